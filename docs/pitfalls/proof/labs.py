"""Runs the labs in a Jupyter kernel and compares their outputs with the recorded ones."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
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
    with tempfile.TemporaryDirectory() as directory:
        kernel = _confined_kernel(directory)
        client = NotebookClient(
            _read(path), timeout=LIMIT, km=kernel, extra_arguments=_KERNEL,
            coalesce_streams=True, resources={"metadata": {"path": directory}},
        )
        settings = {"IPYTHONDIR": directory, "MPLCONFIGDIR": directory}
        try:
            notebook = client.execute(env=os.environ | _SETTINGS | settings)
        except CellExecutionError as error:
            found = f"a cell that raises {error.ename}: {error.evalue}"
            raise Problem(path, 1, found, "cells that run", "correct the cell") from None
        finally:
            asyncio.run(kernel.shutdown_kernel(now=True))
    return [cell.outputs for cell in code_cells(notebook)]


def _confined_kernel(directory: str) -> AsyncKernelManager:
    """A kernel that writes to this directory alone, see kernel.py."""
    specs = KernelSpecManager(kernel_dirs=[str(Path(__file__).with_name("kernels"))])
    return AsyncKernelManager(
        kernel_name="confined", kernel_spec_manager=specs, transport="ipc",
        connection_file=f"{directory}/connection.json",
    )


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


def _beginnings(texts: list[tuple[str, str]]) -> list[str]:
    return [text[:80] for _, text in texts]


def _texts(outputs: list[NotebookNode]) -> list[tuple[str, str]]:
    """All that the outputs of a cell hold, each with its kind: of a stream, or of MIME."""
    found: list[tuple[str, str]] = []
    for output in outputs:
        if "text" in output:
            found.append((output.name, output.text))
        else:
            found += [(kind, str(text)) for kind, text in sorted(output.data.items())]
    return found


def _is_same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Equal texts; in figures, coordinates may differ by less than the tolerance."""
    (kind, found), (kind_of_other, expected) = one, other
    if kind != kind_of_other or kind != "image/svg+xml":
        return one == other
    found, expected = _ID.sub("id", found), _ID.sub("id", expected)
    if _NUMBER.split(found) != _NUMBER.split(expected):
        return False
    numbers = zip(_NUMBER.findall(found), _NUMBER.findall(expected), strict=True)
    return all(abs(float(a) - float(b)) < TOLERANCE for a, b in numbers)
