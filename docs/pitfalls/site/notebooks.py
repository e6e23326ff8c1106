"""Offers every entry as a Jupyter notebook, made from its sections."""

import json

from entries import Entry, Section
from mkdocs.structure.files import File

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def on_files(files, config):
    catalog = config.extra["catalog"]
    for slug, entry in catalog.entries.items():
        files.append(File.generated(config, f"{slug}.ipynb", content=notebook(entry, catalog.meta[slug])))
    return files


def notebook(entry: Entry, meta: dict) -> str:
    """The entry in nbformat 4.5: its title, then a cell for each section; those that raise are tagged so."""
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {meta['title']}\n\n{meta['description']}"}
    cells = [title, *map(code_cell, entry.shown.values())]
    return json.dumps({"cells": cells, "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1)


def code_cell(section: Section) -> dict:
    metadata = {"tags": ["raises-exception"]} if section.raises else {}
    return {"cell_type": "code", "execution_count": None, "id": section.name.replace("_", "-"), "metadata": metadata,
            "outputs": [], "source": section.text.strip("\n")}
