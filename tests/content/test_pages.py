"""Every page keeps to the template, shows its own entry's sections, and has a pair that agrees."""

from datetime import date
from pathlib import Path

import pytest

from pitfalls import rules
from pitfalls.problem import raise_first
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
ENTRIES = PROJECT.entries
ALL = PROJECT.all_pages()
OF_ENTRIES = [page for page in ALL if page.name in ENTRIES]
OTHERS = [page for page in ALL if page.name not in ENTRIES]
each_language = pytest.mark.parametrize("language", PROJECT.languages)


def each(pages):
    ids = [f"{page.language}/{page.name}" for page in pages]
    return pytest.mark.parametrize("page", pages, ids=ids)


@each(ALL)
def test_front_matter(page):
    keys = set(rules.FRONT_MATTER)
    rules.check_front_matter(page, keys if page.name in ENTRIES else keys - {"keywords"})


@each(OF_ENTRIES)
def test_nothing_is_left_to_do(page):
    rules.check_finished(page.path)


@each(OF_ENTRIES)
def test_headings(page):
    rules.check_headings(page, PROJECT.languages[page.language].headings)


@each(OF_ENTRIES)
def test_change_is_told(page):
    rules.check_changed(page, ENTRIES[page.name])


@each(OF_ENTRIES)
def test_code_is_included(page):
    rules.check_code(page, ENTRIES[page.name])


WITH_OWN_TESTS = ("contributing", "run", "semgrep")


@each([page for page in OTHERS if page.name not in WITH_OWN_TESTS])
def test_no_code_on_other_pages(page):
    rules.check_no_code(page)


@each(ALL)
def test_pair(page):
    rules.check_pair(page, PROJECT.other(page))


@each(OF_ENTRIES)
def test_links_lead_somewhere(page):
    raise_first(rules.dead_links(PROJECT, page))


@each(ALL)
def test_stamp(page):
    rules.check_stamp(page, PROJECT.other(page))


@each(ALL)
def test_language(page):
    rules.check_language(page, PROJECT.glossary)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_messages_find_their_entry_only(entry):
    rules.check_messages(entry, [each for each in ENTRIES.values() if each is not entry])


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_no_day_is_in_the_future(entry):
    rules.check_dates(entry, date.today())


@each_language
def test_every_entry_has_a_page(language):
    missing = ENTRIES.keys() - {page.name for page in ALL if page.language == language}
    told = f"snippets/ has no page in docs/{language}/ for {sorted(missing)}: write the page"
    assert not missing, told


@each_language
def test_every_page_in_a_topic_has_an_entry(language):
    names = {page.name for page in OTHERS if page.language == language}
    in_topics = {name for name in names if "/" in name} - {"labs/index"}
    told = f"docs/{language}/ has pages without a snippet: {sorted(in_topics)}: write one"
    assert not in_topics, told


def test_every_topic_is_listed():
    missing = {entry.topic for entry in ENTRIES.values()} - PROJECT.topics.keys()
    told = f"docs/topics.yml does not list {sorted(missing)}: add the topic in both languages"
    assert not missing, told
