"""Measures the pages that list entries, messages, names and terms, as a slow phone shows them."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from pitfalls.trial.browsing import CHROMIUM, FLAGS, host

SLOWER = 4  # times slower than this machine
TRIES = 3  # of which the quickest counts
LIGHT = 40 * 1024  # bytes of a page, compressed
SMOOTH = 100  # ms that the page may not react
# pages, and what is typed into the field above their list; empty where there is none
LISTS = {
    "messages": "mat1 and mat2 shapes cannot be multiplied (8x3 and 4x2)",
    "names": "torch.load",
    "apis": "crossentropy",
    "symptoms": "memory",
    "changelog": "loss",
    "glossary": "tensor",
    "versions": "",
    "losses": "softmax",
}
WATCH = """window.tasks = []
new PerformanceObserver(found => tasks.push(...found.getEntries().map(task => task.duration)))
  .observe({type: "longtask", buffered: true})"""
LONGEST = "new Promise(tell => setTimeout(() => tell(Math.max(0, ...tasks)), 300))"
TO_THE_END = """async () => {
  const end = performance.now() + 60000
  for (let still = 0; still < 5 && performance.now() < end;) {
    scrollTo(0, document.body.scrollHeight)
    await new Promise(wake => setTimeout(wake, 100))
    still = document.querySelector(".parts [rel=next]") ? 0 : still + 1
  }
}"""


class Listed(NamedTuple):
    """What a page costs: bytes, and the longest time in ms that the browser was busy at once."""

    page: str
    size: int
    loading: float
    scrolling: float
    typing: float

    @property
    def longest(self) -> float:
        return max(self.loading, self.scrolling, self.typing)


def measured(site: Path, languages: list[str]) -> Iterator[Listed]:
    """Each page in each language."""
    with host(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in languages:
            for name, typed in LISTS.items():
                url = f"{address}/{language}/{name}/"
                tries = [times(browser, url, typed) for _ in range(TRIES)]
                size = len(gzip.compress((site / language / name / "index.html").read_bytes(), 6))
                yield Listed(f"{language}/{name}", size, *map(min, zip(*tries, strict=True)))


def times(browser: Browser, url: str, typed: str) -> tuple[float, float, float]:
    """The longest task while the page loads, scrolls to its end, and while somebody types."""
    page = slow_page(browser, url)
    loading = longest(page)
    page.evaluate(TO_THE_END)
    scrolling = longest(page)
    page.close()
    if not typed:
        return loading, scrolling, 0
    page = slow_page(browser, url)
    longest(page)
    page.locator("input.filter").press_sequentially(typed, delay=50)
    page.locator(".found > li").first.wait_for()
    typing = longest(page)
    page.close()
    return loading, scrolling, typing


def slow_page(browser: Browser, url: str) -> Page:
    page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
    page.add_init_script(WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(url, wait_until="networkidle")
    return page


def longest(page: Page) -> float:
    """The longest task since this was last asked, in ms; 0 below 50."""
    found: float = page.evaluate(LONGEST)
    page.evaluate("tasks.length = 0")
    return found
