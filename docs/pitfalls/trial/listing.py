"""Measures the pages that list entries, messages, names and terms, as a slow phone shows them."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from pitfalls.trial.browsing import CHROMIUM, FLAGS, host

SLOWER = 4  # times slower than this machine
AFTERWARDS = 300  # ms that what an action began may still take
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
TASK = "ThreadControllerImpl::RunTask"  # as a trace of Chromium names it
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

    def type_and_wait() -> None:
        page.locator("input.filter").press_sequentially(typed, delay=50)
        page.locator(".found > li").first.wait_for()

    page = new_page(browser)
    loading = longest(browser, page, lambda: page.goto(url, wait_until="networkidle"))
    scrolling = longest(browser, page, lambda: page.evaluate(TO_THE_END))
    page.close()
    if not typed:
        return loading, scrolling, 0
    page = new_page(browser)
    page.goto(url, wait_until="networkidle")
    typing = longest(browser, page, type_and_wait)
    page.close()
    return loading, scrolling, typing


def new_page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")


def longest(browser: Browser, page: Page, action: Callable[[], object]) -> float:
    """The longest task of the page's main thread, in ms on a slower processor.

    It is the time that the task has the processor: what else the machine does adds little to it.
    """
    browser.start_tracing(page=page, categories=["toplevel"])
    action()
    page.wait_for_timeout(AFTERWARDS)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    main = {
        (each["pid"], each["tid"])
        for each in events
        if each["name"] == "thread_name" and each["args"]["name"] == "CrRendererMain"
    }
    tasks = [
        each["tdur"]
        for each in events
        if each["name"] == TASK and "tdur" in each and (each["pid"], each["tid"]) in main
    ]
    return float(SLOWER * max(tasks, default=0) / 1000)
