"""The arrows go one way: commands -> site -> live -> proof -> the model; trial, rules -> it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "docs/pitfalls"
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MODEL = "model"  # the modules beside the folders
ALLOWED = {
    MODEL: {MODEL},
    "site": {MODEL, "site", "live"},
    "live": {MODEL, "proof", "live"},
    "proof": {MODEL, "proof"},
    "trial": {MODEL, "trial"},
    "commands": {MODEL, "site", "proof", "trial", "commands"},
    "__main__": {MODEL, "commands"},
}
EXCEPTIONS = {("trial/bench.py", "proof")}  # it times the proofs


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """The part of the package that a module belongs to."""
    if path.parent != PACKAGE:
        return path.relative_to(PACKAGE).parts[0]
    return "__main__" if path.name == "__main__.py" else MODEL


def part_named(module: str) -> str | None:
    """The part that a name such as pitfalls.proof.engine is in; None where it is not ours."""
    first, *rest = module.split(".")
    if first != "pitfalls":
        return None
    return rest[0] if rest and rest[0] in ALLOWED else MODEL


def imported(tree: ast.Module) -> Iterator[str]:
    """The full names of all that a module imports, at its top or later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def wrong_arrows(path: Path, tree: ast.Module) -> set[str]:
    parts = {part_named(module) for module in imported(tree)} - {None}
    allowed = ALLOWED[part_of(path)]
    return {part for part in parts - allowed if (name_of(path), part) not in EXCEPTIONS}


def changes_of_the_path(tree: ast.Module) -> list[int]:
    """The lines that assign to sys.path, or call one of its methods."""
    lines = []
    for node in ast.walk(tree):
        targets = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AugAssign):
            targets = [node.target]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            targets = [node.func.value]
        for target in targets:
            whole = target.value if isinstance(target, ast.Subscript) else target
            if ast.unparse(whole) == "sys.path":
                lines.append(node.lineno)
    return lines


def test_every_part_is_known():
    folders = {path.parent.name for path in PACKAGE.glob("*/*.py")}
    assert folders - set(ALLOWED) == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows(path):
    assert wrong_arrows(path, parse(path)) == set()


@pytest.mark.parametrize(
    "name, line, wrong",
    [
        ("entry.py", "from pitfalls import proof", {"proof"}),
        ("entry.py", "from pitfalls.page import Page", set()),
        ("site/search.py", "import pitfalls.proof.engine", {"proof"}),
        ("site/search.py", "def later():\n    from pitfalls.trial import bench", {"trial"}),
        ("proof/engine.py", "from pitfalls.site import code", {"site"}),
        ("site/running.py", "from pitfalls.live.gate import Gate", set()),
        ("live/worker.py", "from pitfalls.proof import run", set()),
        ("live/gate.py", "from pitfalls.site import delivery", {"site"}),
        ("proof/run.py", "from pitfalls.live import confinement", {"live"}),
        ("trial/building.py", "from pitfalls.proof.engine import Engine", {"proof"}),
        ("trial/bench.py", "from pitfalls.proof.engine import Engine", set()),
        ("commands/check.py", "from pitfalls.proof.engine import Engine", set()),
        ("scaffold.py", "from pitfalls.commands import new", {"commands"}),
    ],
)
def test_a_wrong_arrow_is_found(name, line, wrong):
    assert wrong_arrows(PACKAGE / name, ast.parse(line)) == wrong


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: path.stem)
def test_no_module_changes_the_path_of_imports(path):
    assert changes_of_the_path(parse(path)) == []


@pytest.mark.parametrize(
    "line", ["sys.path.insert(0, 'docs')", "sys.path += ['docs']", "sys.path[:0] = ['docs']"]
)
def test_a_change_of_the_path_is_found(line):
    assert changes_of_the_path(ast.parse(f"import sys\n{line}\nprint(sys.path)")) == [2]


def test_tests_are_no_packages():
    assert list((ROOT / "tests").rglob("__init__.py")) == []
