"""The search index holds what authors wrote, and none of the words that the site puts around it."""

import gzip
import json
import re
from xml.etree import ElementTree

import pytest

from pitfalls.site.search import bag
from pitfalls.trial.building import URL

WORD = re.compile(r"[A-Za-z]+|[㐀-鿿]+")


@pytest.fixture
def texts(site, language) -> dict[str, str]:
    """The text of each page in the index, by its address."""
    folder = site / language / "search"
    pages = json.loads((folder / "pages.json").read_text(encoding="utf-8"))["pages"]
    found = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    return {
        page["location"]: part["text"]
        for page, part in zip(pages, found, strict=True)
        if "text" in part
    }


def test_the_text_of_an_entry_holds_no_word_that_its_author_did_not_write(
    whole_project, texts, language
):
    for slug in whole_project.entries:
        source = whole_project.page(language, slug).body
        others = [word for word in WORD.findall(texts[f"{slug}/"]) if word not in source]
        assert others == [], slug


@pytest.mark.parametrize(
    "language, words",
    [
        ("en", {"Symptom", "Training", "runs", "softmax", "wrong", "dim"}),
        ("zh", {"现象", "训练不报错", "softmax", "写错"}),
    ],
)
def test_the_text_of_an_entry_is_whole(texts, words):
    text = texts["losses/softmax-before-cross-entropy/"].split()
    assert words - set(text) == set()


def test_a_word_is_kept_twice_at_most():
    assert bag("the loss, the Loss: the end.") == "the the loss Loss end"


def test_the_first_part_is_small(site, whole_project, language):
    """Less than 150 KB for 300 entries."""
    file = site / language / "search/pages.json"
    size = len(gzip.compress(file.read_bytes(), 9))
    assert size / len(whole_project.entries) < 500


# ------------------------------------------------------------------------------------- browsers


@pytest.mark.parametrize(
    "language, name", [("en", "PyTorch Pitfalls"), ("zh", "PyTorch 避坑指南")]
)
def test_browsers_can_search_the_site_from_the_address_bar(site, pages, language, name):
    link = pages[f"{language}/losses/nan-loss/"].xpath("//head/link[@rel='search']")[0]
    assert link.get("type") == "application/opensearchdescription+xml"
    assert link.get("href") == "../../opensearch.xml"
    described = ElementTree.parse(site / language / "opensearch.xml").getroot()
    of = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert described.tag == f"{of}OpenSearchDescription"
    assert described.findtext(f"{of}ShortName") == name
    assert len(name) <= 16  # or browsers reject it
    template = f"{URL}{language}/?q={{searchTerms}}"
    assert described.find(f"{of}Url").get("template") == template


def test_without_an_address_there_is_nothing_to_search_by(bare_site):
    assert not list(bare_site.rglob("opensearch.xml"))
