"""What is new: the changelog page, and an Atom feed of the same list."""

from datetime import date
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree

from pitfalls.site.catalog import Catalog

ATOM = "http://www.w3.org/2005/Atom"
MOST = 100  # entries of the feed


class Change(NamedTuple):
    """An entry that was added, or changed, on a day; `told` says what changed."""

    day: date
    slug: str
    told: str = ""  # empty for an addition

    @property
    def kind(self) -> str:
        return "changed" if self.told else "new"


def changes(catalog: Catalog) -> list[Change]:
    """The newest day first; of one day the changes before the additions, by topic."""
    changed, added = [], []
    for slugs in catalog.by_topic.values():
        for slug in slugs:
            head = catalog.entries[slug].head
            if "changed" in head:
                told = catalog.meta(slug).get("changed", "")
                changed.append(Change(head["changed"], slug, told))
            added.append(Change(head["added"], slug))
    return sorted(changed + added, key=lambda change: change.day, reverse=True)


def grouped(catalog: Catalog) -> list[tuple[date, str, list[Change]]]:
    """The changes under one heading each: day, new or changed, and which."""
    groups = groupby(changes(catalog), key=lambda change: (change.day, change.kind))
    return [(day, kind, list(group)) for (day, kind), group in groups]


def feed(catalog: Catalog) -> bytes:
    """The newest changes as Atom; an entry that changed comes again, under an id of its own."""
    listed, site = changes(catalog)[:MOST], catalog.site_url
    name = catalog.language.site_name
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": catalog.language.code})
    add(root, "title", name)
    add(root, "id", site)
    add(root, "link", rel="self", href=f"{site}feed.xml")
    add(root, "link", href=f"{site}changelog/")
    add(root, "updated", instant(listed[0].day))
    add(add(root, "author"), "name", name)
    for change in listed:
        add_change(root, catalog, change)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def add_change(root: ElementTree.Element, catalog: Catalog, change: Change) -> None:
    address = f"{catalog.site_url}{change.slug}/"
    entry = add(root, "entry")
    add(entry, "title", catalog.title(change.slug))
    add(entry, "id", f"{address}#changed-{change.day}" if change.told else address)
    add(entry, "link", href=address)
    add(entry, "updated", instant(change.day))
    add(entry, "summary", change.told or catalog.description(change.slug))


def add(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = text
    return element


def instant(day: date) -> str:
    return f"{day}T00:00:00Z"
