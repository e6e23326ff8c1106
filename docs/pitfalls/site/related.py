"""The entries that are about the same APIs, the rarest ones first, for the end of a page."""

import posixpath
import re
from typing import NamedTuple

from mkdocs.structure.pages import Page

from pitfalls.site.catalog import Catalog

LINK = re.compile(r"\]\(([^)#\s]+)\.md[)#]")
MOST = 4
# of 1 / (entries about an API), summed over the APIs shared: one API of three entries, two of six
ENOUGH = 0.3


class Related(NamedTuple):
    """Another entry, and the APIs that both are about."""

    slug: str
    apis: list[str]


def related(catalog: Catalog, slug: str, without: set[str]) -> list[Related]:
    """At most MOST other entries, those first that share what the fewest entries are about."""
    shared: dict[str, list[str]] = {}
    for api in catalog.entries[slug].head["apis"]:
        for other in catalog.by_api[api]:
            if other not in without:
                shared.setdefault(other, []).append(api)
    scores = {
        other: sum(1 / len(catalog.by_api[api]) for api in apis) for other, apis in shared.items()
    }
    close = [other for other in scores if scores[other] >= ENOUGH]
    best = sorted(close, key=lambda other: (-scores[other], other))
    return [Related(other, shared[other]) for other in best[:MOST]]


def linked(page: Page) -> set[str]:
    """The slugs of the entries that the page's own text leads to, itself among them."""
    topic = posixpath.dirname(page.file.src_uri)
    targets = LINK.findall(page.markdown or "")
    found = {posixpath.normpath(posixpath.join(topic, target)) for target in targets}
    return found | {page.file.src_uri.removesuffix(".md")}
