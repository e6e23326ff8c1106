"""What all tests in a browser need: Chromium, and time while other processes work."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from pitfalls.trial.browsing import CHROMIUM

HERE = Path(__file__).parent
NO_CHROMIUM = "no Chromium on this machine: apt-get install chromium"

expect.set_options(timeout=30_000)  # ms; the proofs of the entries run at the same time


def pytest_collection_modifyitems(items):
    """Skip the tests of this folder where there is no Chromium."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.skipif(not CHROMIUM, reason=NO_CHROMIUM))
