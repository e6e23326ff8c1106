"""What was read stays readable without a network, and with one, nothing stale is shown."""

import os
import shutil

from playwright.sync_api import Page, expect

from pitfalls.trial.browsing import host

QUERY = "[data-md-component=search-query]"
RESULTS = ".md-search-result__link"
MESSAGE = (
    "RuntimeError: Trying to backward through the graph a second time "
    "(or directly access saved tensors after they have already been freed)"
)
KEPT = """async url => { // until the service worker has kept the address
  const end = performance.now() + 20000
  while (performance.now() < end) {
    if (navigator.serviceWorker.controller && await caches.match(url)) return
    await new Promise(wake => setTimeout(wake, 20))
  }
  throw new Error(`${url} is not kept`)
}"""


def read(reader: Page, url: str) -> None:
    """Open a page, and stay until it is kept."""
    reader.goto(url)
    reader.evaluate(KEPT, url)


def test_what_was_read_stays_readable_without_a_network(reader, site):
    with host(site) as address:
        read(reader, f"{address}/en/losses/")
        read(reader, f"{address}/en/autograd/backward-twice/")
        reader.focus(QUERY)  # which reads the index and what looks in it
        for path in ("en/search/pages.json", "assets/search.js"):
            reader.evaluate(KEPT, f"{address}/{path}")
    reader.context.set_offline(True)
    reader.goto(f"{address}/en/losses/")
    expect(reader.locator("h1")).to_have_text("Losses")
    reader.fill(QUERY, MESSAGE)
    reader.locator(RESULTS).first.click()
    expect(reader.locator("h1")).to_contain_text("backward")


def test_figures_further_down_are_kept_too(reader, address):
    reader.goto(f"{address}/en/labs/loss-does-not-fall/")
    figure = reader.locator(".figure img").last
    reader.evaluate(KEPT, figure.evaluate("image => image.src"))


def test_with_a_network_nothing_stale_is_shown(reader, tmp_path, bare_site):
    site = shutil.copytree(bare_site, tmp_path / "site")
    page = site / "en/losses/index.html"
    os.utime(page, (0, 0))  # so old that browsers take it for fresh for years
    with host(site) as address:
        read(reader, f"{address}/en/losses/")
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<title>", "<title>Changed "), encoding="utf-8")
        reader.goto(f"{address}/en/losses/")
        assert reader.title().startswith("Changed ")


def test_a_page_that_was_never_read_says_so_and_offers_what_was(reader, address):
    read(reader, f"{address}/zh/losses/")
    reader.context.set_offline(True)
    reader.goto(f"{address}/zh/autograd/")
    expect(reader.locator("h1")).to_contain_text("现在没有网络。")
    link = reader.get_by_role("link", name="损失函数")
    expect(link).to_have_attribute("href", f"{address}/zh/losses/")
    link.click()
    expect(reader.locator("h1")).to_have_text("损失函数")
