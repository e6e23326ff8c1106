"""The notebook of an entry runs from top to bottom, and raises just where it says so."""

import nbformat
import pytest
from entries import entry_paths, read_entry, slug_of
from notebooks import notebook

META = {"title": "Title", "description": "Description"}
PATHS = entry_paths()


@pytest.mark.parametrize("path", PATHS, ids=map(slug_of, PATHS))
def test_cells_raise_where_they_are_tagged(path, notebook_runs):
    cells = nbformat.reads(notebook(read_entry(path), META), as_version=4).cells
    tagged = [cell.id for cell in cells if "raises-exception" in cell.metadata.get("tags", [])]
    assert notebook_runs[path].result() == tagged


def test_notebook_is_valid_and_always_the_same():
    entry = read_entry(PATHS[0])
    nbformat.validate(nbformat.reads(notebook(entry, META), as_version=4))
    assert notebook(entry, META) == notebook(entry, META)
