"""Programs as people write them, which measure the search by code.

Those in programs/correct are right: a finding in one is a false alarm. Each in programs/planted has
one mistake; planted.toml says which, where it is, and which pages answer it.
"""

import ast
import tomllib
from pathlib import Path

import pytest

from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PROGRAMS = Path(__file__).with_name("programs")
CORRECT = sorted(PROGRAMS.glob("correct/*.py"))
PLANTED = sorted(PROGRAMS.glob("planted/*.py"))
MISTAKES = tomllib.loads((PROGRAMS / "planted.toml").read_text(encoding="utf-8"))

RUN = """
import os, runpy
os.chdir({folder!r})
printed = os.open("printed", os.O_CREAT | os.O_WRONLY)
os.dup2(printed, 1)
os.dup2(printed, 2)
runpy.run_path({path!r}, run_name="__main__")
"""


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", CORRECT + PLANTED, ids=name)
def test_program_runs(path, engine, tmp_path):
    engine.here.call(exec, RUN.format(folder=str(tmp_path), path=str(path)))


def test_there_are_enough_to_measure_with():
    assert len(CORRECT) >= 40
    assert len(PLANTED) >= 30


def test_each_planted_mistake_is_told():
    assert sorted(MISTAKES) == [path.stem for path in PLANTED]
    assert all(mistake["mistake"] for mistake in MISTAKES.values())


@pytest.mark.parametrize("path", PLANTED, ids=name)
def test_mistake_is_in_a_statement(path):
    """And not in a blank line or a comment, as it would be after an edit above it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    code = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt | ast.expr)
        for line in (node.lineno, node.end_lineno)
    }
    lines = MISTAKES[path.stem]["line"]
    assert set(lines if isinstance(lines, list) else [lines]) <= code


def test_answers_are_pages():
    pages = [page for mistake in MISTAKES.values() for page in mistake["pages"]]
    assert [page for page in pages if not PROJECT.entry_path(page).is_file()] == []
