"""What a screen reader calls things, and what a browser that translates a page leaves alone."""

import pytest

HEADINGS = "//article//*[self::h2 or self::h3][a[@class='headerlink']]"
TRANSLATED = "//article//code[not(ancestor-or-self::*[@translate='no'])]"


@pytest.mark.parametrize(
    "language, link, some",
    [
        (
            "en",
            "Copy the link to this section",
            {"Why", "APIs on this page", "More about these APIs"},
        ),
        ("zh", "复制本节链接", {"原因", "本页的 API", "这些 API 的其他条目"}),
    ],
)
def test_a_heading_is_called_by_its_words_and_its_link_by_what_it_does(
    pages, language, link, some
):
    names = set()
    for address, page in pages.of(language).items():
        for heading in page.xpath(HEADINGS):
            words, sign = heading
            assert heading.get("aria-labelledby") == words.get("id"), address
            assert page.xpath("count(//*[@id=$id])", id=words.get("id")) == 1, address
            assert not (heading.text or words.tail or "").strip(), address  # all words are named
            assert sign.get("title") == link, address
            names.add(words.text_content())
    assert some <= names


def test_code_is_not_translated(pages):
    assert pages["en/losses/softmax-before-cross-entropy/"].xpath("//article//p/code")
    for address, page in pages.items():
        found = [code.text_content() for code in page.xpath(TRANSLATED)]
        assert found == [], address
