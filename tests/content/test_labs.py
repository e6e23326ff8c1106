"""Every lab runs, prints and draws what its page shows, and has the same code in both languages."""

import labs
import nbformat
import pytest
from entries import ROOT

NOTEBOOKS = sorted(labs.ENGLISH.glob("*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@each
@pytest.mark.updates
def test_outputs(path, lab_runs, request):
    outputs = lab_runs[path].result()
    if request.config.getoption("--update"):
        labs.write(path, outputs)
    labs.compare(path, outputs)


@each
def test_both_languages_run_the_same_code(path):
    cells = [[(cell.cell_type, cell.source if cell.cell_type == "code" else "") for cell in nbformat.read(page, as_version=4).cells]
             for page in (path, ROOT / "docs/zh/labs" / path.name)]
    assert cells[0] == cells[1], f"docs/zh/labs/{path.name} differs from docs/en: the cells must be of the same kinds, with the same code"


def test_every_chinese_lab_has_its_pair():
    assert [path.name for path in NOTEBOOKS] == sorted(path.name for path in (ROOT / "docs/zh/labs").glob("*.ipynb"))
