"""Offers every entry as a Jupyter notebook, made from its sections."""

import nbformat
from entries import Entry, Section
from mkdocs.structure.files import File
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}


def on_files(files, config):
    catalog = config.extra["catalog"]
    for slug, entry in catalog.entries.items():
        files.append(File.generated(config, f"{slug}.ipynb", content=notebook(entry, catalog.meta[slug])))
    return files


def notebook(entry: Entry, meta: dict) -> str:
    """The entry as JSON of nbformat 4: its title, then a cell for each section; those that raise are tagged so."""
    title = new_markdown_cell(f"# {meta['title']}\n\n{meta['description']}", id="title")
    return nbformat.writes(new_notebook(cells=[title, *map(code_cell, entry.shown.values())], metadata=KERNEL))


def code_cell(section: Section):
    tags = {"tags": ["raises-exception"]} if section.raises else {}
    return new_code_cell(section.text.strip("\n"), id=section.name.replace("_", "-"), metadata=tags)
