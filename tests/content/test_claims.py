"""The page of common claims: each is quoted, and its verdict leads to the proof."""

import re
from pathlib import Path

import pytest

from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
VERDICTS = {
    "en": ["False", "Partly true", "Outdated", "No such name"],
    "zh": ["错", "部分对", "过时", "没有这个名字"],
}
QUOTED = {"en": r'\*\*"(.+?)"\*\*', "zh": r"\*\*「(.+?)」\*\*"}
PAGES = PROJECT.pair("said-and-not-so")
each_page = pytest.mark.parametrize("page", PAGES, ids=[page.language for page in PAGES])


def claims(page) -> list[str]:
    return [line for _, line in page.prose if line.startswith("- ")]


@each_page
def test_each_verdict_leads_to_a_section_of_an_entry(page):
    assert len(claims(page)) > 30
    for claim in claims(page):
        form = rf"- {QUOTED[page.language]} \[(.+?)\]\(([\w/-]+)\.md#([\w-]+)\)[:：].+"
        match = re.fullmatch(form, claim)
        assert match, f"not a quoted claim, a verdict as a link, and the reason: {claim}"
        _, verdict, name, section = match.groups()
        assert verdict in VERDICTS[page.language], claim
        assert name in PROJECT.entries, claim
        assert section in {heading.id for heading in PROJECT.page(page.language, name).headings}


@each_page
def test_the_page_explains_each_verdict(page):
    rows = [line.split("|")[1].strip() for _, line in page.prose if line.startswith("| ")]
    assert rows[1:] == VERDICTS[page.language]


def test_both_languages_agree_on_each_verdict():
    found = [
        [VERDICTS[page.language].index(re.search(r"\[(.+?)\]", claim)[1]) for claim in claims(page)]
        for page in PAGES
    ]
    assert found[0] == found[1]
