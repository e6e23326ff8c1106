"""What the search worker docs/theme/assets/search.js reads: the author's text of every page.

It is in two files, since a message or a name is found without the long texts: search/pages.json
comes first, search/texts.json has the rest of each page, in the same order.
"""

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from mkdocs.structure.pages import Page

from pitfalls.entry import Entry
from pitfalls.glossary import Term
from pitfalls.message import pattern
from pitfalls.printed import is_error, is_warning
from pitfalls.records import short, written
from pitfalls.site import parts, upgrades
from pitfalls.site.catalog import Catalog

# lists of what is found by itself; PARTS_OF_PAGES says which have documents of their own
NOT_INDEXED = (
    "index.md", "apis.md", "symptoms.md", "messages.md", "versions.md", "changelog.md",
    "names.md", "glossary.md",
)
WEIGHTS = {"entry": 1, "version": 1, "lab": 0.7, "topic": 0.5, "page": 0.5, "term": 0.3}
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
# what search/texts.json has of a page
SECOND = ("keywords", "asked", "headings", "other", "code", "text")
WORD = re.compile(r"[A-Za-z_][\w.]*\w|[A-Za-z]|\d[\w.]*|[㐀-鿿]+", re.ASCII)  # as search.js has it


def is_indexed(path: str) -> bool:
    """Whether a page is found by its own words."""
    made = parts.is_further_part(path) or path.startswith("versions/")
    return path not in NOT_INDEXED and not made


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
    """What can be found of a page, whose own words are in `html`; the worker escapes titles.

    A page about the site is found by its title, description and keywords only.
    """
    slug = page.file.src_uri.removesuffix(".md")
    entry = catalog.entries.get(slug)
    kind = "entry" if entry else kind_of(slug, catalog)
    found = {
        "location": page.url,
        "title": unescape(str(page.title)),
        "description": page.meta.get("description", ""),
        "weight": WEIGHTS[kind],
        "kind": catalog.symptom(slug) if entry else kind,
    }
    if kind != "page":
        words = PageText.of(html)
        found["text"] = words.text
        # the headings of every page say nothing of this one
        template = catalog.language.headings
        found["headings"] = [
            joined(text) for name, text in words.headings.items() if name not in template
        ]
    for key in ("keywords", "asked"):
        if said := page.meta.get(key):
            found[key] = list(map(str, said))
    if entry:
        found["apis"] = entry.named_apis
        found["messages"] = messages_of(entry, catalog)
        found["blocks"] = [block_of(message, entry) for message in found["messages"]]
        found["listed"] = len(entry.searched)  # those of its head come first
        if sentences := explained(entry, catalog):
            numbers = {message: at for at, message in enumerate(found["messages"])}
            found["explain"] = {numbers[message]: sentence for message, sentence in sentences}
        found["code"] = code_of(entry)
    found["other"] = other_language(page, catalog)
    return found


def kind_of(slug: str, catalog: Catalog) -> str:
    """What a page is that shows no entry."""
    folder = slug.removesuffix("/index")
    if folder.startswith("labs/"):
        return "lab"
    return "topic" if folder in catalog.topics else "page"


def block_of(message: str, entry: Entry) -> str:
    """The id of the block on the page that shows a message; empty where none shows it."""
    searched = pattern(message)
    for name, section in entry.shown.items():
        if any(searched.search(" ".join(each.split())) for each in section.messages):
            return f"code-{name}"
    for reported in entry.reported.values():
        if message == " ".join(reported.message.split()):
            return f"code-{reported.name}"
    return ""


def code_of(entry: Entry) -> str:
    """The code and what it prints, once however often it is shown."""
    lines = [line.strip() for section in entry.shown.values() for line in section.lines]
    return "\n".join(dict.fromkeys(lines))


