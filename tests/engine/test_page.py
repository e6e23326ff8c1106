"""A contributor's mistakes in the front matter of a page: each is told with its line."""

import pytest

from pitfalls.page import Page, read_page
from pitfalls.problem import Problem

TITLE, DESCRIPTION = "title: A page", "description: Made up."


@pytest.fixture
def page(tmp_path):
    """A page with these lines of front matter and this body."""
    (tmp_path / "docs/en").mkdir(parents=True)

    def page(*lines, body="Words.\n"):
        found = Page(tmp_path / "docs", "en", "page")
        text = "\n".join(["---", *lines, "---", "", body])
        found.path.write_text(text, encoding="utf-8")
        return found

    return page


@pytest.mark.parametrize("lines, line, found", [
    (["title: 123", DESCRIPTION], 2, "title: 123"),
    ([TITLE, "description: 5"], 3, "description: 5"),
    ([TITLE, "description: 2026-11-29"], 3, "description: 2026-11-29"),
    ([TITLE, 'description: ""'], 3, 'description: ""'),
    ([TITLE, DESCRIPTION, "keywords: loss, nan"], 4, 'keywords: "loss, nan"'),
    ([TITLE, DESCRIPTION, "keywords: []"], 4, "keywords: []"),
    ([TITLE, DESCRIPTION, "keywords: [1, 2]"], 4, "keywords: [1, 2]"),
    ([TITLE, DESCRIPTION, "asked: why?"], 4, 'asked: "why?"'),
    ([TITLE, DESCRIPTION, "asked:", "- why?"], 4, "'asked:'"),
    ([TITLE, DESCRIPTION, "keywords: [张量，形状]"], 4, "keywords: [张量，形状]"),
    ([TITLE, DESCRIPTION, 'keywords: ["a，b", c，d]'], 4, 'keywords: ["a，b", c，d]'),
    ([TITLE, DESCRIPTION, "pair: 12345678"], 4, "pair: 12345678"),
    ([TITLE, DESCRIPTION, "author: me"], 4, "the key 'author'"),
    ([TITLE, TITLE, DESCRIPTION], 3, "a second 'title'"),
    (["title: &a A page", DESCRIPTION], 2, "'title: &a A page'"),
    ([DESCRIPTION, "title: *a"], 3, "'title: *a'"),
    (["title: |", "  A page", DESCRIPTION], 2, "'title: |'"),
    (["title: !!python/name:os.system A", DESCRIPTION], 2,
     "'title: !!python/name:os.system A'"),
    (["title: A: page", DESCRIPTION], 2, "front matter that is not YAML"),
    ([TITLE, DESCRIPTION, "keywords: [a, b", "pair: none"], 4, "front matter that is not YAML"),
    ([TITLE], 1, "front matter without title or description"),
])
def test_front_matter_of_another_form(page, lines, line, found):
    with pytest.raises(Problem) as caught:
        read_page(page(*lines).path)
    assert (caught.value.line, caught.value.found) == (line, found)


EXPLAIN = "explain:"
SENTENCE = '  "got *": "You got {1}."'


@pytest.mark.parametrize("lines, line, found", [
    ([EXPLAIN], 4, "'explain:'"),
    (["explain: {'got *': 'You got {1}.'}"], 4, "\"explain: {'got *': 'You got {1}.'}\""),
    ([EXPLAIN, "  got *: You got {1}."], 5, "'  got *: You got {1}.'"),
    ([EXPLAIN, SENTENCE, "pair: none"], 6, "'pair: none'"),
    ([EXPLAIN, SENTENCE, SENTENCE], 6, 'a second sentence for "got *"'),
    ([EXPLAIN, '  "got *": ""'], 4, "explain: {'got *': ''}"),
])
def test_sentences_of_another_form(page, lines, line, found):
    with pytest.raises(Problem) as caught:
        read_page(page(TITLE, DESCRIPTION, *lines).path)
    assert (caught.value.line, caught.value.found) == (line, found)


def test_sentences_with_their_lines(page):
    one = page(TITLE, DESCRIPTION, EXPLAIN, SENTENCE, "  'said \"*\"': '\"{1}\" is what it said'")
    assert one.explained == {"got *": "You got {1}.", 'said "*"': '"{1}" is what it said'}
    assert one.told[2:] == [(5, "You got x."), (6, '"x" is what it said')]


def test_a_stamp_by_hand(page):
    with pytest.raises(Problem) as caught:
        read_page(page(TITLE, DESCRIPTION, "pair: 12345678").path)
    assert caught.value.expected == "pair: none, or what pitfalls stamp wrote"
    assert caught.value.fix == (
        "write pair: none; once both pages say the same, pitfalls stamp fills it in"
    )


def test_a_page_that_is_empty(page):
    path = page(TITLE).path
    path.write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="no front matter"):
        read_page(path)


# ------------------------------------------------------------------------------------ the stamp


@pytest.mark.parametrize("lines, body", [
    (["title: Another", DESCRIPTION, "keywords: [a]"], "Words.\n"),
    ([TITLE, "description: Another.", "keywords: [a]"], "Words.\n"),
    ([TITLE, DESCRIPTION, "keywords: [b]"], "Words.\n"),
    ([TITLE, DESCRIPTION, "keywords: [a]", "changed: All."], "Words.\n"),
    ([TITLE, DESCRIPTION, "keywords: [a]"], "Other words.\n"),
    ([TITLE, DESCRIPTION, "keywords: [a]", "explain:", '  "got *": "{1}"'], "Words.\n"),
])
def test_the_stamp_covers_what_a_page_says(page, lines, body):
    stamp = page(TITLE, DESCRIPTION, "keywords: [a]").stamp
    assert page(*lines, body=body).stamp != stamp


def test_the_stamp_covers_what_the_snippet_prints(page, tmp_path):
    snippet = tmp_path / "snippets/page.py"
    snippet.parent.mkdir()
    snippet.write_text("print(1)\n#> 1\n", encoding="utf-8")
    stamp = page(TITLE, DESCRIPTION).stamp
    snippet.write_text("print(2 - 1)\n#> 1\n", encoding="utf-8")
    assert page(TITLE, DESCRIPTION).stamp == stamp
    snippet.write_text("print(1)\n#> 2\n", encoding="utf-8")
    assert page(TITLE, DESCRIPTION).stamp != stamp


def test_the_stamp_does_not_cover_what_people_ask(page):
    one, other = page(TITLE, DESCRIPTION).stamp, page(TITLE, DESCRIPTION, "asked: [why?]").stamp
    assert one == other


def test_the_stamp_does_not_cover_itself(page):
    assert page(TITLE, DESCRIPTION).stamp == page(TITLE, DESCRIPTION, 'pair: "1a2b3c4d"').stamp
