"""What the theme's templates show around an entry's words: facts, versions, related, foot."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from pitfalls.entry import Entry
from pitfalls.site.catalog import Catalog
from pitfalls.site.related import Related, linked, related
from pitfalls.site.search import explained
from pitfalls.site.versions import Recorded, recorded

LIGHT = 35_000  # bytes of a page's words with what other versions printed, so that it stays light


@dataclass(frozen=True)
class Furniture:
    """What partials/content.html asks for on an entry's page."""

    entry: Entry
    recorded: Recorded
    related: list[Related]
    explained: list[tuple[str, str]]  # messages, and what to say of a reader's own
    edit_code: str  # the address of the code's file in the repository; empty where none is set


def furniture(catalog: Catalog, entry: Entry, page: Page) -> Furniture:
    return Furniture(
        entry=entry,
        recorded=recorded(catalog, entry, LIGHT - len((page.content or "").encode())),
        related=related(catalog, entry.slug, linked(page)),
        explained=explained(entry, catalog),
        edit_code=edit_code(catalog, entry, page),
    )


def add_to_contents(page: Page, found: Furniture, words: Mapping[str, str]) -> None:
    """Name what comes after the author's words in the page's table of contents."""
    titles = {"recorded": words["on_versions"]} if found.recorded.squares else {}
    titles["apis"] = words["apis_here"]
    if found.related:
        titles["related"] = words["related"]
    for name, title in titles.items():
        page.toc.items.append(AnchorLink(escape(title, quote=False), name, 2))


def edit_code(catalog: Catalog, entry: Entry, page: Page) -> str:
    words = f"docs/{catalog.language.code}/{page.file.src_uri}"
    return (page.edit_url or "").replace(words, f"snippets/{entry.slug}.py")
