"""What is published is text, and what Markdown and the plots make: nothing that could run."""

from pathlib import Path

import pytest

from pitfalls import safety
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PAGES = PROJECT.all_pages()
FIGURES = [entry.figure for entry in PROJECT.entries.values() if entry.figure.exists()]
LABS = [path for language in PROJECT.languages for path in PROJECT.lab_paths(language)]


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT.root).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.language}/{page.name}")
def test_page(page):
    safety.check_page(page, PROJECT.entries.get(page.name))


@pytest.mark.parametrize("path", FIGURES, ids=name_of)
def test_figure(path):
    safety.check_figure(path)


@pytest.mark.parametrize("path", LABS, ids=name_of)
def test_lab(path):
    safety.check_lab(path)


def test_files():
    safety.check_files(PROJECT)


def test_texts_of_the_site_are_no_markup():
    for name in ("glossary", "labs", "languages", "topics"):
        safety.check_texts(PROJECT.docs / f"{name}.yml")
