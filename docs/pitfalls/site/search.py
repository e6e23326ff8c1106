"""What the search worker docs/theme/assets/search.js reads: the author's text of every page."""

import json
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

from mkdocs.structure.pages import Page

from pitfalls.entry import Entry
from pitfalls.glossary import Term
from pitfalls.printed import is_error, is_warning
from pitfalls.records import written
from pitfalls.site import versions
from pitfalls.site.catalog import Catalog

# lists of what is found by itself; PARTS_OF_PAGES says which have documents of their own
NOT_INDEXED = (
    "index.md", "apis.md", "symptoms.md", "messages.md", "versions.md", "changelog.md",
    "names.md", "glossary.md",
)
WEIGHTS = {"entry": 1, "lab": 0.7, "other": 0.5, "term": 0.3}


class PageText(HTMLParser):
    """The words of a page's HTML, and its headings; code is indexed from the entry itself."""

    SILENT = {"svg", "math", "script", "style", "pre"}
    # the sign behind a heading, ✗ Wrong, and a reported message, which is one of its messages
    SILENT_CLASSES = {"headerlink", "filename", "reported"}
    HEADINGS = {"h2", "h3"}

    def __init__(self):
        super().__init__()
        self.words: list[str] = []
        self.headings: dict[str, list[str]] = {}  # by id
        self._silent: list[str] = []  # the elements we are in whose text nobody searches
        self._heading: list[str] | None = None

    @classmethod
    def of(cls, html: str) -> "PageText":
        found = cls()
        found.feed(html)
        found.close()
        return found

    @property
    def text(self) -> str:
        return joined(self.words)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if self._silent:
            self._silent += [tag] if tag == self._silent[0] else []
        elif tag in self.SILENT or attributes.get("class") in self.SILENT_CLASSES:
            self._silent = [tag]
        elif tag in self.HEADINGS:
            self._heading = self.headings.setdefault(attributes.get("id", ""), [])
        self.handle_data(" ")

    def handle_endtag(self, tag):
        if self._silent and tag == self._silent[0]:
            self._silent.pop()
        if tag in self.HEADINGS:
            self._heading = None
        self.handle_data(" ")

    def handle_data(self, data):
        if self._silent:
            return
        self.words.append(data)
        if self._heading is not None:
            self._heading.append(data)


