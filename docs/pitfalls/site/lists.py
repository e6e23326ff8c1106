"""The lists that pages ask for by a comment, such as <!-- entries by topic losses -->.

Each is a template in templates/ that becomes part of the page's Markdown. With `plain`, as in the
Markdown that other programs read, it leaves out what only a page in a browser has.
"""

import posixpath
import re
from collections.abc import Callable

from pitfalls.site import names, parts, upgrades, versions
from pitfalls.site.catalog import Catalog, official_page, short_api
from pitfalls.site.patterns import SEMGREP
from pitfalls.site.rendering import render

MARKER = re.compile(r"<!-- (.+?) -->")
TOP_APIS = 7  # on the home page


def expand(markdown: str, catalog: Catalog, src_uri: str, plain: bool = False) -> str:
    """The page's text with each marker replaced by its list."""
    folder = posixpath.dirname(src_uri)

    def link(name: str) -> str:
        return page_link(folder, name if plain else parts.place(catalog, name))

    def fill(marker: re.Match) -> str:
        name = list_name(marker[1])
        if not name:
            return marker[0]
        template, context_of = LISTS[name]
        context = context_of(catalog, marker[1].removeprefix(name).strip())
        return render(template, catalog=catalog, link=link, plain=plain, **context).rstrip("\n")

    return MARKER.sub(fill, markdown)


def list_name(comment: str) -> str | None:
    """entries by topic, for "entries by topic losses"; None for a comment that asks for no list."""
    names = [name for name in LISTS if f"{comment} ".startswith(f"{name} ")]
    return max(names, key=len, default=None)


def page_link(folder: str, name: str) -> str:
    """The address of another page as Markdown links to it."""
    path, _, anchor = name.partition("#")
    target = posixpath.relpath(f"{path}.md", folder or ".")
    return f"{target}#{anchor}" if anchor else target


def of_topic(catalog: Catalog, topic: str) -> dict:
    return {"groups": catalog.groups_of(topic)}


def glossary(catalog: Catalog, _) -> dict:
    """Every term in the order of the English words, which both languages have in common."""
    terms = sorted(catalog.project.glossary, key=lambda term: term.words["en"].lower())
    here = catalog.language.code
    there = next(code for code in catalog.project.languages if code != here)
    return {"terms": terms, "here": here, "there": there}


def labs(catalog: Catalog, _) -> dict:
    """The title of each lab, and what it is about, by its name."""
    project, code = catalog.project, catalog.language.code
    return {
        "labs": {path.stem: project.lab_title(path) for path in project.lab_paths(code)},
        "about": {name: told[code]["description"] for name, told in project.labs.items()},
    }


def example(catalog: Catalog, slug: str) -> dict:
    return {"slug": slug}


def example_of_versions(catalog: Catalog, slug_and_section: str) -> dict:
    slug, section = slug_and_section.split()
    return {"slug": slug, "section": section, "printed": versions.printed(catalog, slug, section)}


def ways_in(catalog: Catalog, _) -> dict:
    by_size = sorted(catalog.by_api, key=lambda api: -len(catalog.by_api[api]))
    return {"top_apis": by_size[:TOP_APIS], "short_api": short_api}


def counts(catalog: Catalog, _) -> dict:
    """What the site rests on, in numbers."""
    blocks = sum(len(entry.shown) for entry in catalog.entries.values())
    return {
        "counts": {
            "entries": len(catalog.entries),
            "blocks": blocks,
            "messages": catalog.number_of_messages,
            "versions": len(catalog.project.history),
            "languages": len(catalog.project.languages),
        }
    }


def what_changed(catalog: Catalog, _) -> dict:
    return {"table": upgrades.table(catalog)}


def of_version(catalog: Catalog, name: str) -> dict:
    """What changed in 2.6."""
    found = upgrades.version_page(catalog, name)
    return {"found": found, "shown": names.shown, "id_of": names.id_of}


def torch(catalog: Catalog, _) -> dict:
    return {}


def rules(catalog: Catalog, _) -> dict:
    return {"file": SEMGREP}


def patterns(catalog: Catalog, _) -> dict:
    """What is found, by the entry; two patterns may find the same."""
    entries = [slug for slug, entry in catalog.entries.items() if entry.code]
    finds = [list(dict.fromkeys(catalog.meta(slug)["finds"].values())) for slug in entries]
    return {"found": list(zip(entries, finds, strict=True))}


def in_parts(page: str, **more: object) -> Callable[[Catalog, str], dict]:
    """What the template of a long list shows of the part with a number; without one, the first."""
    return lambda catalog, number: parts.context(catalog, page, number) | more


LISTS: dict[str, tuple[str, Callable[[Catalog, str], dict]]] = {
    "entries by topic": ("topic.md", of_topic),
    "entries by api": (
        "apis.md",
        in_parts("apis", official_page=official_page, anchor=parts.api_anchor),
    ),
    "entries by symptom": ("symptoms.md", in_parts("symptoms")),
    "messages": ("messages.md", in_parts("messages")),
    "labs": ("labs.md", labs),
    "glossary": ("glossary.md", glossary),
    "example": ("example.md", example),
    "example of versions": ("example_of_versions.md", example_of_versions),
    "ways in": ("ways_in.md", ways_in),
    "counts": ("counts.md", counts),
    "changes": ("changelog.md", in_parts("changelog")),
    "what changed": ("versions.md", what_changed),
    "version": ("version.md", of_version),
    "names": ("names.md", in_parts("names", shown=names.shown, id_of=names.id_of)),
    "torch": ("torch.md", torch),
    "rules": ("rules.md", rules),
    "patterns": ("patterns.md", patterns),
}
