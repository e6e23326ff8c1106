"""The notebook of an entry runs from top to bottom, and raises just where it says so."""

import nbformat
import pytest
from lxml import html
from markdown import markdown

from pitfalls.entry import read_entry, slug_of
from pitfalls.project import Project
from pitfalls.site.notebooks import notebook
from pitfalls.trial.building import ROOT

PATHS = Project(ROOT).entry_paths


def read_cells(text: str) -> list[nbformat.NotebookNode]:
    return nbformat.reads(text, as_version=4).cells


@pytest.mark.parametrize("path", PATHS, ids=map(slug_of, PATHS))
def test_cells_raise_where_they_are_tagged(path, notebook_runs):
    cells = read_cells(notebook(read_entry(path), "Title", "Description"))
    tagged = [cell.id for cell in cells if "raises-exception" in cell.metadata.get("tags", [])]
    assert notebook_runs[path].result() == tagged


def test_notebook_is_valid_and_always_the_same():
    entry = read_entry(PATHS[0])
    first, second = (notebook(entry, "Title", "Description") for _ in range(2))
    nbformat.validate(nbformat.reads(first, as_version=4))
    assert first == second


def test_title_and_description_are_shown_as_they_are():
    title, description = "What *args, `a` and <lambda> are", "Module.__init__() & [others](x)"
    first = read_cells(notebook(read_entry(PATHS[0]), title, description))[0]
    shown = html.fromstring(markdown(first.source))
    assert [element.tag for element in shown.iter()] == ["div", "h1", "p"]
    assert shown.xpath("string(h1)") == title
    assert shown.xpath("string(p)") == description
