"""The navigation of a language's site, and the files that are made for it."""

from html import escape

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from pitfalls.records import short
from pitfalls.site import parts, upgrades
from pitfalls.site.catalog import Catalog
from pitfalls.site.notebooks import notebook
from pitfalls.site.rendering import as_markdown

# the pages behind the topics and the labs, by the word that names them
PAGES = {
    "by_api": "apis.md",
    "by_symptom": "symptoms.md",
    "by_message": "messages.md",
    "by_version": "versions.md",
    "by_name": "names.md",
    "said": "said-and-not-so.md",
    "glossary": "glossary.md",
    "run_page": "run.md",
    "semgrep_page": "semgrep.md",
    "contribute": "contributing.md",
}

AROUND = 6  # entries before and after the one that is shown, in the navigation


def navigation(catalog: Catalog) -> list[dict]:
    """Home, the topics with their entries, the labs, and the lists; Material takes it for HTML."""
    words = {word: escape(text, quote=False) for word, text in catalog.words.items()}
    topics = [
        {
            escape(catalog.topics[topic]["title"], quote=False):
                [f"{topic}/index.md", *(f"{slug}.md" for slug in slugs)]
        }
        for topic, slugs in catalog.by_topic.items()
    ]
    lab_paths = catalog.project.lab_paths(catalog.language.code)
    labs = [
        {escape(catalog.project.lab_title(path), quote=False): f"labs/{path.name}"}
        for path in lab_paths
    ]
    pages = [{words[word]: page} for word, page in PAGES.items()]
    return [
        {words["home"]: "index.md"},
        *topics,
        *([{words["labs"]: ["labs/index.md", *labs]}] if labs else []),
        *pages,
    ]


def neighbours(children: list) -> list:
    """Of what a topic has in the navigation, its own page and those around the one shown."""
    index, *entries = children
    shown = next((place for place, each in enumerate(entries) if each.active), 0)
    start = max(0, min(shown - AROUND, len(entries) - 2 * AROUND - 1))
    return [index, *entries[start : start + 2 * AROUND + 1]]


def generated_files(catalog: Catalog, config: MkDocsConfig) -> list[File]:
    """A page for each topic, version and part of a long list; what entries offer to load."""
    files = []
    for name in parts.LONG_LISTS:
        for number in range(2, len(parts.parts_of(catalog, name)) + 1):
            text = further_part(catalog, name, number)
            path = f"{parts.path_of(name, number)}.md"
            files.append(File.generated(config, path, content=text))
    for topic in catalog.by_topic:
        text = topic_page(catalog, topic)
        files.append(File.generated(config, f"{topic}/index.md", content=text))
    for version, before in upgrades.versions_before(catalog).items():
        text = version_page(catalog, version, before)
        files.append(File.generated(config, f"versions/{short(version)}.md", content=text))
    for slug, entry in catalog.entries.items():
        files.append(File.generated(config, f"{slug}.py", abs_src_path=str(entry.path)))
        if entry.figure.exists():
            figure = str(entry.figure)
            files.append(File.generated(config, f"{slug}.svg", abs_src_path=figure))
        text = notebook(entry, catalog.title(slug), catalog.description(slug))
        files.append(File.generated(config, f"{slug}.ipynb", content=text))
    return files


def further_part(catalog: Catalog, name: str, number: int) -> str:
    meta = catalog.project.page(catalog.language.code, name).meta
    count = len(parts.parts_of(catalog, name))
    title = catalog.words["part"].format(title=meta["title"], number=number, all=count)
    marker = f"<!-- {parts.LONG_LISTS[name].marker} {number} -->\n"
    return page(title, meta["description"], marker)


def topic_page(catalog: Catalog, topic: str) -> str:
    title, about = catalog.topics[topic]["title"], catalog.topics[topic]["about"]
    return page(title, about, f"{as_markdown(about)}\n\n<!-- entries by topic {topic} -->\n")


def version_page(catalog: Catalog, version: str, before: str) -> str:
    """What changed in a version; of the oldest, how it differs from what the pages show."""
    words, after = catalog.words, short(version)
    marker = f"<!-- version {after} -->\n"
    if not before:
        title = words["version_oldest"].format(after)
        return page(title, words["version_oldest_description"].format(after), marker)
    about = words["version_description"].format(before=short(before), after=after)
    return page(words["version_title"].format(after), about, marker)


def page(title: str, description: str, text: str) -> str:
    front_matter = {"title": title, "description": description}
    return f"---\n{yaml.safe_dump(front_matter, allow_unicode=True)}---\n\n{text}"
