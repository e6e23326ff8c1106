"""Front matter and docs/*.yml are text wherever they are shown: never elements, links or code."""

import json
from xml.etree import ElementTree

import pytest
from lxml import html

from pitfalls.site.markdown import mathml

SLUG = "losses/softmax-before-cross-entropy"
FOREIGN = (
    "//script[text()='evil()'] | //@onclick | //a[contains(@href, 'evil.example')]"
    " | //strong[text()='b'] | //code[text()='c'] | //math[.='x'] | //*[@onclick]"
)


@pytest.fixture(scope="module")
def tree(hostile_site):
    """tree(address) is a page of that site."""
    return lambda address: html.parse(hostile_site / address / "index.html").getroot()


def shown(tree, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


@pytest.mark.parametrize(
    "address, path, text",
    [
        (f"en/{SLUG}", "//h1", "title"),
        (f"en/{SLUG}", "//head/title", "title"),
        (f"en/{SLUG}", "//div[@class='md-header__topic'][2]", "title"),
        (f"en/{SLUG}", "//h2[@id='related']/span", "word"),
        (f"en/{SLUG}", "//nav[@data-md-level='1']/label", "topic"),
        ("en/losses/cosine-similarity-dim", "//ul[@class='related']//a", "title"),
        ("en/losses", "//h1", "topic"),
        ("en/losses", "//div[@class='filter-list entries']//a", "title"),
        ("en/losses", "//article/p", "about"),
        ("en", "//div[@class='ways']//a", "topic"),
        ("en/changelog", "//div[@class='filter-list changes']//a", "title"),
        ("en/symptoms", "//li//a", "title"),
        ("en/apis", "//li//a", "title"),
        ("en/glossary", "//dfn", "term"),
    ],
)
def test_text_is_shown_as_it_is_written(tree, hostile, address, path, text):
    assert f"{text} {hostile}" in shown(tree(address), path)


@pytest.mark.parametrize("text", ["title", "description"])
def test_text_in_what_link_previews_show(tree, hostile, text):
    found = tree(f"en/{SLUG}").xpath(f"//meta[@property='og:{text}']/@content")
    assert found == [f"{text} {hostile}"]


def test_text_below_a_title(tree, hostile):
    changes = shown(tree("en/changelog"), "//div[@class='filter-list changes']//li")
    assert f"title {hostile}changed {hostile}" in changes
    assert f"title {hostile}description {hostile}" in changes


def test_text_becomes_nothing_else_on_any_page(hostile_site):
    for path in hostile_site.rglob("*.html"):
        found = html.parse(path).getroot().xpath(FOREIGN)
        in_body = [each for each in found if getattr(each, "tag", "") == "script"]
        own = path.parts[-2] == "softmax-before-cross-entropy" and "en" in path.parts
        assert found == in_body and len(found) == own, path


def test_text_in_the_feed(hostile_site, hostile):
    feed = ElementTree.parse(hostile_site / "en/feed.xml").getroot()
    texts = [element.text for element in feed.iter()]
    assert f"title {hostile}" in texts and f"changed {hostile}" in texts


def test_text_in_data(hostile_site, hostile):
    data = json.loads((hostile_site / "pitfalls.json").read_text(encoding="utf-8"))
    entry = next(entry for entry in data["pitfalls"] if entry["id"] == SLUG)
    assert entry["title"]["en"] == f"title {hostile}"
    index = json.loads((hostile_site / "en/search/pages.json").read_text(encoding="utf-8"))
    found = next(page for page in index["pages"] if page["location"] == f"{SLUG}/")
    assert found["title"] == f"title {hostile}"


@pytest.mark.parametrize(
    "name", ["llms.txt", f"en/{SLUG}.md", "en/glossary.md", "en/losses/index.md"]
)
def test_text_in_markdown(hostile_site, name):
    escaped = (
        "&lt;script&gt;evil()&lt;/script&gt; \\[t\\](//evil.example) "
        "\\*\\*b\\*\\* \\`c\\` \\$x\\$ \\{: onclick=evil() \\}"
    )
    text = (hostile_site / name).read_text(encoding="utf-8")
    assert escaped in text
    assert "[t](//evil.example)" not in text


def test_text_in_formulas():
    formula = mathml(r"a < \text{<script>evil()</script>}")
    assert "<mo>&lt;</mo><mtext>&lt;script&gt;evil()&lt;/script&gt;</mtext>" in formula


@pytest.mark.parametrize("is_block, display", [(True, "block"), (False, "inline")])
def test_formulas_are_mathml(is_block, display):
    start = f'<math xmlns="http://www.w3.org/1998/Math/MathML" display="{display}">'
    assert mathml("x", is_block).startswith(start)


def test_a_script_in_a_page_is_not_in_its_policy(hostile_site, pages):
    """That of the page is the policy that it has without the script."""
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    found = html.parse(hostile_site / f"en/{SLUG}/index.html").getroot()
    assert found.xpath(policy) == pages[f"en/{SLUG}/"].xpath(policy)
