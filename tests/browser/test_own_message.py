"""A message that was pasted into the search: its row and its page speak of the reader's values."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

QUERY = "[data-md-component=search-query]"
FIRST = ".md-search-result__link >> nth=0"
MATMUL = "RuntimeError: mat1 and mat2 shapes cannot be multiplied (32x864 and 600x10)"
MATMUL_PAGE = "modules/mat1-and-mat2-shapes/"


def follow(page, address, message, language="en"):
    """Paste the message into the search, and follow the first result."""
    page.goto(f"{address}/{language}/losses/")
    page.fill(QUERY, message)
    expect(page.locator(FIRST)).to_be_visible()
    page.click(FIRST)


@pytest.mark.parametrize("language, start", [
    ("en", "864 and 600 have to be equal."), ("zh", "864 和 600 必须相等。"),
])
def test_the_row_and_the_page_speak_of_the_readers_numbers(page, address, language, start):
    page.goto(f"{address}/{language}/losses/")
    page.fill(QUERY, f"Traceback (most recent call last):\n  File \"train.py\", line 3\n{MATMUL}")
    expect(page.locator(FIRST)).to_contain_text(start)
    page.click(FIRST)
    page.wait_for_url(f"{address}/{language}/{MATMUL_PAGE}#code-wrong")
    box = page.locator(".explained")
    expect(box.locator("samp")).to_have_text(MATMUL)
    expect(box).to_contain_text(start)
    expect(box.locator("code")).to_have_text(["in_features", "in_features=864"])


def test_it_stays_with_its_page_and_goes_with_another(page, address):
    follow(page, address, MATMUL)
    expect(page.locator(".explained")).to_be_visible()
    page.reload()
    expect(page.locator(".explained")).to_be_visible()
    page.goto(f"{address}/en/losses/what-are-logits/")
    page.goto(f"{address}/en/{MATMUL_PAGE}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".explained")).to_be_hidden()


def test_a_result_that_leads_to_a_part_of_the_page_where_the_reader_is(page, address):
    follow(page, address, MATMUL)
    page.fill(QUERY, MATMUL.replace("864", "1024"))
    expect(page.locator(FIRST)).to_contain_text("1024 and 600")
    page.locator(FIRST).evaluate("link => { link.hash = 'fix' }")  # so nothing is loaded anew
    page.click(FIRST)
    page.wait_for_url("**#fix")
    expect(page.locator(".explained samp")).to_contain_text("32x1024")


def test_another_query_that_leads_to_the_page(page, address):
    follow(page, address, "mat1 and mat2 shapes cannot be multiplied")
    page.wait_for_url(f"{address}/en/{MATMUL_PAGE}**")
    expect(page.locator(".explained")).to_be_hidden()


def test_markup_in_a_message_stays_text(page, address):
    message = "expected scalar type Float but found <img/src=x/onerror=document.title=1>"
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, message)
    row = page.locator(".md-search-result__link").filter(has_text="one of yours is <img/src=x")
    row.click()
    page.wait_for_url("**/half-and-float-mixed/")
    expect(page.locator(".explained samp")).to_have_text(message)
    assert page.title() != "1" and page.locator(".explained img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_the_box(browser, address, scheme):
    page = browser.new_page(color_scheme=scheme, service_workers="block")
    follow(page, address, MATMUL)
    expect(page.locator(".explained")).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run('.explained').then(({violations}) => violations)")
    page.close()
    assert found == []
