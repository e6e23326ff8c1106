"""Pages keep to the style guide."""

from pathlib import Path

import pytest

from pitfalls import style
from pitfalls.exceptions import GOOD_STYLE
from pitfalls.problem import raise_first
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PAGES = PROJECT.all_pages()
IDS = [f"{page.language}/{page.name}" for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_style(page):
    raise_first(style.problems(page, PROJECT.entries.get(page.name)))


@pytest.mark.parametrize("name", ["topics.yml", "labs.yml", "languages.yml", "glossary.yml"])
def test_style_of_words_in_lists(name):
    raise_first(style.of_texts(PROJECT.docs / name))


def test_each_exception_is_needed():
    found = {
        (page.name, problem.found)
        for page in PAGES
        for problem in style.all_problems(page, PROJECT.entries.get(page.name))
    }
    assert sorted(GOOD_STYLE) == list(GOOD_STYLE) and GOOD_STYLE.keys() <= found
