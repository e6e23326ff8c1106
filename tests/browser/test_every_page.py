"""Pages in a browser: what they load, whether everybody can read them and they fit a phone.

With --every-page, as in CI, that is every page of both sites. Else it is the fewest pages that
hold every kind of element of the site, as its tag and its classes tell it: what breaks one of
these breaks its likes.
"""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from lxml import html
from playwright.async_api import BrowserContext, Page, async_playwright

from pitfalls.trial.browsing import CHROMIUM, FLAGS

TABS = 2
OURS = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")

# The style sheet leaves what is far from the window without a layout; axe would not see it. The
# root page leads to the language last read, and is to stay.
BEFORE = """
localStorage.removeItem("language")
const sheet = new CSSStyleSheet()
sheet.replaceSync("* { content-visibility: visible !important }")
document.adoptedStyleSheets = [sheet]
"""
MENU = """Object.fromEntries(
  [...document.querySelectorAll(".language")].map(link => [link.hreflang, link.href])
)"""


@dataclass
class Visit:
    """What was found on a page; each list is empty where all is well."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    width: int = 0

    def add_message(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def add_error(self, error) -> None:
        self.errors.append(str(error))

    def add_request(self, request) -> None:
        self.requests.append(request.url)

    def add_failed(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # by leaving the page before
            self.failed.append(request.url)

    def add_response(self, response) -> None:
        if response.status >= 400:
            self.failed.append(response.url)


# ------------------------------------------------------------------------------ which pages


def kinds(page: str) -> set[str]:
    """Tags with their classes; a drawing or a formula counts as one element."""
    found = set()
    for element in html.fromstring(page).iter():
        is_inside = next(element.iterancestors("svg", "math", "head"), None) is not None
        if isinstance(element.tag, str) and not is_inside:
            classes = sorted(element.get("class", "").split())
            found.add(".".join([element.tag, *classes]))
    return found


def fewest(pages: dict[str, str]) -> list[str]:
    """Few and short pages that together hold every kind; the languages take turns if they can."""
    found = {path: kinds(page) for path, page in pages.items()}
    left = set().union(*found.values())
    chosen: list[str] = []

    def worth(path: str) -> tuple:
        other_language = not chosen or path[:2] != chosen[-1][:2]
        return len(found[path] & left) / len(pages[path]), other_language, path

    while left:
        chosen.append(max(pages, key=worth))
        left -= found[chosen[-1]]
    return chosen


# --------------------------------------------------------------------------------- visiting


@pytest.fixture(scope="module")
def visits(site, address, request) -> dict[str, Visit]:
    """The visit to each page, by the page's path below the site."""
    pages = {
        path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
    }
    every = request.config.getoption("--every-page")
    return asyncio.run(visit_all(address, list(pages) if every else fewest(pages)))


async def visit_all(address: str, paths: list[str]) -> dict[str, Visit]:
    """Visit the pages, a few at the same time."""
    waiting, seen = list(reversed(paths)), []
    done: dict[str, Visit] = {}

    async def work(context: BrowserContext) -> None:
        page = await context.new_page()
        while waiting:
            path = waiting.pop()
            done[path] = await visit(page, f"{address}/{path}", seen)

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(
            locale="fr-FR", reduced_motion="reduce", service_workers="block"
        )
        await context.add_init_script(BEFORE)
        await asyncio.gather(*(work(context) for _ in range(TABS)))
        await browser.close()
    return done


async def visit(page: Page, url: str, seen: list[str]) -> Visit:
    """Visit a page; `seen` are the kinds of elements whose colours were looked at."""
    this = Visit()
    listeners = {
        "console": this.add_message,
        "pageerror": this.add_error,
        "request": this.add_request,
        "requestfailed": this.add_failed,
        "response": this.add_response,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.goto(url)
    this.barriers = await find_barriers(page, seen)
    this.languages = await page.evaluate(MENU)
    await page.set_viewport_size({"width": 320, "height": 640})
    this.width = await page.evaluate("document.documentElement.scrollWidth")
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return this


async def find_barriers(page: Page, seen: list[str]) -> list[str]:
    await page.evaluate(AXE_SCRIPT)
    found = await page.evaluate(f"async () => {{ {OURS}; return await barriers() }}")
    look = f"async seen => {{ {OURS}; return await coloursOfNewKinds(seen) }}"
    colours = await page.evaluate(look, seen)
    seen += colours["added"]
    return found + colours["found"]


# ------------------------------------------------------------------------------------ tests


def test_no_error_on_the_console(visits):
    assert {path: visit.errors for path, visit in visits.items() if visit.errors} == {}


def test_no_request_fails(visits):
    assert {path: visit.failed for path, visit in visits.items() if visit.failed} == {}


def test_no_request_to_another_host(visits, address):
    urls = [url for visit in visits.values() for url in visit.requests]
    hosts = {urlsplit(url).netloc for url in urls if not url.startswith("data:")}
    assert hosts == {urlsplit(address).netloc}


def test_axe_finds_no_barrier_in_light_or_dark(visits):
    assert {path: visit.barriers for path, visit in visits.items() if visit.barriers} == {}


def test_nothing_scrolls_sideways_on_a_phone(visits):
    assert {path: visit.width for path, visit in visits.items() if visit.width > 320} == {}


def test_the_link_to_the_other_language_stays_on_the_page(visits, address):
    for path, visit in visits.items():
        language, _, name = path.partition("/")
        if language in ("en", "zh"):
            other = "zh" if language == "en" else "en"
            assert visit.languages == {other: f"{address}/{other}/{name}"}, path
