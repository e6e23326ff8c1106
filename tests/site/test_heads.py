"""What each page says of itself: to browsers, search engines and previews of links."""

from collections import Counter
from struct import unpack

import pytest

from pitfalls.trial.building import URL

PAGE = "losses/softmax-before-cross-entropy"


# ------------------------------------------------------------------------- language and title


@pytest.mark.parametrize("language, name", [("en", "PyTorch Pitfalls"), ("zh", "PyTorch 避坑指南")])
def test_each_language_says_so(pages, language, name):
    for address, page in pages.of(language).items():
        title = page.findtext(".//title")
        assert page.get("lang") == language, address
        # search engines show some 60 characters, which a long title needs for itself
        assert title.endswith(name) or len(f"{title} - {name}") > 60, address


def test_no_page_is_titled_index(pages):
    for address, page in pages.items():
        titles = [page.findtext(".//title").partition(" - ")[0], *page.xpath("//h1/text()")]
        assert "Index" not in titles, address


def test_no_two_pages_of_a_language_have_one_title(pages, language):
    titles = Counter(page.findtext(".//title") for page in pages.of(language).values())
    assert [title for title, number in titles.items() if number > 1] == []


def test_each_topic_has_its_title_and_its_description(whole_project, pages, language):
    for topic, texts in whole_project.topics.items():
        page, told = pages[f"{language}/{topic}/"], texts[language]
        assert page.xpath("string(//h1)") == told["title"]
        assert page.xpath("string(//meta[@name='description']/@content)") == told["about"]
        first = page.xpath("//article/p")[0].text_content()
        assert first == told["about"], f"{topic} begins with something else"


def test_titles_are_shown_as_they_are(pages):
    assert "'...<lambda>'" in pages["en/data/lambda-in-a-worker/"].xpath("string(//h1)")


def test_words_of_the_other_language_say_so(pages):
    english, chinese = pages["en/glossary/"], pages["zh/glossary/"]
    assert english.xpath("//li/span[. = '广播']/@lang") == ["zh"]
    assert chinese.xpath("//li/span[. = 'broadcasting']/@lang") == ["en"]
    assert english.xpath("//a[@hreflang='zh']/@lang") == ["zh"]
    assert set(pages["zh/autograd/backward-twice/"].xpath("//pre/@lang")) == {"en"}


# -------------------------------------------------------------------------- what others are told


def test_hreflang_is_absolute_with_a_default(pages):
    page = pages[f"zh/{PAGE}/"]
    links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "en": f"{URL}en/{PAGE}/",
        "zh": f"{URL}zh/{PAGE}/",
        "x-default": f"{URL}en/{PAGE}/",
    }
    assert page.xpath("string(//head/link[@rel='canonical']/@href)") == f"{URL}zh/{PAGE}/"


def test_descriptions_are_whole(whole_project, pages):
    """Also those that quote a message, for search engines and for previews of links."""
    for page in whole_project.all_pages():
        folder = "" if page.name == "index" else page.name.removesuffix("/index")
        address = f"{page.language}/{folder}/" if folder else f"{page.language}/"
        head = pages[address].find("head")
        described = "meta[@name='description'][@property='og:description']/@content"
        assert head.xpath(described) == [page.meta["description"]], page.path


def test_a_description_keeps_its_quotes(pages):
    page = pages["en/autograd/backward-on-non-scalar/"]
    description = page.xpath("string(//meta[@name='description']/@content)")
    start = '"grad can be implicitly created only for scalar outputs": reduce'
    assert description.startswith(start)


def test_previews_of_links_know_their_language(pages):
    head = pages[f"zh/{PAGE}/"].find("head")
    names, contents = head.xpath("meta/@property"), head.xpath("meta[@property]/@content")
    assert dict(zip(names, contents, strict=True)) == {
        "og:type": "article",
        "og:site_name": "PyTorch 避坑指南",
        "og:title": "在 CrossEntropyLoss 前面又加了 softmax",
        "og:description": "模型学得慢，loss 降到一个远大于零的值就不动了：softmax 做了两遍。",
        "og:locale:alternate": "en_US",
        "og:locale": "zh_CN",
        "og:url": f"{URL}zh/{PAGE}/",
        "og:image": f"{URL}assets/card.zh.png",
    }


def test_pictures_of_previews_are_there(site, language):
    card = (site / f"assets/card.{language}.png").read_bytes()
    assert unpack(">II", card[16:24]) == (1200, 630)
    assert len(card) < 60 * 1024


def test_without_an_address_nothing_claims_one(bare_site, bare_pages):
    claims = (
        "//head/link[@rel='alternate' or @rel='canonical']"
        " | //head/meta[@property='og:url' or @property='og:image']"
    )
    for address, page in bare_pages.items():
        assert page.xpath(claims) == [], address
    assert not (bare_site / "sitemap.xml").exists()
