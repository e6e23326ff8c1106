"""Programs as people write them, which measure the search by code.

Those in programs/correct are right: a finding in one is a false alarm. Each in programs/planted,
planted_second and so on to planted_seventh has one mistake; the .toml of that name says which,
where it is, which pages answer it and, if the mistake ends the program, what is in the message.
"""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PROGRAMS = Path(__file__).with_name("programs")
CORRECT = sorted(PROGRAMS.glob("correct/*.py"))
FOLDERS = [
    "planted", "planted_second", "planted_third",
    "planted_fourth", "planted_fifth", "planted_sixth", "planted_seventh",
]
PLANTED = [path for folder in FOLDERS for path in sorted(PROGRAMS.glob(f"{folder}/*.py"))]
MISTAKES = {
    folder: tomllib.loads((PROGRAMS / f"{folder}.toml").read_text(encoding="utf-8"))
    for folder in FOLDERS
}

ENDS = (AttributeError, IndexError, RuntimeError, TypeError, ValueError)

RUN = """
import os, runpy, signal, sys
signal.alarm(60)  # DDP over gloo can wait for ever at its end, where two threads want the GIL
sys.argv = [{path!r}]
os.chdir({folder!r})
printed = os.open("printed", os.O_CREAT | os.O_WRONLY)
os.dup2(printed, 1)
os.dup2(printed, 2)
runpy.run_path({path!r}, run_name="__main__")
"""


def name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def mistake(path: Path) -> dict:
    return MISTAKES[path.parent.name][path.stem]


FAILING = [
    PROGRAMS / folder / f"{stem}.py"
    for folder, told in MISTAKES.items()
    for stem, program in told.items()
    if "fails" in program
]


@pytest.mark.parametrize("path", [p for p in CORRECT + PLANTED if p not in FAILING], ids=name)
def test_program_runs(path, engine, tmp_path):
    engine.here.call(exec, RUN.format(folder=str(tmp_path), path=str(path)))


@pytest.mark.parametrize("path", FAILING, ids=name)
def test_mistake_ends_the_program(path, engine, tmp_path):
    with pytest.raises(ENDS, match=re.escape(mistake(path)["fails"])):
        engine.here.call(exec, RUN.format(folder=str(tmp_path), path=str(path)))


def test_there_are_enough_correct_programs():
    assert len(CORRECT) >= 40


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_are_enough_to_measure_with(folder):
    assert len(MISTAKES[folder]) >= 30


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_planted_mistake_is_told(folder):
    told = MISTAKES[folder]
    assert sorted(told) == [path.stem for path in PLANTED if path.parent.name == folder]
    assert all(program["mistake"] for program in told.values())


def test_no_two_planted_programs_of_one_name():
    assert len({path.stem for path in PLANTED}) == len(PLANTED)


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
    lines = mistake(path)["line"]
    assert set(lines if isinstance(lines, list) else [lines]) <= code


def test_answers_are_pages():
    pages = [page for path in PLANTED for page in mistake(path)["pages"]]
    assert [page for page in pages if not PROJECT.entry_path(page).is_file()] == []
