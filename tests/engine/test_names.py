"""Which version has which names: kept by `pitfalls record`, sealed, read back."""

import json
import zipfile
from pathlib import Path

import pytest

from pitfalls.names import NamesByVersion, split, written_out
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof import public
from pitfalls.proof.wheel import Wheel

OLD = frozenset({"torch", "torch._six", "torch.gels", "torch.load(f)"})
NEW = frozenset({"torch", "torch.compile", "torch.load(f)", "torch.load(mmap)"})


@pytest.fixture
def names(tmp_path) -> NamesByVersion:
    found = NamesByVersion(tmp_path)
    found.keep("2.10.0", NEW)
    found.keep("2.9.1", OLD)
    return found


def test_what_is_kept_is_read_back(names):
    again = NamesByVersion(names.path.parents[1])
    assert again.versions == ["2.9.1", "2.10.0"]
    assert again.of_version("2.9.1") == OLD and again.of_version("2.10.0") == NEW
    again.check()


def test_versions_that_have_a_name(names):
    assert names.by_name["torch.load(f)"] == ["2.9.1", "2.10.0"]
    assert names.by_name["torch._six"] == ["2.9.1"]
    assert names.by_name["torch.load(mmap)"] == ["2.10.0"]


def test_what_never_changed_is_written_once(names):
    assert names.path.read_text(encoding="utf-8").count("(f)") == 1


def test_a_version_that_is_recorded_again_loses_what_it_does_not_have(names):
    names.keep("2.9.1", OLD - {"torch.gels"})
    assert "torch.gels" not in names.by_name and names.of_version("2.10.0") == NEW


@pytest.mark.parametrize(("old", "new"), [("compile", "compiled"), ("gels", ""), ("mmap", "m")])
def test_a_name_that_somebody_changed(names, old, new):
    text = names.path.read_text(encoding="utf-8")
    names.path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        NamesByVersion(names.path.parents[1]).check()
    assert caught.value.found.endswith("whose seal does not hold")
    assert caught.value.fix.startswith("pitfalls record 2.")


def test_no_file_holds_no_names(tmp_path):
    assert NamesByVersion(tmp_path).versions == []
    NamesByVersion(tmp_path).check()


SPLIT = {
    "torch/": ("", "torch/"),
    "torch.fx/": ("torch", ".fx/"),
    "torch.nn.GELU": ("torch.nn", ".GELU"),
    "torch.load(mmap)": ("torch.load", "(mmap)"),
}


@pytest.mark.parametrize(("name", "parts"), SPLIT.items())
def test_what_a_name_belongs_to(name, parts):
    assert split(name) == parts


def test_what_is_collected_is_written_out():
    collected = {
        "modules": ["torch", "torch.nn"],
        "names": {"torch.nn": ["GELU"]},
        "parameters": {"torch.load": ["f", "mmap"]},
    }
    expected = {"torch/", "torch.nn/", "torch.nn.GELU", "torch.load(f)", "torch.load(mmap)"}
    assert written_out(collected) == expected


def test_parameters_of_what_can_be_called():
    def function(x, *, dtype=None): ...

    class Layer:
        def __init__(self, size): ...

    assert public.parameters(function) == ["x", "dtype"]
    assert public.parameters(Layer) == ["size"]
    assert public.parameters(3) == []


@pytest.mark.parametrize(
    ("module", "expected"), [("torch.nn", True), ("torch._six", False), ("torch.nn._x.y", False)]
)
def test_public_modules(module, expected):
    assert public.is_public(module) is expected


def test_the_recorded_names_hold():
    NamesByVersion(Project(Path(__file__).parents[2]).snippets).check()


def test_the_file_is_json_with_seals(names):
    written = json.loads(names.path.read_text(encoding="utf-8"))
    assert list(written) == ["seals", "wheels", "unsure", "names"]


# ------------------------------------------------------------------- versions that did not run

FILES = {
    "torch/__init__.py": "import sys\nfrom ._six import *\nfrom .functional import einsum as e\n"
    "if True:\n    float = 1\ntry:\n    import fx as _fx\nexcept ImportError:\n    old = 2\n",
    "torch/__init__.pyi": "def argsort(x): ...\nfloat32: int = ...\nclass Tensor:\n"
    "    def rfft(self): ...\n    data: int\n",
    "torch/_six.py": "inf, nan = 1, 2\nfrom torch import *\n",
    "torch/nn/__init__.py": "from .modules import Linear\n",
    "torch/testing/__init__.py": "hidden = 1\n",
    "torch/lib/x.so": "def no(): pass\n",
}


@pytest.fixture
def wheel(tmp_path) -> Wheel:
    path = tmp_path / "torch.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in FILES.items():
            archive.writestr(name, text)
    return Wheel(path)


def test_names_in_the_files_of_a_wheel(wheel):
    expected = {"sys", "inf", "nan", "e", "float", "_fx", "old", "argsort", "float32", "Tensor"}
    assert wheel.names_in("torch") == expected | {"_six", "nn", "testing"} - {"testing"}
    assert wheel.modules() == ["torch", "torch._six", "torch.nn"]


def test_everything_in_a_wheel(wheel):
    found = wheel.everything()
    assert {"torch/", "torch._six/", "torch.nn.Linear", "torch.Tensor.rfft", "torch.Tensor.data",
            "torch.argsort"} <= found
    assert "torch._six.inf" not in found  # of a private module


def test_a_wheel_says_nothing_of_parameters_and_of_what_it_can_not_know(names):
    names.keep_wheels({"1.7.1": frozenset({"torch", "torch.gels"})}, unsure=frozenset({"torch"}))
    assert names.versions_of("torch.gels") == ["1.7.1", "2.9.1", "2.10.0"]
    assert names.by_name["torch.gels"] == ["1.7.1", "2.9.1"]
    assert names.versions_of("torch") == names.versions_of("torch.load(f)") == ["2.9.1", "2.10.0"]
    names.check()


def test_what_a_wheel_leaves_open_is_sealed(names):
    names.keep_wheels({"1.7.1": frozenset({"torch.gels"})}, unsure=frozenset({"torch.Any"}))
    text = names.path.read_text(encoding="utf-8")
    names.path.write_text(text.replace(".Any", ".All"), encoding="utf-8")
    with pytest.raises(Problem) as caught:
        NamesByVersion(names.path.parents[1]).check()
    assert caught.value.found == "names of 1.7.1, whose seal does not hold"


def test_a_version_that_runs_later_is_no_longer_one_of_a_wheel(names):
    names.keep_wheels({"1.7.1": OLD}, unsure=frozenset())
    names.keep("1.7.1", OLD)
    assert names.wheels == [] and names.versions == ["1.7.1", "2.9.1", "2.10.0"]
