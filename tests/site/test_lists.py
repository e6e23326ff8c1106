"""Pages that list entries, messages and terms show each text as its author wrote it."""

import re
from urllib.parse import urljoin

import pytest

from pitfalls.site.parts import LONG_LISTS, split

MESSAGE = "Assertion `index >= -sizes[i] && index < sizes[i]"


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_topics_show_titles_and_descriptions_as_they_are(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        page = pages[f"{language}/{entry.topic}/"]
        link = page.xpath(f"//article//li/a[@href='{entry.path.stem}/']")[0]
        meta, item = whole_project.page(language, slug).meta, link.getparent()
        assert text(link) == " ".join(meta["title"].split()), slug
        assert text(item).endswith(" ".join(meta["description"].split())), slug


@pytest.mark.parametrize("language, headings", [
    ("en", ["Errors and warnings", "No error, but a wrong result", "Questions"]),
    ("zh", ["报错和警告", "不报错，但结果不对", "常见疑问"]),
])
def test_a_topic_has_its_entries_in_groups(pages, language, headings):
    assert pages[f"{language}/losses/"].xpath("//article//h2/span/text()") == headings


def test_the_first_entry_of_a_topic_is_the_one_that_most_people_meet(whole_project, pages):
    assert whole_project.topics["losses"]["first"][0] == "cross-entropy-shapes"
    links = pages["en/losses/"].xpath("//div[contains(@class, 'filter-list')]//li/a/@href")
    assert links[0] == "cross-entropy-shapes/"


def test_an_error_is_listed_with_its_message(pages):
    item = pages["zh/modules/"].xpath("//article//li[a[@href='tensor-is-no-buffer/']]")[0]
    assert item.xpath("samp[@lang='en']/text()") == [
        "Tensor on device … is not on the expected device …!"
    ]


def test_the_home_page_counts_what_the_site_rests_on(whole_project, pages, language):
    counts = pages[f"{language}/"].xpath("//dl[@class='counts']//dd/text()")
    entries = whole_project.entries.values()
    messages = {" ".join(text.split()) for entry in entries for text in entry.searched}
    assert list(map(int, counts)) == [
        len(entries),
        sum(len(entry.shown) for entry in entries),
        len(messages),
        len(whole_project.history),
        2,
    ]


def test_changelog_shows_titles_and_descriptions_as_they_are(whole_project, pages, language):
    parts = pages.parts(f"{language}/changelog/").values()
    shown = [text(item) for part in parts for item in part.xpath("//article//li")]
    for slug in whole_project.entries:
        meta = whole_project.page(language, slug).meta
        expected = f"{meta['title']}{meta['description']}"
        assert " ".join(expected.split()) in shown, slug


def test_names_with_underscores_are_not_bold(pages, language):
    for name in ("modules", "changelog"):
        parts = pages.parts(f"{language}/{name}/").values()
        assert any("Module.__init__()" in part.xpath("string(//article)") for part in parts)
        assert [part.xpath("//article//li//strong/text()") for part in parts] == [[]] * len(parts)


def test_glossary_shows_words_meanings_and_titles_as_they_are(whole_project, pages, language):
    page, other = pages[f"{language}/glossary/"], {"en": "zh", "zh": "en"}[language]
    for term in whole_project.glossary:
        item = page.xpath(f"//article//li[dfn[@id='{term.id}']]")[0]
        titles = [whole_project.page(language, slug).meta["title"] for slug in term.entries]
        words = [*dict.fromkeys([term.words[language], term.words[other]]), "¶"]
        expected = f"{' '.join(words)}{term.means[language]}{' · '.join(titles)}"
        assert text(item) == " ".join(expected.split()), term.id
        assert item.xpath("a[@class='headerlink']/@href") == [f"#{term.id}"]


def test_both_languages_have_the_same_terms_in_the_same_order(pages):
    english, chinese = (pages[f"{code}/glossary/"].xpath("//dfn") for code in ("en", "zh"))
    assert [term.get("id") for term in english] == [term.get("id") for term in chinese]
    words = [text(term).lower() for term in english]
    assert words == sorted(words)


def test_messages_are_shown_as_they_are(whole_project, pages, language):
    listed = {
        (slug, " ".join(message.split()))
        for slug, entry in whole_project.entries.items()
        for message in entry.searched
    }
    shown = set()
    for address, page in pages.parts(f"{language}/messages/").items():
        for sample in page.xpath("//article//li/samp"):
            link = urljoin(address, sample.getparent().find("a").get("href"))
            shown.add((link.removeprefix(f"{language}/").strip("/"), sample.text_content()))
            assert not sample.xpath("*[not(self::span[@lang])]")  # words of another language
    assert shown == listed
    assert any(message.startswith(MESSAGE) for _, message in shown)


@pytest.mark.parametrize("name, lines", [
    ("messages", "samp"), ("names", "li"), ("apis", "li"), ("symptoms", "li"), ("changelog", "li"),
])
def test_the_first_part_of_a_long_list_is_short(pages, language, name, lines):
    first, *others = pages.parts(f"{language}/{name}/").values()
    items = f"//div[contains(@class, 'filter-list')]//{lines}"
    assert others
    assert len(first.xpath(items)) <= 100
    assert max(len(part.xpath(items)) for part in others) <= 150


def test_each_part_of_a_list_leads_to_the_others(pages):
    found = {
        address: [(link.text, link.get("href")) for link in part.xpath("//p[@class='parts']/a")]
        for address, part in pages.parts("zh/messages/").items()
    }
    assert list(found) == ["zh/messages/", *(f"zh/messages/{n}/" for n in range(2, len(found) + 1))]
    assert found["zh/messages/"][:2] == [("下一部分：2", "2/"), ("3", "3/")]
    assert found["zh/messages/2/"][:2] == [("1", "../"), ("下一部分：3", "../3/")]


def test_a_further_part_leads_to_the_list_with_its_field(pages):
    assert pages["en/apis/2/"].xpath("//article/p/a/@href")[0] == "../"
    assert pages["en/apis/2/"].xpath("//article//input") == []


def test_a_list_is_cut_between_two_items():
    items = {"a": {"x": ["m"] * 60, "y": ["m"] * 60}, "b": {"z": ["m"] * 100}, "c": {"w": ["m"]}}
    assert [
        {heading: list(below) for heading, below in part.items()}
        for part in split(LONG_LISTS["messages"], items)
    ] == [{"a": ["x"]}, {"a": ["y"]}, {"b": ["z"], "c": ["w"]}]


def test_a_kind_of_symptom_is_linked_in_the_part_where_it_begins(pages):
    links = pages["en/"].xpath("//a[contains(@href, 'symptoms/')]/@href")
    assert "symptoms/#error" in links
    assert any(re.fullmatch(r"symptoms/\d/#memory", link) for link in links)