def messages_of(entry: Entry, catalog: Catalog) -> list[str]:
    """Every message of the entry: those of its head, then what it prints that no head covers."""
    printed = [message for section in entry.shown.values() for message in section.messages]
    printed += printed_elsewhere(entry, catalog)
    known = catalog.project.patterns
    new = [text for text in printed if not any(each.search(text) for each in known)]
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
    """The page of all versions, and the page of each."""
    words, page = catalog.words, catalog.project.page(catalog.language.code, "versions")
    found = [versions_document("versions/", page.meta["title"], page.meta["keywords"])]
    for version in upgrades.versions_before(catalog):
        name = short(version)
        title = words["version_title"].format(name)
        keywords = [text.format(name) for text in words["version_keywords"].split(", ")]
        found.append(versions_document(f"versions/{name}/", title, keywords, "version"))
    return found


def versions_document(
    location: str, title: str, keywords: list[str], weight: str = "page"
) -> dict:
    return {
        "location": location, "title": title, "keywords": keywords, "kind": "page",
        "weight": WEIGHTS[weight],
    }


def glossary_documents(catalog: Catalog) -> list[dict]:
    """The glossary, found as a whole and by each term."""
    here = catalog.language.code
    meta = catalog.project.page(here, "glossary").meta
    whole = {
        "location": "glossary/", "title": meta["title"], "description": meta["description"],
        "weight": WEIGHTS["page"], "kind": "page",
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
        "weight": WEIGHTS["term"], "kind": "term",
    }


# by the page's file
PARTS_OF_PAGES = {"versions.md": version_documents, "glossary.md": glossary_documents}


# --------------------------------------------------------------------------------------- the files


def write_index(catalog: Catalog, site_dir: str, documents: list[dict]) -> None:
    """search/pages.json and search/texts.json."""
    pages = [first_part(document) for document in documents]
    folder = Path(site_dir, "search")
    write(folder / "pages.json", {"pages": pages, **of_the_site(catalog)})
    write(folder / "texts.json", [second_part(document) for document in documents])


def write(file: Path, data: object) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def first_part(document: dict) -> dict:
    return {key: value for key, value in document.items() if key not in SECOND}


def second_part(document: dict) -> dict:
    part = {key: document[key] for key in SECOND if document.get(key)}
    return part | {key: bag(part[key]) for key in ("code", "text") if key in part}


def bag(text: str) -> str:
    """The words of a text, at most twice each: more say no more, and their order says nothing."""
    counts = Counter(WORD.findall(text))
    return " ".join(word for word, count in counts.items() for _ in range(min(count, 2)))


def of_the_site(catalog: Catalog) -> dict:
    """The glossary, the other language, and the words around what is found."""
    project, words = catalog.project, catalog.words
    other = next(
        language for language in project.languages.values() if language != catalog.language
    )
    kinds = ("lab", "term", "topic", "page", "name")
    return {
        "glossary": [
            [term.word(other.code).lower(), term.word(catalog.language.code)]
            for term in project.glossary
        ],
        "other": {"language": other.code, "title": other.name},
        "words": {
            "unanswered": unanswered(catalog),
            "exact": words["found_exact"],
            "nearest": words["found_nearest"],
            "kinds": catalog.language.symptoms | {kind: words[f"found_{kind}"] for kind in kinds},
            "keys": catalog.language.keys,
            "topics": {name: texts["title"] for name, texts in catalog.topics.items()},
        },
    }


def unanswered(catalog: Catalog) -> dict[str, str]:
    """The row above the nearest pages: it leads to a new issue, where a repository is set."""
    words, repository = catalog.words, catalog.repo_url.rstrip("/")
    location, help_text = "messages/", words["unanswered_help"]
    if repository:
        location = f"{repository}/issues/new?template=pitfall.yml&title="
        help_text = words["unanswered_report"]
    return {"location": location, "title": words["unanswered"], "text": help_text}


# ------------------------------------------------------------------------------------- browsers


def opensearch(catalog: Catalog) -> bytes:
    """What a browser needs to search the site from its address bar."""
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": OPENSEARCH})
    told = {
        "ShortName": catalog.language.site_name,
        "Description": catalog.language.site_description,
        "Language": catalog.language.code,
        "InputEncoding": "UTF-8",
    }
    for tag, text in told.items():
        ElementTree.SubElement(root, tag).text = text
    address = f"{catalog.site_url}?q={{searchTerms}}"
    ElementTree.SubElement(root, "Url", {"type": "text/html", "template": address})
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True) + b"\n"
