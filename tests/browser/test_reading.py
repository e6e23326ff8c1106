"""Reading a page: copied code and addresses, paper, a phone without scripts, nothing that moves."""

import re

import pytest
from playwright.sync_api import expect

from pitfalls.entry import Section
from pitfalls.project import Project
from pitfalls.proof.compare import with_outputs
from pitfalls.proof.engine import LIMIT, in_child
from pitfalls.proof.run import run_alone
from pitfalls.trial.building import ROOT

PAGE = "losses/softmax-before-cross-entropy"
LAB = "labs/loss-does-not-fall"
COPIED = "navigator.clipboard.readText()"
CODE = "getComputedStyle(document.querySelector('pre > code'))"
LINES = """element => {
  const range = document.createRange()
  range.selectNodeContents(element)
  return [...range.getClientRects()].map(({left, bottom}) => [left, bottom])
}"""
MOVING = """[...document.querySelectorAll("*")].filter(element =>
  !["0s", ""].includes(getComputedStyle(element).transitionDuration)).length"""


# --------------------------------------------------------------------------------- copying


def test_sign_behind_a_heading_copies_its_address(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/zh/{PAGE}/")
    page.hover("#why")
    page.locator("#why .headerlink").click()
    expect(page.locator(".md-dialog")).to_have_text("已复制")
    assert page.url == f"{address}/zh/{PAGE}/#why"
    assert page.evaluate(COPIED) == page.url


def test_what_the_copy_button_copies_does_what_the_page_shows(page, address, engine):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    every = Project(ROOT).entries.values()  # the first block of some needs other packages
    entries = [each for each in every if not any(s.environment for s in each.shown.values())]
    chosen = entries[:: len(entries) // 10][:10]
    runs = []
    for number, entry in enumerate(chosen):
        language = ("en", "zh")[number % 2]
        page.goto(f"{address}/{language}/{entry.slug}/")
        page.locator(".highlight [data-md-type=copy]").first.click()
        name = page.locator(".highlight").first.get_attribute("id").removeprefix("code-")
        copied = Section(name, 1, page.evaluate(COPIED))
        task = (in_child, entry, copied, LIMIT, run_alone, entry, copied)
        runs.append((copied, engine.submit(*task)))
    for copied, run in runs:
        assert with_outputs(copied, run.result()) == copied.lines
    assert len(runs) == 10


# ----------------------------------------------------------------------------------- paper


def test_paper_holds_the_content_alone_dark_on_light(page, address):
    page.goto(f"{address}/en/{PAGE}/")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar >> nth=0", ".md-footer"):
        assert page.locator(part).is_hidden(), part
    assert page.locator("h1").is_visible()
    assert page.evaluate(f"{CODE}.whiteSpace") == "pre-wrap"
    assert page.evaluate(f"{CODE}.color") == "rgb(36, 41, 47)"


def test_paper_says_whose_page_it_is(page, address):
    page.goto(f"{address}/en/losses/what-are-logits/")
    line = page.locator(".paper")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_have_text(re.compile(r"PyTorch Pitfalls · \S+/en/losses/what-are-logits/"))


def test_paper_has_the_figures_further_down(page, address):
    page.goto(f"{address}/en/{LAB}/")
    expect(page.locator(".figure img").last).to_have_js_property("complete", True)


# ------------------------------------------------------------------------------ other readers


@pytest.mark.parametrize("path", ["", "tensors/view-after-transpose/", f"{LAB}/"])
def test_without_scripts_nothing_scrolls_sideways_on_a_phone(browser, address, path):
    size = {"width": 320, "height": 640}
    page = browser.new_page(viewport=size, java_script_enabled=False)
    page.goto(f"{address}/en/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_a_heading_is_called_by_its_words_alone(page, address):
    page.goto(f"{address}/en/{PAGE}/")
    for name in ("Why", "When it is fine", "APIs on this page"):
        heading = page.get_by_role("heading", name=name, exact=True)
        link = heading.get_by_role("link", name="Copy the link to this section", exact=True)
        link.focus()
        expect(link).to_be_focused()


def test_no_name_is_broken_in_a_table_on_a_phone(phone, address):
    phone.goto(f"{address}/en/losses/which-classification-loss/")
    names = phone.locator("article table code")
    rows = [name.evaluate(LINES) for name in names.all() if " " not in name.inner_text()]
    assert len(rows) > 3
    assert [len(set(bottom for _, bottom in lines)) for lines in rows] == [1] * len(rows)


def test_nothing_moves_for_who_asks_for_it(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/en/losses/")
    assert page.evaluate(MOVING) == 0


# ------------------------------------------------------------------------- what differs, marked

MARKED = """mark => {
  const {left, right, width} = mark.getBoundingClientRect()
  return {left, right, width, line: getComputedStyle(mark).borderBottomStyle}
}"""
SIDEWAYS = """[...document.querySelectorAll("article pre > code")]
  .filter(code => code.scrollWidth > code.clientWidth).length"""


@pytest.mark.parametrize("path", ["", "losses/all-labels-ignored/", "tensors/select-rows/"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_differs_is_seen_on_a_phone_without_scrolling_sideways(
    phone, address, language, path
):
    phone.goto(f"{address}/{language}/{path}")
    marks = [mark.evaluate(MARKED) for mark in phone.locator(".changed mark, mark.changed").all()]
    assert marks and phone.evaluate(SIDEWAYS) == 0
    assert all(mark["left"] >= 0 and mark["right"] <= 360 for mark in marks)


def test_what_differs_is_told_without_colour(page, address):
    page.goto(f"{address}/en/losses/all-labels-ignored/")
    token = page.locator("#code-right .changed mark").first
    assert token.evaluate(MARKED)["line"] == "solid"
    for name, sign in (("wrong", "−"), ("right", "+")):
        line = page.locator(f"#code-{name} .changed").first
        content = line.evaluate("line => getComputedStyle(line, '::before').content")
        assert content.startswith(f'"{sign}"')


def test_what_differs_is_marked_on_paper(page, address):
    page.goto(f"{address}/en/losses/all-labels-ignored/")
    page.emulate_media(media="print")
    assert page.locator("#code-right .changed mark").first.evaluate(MARKED)["line"] == "solid"
