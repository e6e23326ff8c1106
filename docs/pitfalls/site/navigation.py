"""The navigation of a language's site, and the files that are made for it."""

from html import escape

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

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
        *([{words["labs"]: labs}] if labs else []),
        *pages,
    ]


def generated_files(catalog: Catalog, config: MkDocsConfig) -> list[File]:
    """A page for each topic, and each entry's code, figure and notebook to download."""
    files = []
    for topic in catalog.by_topic:
        text = topic_page(catalog, topic)
        files.append(File.generated(config, f"{topic}/index.md", content=text))
    for slug, entry in catalog.entries.items():
        files.append(File.generated(config, f"{slug}.py", abs_src_path=str(entry.path)))
        if entry.figure.exists():
            figure = str(entry.figure)
            files.append(File.generated(config, f"{slug}.svg", abs_src_path=figure))
        text = notebook(entry, catalog.title(slug), catalog.description(slug))
        files.append(File.generated(config, f"{slug}.ipynb", content=text))
    return files


def topic_page(catalog: Catalog, topic: str) -> str:
    title, about = catalog.topics[topic]["title"], catalog.topics[topic]["about"]
    front_matter = yaml.safe_dump({"title": title, "description": about}, allow_unicode=True)
    return f"---\n{front_matter}---\n\n{as_markdown(about)}\n\n<!-- entries by topic {topic} -->\n"
