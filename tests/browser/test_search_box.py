"""The search box: whatever enters it is searched, and Back, Enter, Esc do what readers expect."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

QUERY = "[data-md-component=search-query]"
MESSAGE = (
    "RuntimeError: Trying to backward through the graph a second time "
    "(or directly access saved tensors after they have already been freed)"
)
WHOLE = "#search-results[aria-busy=false]"  # what is found once the whole index is read
FOLDED = ".md-search-result__more"
# the box of the results is no stop of the Tab key: what is in it is reached by the arrow keys
BARRIERS = """async () => {
  const rules = {"scrollable-region-focusable": {enabled: false}}
  const {violations} = await axe.run(document.querySelector(".md-search"), {rules})
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`))
}"""
AT_THE_TOP = """() => {
  const why = document.getElementById("why")
  why.scrollIntoView()
  const {top} = why.getBoundingClientRect()
  return new Promise(done => setTimeout(() =>
    done(why.getBoundingClientRect().top === top && Math.abs(top) < 100), 200))
}"""


def results(page):
    return page.locator(".md-search-result__link")

@pytest.mark.parametrize("width, touch", [(1280, False), (390, True)])
def test_text_that_enters_without_a_key_is_searched(browser, address, width, touch):
    """As from the menu of a mouse, the long press of a phone, or dictation."""
    page = browser.new_page(viewport={"width": width, "height": 800}, has_touch=touch)
    page.goto(f"{address}/en/losses/")
    if touch:
        page.tap("header label[for=__search]")
    page.focus(QUERY)
    page.evaluate("text => document.execCommand('insertText', false, text)", MESSAGE)
    found = re.compile(r"/en/autograd/backward-twice/#code-\w+$")
    expect(results(page).first).to_have_attribute("href", found)
    page.close()

PASTE = """([query, text]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text", text)
  const event = new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true})
  if (document.querySelector(query).dispatchEvent(event)) throw Error("not taken")
}"""


def test_what_is_pasted_keeps_its_lines(page, address):
    """A program's lines mean something, and a box of one line would drop them."""
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    page.evaluate(PASTE, [QUERY, f"for x in loader:\r\n    loss.backward()\n{MESSAGE}\n"])
    expect(page.locator(QUERY)).to_have_value(f"for x in loader:↵    loss.backward()↵{MESSAGE}")
    leads = re.compile(rf"^{re.escape(address)}/en/autograd/backward-twice/")
    expect(results(page).first).to_have_attribute("href", leads)


RULES = {
    "row": "line {line}: {finds}",
    "rules": [{"either": ["$T += $L"], "location": "training/loss/", "finds": "a <b>sum</b>"}],
}


def test_a_pasted_program_is_answered_by_line(page, address):
    page.route("**/search/code.json", lambda route: route.fulfill(json=RULES))
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    page.evaluate(PASTE, [QUERY, "for x in loader:\n    total += model(x) < 1 # <i>\n"])
    expect(results(page).first).to_contain_text("line 2: a <b>sum</b>")
    expect(results(page).first).to_contain_text("total += model(x) < 1 # <i>")
    expect(results(page).first).to_have_attribute("href", f"{address}/en/training/loss/")


def test_back_returns_to_the_results(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "backward twice")
    expect(page.locator(WHOLE)).to_be_visible()
    results(page).first.click()
    page.wait_for_url("**/en/autograd/backward-twice/")
    page.go_back()
    expect(page.locator(QUERY)).to_have_value("backward twice")
    expect(results(page).first).to_be_visible()

def test_closing_the_search_takes_the_query_out_of_the_address(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "backward")
    page.wait_for_url("**/en/losses/?q=backward")
    page.press(QUERY, "Escape")
    page.wait_for_url("**/en/losses/")

def test_a_quick_enter_opens_the_page_of_the_whole_query(page, address):
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    page.keyboard.type("validation runs out of memory no_grad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/autograd/validation-without-no-grad/")

@pytest.mark.parametrize("keys", ["Control+k", "/"])
def test_keys_open_the_search_and_escape_gives_the_focus_back(page, address, keys):
    page.goto(f"{address}/en/losses/what-are-logits/")
    link = page.locator("article a").nth(4)
    link.focus()
    page.keyboard.press(keys)
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()

def test_the_keys_are_shown(page, address):
    page.goto(f"{address}/en/losses/")
    expect(page.locator(".md-search__keys")).to_have_text("/Ctrl K")
    expect(page.locator(".md-search__keys")).to_be_visible()

def test_nothing_found_offers_ways_on(page, address):
    page.goto(f"{address}/zh/losses/")
    page.fill(QUERY, "qqqqzzzz")
    expect(page.locator(".md-search-result__ways a").first).to_be_visible()
    found = page.locator(".md-search-result__ways a").all_inner_texts()
    assert found == ["报错信息一览", "按 API 查", "按现象查"]

def test_a_screen_reader_hears_of_the_results(page, address):
    page.goto(f"{address}/en/losses/")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("expand")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    count = re.compile(r"[1-9]\d* matching documents?")
    expect(page.get_by_role("status").first).to_have_text(count)

def test_the_box_of_the_results_is_no_stop_of_the_tab_key(page, address):
    page.goto(f"{address}/en/losses/")
    assert page.get_attribute(".md-search__scrollwrap", "tabindex") is None

def test_switching_the_language_stays_at_the_section(page, address):
    page.goto(f"{address}/en/losses/softmax-before-cross-entropy/")
    page.wait_for_function(AT_THE_TOP)  # blocks above it are laid out as they come near
    page.click("a[hreflang=zh]")
    page.wait_for_url(f"{address}/zh/losses/softmax-before-cross-entropy/#why")

def test_the_page_for_missing_pages_searches_for_what_was_asked(page, address):
    page.goto(f"{address}/404.html")
    box = page.get_by_role("searchbox").first
    box.fill("softmax before loss")
    box.press("Enter")
    page.wait_for_url("**/en/?q=softmax+before+loss")
    expect(results(page).first).to_be_visible()


# ------------------------------------------------------------------------------------- empty box


START = ".md-search-result__start"


def test_the_empty_box_offers_examples(page, address):
    page.goto(f"{address}/zh/losses/")
    page.focus(QUERY)
    examples = page.locator(f"{START} > ul button")
    expect(examples).to_have_count(3)
    examples.nth(1).click()
    expect(page.locator(QUERY)).to_have_value("loss 一直不下降")
    expect(results(page).first).to_be_visible()
    expect(page.locator(START)).to_be_hidden()


def test_the_last_searches_are_offered_and_can_be_cleared(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "backward twice")
    expect(page.locator(WHOLE)).to_be_visible()
    results(page).first.click()
    page.wait_for_url("**/en/autograd/backward-twice/")
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    last = page.locator(f"{START} .searched li button")
    expect(last).to_have_text(["backward twice"])
    page.locator(f"{START} .searched p button").click()
    expect(last).to_have_count(0)
    assert page.evaluate("localStorage.getItem('searches')") is None


def test_a_search_that_nobody_followed_is_not_kept(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "backward twice")
    expect(results(page).first).to_be_visible()
    assert page.evaluate("localStorage.getItem('searches')") is None


def test_the_examples_are_reached_by_the_tab_key(page, address):
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    page.keyboard.press("Tab")
    expect(page.locator(f"{START} button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query",
    ["", "loss becomes nan", MESSAGE, "RuntimeError: Sparse CSR tensors do not have strides"],
    ids=["empty", "question", "known", "unknown"],
)
def test_axe_finds_no_barrier_in_the_box(browser, address, scheme, query):
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/en/losses/")
    page.focus(QUERY)
    page.fill(QUERY, query)
    if query:
        expect(page.locator(WHOLE)).to_be_visible()
        page.locator(f"{FOLDED} summary").click()
        expect(page.locator(f"{FOLDED} a").first).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(BARRIERS)
    assert found == []
    page.close()
