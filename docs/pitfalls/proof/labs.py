"""Runs the labs in a Jupyter kernel and compares their outputs with the recorded ones."""

import os
import re
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from pitfalls.problem import Problem
from pitfalls.project import Project

Outputs = list[list[NotebookNode]]  # of each code cell

LIMIT = 180  # seconds for one cell, on a machine that runs other tests as well
UPDATE = "pytest tests/content/test_labs.py --update"
TOLERANCE = 0.01  # points; sums differ from machine to machine

_ID = re.compile(r"\b[mp][0-9a-f]{10}\b")  # of markers and clip paths: hashes of their coordinates
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
# figures as SVG without a date or random ids; text stays text
_KERNEL = [
    "--InlineBackend.figure_formats={'svg'}",
    "--InlineBackend.print_figure_kwargs={'metadata': {'Date': None}, 'bbox_inches': 'tight'}",
]
_SETTINGS = {
    "MATPLOTLIBRC": str(Path(__file__).with_name("matplotlibrc")),
    "OMP_NUM_THREADS": "1",  # the same sums on every machine
}


def execute(path: Path) -> Outputs:
    """Run a notebook and return what its cells print and draw; raise Problem where one fails."""
    client = NotebookClient(
        _read(path), timeout=LIMIT, kernel_name="python3", extra_arguments=_KERNEL,
        coalesce_streams=True,
    )
    try:
        notebook = client.execute(env=os.environ | _SETTINGS)
    except CellExecutionError as error:
        found = f"a cell that raises {error.ename}: {error.evalue}"
        raise Problem(path, 1, found, "cells that run", "correct the cell") from None
    return [cell.outputs for cell in code_cells(notebook)]


def compare(project: Project, name: str, outputs: Outputs) -> None:
    """Raise Problem unless the lab holds these outputs in every language."""
    for path in _pair(project, name):
        cells = zip(code_cells(_read(path)), outputs, strict=False)
        for number, (cell, new) in enumerate(cells, 1):
            found, expected = _texts(cell.outputs), _texts(new)
            if len(found) != len(expected) or not all(map(_is_same, found, expected)):
                told = f"code cell {number} with {_beginnings(found)}"
                raise Problem(path, 1, told, str(_beginnings(expected)), UPDATE)


def write(project: Project, name: str, outputs: Outputs) -> None:
    """Write these outputs into the lab in every language, and nothing else."""
    for path in _pair(project, name):
        notebook = _read(path)
        cells = zip(code_cells(notebook), outputs, strict=False)
        for number, (cell, new) in enumerate(cells, 1):
            cell.outputs, cell.execution_count = new, number
            for output in new:
                if output.output_type == "execute_result":
                    output.execution_count = number
        nbformat.write(notebook, path)


def code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _pair(project: Project, name: str) -> list[Path]:
    """The lab in every language; its name is that of the file without the ending."""
    return [
        project.docs / language / "labs" / f"{name}.ipynb" for language in project.languages
    ]


def _read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def _beginnings(texts: list[Any]) -> list[Any]:
    return [text[:80] for text in texts]


def _texts(outputs: list[NotebookNode]) -> list[Any]:
    """What the outputs of a cell say: streams, results, and figures as SVG."""
    return [_text(output) for output in outputs]


def _text(output: NotebookNode) -> Any:
    if "text" in output:
        return output.text
    return output.data.get("image/svg+xml") or output.data["text/plain"]


def _is_same(found: str, expected: str) -> bool:
    """Equal texts; in figures, coordinates may differ by less than the tolerance."""
    if not found.startswith("<?xml"):
        return found == expected
    found, expected = _ID.sub("id", found), _ID.sub("id", expected)
    if _NUMBER.split(found) != _NUMBER.split(expected):
        return False
    numbers = zip(_NUMBER.findall(found), _NUMBER.findall(expected), strict=True)
    return all(abs(float(a) - float(b)) < TOLERANCE for a, b in numbers)
