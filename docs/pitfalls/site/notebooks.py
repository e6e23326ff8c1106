"""Every entry as a Jupyter notebook, made from its sections, and where one can be opened."""

import json

from mkdocs.structure.pages import Page

from pitfalls.entry import Entry, Section
from pitfalls.site.catalog import Catalog
from pitfalls.site.rendering import as_markdown

# a different version explains a different answer
VERSION = {
    "cell_type": "code",
    "execution_count": None,
    "id": "version",
    "metadata": {},
    "outputs": [],
    "source": "import torch\n\nprint(torch.__version__)",
}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def notebook(entry: Entry, title: str, description: str) -> str:
    """The entry in nbformat 4.5: its title, the version of PyTorch, a cell for each section."""
    heading = {
        "cell_type": "markdown",
        "id": "title",
        "metadata": {},
        "source": f"# {as_markdown(title)}\n\n{as_markdown(description)}",
    }
    cells = [heading, VERSION, *map(code_cell, entry.runnable.values())]
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


def services(catalog: Catalog, page: Page) -> dict[str, str]:
    """The addresses that open a page's notebook in the browser; none without a GitHub repository.

    They read it from the branch that holds the built site.
    """
    host, _, repository = catalog.repo_url.partition("https://github.com/")
    if host or not repository:
        return {}
    code = catalog.language.code
    path = page.file.dest_uri.replace("/index.html", ".ipynb")
    if page.file.src_uri.endswith(".ipynb"):
        path = page.file.dest_uri.replace("index.html", page.file.name + ".ipynb")
    file = f"{repository.strip('/')}/blob/gh-pages/{code}/{path}"
    return {
        name: address.format(file)
        for name, address in catalog.language.notebook_services.items()
    }
