"""Where links lead: to pages that exist, the other language, the neighbours, the repository."""

import re
from urllib.parse import urljoin

from lxml import etree

from pitfalls.trial.building import URL

PAGE = "losses/softmax-before-cross-entropy"
REPOSITORY = "https://github.com/someone/pitfalls"
EDIT = "//a[contains(@href, '/edit/')]/@href"


def test_every_internal_link_leads_somewhere(site, pages):
    places: dict[str, str] = {}  # of each address that is linked, one place where it is
    for address, page in pages.items():
        if address in ("404.html", "offline.html"):
            continue  # their links are absolute: test_missing_pages_are_told_in_both_languages
        for link in page.xpath("//@href | //@src"):
            places[urljoin(f"{URL}{address}", link)] = f"{address} links to {link}"
    ids = {address: set(page.xpath("//@id | //@name")) for address, page in pages.items()}
    for target, place in places.items():
        if target.startswith(URL):
            page, _, fragment = target.removeprefix(URL).partition("#")
            file = site / page.partition("?")[0]
            assert file.is_file() or (file / "index.html").is_file(), place
            if fragment:
                assert fragment in ids[page], f"{place}, which has no such id"


def test_links_that_open_elsewhere_hand_nothing_over(pages):
    for address, page in pages.items():
        unsafe = page.xpath("//a[@target and not(contains(@rel, 'noopener'))]/@href")
        assert unsafe == [], address


# --------------------------------------------------------------------------------- two languages


def test_both_languages_have_the_same_pages(pages):
    english = [address.removeprefix("en/") for address in pages.of("en")]
    chinese = [address.removeprefix("zh/") for address in pages.of("zh")]
    assert english == chinese


def test_link_to_the_other_language_stays_on_the_page(bare_pages):
    at = f"/en/{PAGE}/"
    links = bare_pages[f"en/{PAGE}/"].xpath("//a[@hreflang]")
    found = {link.get("hreflang"): urljoin(at, link.get("href")) for link in links}
    assert found == {"zh": f"/zh/{PAGE}/"}


def test_sitemaps_name_every_page_in_both_languages(site, pages):
    root = etree.parse(site / "sitemap.xml")
    maps = [f"{URL}en/sitemap.xml", f"{URL}zh/sitemap.xml"]
    assert root.xpath("//*[local-name()='loc']/text()") == maps
    for language in ("en", "zh"):
        addresses = {f"{URL}{address}" for address in pages.of(language)}
        sitemap = etree.parse(site / language / "sitemap.xml")
        assert set(sitemap.xpath("//*[local-name()='loc']/text()")) == addresses
        assert set(sitemap.xpath(f"//*[@hreflang='{language}']/@href")) == addresses


def test_sitemaps_say_when_an_entry_has_changed(whole_project, site, language):
    sitemap = etree.parse(site / language / "sitemap.xml")
    days = {}
    for url in sitemap.getroot():
        texts = {etree.QName(child).localname: child.text for child in url}
        days[texts["loc"].removeprefix(f"{URL}{language}/").strip("/")] = texts.get("lastmod")
    for slug, entry in whole_project.entries.items():
        assert days[slug] == str(entry.head.get("changed", entry.head["added"])), slug


# ------------------------------------------------------------------------------------------- APIs


def test_apis_of_an_entry_lead_to_our_list(pages, language):
    links = pages[f"{language}/{PAGE}/"].xpath("//ul[@class='apis']/li/a[not(@class)]/@href")
    assert [re.sub(r"apis/\d+/", "apis/", link) for link in links] == [  # in whichever part it is
        "../../apis/#torch.nn.CrossEntropyLoss",
        "../../apis/#torch.nn.functional.cross_entropy",
        "../../apis/#torch.Tensor.softmax",
    ]


def test_apis_of_an_entry_lead_to_pytorchs_pages_and_say_so(whole_project, pages, language):
    words = whole_project.languages[language].words["official"]
    links = pages[f"{language}/{PAGE}/"].xpath("//ul[@class='apis']/li/a[@class='official']")
    assert [link.text for link in links] == [words] * 3
    assert links[0].get("href") == (
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"
    )


def test_what_leads_to_pytorch_from_the_list_of_apis_says_so(whole_project, pages, language):
    words = whole_project.languages[language].words["official"]
    links = pages[f"{language}/apis/"].xpath("//a[starts-with(@href, 'https://docs.pytorch.org')]")
    assert links
    assert {link.text_content().strip() for link in links} == {words}


def test_an_entry_says_where_it_is(pages):
    links = pages["zh/losses/what-are-logits/"].xpath("//nav[@class='path']//a")
    found = [(link.text_content(), link.get("href")) for link in links]
    assert found == [("首页", "../.."), ("损失函数", "../")]


# ------------------------------------------------------------------------- neighbours, repository


def test_next_and_previous_follow_the_topics(whole_project, pages, language):
    order = [f"{language}/"]  # home, and each topic with its entries
    for topic in whole_project.topics:
        slugs = [slug for slug in whole_project.entries if slug.startswith(f"{topic}/")]
        names = [topic, *slugs] if slugs else []
        order += [f"{language}/{name}/" for name in names]
    for before, address, after in zip(order, order[1:], order[2:], strict=False):
        links = pages[address].xpath("//a[contains(@class, 'md-footer__link')]/@href")
        found = [urljoin(f"{URL}{address}", link) for link in links]
        assert found == [f"{URL}{before}", f"{URL}{after}"], address


def test_edit_link_leads_to_the_page_of_its_language(pages, bare_pages):
    file = f"{REPOSITORY}/edit/main/docs/zh/symptoms.md"
    assert pages["zh/symptoms/"].xpath(EDIT) == [file]
    assert bare_pages["zh/symptoms/"].xpath(EDIT) == []


def test_entry_leads_to_its_page_and_code_in_the_repository(pages, bare_pages):
    edit = f"//article{EDIT}"
    assert pages[f"zh/{PAGE}/"].xpath(edit) == [
        f"{REPOSITORY}/edit/main/docs/zh/{PAGE}.md",
        f"{REPOSITORY}/edit/main/snippets/{PAGE}.py",
    ]
    assert bare_pages[f"zh/{PAGE}/"].xpath(edit) == []


def test_colab_is_offered_where_a_repository_is_set(pages, bare_pages):
    colab = "//template[@class='runs']//a[text()='Colab']/@href"
    assert pages[f"zh/{PAGE}/"].xpath(colab) == [
        "https://colab.research.google.com/github/someone/pitfalls/blob/gh-pages/"
        "zh/losses/softmax-before-cross-entropy.ipynb"
    ]
    assert bare_pages[f"zh/{PAGE}/"].xpath(colab) == []


# --------------------------------------------------------------------------------------- the root


def test_root_page_leads_to_both_languages_without_javascript(bare_pages):
    links = bare_pages[""].xpath("//main/a")
    found = [(link.get("lang"), link.get("href")) for link in links]
    assert found == [("en", "en/"), ("zh", "zh/")]


def test_missing_pages_are_told_in_both_languages(site, pages):
    links = pages["404.html"].xpath("//main/a")
    found = [(link.get("lang"), link.get("href")) for link in links]
    assert found == [("en", "/pitfalls/en/"), ("zh", "/pitfalls/zh/")]
    assert not list(site.glob("*/404.html"))
