"""Everything can be reached and seen without a mouse."""

from playwright.sync_api import expect

PAGE = "losses/softmax-before-cross-entropy"
OUTLINE = """() => {
  const {outlineWidth, outlineStyle} = getComputedStyle(document.activeElement)
  return `${outlineWidth} ${outlineStyle}`
}"""


def test_the_first_key_offers_to_skip_to_the_content(page, address):
    page.goto(f"{address}/en/losses/")
    page.keyboard.press("Tab")
    text = page.evaluate("document.activeElement.textContent.trim()")
    assert text == "Skip to content"


def test_the_navigation_of_a_narrow_window_opens_by_keyboard(page, address):
    page.set_viewport_size({"width": 640, "height": 400})  # as 1280 at 200 %
    page.goto(f"{address}/zh/losses/")
    link = page.get_by_role("navigation", name="导航栏").get_by_role("link", name="术语表")
    expect(link).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="导航栏")).to_be_focused()
    page.keyboard.press("Space")
    expect(link).to_be_visible()


def test_the_colours_change_by_keyboard(page, address):
    page.goto(f"{address}/en/losses/")
    page.get_by_role("button", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_focused()


def test_the_colours_that_were_chosen_stay(page, address):
    page.goto(f"{address}/en/losses/")
    page.get_by_role("button", name="Switch to dark mode").click()
    page.goto(f"{address}/en/tensors/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_visible()


def test_the_colours_follow_the_system_until_the_reader_chooses(page, address):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/zh/losses/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_language_changes_by_keyboard_and_keeps_the_place(page, address):
    page.goto(f"{address}/en/{PAGE}/#fix")
    page.get_by_role("link", name="中文").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/zh/{PAGE}/#fix")


def test_what_has_the_focus_is_seen(page, address):
    page.goto(f"{address}/en/messages/")
    selectors = (
        ".md-logo", ".language", ".md-search__input", "input.filter", "article li a",
    )
    for selector in selectors:
        page.locator(selector).first.focus()
        assert page.evaluate(OUTLINE) == "2px solid", selector


def test_a_link_keeps_its_underline_when_the_focus_leaves_it(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.keyboard.press("Tab")
    link = page.locator("article li > a").first
    link.focus()
    page.keyboard.press("Tab")
    expect(link).to_have_css("text-decoration-line", "underline")
