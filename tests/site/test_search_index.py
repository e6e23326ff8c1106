"""The search index holds what authors wrote, and none of the words that the site puts around it."""

import json
import re

import pytest

WORD = re.compile(r"[A-Za-z]+|[㐀-鿿]+")


@pytest.fixture
def texts(site, language) -> dict[str, str]:
    """The text of each page in the index, by its address."""
    path = site / language / "search/pages.json"
    found = json.loads(path.read_text(encoding="utf-8"))["pages"]
    return {document["location"]: document["text"] for document in found}


def test_the_text_of_an_entry_holds_no_word_that_its_author_did_not_write(
    whole_project, texts, language
):
    for slug in whole_project.entries:
        source = whole_project.page(language, slug).body
        others = [word for word in WORD.findall(texts[f"{slug}/"]) if word not in source]
        assert others == [], slug


@pytest.mark.parametrize(
    "language, first, last",
    [
        ("en", "Symptom Training runs without", "softmax over the wrong dim"),
        ("zh", "现象 训练不报错", "softmax 的 dim 写错"),
    ],
)
def test_the_text_of_an_entry_is_whole(texts, first, last):
    text = texts["losses/softmax-before-cross-entropy/"]
    assert text.startswith(first)
    assert text.endswith(last)
