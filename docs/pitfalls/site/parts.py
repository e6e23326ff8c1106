"""Long lists in parts: the page of a list has the first part, and each other part has its own page.

The page docs/*/names.md asks for its list by a comment, names/2.md is made for the second part, and
so on. assets/parts.js puts the parts below each other where the reader's browser runs scripts.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from pitfalls.site import changes, names
from pitfalls.site.catalog import Catalog

FIRST_PART, FURTHER_PART = 100, 150  # lines

Items = dict[Any, dict[Any, Any]]  # what is listed, by its heading


class LongList(NamedTuple):
    """A list that is longer than a page should be."""

    marker: str  # the comment that asks for it, without the number of the part
    items: Callable[[Catalog], Items]
    lines: Callable[[Any], int]  # that an item has
    anchors: Callable[[Items], Iterable[str]]  # of a part, to which other pages link


def messages(catalog: Catalog) -> Items:
    found: Items = {}
    for slug, texts in catalog.messages.items():
        found.setdefault(slug.partition("/")[0], {})[slug] = texts
    return found


def apis(catalog: Catalog) -> Items:
    """Every API below the module or class that it belongs to."""
    owners: Items = {}
    for api, slugs in catalog.by_api.items():
        owners.setdefault(api.rpartition(".")[0], {})[api] = slugs
    return dict(sorted(owners.items(), key=lambda item: item[0].lower()))


def symptoms(catalog: Catalog) -> Items:
    return {name: dict.fromkeys(slugs) for name, slugs in catalog.by_symptom.items()}


def changelog(catalog: Catalog) -> Items:
    return {
        (day, kind): {change.slug: change for change in group}
        for day, kind, group in changes.grouped(catalog)
    }


def api_anchor(api: str) -> str:
    """In an id, __ would become bold."""
    return api.replace("__", "-")


def below_headings(part: Items) -> Iterable[str]:
    return chain.from_iterable(part.values())


def one(_: object) -> int:
    return 1


def two(_: object) -> int:
    return 2  # a title, and what stands below it


# by the page of the list
LONG_LISTS = {
    "messages": LongList("messages", messages, len, iter),
    "names": LongList(
        "names", names.changed, one, lambda part: map(names.id_of, below_headings(part))
    ),
    "apis": LongList(
        "entries by api", apis, lambda slugs: 1 + len(slugs),
        lambda part: map(api_anchor, below_headings(part)),
    ),
    "symptoms": LongList("entries by symptom", symptoms, two, iter),
    "changelog": LongList("changes", changelog, two, lambda part: []),
}


def parts_of(catalog: Catalog, page: str) -> list[Items]:
    """The list of a page in parts, the first one short."""
    if page not in catalog.parts:
        catalog.parts[page] = split(LONG_LISTS[page], LONG_LISTS[page].items(catalog))
    return catalog.parts[page]


def split(long: LongList, items: Items) -> list[Items]:
    parts: list[Items] = [{}]
    room = FIRST_PART
    for heading, below in items.items():
        for item, details in below.items():
            lines = long.lines(details)
            if parts[-1] and lines > room:
                parts.append({})
                room = FURTHER_PART
            parts[-1].setdefault(heading, {})[item] = details
            room -= lines
    return parts


def path_of(page: str, number: int) -> str:
    """names for the first part, names/2 for the second one."""
    return page if number == 1 else f"{page}/{number}"


def is_further_part(src_uri: str) -> bool:
    return src_uri.partition("/")[0] in LONG_LISTS and "/" in src_uri


def place(catalog: Catalog, target: str) -> str:
    """The part with what is linked to: names/3#torch.compile for names#torch.compile."""
    page, _, anchor = target.partition("#")
    if anchor and page in LONG_LISTS:
        return f"{path_of(page, places(catalog, page).get(anchor, 1))}#{anchor}"
    return target


def places(catalog: Catalog, page: str) -> Mapping[str, int]:
    """The number of the first part that has each anchor."""
    if page not in catalog.places:
        parts = reversed(list(enumerate(parts_of(catalog, page), 1)))
        anchors = LONG_LISTS[page].anchors
        catalog.places[page] = {name: number for number, part in parts for name in anchors(part)}
    return catalog.places[page]


def context(catalog: Catalog, page: str, number: str) -> dict[str, Any]:
    """What the template of a list shows of it: a part, or the whole where that is one page."""
    parts, shown = parts_of(catalog, page), int(number or 1)
    return {
        "page": page,
        "title": catalog.project.page(catalog.language.code, page).meta["title"],
        "number": shown,
        "paths": [path_of(page, each) for each in range(1, len(parts) + 1)],
        "part": parts[shown - 1],
        "whole": partial(LONG_LISTS[page].items, catalog),
    }
