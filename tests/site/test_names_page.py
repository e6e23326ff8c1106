"""Since when and until when PyTorch has a name: on the page of them, and in the search."""

import re
import tomllib
from pathlib import Path

import pytest

from pitfalls.records import short
from pitfalls.site.names import Span, id_of, is_told, sentence, shown, span
from pitfalls.trial.searching import Answer

VERSIONS = ["1.13.1", "2.0.1", "2.1.2", "2.2.2"]
SHORT = {version: short(version) for version in VERSIONS}
SPANS = {
    "since": (["2.1.2", "2.2.2"], Span("since", "2.1", "2.2", "2.0", "")),
    "until": (["1.13.1", "2.0.1"], Span("until", "1.13", "2.0", "", "2.1")),
    "between": (["2.0.1"], Span("between", "2.0", "2.0", "1.13", "2.1")),
    "always": (VERSIONS, Span("always", "1.13", "2.2", "", "")),
    "some": (["1.13.1", "2.2.2"], Span("some", "1.13", "2.2", "", "")),
}


@pytest.mark.parametrize(("having", "expected"), SPANS.values(), ids=SPANS)
def test_first_and_last_version_with_a_name(having, expected):
    assert span(having, VERSIONS, SHORT) == expected


def test_sentence_of_a_name():
    words = {"names_since": "{first} has it, {before} doesn't."}
    assert sentence(words, span(["2.2.2"], VERSIONS, SHORT)) == "2.2 has it, 2.1 doesn't."


TOLD = {
    "torch.compile": True,
    "torch._utils": False,
    "torch.load(mmap)": True,
    "torch.load(_x)": False,
    "torch.fx/": True,
    "torch._six/": True,
    "torch._inductor.x/": False,
    "torch.fx.experimental.unify_refinements.x": False,
}


@pytest.mark.parametrize(("name", "told"), TOLD.items())
def test_names_that_readers_look_up(name, told):
    assert is_told(name) is told


def test_names_as_readers_write_them():
    assert [shown("torch.load(mmap)"), shown("torch.fx/")] == ["torch.load(mmap=)", "torch.fx"]
    assert [id_of("torch.load(mmap)"), id_of("torch.fx/")] == ["torch.load-mmap", "torch.fx"]


# -------------------------------------------------------------------------------------- the page

SENTENCES = {
    "en": {
        "torch.compile": "PyTorch 2.0 and later have it, 1.13 doesn't.",
        "torch._six": "PyTorch 1.13 has it, 2.0 doesn't. What to write instead:",
        "torch.load-mmap": "PyTorch 2.1 and later have it, 2.0 doesn't.",
    },
    "zh": {
        "torch.compile": "PyTorch 2.0 及之后有记录的版本都有，1.13 没有。",
        "torch._six": "PyTorch 1.13 还有，2.0 没有了。改用什么：",
        "torch.load-mmap": "PyTorch 2.1 及之后有记录的版本都有，2.0 没有。",
    },
}


def test_the_page_tells_what_came_and_what_went(pages, language):
    parts = pages.parts(f"{language}/names/").values()
    items = [item for part in parts for item in part.xpath("//li[code[@id]]")]
    told = {item[0].get("id"): item[0].tail.strip() for item in items}
    assert len(told) > 1000
    expected = SENTENCES[language]
    assert {name: told[name] for name in expected} == expected


def test_every_name_has_an_id_of_its_own(pages, language):
    parts = pages.parts(f"{language}/names/").values()
    ids = [name for part in parts for name in part.xpath("//article//code/@id")]
    assert len(ids) == len(set(ids))


# ------------------------------------------------------------------------------------ the search

MISSING = tomllib.loads(Path(__file__).with_name("missing_names.toml").read_text("utf-8"))


NAME = re.compile(r"torch[\w.]*(\(\w+=\))?")


def rows_of_names(answer: Answer) -> list[tuple[str, str]]:
    """Where the row about a name leads and what it says; it is one of the first two."""
    first = [row[0] for row in answer["items"][:2]]
    told = re.compile(r'<p class="found" data-part="">(?:Name|名称)</p><p>(.*)</p>')
    return [
        (row["location"], told.fullmatch(row["text"])[1])
        for row in first
        if NAME.fullmatch(row["title"])
    ]


def test_messages_about_a_missing_name_say_which_versions_have_it(ask):
    texts = [message["text"] for message in MISSING["messages"]]
    found = dict(zip(texts, map(rows_of_names, ask("en", texts)), strict=True))
    assert len(texts) == 40
    assert found == {
        message["text"]: [(message["leads"], message["says"])] if "leads" in message else []
        for message in MISSING["messages"]
    }


def test_the_row_about_a_name_leads_to_the_same_place_in_chinese(ask):
    texts = [message["text"] for message in MISSING["messages"]]
    found = [[place for place, _ in rows_of_names(each)] for each in ask("zh", texts)]
    assert found == [
        [message["leads"]] if "leads" in message else [] for message in MISSING["messages"]
    ]


ODD = {
    "a file of one's own called torch.py": (
        "AttributeError: partially initialized module 'torch' has no attribute 'nn' "
        "(most likely due to a circular import)"
    ),
    "another library": "AttributeError: module 'numpy' has no attribute 'bool'",
    "a module that is not recorded": "ModuleNotFoundError: No module named 'torch.foo.bar'",
    "a model of one's own": "TypeError: forward() got an unexpected keyword argument 'mask'",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_no_name_of_pytorch_gets_no_row(ask, text):
    assert rows_of_names(ask("en", [text])[0]) == []


def test_the_last_name_of_a_traceback_counts(ask):
    text = (
        "AttributeError: module 'torch' has no attribute 'compile'\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        "ModuleNotFoundError: No module named 'torch._six'"
    )
    assert rows_of_names(ask("en", [text])[0])[0][1].startswith("PyTorch 1.13 has it, 2.0 doesn't")

