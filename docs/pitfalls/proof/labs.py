"""Runs the notebooks of docs/*/labs in a Jupyter kernel and compares their outputs with the recorded ones."""

import os
import re
from pathlib import Path

import nbformat
from entries import ROOT, Problem
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ENGLISH = ROOT / "docs/en/labs"
LIMIT = 60  # seconds for one cell
ID = re.compile(r"\b[mp][0-9a-f]{10}\b")  # of markers and clip paths: hashes of their coordinates
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
# Figures as SVG without a date or random ids; text stays text.
KERNEL = ["--InlineBackend.figure_formats={'svg'}", "--InlineBackend.print_figure_kwargs={'metadata': {'Date': None}, 'bbox_inches': 'tight'}"]


def execute(path: Path) -> list[list]:
    """Run a notebook alone and return the outputs of its code cells; raise Problem where a cell fails."""
    os.environ |= {"MATPLOTLIBRC": str(Path(__file__).with_name("matplotlibrc")), "OMP_NUM_THREADS": "1"}
    notebook = nbformat.read(path, as_version=4)
    try:
        NotebookClient(notebook, timeout=LIMIT, kernel_name="python3", extra_arguments=KERNEL, coalesce_streams=True).execute()
    except CellExecutionError as error:
        raise Problem(path, 1, f"a cell that raises {error.ename}: {error.evalue}", "cells that run", "correct the cell") from None
    return [cell.outputs for cell in code_cells(notebook)]


def code_cells(notebook) -> list:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def texts(outputs: list) -> list[str]:
    """What the outputs of a cell say: streams, results, and figures as SVG."""
    return [output.get("text") or output.data.get("image/svg+xml") or output.data["text/plain"] for output in outputs]


def same(found: str, expected: str) -> bool:
    """Equal texts; in figures, coordinates may differ by a hundredth of a point, as sums do from machine to machine."""
    if not found.startswith("<?xml"):
        return found == expected
    found, expected = ID.sub("id", found), ID.sub("id", expected)
    return NUMBER.split(found) == NUMBER.split(expected) and all(
        abs(float(a) - float(b)) < 0.01 for a, b in zip(NUMBER.findall(found), NUMBER.findall(expected)))


def compare(path: Path, outputs: list[list]) -> None:
    """Raise Problem unless the notebook and its pair in the other language hold these outputs."""
    for language in ("en", "zh"):
        page = ROOT / "docs" / language / "labs" / path.name
        for number, (cell, new) in enumerate(zip(code_cells(nbformat.read(page, as_version=4)), outputs), 1):
            found, expected = texts(cell.outputs), texts(new)
            if len(found) != len(expected) or not all(map(same, found, expected)):
                raise Problem(page, 1, f"code cell {number} with {[text[:80] for text in found]}",
                              f"{[text[:80] for text in expected]}", "pytest tests/test_labs.py --update")


def write(path: Path, outputs: list[list]) -> None:
    """Write these outputs into the notebook and its pair, and nothing else."""
    for language in ("en", "zh"):
        page = ROOT / "docs" / language / "labs" / path.name
        notebook = nbformat.read(page, as_version=4)
        for number, (cell, new) in enumerate(zip(code_cells(notebook), outputs), 1):
            cell.outputs, cell.execution_count = new, number
            for output in new:
                if output.output_type == "execute_result":
                    output.execution_count = number
        nbformat.write(notebook, page)
