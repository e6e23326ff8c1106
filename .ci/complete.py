"""Fails unless a run of the tests has proven everything on disk: complete.py REPORT.

REPORT is pytest's JUnit XML. pytest lets options, marks and conftest.py files leave tests out; this
looks at what ran. Nothing is counted: the names on disk are compared with those in the report.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from pitfalls.project import Project

ROOT = Path(__file__).parents[1]

# Why a test may be skipped: the machine lacks something, and nobody can change that here.
SKIPPED = (
    "no Chromium on this machine: apt-get install chromium",
    "only root can become another user",
    "that user cannot read this project or its environment",
    "the kernel confines no signals",
    "this kernel gives no namespaces",
    "this system can confine no run",
)


def passed(report: Path) -> dict[str, str]:
    """What passed: name, as in content/test_snippets.py::test_proof[x], and what it noted."""
    found = {}
    for case in ElementTree.parse(report).iter("testcase"):
        skipped = case.find("skipped")
        excused = skipped is not None and skipped.get("message") in SKIPPED
        if excused or not {child.tag for child in case} & {"skipped", "failure", "error"}:
            path = case.get("classname", "").removeprefix("tests.").replace(".", "/")
            noted = " ".join(each.get("value", "") for each in case.iter("property"))
            found[f"{path}.py::{case.get('name')}"] = noted
    return found


def functions(root: Path) -> Iterator[str]:
    """Every test on disk, without its parameters."""
    for path in sorted((root / "tests").rglob("test_*.py")):
        name = path.relative_to(root / "tests").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{name}::{node.name}"


def cases(project: Project) -> Iterator[str]:
    """Every test of an entry, a page and a lab on disk."""
    for slug in project.entries:
        yield f"content/test_snippets.py::test_proof[{slug}]"
    for page in project.all_pages():
        for test in ("pages.py::test_pair", "pages.py::test_language", "published.py::test_page"):
            yield f"content/test_{test}[{page.language}/{page.name}]"
    for language in project.languages:
        for path in project.lab_paths(language):
            name = path.relative_to(project.root).as_posix()
            yield f"content/test_published.py::test_lab[{name}]"
    for path in project.lab_paths("en"):
        yield f"content/test_labs.py::test_outputs[{path.stem}]"


def missing(report: Path, project: Project) -> list[str]:
    """What is on disk and did not pass."""
    found = passed(report)
    ran = {name.partition("[")[0] for name in found}
    left_out = [name for name in functions(project.root) if name not in ran]
    left_out += [name for name in cases(project) if name not in found]
    for slug, entry in project.entries.items():
        proven = found.get(f"content/test_snippets.py::test_proof[{slug}]", "").split()
        left_out += [f"snippets/{slug}.py: {name}" for name in entry.shown if name not in proven]
    return left_out


if __name__ == "__main__":
    if left_out := missing(Path(sys.argv[1]), Project(ROOT)):
        print("These are on disk, and did not pass in this run:", *left_out, sep="\n  ")
        sys.exit(1)
