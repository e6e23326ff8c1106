"""The site in a real browser: search, keyboard, copying, paper, no network."""

import os
import shutil

import pytest
from browsing import CHROMIUM, FLAGS, host, needs_chromium
from engine import LIMIT, in_child, run_alone, with_outputs
from entries import Section, entry_paths, read_entry, slug_of
from playwright.sync_api import expect, sync_playwright

MESSAGE = "RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed)"

KEPT = """async url => { // until the service worker has kept the address
  for (const end = performance.now() + 20000; performance.now() < end; await new Promise(wake => setTimeout(wake, 20)))
    if (navigator.serviceWorker.controller && await caches.match(url)) return
  throw new Error(`${url} is not kept`)
}"""

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, service_workers="block")
    yield page
    page.close()


@pytest.fixture
def reader(browser):
    """A page of a browser that keeps what was read."""
    page = browser.new_page()
    yield page
    page.close()


def results(page):
    return page.locator(".md-search-result__link")


def test_search_by_keyboard_alone(page, address):
    page.goto(f"{address}/en/")
    page.keyboard.press("f")  # Material's key for the search box
    page.keyboard.type("cross_entropy", delay=20)
    expect(results(page).first).to_contain_text("Three ways to the same cross entropy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/losses/cross-entropy-three-ways/")


def test_search_on_a_phone(browser, address):
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{address}/zh/tensors/")
    page.tap("header label[for=__search]")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type("交叉熵")
    page.keyboard.press("End")  # Material listens to keys
    results(page).filter(has_text="交叉熵的三种算法").first.tap()
    page.wait_for_url("**/zh/losses/cross-entropy-three-ways/")
    page.close()


