"""Pages in a real browser: what they load, whether everybody can read them, and whether they fit a phone.

With --every-page, as in CI, that is every page of both sites. Else it is the fewest pages that hold every kind of
element of the site, as its tag and its classes tell it: what breaks one of these breaks its likes.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from browsing import CHROMIUM, FLAGS, needs_chromium
from lxml import html
from playwright.async_api import async_playwright

pytestmark = needs_chromium
TABS = 2
# axe's most expensive rule looks only at kinds of elements, told by their path from the root, that no page has shown yet.
CONTRAST = """async seen => {
  const known = new Set(seen), added = [], include = []
  for (const element of document.body.querySelectorAll("*")) {
    if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && element.localName !== "input") continue
    let path = ""
    for (let at = element; at !== document.body; at = at.parentElement) path = `>${at.localName}.${[...at.classList].join(".")}${path}`
    if (!known.has(path)) { known.add(path); added.push(path); include.push(element) }
  }
  const found = []
  for (const scheme of ["default", "slate"]) {
    if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme
    if (include.length) found.push(...(await axe.run({include}, {runOnly: ["color-contrast", "link-in-text-block"]})).violations)
  }
  return {added, found: TOLD(found)}
}"""
OTHERS = """async () => TOLD((await axe.run({rules: {"color-contrast": {enabled: false}, "link-in-text-block": {enabled: false}}})).violations)"""
TOLD = """found => found.flatMap(({id, nodes}) => nodes.map(({html, any, all, none}) =>
  `${id}: ${html.slice(0, 150)}: ${[...any, ...all, ...none].map(check => check.message).join("; ")}`))"""

# The style sheet leaves what is far from the window without a layout; axe would not see it.
LAID_OUT = """const sheet = new CSSStyleSheet()
sheet.replaceSync("* { content-visibility: visible !important }")
document.adoptedStyleSheets = [sheet]"""


@dataclass
class Visit:
    """What was found on a page; each list is empty where all is well."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    barriers: list[str] = field(default_factory=list)
    languages: dict[str, str] = field(default_factory=dict)
    width: int = 0


def kinds(page: str) -> set[str]:
    """Tags with their classes; a drawing or a formula counts as one element."""
    return {f"{element.tag}.{'.'.join(sorted(element.get('class', '').split()))}" for element in html.fromstring(page).iter()
            if isinstance(element.tag, str) and next(element.iterancestors("svg", "math", "head"), None) is None}


def fewest(pages: dict[str, str]) -> list[str]:
    """The paths of few and short pages that together hold every kind of element; the languages take turns where they can."""
    found, chosen = {path: kinds(page) for path, page in pages.items()}, []
    left = set().union(*found.values())
    while left:
        chosen.append(max(pages, key=lambda path: (len(found[path] & left) / len(pages[path]), not chosen or path[:2] != chosen[-1][:2], path)))
        left -= found[chosen[-1]]
    return chosen


@pytest.fixture(scope="module")
def visits(site, address, request):
    """A Visit for each page, by its path below the site."""
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text(encoding="utf-8")
             for path in sorted(site.rglob("*.html"))}
    return asyncio.run(visit_all(address, list(pages) if request.config.getoption("--every-page") else fewest(pages)))


async def visit_all(address, paths: list[str]) -> dict[str, Visit]:
    waiting, seen, done = list(reversed(paths)), [], {}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(locale="fr-FR", reduced_motion="reduce", service_workers="block")
        await context.add_init_script("localStorage.removeItem('language')")  # nor that: the root page is to stay
        await context.add_init_script(LAID_OUT)

        async def work():
            page = await context.new_page()
            while waiting:
                path = waiting.pop()
                done[path] = await visit(page, address, path, seen)

        await asyncio.gather(*(work() for _ in range(TABS)))
        await browser.close()
    return done


async def visit(page, address: str, path: str, seen: list[str]) -> Visit:
    this = Visit()
    listeners = {
        "console": lambda message: this.errors.append(message.text) if message.type == "error" else None,
        "pageerror": lambda error: this.errors.append(str(error)),
        "request": lambda request: this.requests.append(request.url),
        "requestfailed": lambda request: this.failed.append(request.url),
        "response": lambda response: this.failed.append(response.url) if response.status >= 400 else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    await page.set_viewport_size({"width": 1280, "height": 800})
    await page.goto(f"{address}/{path}")
    await page.evaluate(AXE_SCRIPT)
    this.barriers += await page.evaluate(OTHERS.replace("TOLD", f"({TOLD})"))
    contrast = await page.evaluate(CONTRAST.replace("TOLD", f"({TOLD})"), seen)
    seen += contrast["added"]
    this.barriers += contrast["found"]
    this.languages = await page.evaluate("Object.fromEntries([...document.querySelectorAll('.md-select a')].map(link => [link.hreflang, link.href]))")
    await page.set_viewport_size({"width": 320, "height": 640})
    this.width = await page.evaluate("document.documentElement.scrollWidth")
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return this


def test_no_error_on_the_console(visits):
    assert {path: visit.errors for path, visit in visits.items() if visit.errors} == {}


def test_no_request_fails(visits):
    assert {path: visit.failed for path, visit in visits.items() if visit.failed} == {}


def test_no_request_to_another_host(visits, address):
    hosts = Counter(urlsplit(url).netloc for visit in visits.values() for url in visit.requests if not url.startswith("data:"))
    assert set(hosts) == {urlsplit(address).netloc}


def test_axe_finds_no_barrier_in_light_or_dark(visits):
    assert {path: visit.barriers for path, visit in visits.items() if visit.barriers} == {}


def test_nothing_scrolls_sideways_on_a_phone(visits):
    assert {path: visit.width for path, visit in visits.items() if visit.width > 320} == {}


def test_the_language_menu_stays_on_the_page(visits, address):
    for path, visit in visits.items():
        if path[:3] in ("en/", "zh/"):
            assert visit.languages == {"en": f"{address}/en/{path[3:]}", "zh": f"{address}/zh/{path[3:]}"}, path
