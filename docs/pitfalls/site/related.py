"""Ends an entry's page with the entries that are about the same APIs, the rarest ones first."""

import posixpath
import re
from html import escape

from mkdocs.structure.toc import AnchorLink
from pages import short

LINK = re.compile(r"\]\(([^)#\s]+)\.md[)#]")
LINK_TO = '<a class="headerlink" href="#related" title="{}">&para;</a>'
MOST = 4
ENOUGH = 0.3  # of 1 / (entries about an API), summed over the APIs shared: one API of three entries, or two of six


def on_page_context(context, page, config, nav):
    """After the search has read the page: a title of another entry is no text of this one."""
    catalog, slug = config.extra["catalog"], page.file.src_uri.removesuffix(".md")
    if slug not in catalog.entries or not (found := related(catalog, slug, linked(page))):
        return
    title = catalog.words["related"]
    items = "".join(f'<li><a href="{posixpath.relpath(other, slug)}/">{escape(catalog.meta[other]["title"])}</a> '
                    f'<small>{" ".join(f"<code>{short(api)}</code>" for api in apis)}</small></li>\n' for other, apis in found)
    page.content += f'\n<h2 id="related">{title}{LINK_TO.format(catalog.words["permalink"])}</h2>\n<ul class="related">\n{items}</ul>'
    page.toc.items[0].children.append(AnchorLink(title, "related", 2))


def linked(page) -> set[str]:
    """The slugs of the entries that the page itself leads to, itself among them."""
    topic = posixpath.dirname(page.file.src_uri)
    targets = LINK.findall(page.markdown)
    return {posixpath.normpath(posixpath.join(topic, target)) for target in targets} | {page.file.src_uri.removesuffix(".md")}


def related(catalog, slug: str, without: set[str]) -> list[tuple[str, list[str]]]:
    """At most MOST other entries and the APIs they share, those first that share what the fewest entries are about."""
    shared = {}
    for api in catalog.entries[slug].head["apis"]:
        for other in catalog.by_api[api]:
            if other not in without:
                shared.setdefault(other, []).append(api)
    scores = {other: sum(1 / len(catalog.by_api[api]) for api in apis) for other, apis in shared.items()}
    best = sorted((other for other in scores if scores[other] >= ENOUGH), key=lambda other: (-scores[other], other))
    return [(other, shared[other]) for other in best[:MOST]]
