"""What the site says differently from Material for MkDocs is there, or the build fails."""

import json

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.exceptions import PluginError

from pitfalls.site import material
from pitfalls.site.material import Amendment

NAMED = Amendment("base.html", "the link has a name", r"<a(?= href)", '<a title="x"')
FOLDER = "//div[contains(@class, 'md-nav__container')]"  # a topic that unfolds: link and label
FOCUSABLE = "//body//*[self::a or self::input or self::button]"
ARROW = "//a[contains(@class, 'md-nav__link')]//*[contains(@class, 'md-nav__icon')]"


# ------------------------------------------------------------------------------ the amendments


def test_an_amendment_replaces_what_it_finds():
    template = "<p>\n<a href='y'>"
    assert material.amended(template, NAMED) == "<p>\n<a title=\"x\" href='y'>"


@pytest.mark.parametrize(
    "template, times", [("<a class='z' href='y'>", "0 times"), ("<a href=1><a href=2>", "2 times")]
)
def test_a_template_that_is_not_as_expected_ends_the_build(template, times):
    with pytest.raises(PluginError) as caught:
        material.amended(template, NAMED)
    told = str(caught.value)
    assert f"base.html of this version of Material holds '<a(?= href)' {times}, not once" in told
    assert "(the link has a name)" in told
    assert "correct the amendment, or pin Material" in told


def test_another_template_of_material_ends_the_build():
    env = Environment(loader=DictLoader({"base.html": "<body>another version's</body>"}))
    with pytest.raises(PluginError, match="base.html of this version of Material holds"):
        material.amend(env, with_search=True)


# ----------------------------------------------------------------------- what they do to a page


def test_only_the_home_page_has_the_class_home(pages, language):
    homes = [
        address
        for address, page in pages.of(language).items()
        if "home" in page.find("body").get("class", "").split()
    ]
    assert homes == [f"{language}/"]


@pytest.mark.parametrize("language, words", [("en", "Skip to content"), ("zh", "跳到正文")])
def test_the_first_link_of_each_page_leads_to_its_content(pages, language, words):
    for address, page in pages.of(language).items():
        first = page.xpath(f"{FOCUSABLE}[1]")[0]
        found = (first.get("class"), first.get("href"), first.text_content())
        assert found == ("md-skip", "#content", words), address
        assert len(page.xpath("//a[@class='md-skip']")) == 1, address
        content = page.xpath("//*[@id='content']")
        assert [element.tag for element in content] == ["article"], address


@pytest.mark.parametrize("language, name", [("en", "Navigation"), ("zh", "导航栏")])
def test_the_check_box_of_the_drawer_has_a_name(pages, language, name):
    for address, page in pages.of(language).items():
        assert page.xpath("//input[@id='__drawer']/@aria-label") == [name], address


def test_the_search_box_is_no_dialog(pages):
    for address, page in pages.items():
        assert page.xpath("//*[@role='dialog']") == [], address


def test_nobody_asks_the_repository_for_its_stars(pages):
    assert pages["en/"].xpath("//a[@class='md-source']")
    for address, page in pages.items():
        assert page.xpath("//*[@data-md-component='source']") == [], address


def test_each_label_that_unfolds_a_topic_has_its_name(pages, language):
    names = set()
    for address, page in pages.of(language).items():
        for folder in page.xpath(FOLDER):
            link, label = folder.findall("a") + folder.findall("label")
            unseen = label.xpath("string(span[@class='unseen'])").strip()
            assert unseen == link.text_content().strip(), address
            names.add(unseen)
    assert {"en": "Losses", "zh": "损失函数"}[language] in names


def test_no_arrow_beside_a_topic_that_does_not_unfold(pages, language):
    for address, page in pages.of(language).items():
        assert page.xpath(ARROW) == [], address


def test_the_search_worker_is_ours(pages, language):
    for address, page in pages.of(language).items():
        settings = json.loads(page.xpath("string(//script[@id='__config'])"))
        assert settings["search"].endswith("assets/worker.js"), address
