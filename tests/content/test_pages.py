"""Every page keeps to the template, shows its own entry's sections, and says the same as its pair."""

import pytest
import rules
import yaml
from entries import ROOT, entry_paths, read_entry, slug_of

ENTRIES = {slug_of(path): path for path in entry_paths()}
ALL = rules.all_pages()
OF_ENTRIES = [page for page in ALL if page.name in ENTRIES]


def each(of):
    return pytest.mark.parametrize("page", of, ids=[f"{page.language}/{page.name}" for page in of])


@each(ALL)
def test_front_matter(page):
    rules.check_front_matter(page, rules.FRONT_MATTER if page.name in ENTRIES else rules.FRONT_MATTER - {"keywords"})


@each(OF_ENTRIES)
def test_nothing_is_left_to_do(page):
    rules.check_finished(page.path)


@each(OF_ENTRIES)
def test_headings(page):
    rules.check_headings(page)


@each(OF_ENTRIES)
def test_change_is_told(page):
    rules.check_changed(page, read_entry(ENTRIES[page.name]))


@each([page for page in ALL if page.name != "contributing"])  # test_contributing.py proves that one
def test_code_is_included(page):
    path = ENTRIES.get(page.name)
    rules.check_code(page, read_entry(path) if path else None)


@each(ALL)
def test_pair(page):
    rules.check_pair(page)


@each(ALL)
def test_stamp(page):
    rules.check_stamp(page)


@each(ALL)
def test_language(page):
    rules.check_chinese(page, yaml.safe_load((ROOT / "docs/glossary.yml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_every_entry_has_a_page(language):
    missing = ENTRIES.keys() - {page.name for page in ALL if page.language == language}
    assert not missing, f"snippets/ has no page in docs/{language}/ for {sorted(missing)}: write the page"


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_every_page_in_a_topic_has_an_entry(language):
    missing = {page.name for page in ALL if page.language == language and "/" in page.name} - ENTRIES.keys()
    assert not missing, f"docs/{language}/ has pages without a snippet: {sorted(missing)}: write snippets/<name>.py"


def test_every_topic_is_listed():
    topics = yaml.safe_load((ROOT / "docs/topics.yml").read_text(encoding="utf-8"))
    missing = {slug.split("/")[0] for slug in ENTRIES} - topics.keys()
    assert not missing, f"docs/topics.yml does not list {sorted(missing)}: add the topic in both languages"
