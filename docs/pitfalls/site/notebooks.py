"""Every entry as a Jupyter notebook to download, made from its sections."""

import json

from pitfalls.entry import Entry, Section
from pitfalls.site.rendering import as_markdown

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(entry: Entry, title: str, description: str) -> str:
    """The entry in nbformat 4.5: its title, then a cell for each section."""
    heading = {
        "cell_type": "markdown",
        "id": "title",
        "metadata": {},
        "source": f"# {as_markdown(title)}\n\n{as_markdown(description)}",
    }
    cells = [heading, *map(code_cell, entry.shown.values())]
    metadata = {"kernelspec": KERNEL}
    found = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(found, ensure_ascii=False, indent=1)


def code_cell(section: Section) -> dict:
    """A cell; one that raises is tagged, so that running all cells goes on behind it."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": section.name.replace("_", "-"),
        "metadata": {"tags": ["raises-exception"]} if section.raises else {},
        "outputs": [],
        "source": section.text.strip("\n"),
    }
