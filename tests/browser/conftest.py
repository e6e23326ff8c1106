"""What the tests in a browser share: Chromium, its pages, and time while other processes work."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pitfalls.trial.browsing import CHROMIUM, FLAGS

HERE = Path(__file__).parent
NO_CHROMIUM = "no Chromium on this machine: apt-get install chromium"

expect.set_options(timeout=30_000)  # ms; the proofs of the entries run at the same time


def pytest_collection_modifyitems(items):
    """Skip the tests of this folder where there is no Chromium."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.skipif(not CHROMIUM, reason=NO_CHROMIUM))


@pytest.fixture(scope="module")  # test_every_page.py has a loop of its own
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


@pytest.fixture
def page(browser) -> Iterator[Page]:
    """A page of a browser on a desk, which keeps nothing for later."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, service_workers="block")
    yield page
    page.close()


@pytest.fixture
def phone(browser) -> Iterator[Page]:
    """A page on a phone."""
    page = browser.new_page(
        viewport={"width": 360, "height": 740}, has_touch=True, service_workers="block"
    )
    yield page
    page.close()


@pytest.fixture
def reader(browser) -> Iterator[Page]:
    """A page of a browser that keeps what was read."""
    page = browser.new_page()
    yield page
    page.close()
