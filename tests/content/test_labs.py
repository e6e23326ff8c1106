"""Every lab runs, prints and draws what its page shows, with the same code in both languages."""

from pathlib import Path

import nbformat
import pytest

from pitfalls.problem import Problem
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


# ------------------------------------------------------------------------------------ confined


def problem(tmp_path: Path, code: str) -> str:
    """What is told of a lab with this cell."""
    path = tmp_path / "lab.ipynb"
    cell = nbformat.v4.new_code_cell(code, id="c1")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with pytest.raises(Problem) as caught:
        labs.execute(path)
    return caught.value.found


@pytest.mark.parametrize(
    "code, found",
    [
        (
            "open('../outside', 'w')",
            "a cell that raises PermissionError: the lab writes ../outside",
        ),
        (
            "import os\nassert os.system('echo > /tmp/outside') == 0",
            "a cell that raises AssertionError: ",
        ),
        (
            "import socket\nsocket.create_connection(('192.0.2.1', 80))",
            "a cell that raises PermissionError: the lab reaches for 192.0.2.1",
        ),
    ],
    ids=["file", "file by another program", "network"],
)
def test_a_lab_is_confined_like_a_section(tmp_path, code, found):
    assert problem(tmp_path, code).startswith(found)


def test_every_kind_of_an_output_is_compared():
    name = "learning-rate-schedules"
    cells = labs.code_cells(nbformat.read(PROJECT.docs / f"en/labs/{name}.ipynb", as_version=4))
    outputs = [cell.outputs for cell in cells]
    labs.compare(PROJECT, name, outputs)
    drawn = next(output for cell in outputs for output in cell if "data" in output)
    drawn.data["text/plain"] = "<Figure of something else>"
    with pytest.raises(Problem):
        labs.compare(PROJECT, name, outputs)
