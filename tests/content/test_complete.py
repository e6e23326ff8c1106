"""A run of the tests that has left something out is told from a whole one by its report."""

import runpy
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element, ElementTree, SubElement

import pytest

from pitfalls.project import Project

ROOT = Path(__file__).parents[2]
COMPLETE = runpy.run_path(str(ROOT / ".ci/complete.py"))
PROJECT = Project(ROOT)
SLUG = "losses/nan-loss"
PROOF = f"content/test_snippets.py::test_proof[{SLUG}]"


@pytest.fixture(scope="module")
def names() -> list[str]:
    """What passes in a whole run."""
    cases = list(COMPLETE["cases"](PROJECT))
    with_cases = {name.partition("[")[0] for name in cases}
    functions = COMPLETE["functions"](ROOT)
    return cases + [name for name in functions if name not in with_cases]


@pytest.fixture
def missing(names, tmp_path):
    """What a whole run lacks of which some tests ended otherwise: {name: element or None}."""

    def missing(changed=(), sections=None):
        suite, changed = Element("testsuite"), dict(changed)
        for name in names:
            if name in changed and changed[name] is None:
                continue
            file, _, test = name.partition("::")
            classname = "tests." + file.removesuffix(".py").replace("/", ".")
            case = SubElement(suite, "testcase", classname=classname, name=test)
            if name in changed:
                SubElement(case, *changed[name])
            if "::test_proof[" in name:
                slug = name.partition("[")[2].rstrip("]")
                shown = " ".join(PROJECT.entries[slug].shown)
                value = sections if sections is not None and slug == SLUG else shown
                SubElement(SubElement(case, "properties"), "property", value=value)
        report = tmp_path / "report.xml"
        ElementTree(suite).write(report)
        return COMPLETE["missing"](report, PROJECT)

    return missing


def test_a_whole_run(missing):
    assert missing() == []


@pytest.mark.parametrize(
    "end", [None, ("failure", {}), ("error", {}), ("skipped", {"message": "no time"})]
)
@pytest.mark.parametrize(
    "name",
    [
        "content/test_published.py::test_page[zh/losses/nan-loss]",
        "content/test_labs.py::test_outputs[loss-does-not-fall]",
        "engine/test_rules.py::test_missing_section",
    ],
)
def test_a_test_that_did_not_pass(missing, name, end):
    assert missing({name: end}) == [name]


def test_a_proof_that_was_left_out(missing):
    shown = [f"snippets/{SLUG}.py: {name}" for name in PROJECT.entries[SLUG].shown]
    assert missing({PROOF: None}) == [PROOF, *shown]


def test_a_section_that_was_not_run(missing):
    first, *rest = PROJECT.entries[SLUG].shown
    assert missing(sections=" ".join(rest)) == [f"snippets/{SLUG}.py: {first}"]


def test_what_a_machine_may_lack(missing):
    name = "content/test_labs.py::test_outputs[loss-does-not-fall]"
    reason = {"message": "the kernel confines no signals"}
    assert missing({name: ("skipped", reason)}) == []


def test_options_leave_nothing_out():
    """What pytest.ini and its like would say comes first, so there is none."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["pytest"]) == {"ini_options"}
    options = project["tool"]["pytest"]["ini_options"]
    assert set(options) == {"testpaths", "markers", "addopts", "faulthandler_timeout"}
    assert options["testpaths"] == ["tests", "README.md", "README.zh.md"]
    assert options["addopts"].split() == [
        "--markdown-docs", "--markdown-docs-syntax=superfences", "-p", "no:cacheprovider",
        "--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder",
    ]
    names = {"conftest.py", "pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg", "setup.py"}
    assert [name for name in names if (ROOT / name).exists()] == []
