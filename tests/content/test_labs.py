"""Every lab runs, prints and draws what its page shows, with the same code in both languages."""

from pathlib import Path

import nbformat
import pytest

from pitfalls.project import Project
from pitfalls.proof import labs

PROJECT = Project(Path(__file__).parents[2])
ENGLISH, CHINESE = PROJECT.lab_paths("en"), PROJECT.lab_paths("zh")
each = pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)


@each
@pytest.mark.updates
def test_outputs(path, lab_runs, request):
    outputs = lab_runs[path].result()
    if request.config.getoption("update"):
        labs.write(PROJECT, path.stem, outputs)
    labs.compare(PROJECT, path.stem, outputs)


@each
def test_both_languages_run_the_same_code(path):
    told = f"docs/zh/labs/{path.name}: the cells must be of the same kinds and code as in docs/en"
    assert code_of(path) == code_of(PROJECT.docs / "zh" / "labs" / path.name), told


def code_of(path):
    """The kind of each cell, and the code of those that have it."""
    cells = nbformat.read(path, as_version=4).cells
    return [(cell.cell_type, cell.source if cell.cell_type == "code" else "") for cell in cells]


def test_every_chinese_lab_has_its_pair():
    assert [path.name for path in ENGLISH] == [path.name for path in CHINESE]
