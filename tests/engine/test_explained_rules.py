"""What a page says of readers' own messages: mistakes in its `explain` are told with their line."""

import shutil
from pathlib import Path

import pytest

from pitfalls import explained, rules
from pitfalls.project import Project

REPOSITORY = Project(Path(__file__).parents[2])
NAME = "rnn/pack-padded"
MESSAGE = "Expected `len(lengths)` to be equal to batch_size, but got * (batch_size=*)"


@pytest.fixture
def spoil(project):
    """The pages of an entry, of which spoil(language, old, new) edits one and returns it."""
    project.entry_path(NAME).parent.mkdir()
    shutil.copy(REPOSITORY.entry_path(NAME), project.entry_path(NAME))
    for page in REPOSITORY.pair(NAME):
        copy = project.page(page.language, NAME).path
        copy.parent.mkdir()
        shutil.copy(page.path, copy)

    def spoil(language, old, new):
        page = project.page(language, NAME)
        text = page.path.read_text(encoding="utf-8")
        assert old in text
        page.path.write_text(text.replace(old, new), encoding="utf-8")
        return page

    return spoil


def told(page):
    entry = REPOSITORY.entries[NAME]
    return [(each.line, each.found, each.expected) for each in explained.problems(page, entry)]


def test_good_sentences():
    for slug in REPOSITORY.entries:
        english, chinese = REPOSITORY.pair(slug)
        assert list(explained.problems(english, REPOSITORY.entries[slug])) == []
        assert list(explained.problems(chinese, REPOSITORY.entries[slug])) == []
        assert list(explained.differences(english, chinese)) == []


def test_a_message_that_the_head_lacks(spoil):
    page = spoil("en", "but got * (batch_size=*)", "but got * (batch=*)")
    wrong = MESSAGE.replace("batch_size=", "batch=")
    line = page.explained_line(wrong)
    assert page.path.read_text(encoding="utf-8").splitlines()[line - 1].startswith(f'  "{wrong}"')
    expected = f"a message of the head of snippets/{NAME}.py, such as {MESSAGE!r}"
    assert told(page) == [(line, f"a sentence for {wrong!r}", expected)]


@pytest.mark.parametrize("place", ["{5}", "{0}", "{}", "{keys}", "{batch_size}"])
def test_a_place_for_which_the_message_has_no_star(spoil, place):
    page = spoil("zh", "{1}", place)
    line = page.explained_line(MESSAGE)
    found = f"{place} in the sentence for {MESSAGE!r}"
    assert told(page) == [(line, found, "one of {1}, {2}")]


def test_a_sentence_without_the_readers_values(spoil):
    spoil("en", "{1}", "some")
    page = spoil("en", "{2}", "another number")
    found = f"a sentence for {MESSAGE!r} without {{1}}"
    line = page.explained_line(MESSAGE)
    assert told(page) == [(line, found, "a value of the reader's own message")]


def test_a_sentence_in_one_language_only(spoil, project):
    page = spoil("en", "explain:\n", "explain:\n  'start (*) + length': 'made up {1}'\n")
    other = project.other(page)
    found = "a sentence for 'start (*) + length', which docs/zh/rnn/pack-padded.md lacks"
    for pages in ((page, other), (other, page)):
        problem, = explained.differences(*pages)
        assert (problem.path, problem.line) == (page.path, page.key_line("explain") + 1)
        assert problem.found == found


def test_a_value_in_one_language_only(spoil, project):
    page = spoil("zh", "{2}", "这")
    problem, = explained.differences(project.other(page), page)
    assert problem.path == page.path and problem.line == page.explained_line(MESSAGE)
    assert problem.found == f"a sentence for {MESSAGE!r} without {{2}}"
    assert problem.expected == "the values that docs/en/rnn/pack-padded.md has"


def test_they_are_told_with_all_else_of_a_page(spoil, project):
    spoil("en", "{1}", "{5}")
    found = [each.found for each in rules.problems_of_pages(project, project.entries[NAME])]
    assert f"{{5}} in the sentence for {MESSAGE!r}" in found
    assert f"a sentence for {MESSAGE!r} without {{1}}" in found
