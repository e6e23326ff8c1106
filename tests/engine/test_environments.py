"""Sections with an environment of their own: what their heads may say, and seals that hold."""

import pytest

from pitfalls.entry import Entry, read_entry
from pitfalls.environments import Environments
from pitfalls.problem import Problem
from pitfalls.proof.environment import packages_of
from pitfalls.proof.run import as_written
from pitfalls.rules import check_runnable

SLUG = "tensors/numpy"
INSTALLED = {"numpy": "2.0.2", "torch": "2.2.2"}
CODE = '''"""An entry."""
# /// pitfall
# apis = ["torch.ones"]
# symptom = "error"
# messages = ["Numpy is not available"]
# raises = ["wrong"]
# added = 2026-11-29
# environment.wrong = ["torch==2.2.2", "numpy>=2"]
# ///
# --8<-- [start:wrong]
import torch
print("ones:", torch.ones(1))
#> ones: tensor([1.])
torch.ones(1).numpy()
#> RuntimeError: Numpy is not available
# --8<-- [end:wrong]
# --8<-- [start:right]
import torch
print(torch.ones(1).numpy())
#> [1.]
# --8<-- [end:right]
# --8<-- [start:check]
assert wrong.out == "ones: tensor([1.])\\nRuntimeError: Numpy is not available\\n"
assert right.out == "[1.]\\n"
# --8<-- [end:check]
'''


@pytest.fixture
def entry_with(project):
    """Makes the entry, with one text of it replaced by another."""

    def make(old: str = "", new: str = "") -> Entry:
        assert old in CODE
        path = project.entry_path(SLUG)
        path.parent.mkdir(exist_ok=True)
        path.write_text(CODE.replace(old, new) if old else CODE, encoding="utf-8")
        return read_entry(path)

    return make


@pytest.fixture
def kept(project, entry_with) -> Entry:
    entry = entry_with()
    project.environments.keep(entry, {"wrong": INSTALLED})
    return entry


def test_only_the_other_sections_run_here(entry_with):
    assert list(entry_with().runnable) == ["right"]


def test_its_lines_are_its_run(entry_with):
    run = as_written(entry_with().sections["wrong"])
    assert run.out == "ones: tensor([1.])\nRuntimeError: Numpy is not available\n"
    assert run.error == "RuntimeError: Numpy is not available"


def test_the_proof_takes_its_lines_and_runs_the_others(engine, entry_with):
    runs = engine.start(entry_with().path).result()
    assert runs["right"].out == "[1.]\n"
    assert runs["wrong"].error == "RuntimeError: Numpy is not available"


def test_the_check_has_teeth_for_it_too(engine, entry_with):
    entry = entry_with("assert wrong.out == ", "assert wrong.out or ")
    with pytest.raises(Problem) as raised:
        engine.start(entry.path).result()
    assert raised.value.found.startswith("a check ")


@pytest.mark.parametrize(
    "old, new, found",
    [
        ('"numpy>=2"', '"evil>=2"', "environment.wrong = ['torch==2.2.2', 'evil>=2']"),
        ('"numpy>=2"', '"numpy --index-url x"', "environment.wrong = "),
        ('"torch==2.2.2", ', "", "environment.wrong = ['numpy>=2']"),
        ("environment.wrong", "environment.wron", "environment.wron"),
        ("environment.wrong", "environment.demo", "environment.demo"),
    ],
)
def test_a_head_that_asks_for_something_else(entry_with, old, new, found):
    with pytest.raises(Problem) as raised:
        entry_with(old, new)
    assert raised.value.found.startswith(found)
    assert raised.value.line == 8


def test_something_runs_in_every_test_run(entry_with):
    text = '# environment.right = ["torch==2.2.2"]\n# ///\n# --8<-- [start:wrong]'
    entry = entry_with("# ///\n# --8<-- [start:wrong]", text)
    with pytest.raises(Problem) as raised:
        check_runnable(entry)
    assert raised.value.found.startswith("an entry of which every section has an environment")


def test_kept_with_what_was_installed(project, kept):
    assert project.environments.installed(kept, kept.shown["wrong"]) == INSTALLED
    project.environments.check(kept)


@pytest.mark.parametrize(
    "old, new",
    [
        ("numpy>=2", "numpy>=1"),
        ("torch.ones(1).numpy()\n#> R", "torch.zeros(1).numpy()\n#> R"),
        ("#> RuntimeError: Numpy is not", "#> RuntimeError: Numpy is surely not"),
    ],
)
def test_a_change_voids_the_seal(project, kept, entry_with, old, new):
    with pytest.raises(Problem) as raised:
        project.environments.check(entry_with(old, new))
    assert raised.value.fix == f"pitfalls record {SLUG}; it installs these packages and runs it"


def test_another_version_voids_the_seal(project, kept):
    path = project.environments.path
    path.write_text(path.read_text(encoding="utf-8").replace("2.0.2", "2.1.0"), encoding="utf-8")
    with pytest.raises(Problem):
        Environments(project.snippets).check(kept)


def test_what_is_kept_of_no_environment_is_found(project, kept, entry_with):
    entry = entry_with('# environment.wrong = ["torch==2.2.2", "numpy>=2"]\n')
    with pytest.raises(Problem) as raised:
        project.environments.check_slugs({SLUG: entry})
    assert raised.value.found == f"{SLUG}:wrong, which has no environment"


def test_names_of_packages():
    assert packages_of(("torch==2.2.2", "numpy>=2,<3", "onnx")) == ["torch", "numpy", "onnx"]
