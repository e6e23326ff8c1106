"""Comparing two versions of PyTorch, and the squares below a title."""

import pytest
from playwright.sync_api import expect


def test_any_two_versions_are_compared(page, address):
    page.goto(f"{address}/en/versions/")
    page.get_by_label("From").select_option("2.2")
    page.locator("select[name=to]").select_option("2.6")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(f"{address}/en/versions/?from=2.2&to=2.6")
    expect(page.get_by_role("heading", name="From PyTorch 2.2 to 2.6")).to_be_focused()
    change = page.locator(".comparison li", has=page.locator("a[href*='save-and-load/']")).first
    expect(change.locator("dt")).to_have_text(["2.6"])
    expect(change.locator("samp")).to_contain_text("Weights only load failed")
    expect(page).to_have_title("From PyTorch 2.2 to 2.6")


def test_a_page_of_a_version_leads_to_the_comparison(page, address):
    page.goto(f"{address}/zh/versions/2.6/")
    page.get_by_label("从").select_option("2.12")  # the later one of the two
    page.get_by_role("button", name="比较").click()
    page.wait_for_url(f"{address}/zh/versions/?from=2.6&to=2.12")
    expect(page.get_by_role("heading", name="从 PyTorch 2.6 到 2.12")).to_be_visible()


def test_neighbors_compared_are_what_the_page_shows(page, address):
    page.goto(f"{address}/en/versions/2.9/")
    own = page.locator("ul.changes dl").all_text_contents()
    page.goto(f"{address}/en/versions/?from=2.8&to=2.9")
    expect(page.locator(".comparison dl").first).to_be_visible()
    assert page.locator(".comparison dl").all_text_contents() == own


def test_what_is_no_version_is_not_compared(page, address):
    page.goto(f"{address}/en/versions/?from=2.2&to=<b>x</b>")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator(".comparison")).to_have_count(0)


def test_a_comparison_that_is_not_loaded_says_so(page, address):
    page.route("**/changes.json", lambda route: route.abort())
    page.goto(f"{address}/en/versions/?from=2.2&to=2.6")
    expect(page.get_by_role("status").filter(has_text="could not be loaded")).to_be_visible()


def test_without_scripts_the_pages_of_the_versions_are_there(browser, address):
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/en/versions/")
    assert page.locator("form.between").is_hidden()
    page.get_by_role("link", name="2.6", exact=True).click()
    assert page.locator("h1").inner_text() == "What changed in PyTorch 2.6"
    page.close()


@pytest.mark.parametrize("width", [320, 360])
def test_the_squares_are_in_one_line_on_a_phone(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(f"{address}/en/autograd/validation-without-no-grad/")
    squares = page.locator("a.squares")
    assert squares.bounding_box()["height"] < 30
    assert squares.evaluate("link => link.getBoundingClientRect().right") < width
    page.close()


def test_the_squares_differ_in_shape(page, address):
    page.goto(f"{address}/en/autograd/validation-without-no-grad/")
    shapes = {
        page.locator(f"ol.squares i.{state}").first.evaluate(
            "square => getComputedStyle(square).backgroundImage"
        ).replace("rgb", "")
        for state in ("fails", "differs", "messages", "same")
    }
    assert len(shapes) == 4