def joined(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


# -------------------------------------------------------------------------------------- documents


def document(page: Page, html: str, catalog: Catalog) -> dict:
    """What can be found of a page, whose own words are in `html`; the worker escapes titles."""
    slug = page.file.src_uri.removesuffix(".md")
    entry = catalog.entries.get(slug)
    kind = "entry" if entry else "lab" if slug.startswith("labs/") else "other"
    words = PageText.of(html)
    found = {
        "location": page.url,
        "title": unescape(str(page.title)),
        "description": page.meta.get("description", ""),
        "weight": WEIGHTS[kind],
        "text": words.text,
    }
    # the headings of every page say nothing of this one
    template = catalog.language.headings
    own = [joined(text) for name, text in words.headings.items() if name not in template]
    if own:
        found["headings"] = own
    if keywords := page.meta.get("keywords"):
        found["keywords"] = list(map(str, keywords))
    if entry:
        found["apis"] = entry.named_apis
        found["messages"] = messages_of(entry, catalog)
        found["listed"] = len(entry.searched)  # those of its head come first
        if sentences := explained(entry, catalog):
            numbers = {message: at for at, message in enumerate(found["messages"])}
            found["explain"] = {numbers[message]: sentence for message, sentence in sentences}
        found["code"] = code_of(entry)
    found["other"] = other_language(page, catalog)
    return found


def code_of(entry: Entry) -> str:
    """The code and what it prints, once however often it is shown."""
    lines = [line.strip() for section in entry.shown.values() for line in section.lines]
    return "\n".join(dict.fromkeys(lines))


def messages_of(entry: Entry, catalog: Catalog) -> list[str]:
    """Every message of the entry: those of its head, then what it prints that no head covers."""
    printed = [message for section in entry.shown.values() for message in section.messages]
    printed += printed_elsewhere(entry, catalog)
    known = catalog.project.patterns
    new = [text for text in printed if not any(pattern.search(text) for pattern in known)]
    found = entry.searched + new
    return list(dict.fromkeys(" ".join(message.split()) for message in found))


def explained(entry: Entry, catalog: Catalog) -> list[tuple[str, str]]:
    """The messages of an entry of which its page tells readers what theirs says, with sentences."""
    page = catalog.project.page(catalog.language.code, entry.slug)
    return [(" ".join(message.split()), said) for message, said in page.explained.items()]


def printed_elsewhere(entry: Entry, catalog: Catalog) -> list[str]:
    """The first line of each message that another version prints."""
    found = []
    for answers in catalog.project.history.values():
        for name, answer in answers.get(entry.slug, {}).items():
            if answer != written(entry.shown[name]):
                found += [line for line in answer.printed if is_error(line) or is_warning(line)]
    return found


def other_language(page: Page, catalog: Catalog) -> list[str]:
    """Title, description and keywords of the same page in the other languages."""
    texts: list[str] = []
    for meta in metas_elsewhere(page, catalog):
        texts += [meta[key] for key in ("title", "description") if meta.get(key)]
        texts += map(str, meta.get("keywords", []))
    return texts


def metas_elsewhere(page: Page, catalog: Catalog) -> list[dict]:
    project, path = catalog.project, Path(page.file.src_uri)
    others = [code for code in project.languages if code != catalog.language.code]
    if path.suffix == ".ipynb":
        return [project.labs[path.stem][code] for code in others]
    pages = [project.page(code, path.with_suffix("").as_posix()) for code in others]
    return [page.meta for page in pages if page.path.exists()]


def version_documents(catalog: Catalog) -> list[dict]:
    """The page of what changed between versions, found as a whole and by each version."""
    words, page = catalog.words, catalog.project.page(catalog.language.code, "versions")
    found = [versions_document("versions/", page.meta["title"], page.meta["keywords"])]
    for step in versions.steps(catalog):
        title = words["version_title"].format(step.id)
        keywords = [text.format(step.id) for text in words["version_keywords"].split(", ")]
        found.append(versions_document(f"versions/#{step.id}", title, keywords))
    return found


def versions_document(location: str, title: str, keywords: list[str]) -> dict:
    weight = WEIGHTS["other"]
    return {
        "location": location, "title": title, "keywords": keywords, "weight": weight, "text": "",
    }


def glossary_documents(catalog: Catalog) -> list[dict]:
    """The glossary, found as a whole and by each term."""
    here = catalog.language.code
    meta = catalog.project.page(here, "glossary").meta
    whole = {
        "location": "glossary/", "title": meta["title"], "description": meta["description"],
        "weight": WEIGHTS["other"], "text": "",
    }
    return [whole, *(term_document(term, here) for term in catalog.project.glossary)]


def term_document(term: Term, language: str) -> dict:
    """Its title has both words, the language's own first. The worker puts entries before it."""
    words = dict.fromkeys([term.words[language], *term.words.values()])
    names = list(dict.fromkeys(map(term.word, term.words)))
    return {
        # by its filter: Material shows no description of what is a part of a page
        "location": f"glossary/?filter={quote(term.word(language))}", "title": " · ".join(words),
        "description": term.means[language], "keywords": names, "terms": names,
        "weight": WEIGHTS["term"], "text": "",
    }


# by the page's file
PARTS_OF_PAGES = {"versions.md": version_documents, "glossary.md": glossary_documents}


# ---------------------------------------------------------------------------------------- the file


def write_index(catalog: Catalog, site_dir: str, documents: list[dict]) -> None:
    """search/pages.json, with the glossary and what to say of a message that is in no entry."""
    project = catalog.project
    other = next(
        language for language in project.languages.values() if language != catalog.language
    )
    found = {
        "pages": documents,
        "glossary": [
            [term.word(other.code).lower(), term.word(catalog.language.code)]
            for term in project.glossary
        ],
        "other": {"language": other.code, "title": other.name},
        "words": {"unanswered": unanswered(catalog), "keys": catalog.language.keys},
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    Path(site_dir, "search/pages.json").write_text(text, encoding="utf-8")


def unanswered(catalog: Catalog) -> dict[str, str]:
    """The row above the nearest pages: it leads to a new issue, where a repository is set."""
    words, repository = catalog.words, catalog.repo_url.rstrip("/")
    location, help_text = "messages/", words["unanswered_help"]
    if repository:
        location = f"{repository}/issues/new?template=pitfall.yml&title="
        help_text = words["unanswered_report"]
    return {"location": location, "title": words["unanswered"], "text": help_text}