@pytest.mark.parametrize("language, width", [("en", 1440), ("zh", 1440), ("en", 960), ("zh", 1920)])
def test_search_box_stands_in_the_middle_of_the_home_page(page, address, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{language}/")
    box, place = (page.locator(part).bounding_box() for part in (".md-search__form", ".ask"))
    assert {side: round(abs(box[side] - place[side])) // 4 for side in box} == {"x": 0, "y": 0, "width": 0, "height": 0}
    page.mouse.click(width / 2, place["y"] + 20)
    page.keyboard.type("backward", delay=20)
    expect(results(page).first).to_be_visible()


def test_home_page_on_a_phone_opens_the_search_from_the_middle(browser, address):
    page = browser.new_page(viewport={"width": 390, "height": 740}, has_touch=True)
    page.goto(f"{address}/zh/")
    page.tap(".ask")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.close()


def test_sign_behind_a_heading_copies_its_address(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/zh/losses/softmax-before-cross-entropy/")
    page.hover("#why")
    sign = page.get_by_role("link", name="复制本节链接").nth(2)
    sign.click()
    expect(page.locator(".md-dialog")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url == f"{address}/zh/losses/softmax-before-cross-entropy/#why"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pasted_message_in_the_search_box(page, address, language):
    page.goto(f"{address}/{language}/losses/")
    page.fill("[data-md-component=search-query]", MESSAGE)
    page.press("[data-md-component=search-query]", "End")  # Material listens to keys
    expect(results(page).first).to_have_attribute("href", f"{address}/{language}/autograd/backward-twice/")


def test_index_is_read_only_when_somebody_searches(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/en/losses/", wait_until="networkidle")
    assert "/en/search/pages.json" not in asked
    with page.expect_request("**/en/search/pages.json"):
        page.focus("[data-md-component=search-query]")


def test_an_answer_that_comes_late_is_not_shown(page, address):
    page.goto(f"{address}/zh/losses/")
    answers = page.evaluate("""url => new Promise(done => {
      const worker = new Worker(url), answers = [], ask = data => worker.postMessage({type: 2, data})
      worker.onmessage = ({data: {type, data}}) => {
        if (type === 1) return done(answers)
        answers.push(data.items.length)
        if (answers.length === 1) ask("ex")
        else worker.postMessage({type: 0}) // answered at once
      }
      ask("ex") // waits for the other language's index
      ask("expand")
    })""", f"{address}/zh/assets/search.js")
    assert answers == [1, 0]


def test_messages_page_is_filtered_by_the_same_index(page, address):
    page.goto(f"{address}/zh/messages/")
    page.fill("input.filter", MESSAGE)
    page.locator("article li[hidden]").nth(100).wait_for(state="attached")
    shown = page.locator("article li:visible").all_inner_texts()
    assert any(text.startswith("Trying to backward through the graph a second time") for text in shown)


def test_symptoms_page_is_filtered(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.fill("input.filter", "expand or repeat")
    page.locator("article li[hidden]").nth(40).wait_for(state="attached")
    assert "expand or repeat: which one copies, which one can be written to" in page.locator("article li:visible").all_inner_texts()


def test_markup_in_a_query_stays_text(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill("[data-md-component=search-query]", "<img src=x onerror='document.title=1'> RuntimeError: <script>document.title=1</script>")
    page.press("[data-md-component=search-query]", "End")
    expect(results(page).first).to_be_visible()
    assert page.title() != "1" and page.locator(".md-search img").count() == 0


def test_the_first_key_offers_to_skip_to_the_content(page, address):
    page.goto(f"{address}/en/losses/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"


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
    page.get_by_role("radio", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_language_changes_by_keyboard_and_keeps_the_place(page, address):
    page.goto(f"{address}/en/losses/softmax-before-cross-entropy/#fix")
    page.get_by_role("button", name="Select language").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/zh/losses/softmax-before-cross-entropy/#fix")


def test_what_has_the_focus_is_seen(page, address):
    page.goto(f"{address}/en/messages/")
    for selector in (".md-logo", ".md-select button", ".md-search__input", "input.filter", "article li a"):
        page.locator(selector).first.focus()
        shown = page.evaluate("(({outlineWidth, outlineStyle}) => `${outlineWidth} ${outlineStyle}`)(getComputedStyle(document.activeElement))")
        assert shown == "2px solid", selector


def test_a_link_keeps_its_underline_when_the_focus_leaves_it(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.keyboard.press("Tab")
    link = page.locator("article li > a").first
    link.focus()
    page.keyboard.press("Tab")
    expect(link).to_have_css("text-decoration-line", "underline")


def test_nothing_moves_for_who_asks_for_it(page, address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/en/losses/")
    moving = "[...document.querySelectorAll('*')].filter(element => !['0s', ''].includes(getComputedStyle(element).transitionDuration)).length"
    assert page.evaluate(moving) == 0


def test_paper_holds_the_content_alone_dark_on_light(page, address):
    page.goto(f"{address}/en/losses/softmax-before-cross-entropy/")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.emulate_media(media="print")
    assert [page.locator(part).is_visible() for part in (".md-header", ".md-sidebar >> nth=0", ".md-footer", "h1")] == [False, False, False, True]
    assert page.evaluate("getComputedStyle(document.querySelector('pre > code')).whiteSpace") == "pre-wrap"
    assert page.evaluate("getComputedStyle(document.querySelector('pre > code')).color") == "rgb(36, 41, 47)"


def test_what_the_copy_button_copies_does_what_the_page_shows(browser, address, engine):
    paths = entry_paths()
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], service_workers="block")
    page, runs = context.new_page(), []
    for number, path in enumerate(paths[:: len(paths) // 10][:10]):
        page.goto(f"{address}/{('en', 'zh')[number % 2]}/{slug_of(path)}/")
        page.locator(".highlight [data-md-type=copy]").first.click()
        entry, copied = read_entry(path), Section("copied", 1, page.evaluate("navigator.clipboard.readText()"))
        runs.append((copied, engine.pool.submit(in_child, entry, copied, LIMIT, run_alone, entry, copied)))
    context.close()
    for copied, run in runs:
        assert with_outputs(copied, run.result()) == copied.text.splitlines()
    assert len(runs) == 10


def test_what_was_read_stays_readable_without_a_network(reader, site):
    with host(site) as address:
        reader.goto(f"{address}/en/losses/")
        reader.evaluate(KEPT, f"{address}/en/losses/")
        reader.goto(f"{address}/en/autograd/backward-twice/")
        reader.evaluate(KEPT, f"{address}/en/autograd/backward-twice/")
        reader.focus("[data-md-component=search-query]")  # which reads the index
        reader.evaluate(KEPT, f"{address}/en/search/pages.json")
    reader.context.set_offline(True)
    reader.goto(f"{address}/en/losses/")
    expect(reader.locator("h1")).to_have_text("Losses")
    reader.fill("[data-md-component=search-query]", MESSAGE)
    reader.press("[data-md-component=search-query]", "End")
    results(reader).first.click()
    expect(reader.locator("h1")).to_contain_text("backward")


def test_figures_further_down_are_kept_too(reader, address):
    reader.goto(f"{address}/en/labs/loss-does-not-fall/")
    reader.evaluate(KEPT, reader.locator(".figure img").last.evaluate("image => image.src"))


def test_paper_has_the_figures_further_down(page, address):
    page.goto(f"{address}/en/labs/loss-does-not-fall/")
    expect(page.locator(".figure img").last).to_have_js_property("complete", True)


@pytest.mark.parametrize("path", ["", "tensors/view-after-transpose/", "labs/loss-does-not-fall/"])
def test_without_scripts_nothing_scrolls_sideways_on_a_phone(browser, address, path):
    page = browser.new_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page.goto(f"{address}/en/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_with_a_network_nothing_stale_is_shown(reader, tmp_path, bare_site):
    site = shutil.copytree(bare_site, tmp_path / "site")
    os.utime(site / "en/losses/index.html", (0, 0))  # so old that browsers take it for fresh for years
    with host(site) as address:
        reader.goto(f"{address}/en/losses/")
        reader.evaluate(KEPT, f"{address}/en/losses/")
        changed = site / "en/losses/index.html"
        changed.write_text(changed.read_text(encoding="utf-8").replace("<title>", "<title>Changed "), encoding="utf-8")
        reader.goto(f"{address}/en/losses/")
        assert reader.title().startswith("Changed ")
