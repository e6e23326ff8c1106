"""The search box in a real browser: by keyboard alone, on a phone, and from a plain file server."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
MESSAGE = "RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed)"

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """The site on a plain file server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
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


def test_messages_page_is_filtered_by_the_same_index(page, address):
    page.goto(f"{address}/zh/messages/")
    page.fill("input.filter", MESSAGE)
    page.wait_for_function("document.querySelectorAll('article li[hidden]').length > 100")
    shown = page.locator("article li:visible").all_inner_texts()
    assert any(text.startswith("Trying to backward through the graph a second time") for text in shown)


def test_symptoms_page_is_filtered(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.fill("input.filter", "expand or repeat")
    page.wait_for_function("document.querySelectorAll('article li[hidden]').length > 40")
    assert "expand or repeat: which one copies, which one can be written to" in page.locator("article li:visible").all_inner_texts()


def test_markup_in_a_query_stays_text(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill("[data-md-component=search-query]", "<img src=x onerror='document.title=1'> RuntimeError: <script>document.title=1</script>")
    page.press("[data-md-component=search-query]", "End")
    expect(results(page).first).to_be_visible()
    assert page.title() != "1" and page.locator(".md-search img").count() == 0
