"""How a notebook becomes a page: its formulas, links, headings and figures."""

import pytest
from bs4 import BeautifulSoup

from pitfalls.site import labs


def drawn(html: str) -> str:
    part = BeautifulSoup(html, "html.parser")
    labs.draw_formulas(part)
    return part.decode_contents()


def test_a_formula_becomes_mathml():
    html = drawn("<p>With $s$ as before.</p>")
    assert html.startswith("<p>With <math ")
    assert "<mi>s</mi>" in html
    assert html.endswith("</math> as before.</p>")


def test_a_formula_escapes_once():
    html = drawn("<p>where $a &lt; b$ holds</p>")
    assert "<mo>&lt;</mo>" in html
    assert "&amp;" not in html


def test_several_formulas_of_a_sentence():
    html = drawn("<p>$a$, then $b$ (or $c$)</p>")
    assert html.count("<math ") == 3
    assert "</math>, then <math " in html
    assert html.endswith("</math>)</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<p>costs $5 here and $6</p>",
        "<p>from US$5 to A$6</p>",
        "<p><code>$HOME</code> and <code>$PATH</code></p>",
        "<p><code>$HOME/a:$PATH</code></p>",
        "<pre>echo $HOME $PATH$</pre>",
        r"<p>\$5 and 6\$</p>",
        "<p>one $ sign</p>",
    ],
)
def test_other_dollar_signs_stay_text(html):
    assert drawn(html) == html


@pytest.mark.parametrize(
    "link, target",
    [
        ("../losses/nan-loss.md", "../../losses/nan-loss/"),
        ("../losses/nan-loss.md#why", "../../losses/nan-loss/#why"),
        ("../index.md", "../../"),
        ("../losses/index.md", "../../losses/"),
        ("https://example.org/readme.md", "https://example.org/readme.md"),
        ("figure.svg", "figure.svg"),
    ],
)
def test_links_to_markdown_lead_to_pages(link, target):
    part = BeautifulSoup(f'<p><a href="{link}">there</a></p>', "html.parser")
    labs.link_pages(part)
    assert part.a["href"] == target


def test_headings_have_the_id_that_they_say_or_a_number(pages, language):
    page = pages[f"{language}/labs/loss-does-not-fall/"]
    headings = page.xpath("//article//*[self::h1 or self::h2]")
    assert headings[0].get("id") == "part-0"
    assert all(heading.get("id") for heading in headings)
    assert "{#" not in "".join(heading.text_content() for heading in headings)


def test_a_lab_can_be_downloaded_and_says_so(whole_project, pages, site, language):
    for path in whole_project.lab_paths(language):
        [link] = pages[f"{language}/labs/{path.stem}/"].xpath("//p[@class='facts']/a[@download]")
        assert link.text == whole_project.languages[language].words["download_notebook"]
        assert (site / language / "labs" / path.stem / link.get("href")).is_file()


def test_labs_have_the_same_headings_in_both_languages(whole_project, pages):
    for path in whole_project.lab_paths("en"):
        english, chinese = (
            pages[f"{language}/labs/{path.stem}/"].xpath("//article//h2/@id")
            for language in ("en", "zh")
        )
        assert english == chinese, path
        assert english, path


def test_the_list_of_labs_is_above_each_lab_and_leads_to_all(whole_project, pages, language):
    names = [path.stem for path in whole_project.lab_paths(language)]
    listed = pages[f"{language}/labs/"].xpath("//div[@class='entries']//a/@href")
    assert listed == [f"{name}/" for name in names]
    for name in names:
        path = pages[f"{language}/labs/{name}/"].xpath("//nav[@class='path']//a/@href")
        assert path[-1] == "../"
