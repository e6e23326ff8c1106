"""What the pages say is what their entries show, but for the lists of what is different.

The lists may only get shorter: each line of them is still needed.
"""

from pathlib import Path

import pytest

from pitfalls import prose
from pitfalls.exceptions import FINE, KNOWN_NAMES
from pitfalls.problem import raise_first
from pitfalls.project import Project
from pitfalls.text import read_text

PROJECT = Project(Path(__file__).parents[2])
FILES = [
    *PROJECT.docs.glob("*.yml"), *PROJECT.docs.glob("*/labs/*.ipynb"),
    *PROJECT.root.glob("README*.md"), *PROJECT.snippets.glob("versions/*.json"),
]
each_entry = pytest.mark.parametrize("entry", PROJECT.entries.values(), ids=PROJECT.entries)


@pytest.fixture(scope="module")
def found():
    """What every entry has against the rules, by slug, the lists aside."""
    return {
        slug: {each.found for each in prose.all_problems(PROJECT, prose.evidence(PROJECT, entry))}
        for slug, entry in PROJECT.entries.items()
    }


@each_entry
def test_pages_say_what_is_shown(entry):
    raise_first(prose.problems(PROJECT, entry))


def test_each_exception_is_needed(found):
    assert [key for key in FINE if key[1] not in found[key[0]]] == []


def test_each_known_name_is_needed():
    pages = [page for page in PROJECT.all_pages() if page.name in PROJECT.entries]
    codes = {code for page in pages for each in prose.sentences(page) for code in each.codes}
    text = "\n".join(codes)
    assert [name for name in KNOWN_NAMES if name not in text] == []


def test_no_known_name_is_one_of_a_snippet():
    names, paths = prose.names_of(PROJECT.code), prose.paths_of(PROJECT.code)
    listed = {
        name for name in KNOWN_NAMES
        if (prose.full_path(name) in paths if "." in name else name in names)
    }
    assert listed == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_can_be_seen(path):
    assert read_text(path)


@pytest.mark.parametrize("names", [list(FINE), list(KNOWN_NAMES)])
def test_lists_are_sorted(names):
    assert names == sorted(names)
