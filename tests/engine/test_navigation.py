"""Which pages of a long topic its navigation shows."""

from types import SimpleNamespace

import pytest

from pitfalls.site.navigation import neighbours


def names(count: int, shown: int) -> list[int]:
    """The places that stay, of a topic's page (0) and its entries, of which one is shown."""
    pages = [SimpleNamespace(place=place, active=place == shown) for place in range(count + 1)]
    return [page.place for page in neighbours(pages)]


@pytest.mark.parametrize("shown, first, last", [
    (0, 1, 13), (1, 1, 13), (7, 1, 13), (8, 2, 14), (20, 14, 26), (34, 28, 40), (40, 28, 40),
])
def test_the_neighbours_of_a_page_stay(shown, first, last):
    assert names(40, shown) == [0, *range(first, last + 1)]


def test_a_short_topic_stays_whole():
    assert names(13, 13) == list(range(14))
