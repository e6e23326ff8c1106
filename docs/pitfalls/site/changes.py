"""Tells what is new: the changelog page, an Atom feed of the same list, and the dates at the foot of an entry."""

from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from languages import language_of

ATOM = "http://www.w3.org/2005/Atom"
MARKER = "<!-- changes -->"
MOST = 100  # of the feed


class Change(NamedTuple):
    """An entry that was added, or changed, on a day; `told` is the sentence that says so, empty for an addition."""

    day: date
    slug: str
    told: str = ""


def changes(catalog) -> list[Change]:
    """The newest day first; of one day the changes before the additions, each in the order of the topics."""
    slugs = [slug for topic in catalog.topics for slug in catalog.of_topic(topic)]
    heads = {slug: catalog.entries[slug].head for slug in slugs}
    changed = [Change(heads[slug]["changed"], slug, catalog.meta[slug].get("changed", "")) for slug in slugs if "changed" in heads[slug]]
    added = [Change(heads[slug]["added"], slug) for slug in slugs]
    return sorted(changed + added, key=lambda change: change.day, reverse=True)


def on_page_markdown(markdown, page, config, files):
    if MARKER not in markdown:
        return markdown
    catalog, listed, lines = config.extra["catalog"], None, []
    for day, slug, told in changes(catalog):
        kind = "changed" if told else "new"
        if (day, kind) != listed:
            lines += ["", f"## {day} · {catalog.words[kind]} {{#{kind}-{day}}}", ""]
            listed = day, kind
        lines.append(f"- [{catalog.title(slug)}]({slug}.md)<br>{told or catalog.meta[slug]['description']}")
    feed = f'<a href="../feed.xml">{catalog.words["feed"]}</a>\n' if config.site_url else ""
    return markdown.replace(MARKER, feed + '<div class="entries" markdown>\n' + "\n".join(lines) + "\n</div>")


def on_page_context(context, page, config, nav):
    """The days of an entry, and the way to its code's file where a repository is set; after the search has read the page."""
    catalog = config.extra["catalog"]
    slug, words = page.file.src_uri.removesuffix(".md"), catalog.words
    if entry := catalog.entries.get(slug):
        days = [f"{words[key]} {entry.head[key]}" for key in ("added", "changed") if key in entry.head]
        parts = [" · ".join(days), f'<a href="../../changelog/">{words["changes"]}</a>']
        if page.edit_url:
            source = page.edit_url.replace(f"docs/{language_of(config)}/{page.file.src_uri}", f"snippets/{slug}.py")
            parts.append(f'<a href="{source}">{words["edit_code"]}</a>')
        page.content += f'\n<p class="foot">{" · ".join(parts)}</p>'


def on_post_build(config):
    if config.site_url:
        Path(config.site_dir, "feed.xml").write_bytes(feed(config))


def feed(config) -> bytes:
    """The newest changes as Atom; an entry that changed is told again, under an id of its own."""
    catalog, site = config.extra["catalog"], config.site_url
    listed = changes(catalog)[:MOST]
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": language_of(config)})

    def add(parent, tag: str, text: str | None = None, **attributes: str):
        element = ElementTree.SubElement(parent, tag, attributes)
        element.text = text
        return element

    add(root, "title", config.site_name)
    add(root, "id", site)
    add(root, "link", rel="self", href=f"{site}feed.xml")
    add(root, "link", href=f"{site}changelog/")
    add(root, "updated", instant(listed[0].day))
    add(add(root, "author"), "name", config.site_name)
    for day, slug, told in listed:
        one, url = add(root, "entry"), f"{site}{slug}/"
        add(one, "title", catalog.meta[slug]["title"])
        add(one, "id", f"{url}#changed-{day}" if told else url)
        add(one, "link", href=url)
        add(one, "updated", instant(day))
        add(one, "summary", told or catalog.meta[slug]["description"])
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def instant(day: date) -> str:
    return f"{day}T00:00:00Z"
