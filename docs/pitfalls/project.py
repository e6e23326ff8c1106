"""The project: where everything is, read once. `Project(root)` is passed on; nothing is global."""

import difflib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from pitfalls.entry import Entry, read_entry, slug_of
from pitfalls.environments import Environments
from pitfalls.glossary import Term, read_glossary
from pitfalls.message import pattern
from pitfalls.names import NamesByVersion
from pitfalls.page import LOADER, Page
from pitfalls.problem import Problem
from pitfalls.records import Answers, Records
from pitfalls.text import read_text
from pitfalls.words import Words

# ./docs/en/losses/x.md and its like: what stands before and after the name
_AROUND_NAME = re.compile(r"^(?:.*/)?(?:snippets|docs/\w+)/|^(?:\.{1,2}/)+|\.(?:py|md|svg)$")
# the tables [code.NAME] of a head
_PATTERNS = re.compile(r"^# \[code\..*?(?=^# \[(?!code\.)|^# ///$)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Language:
    """What docs/languages.yml says of a language."""

    code: str  # en
    name: str
    short: str  # where there is little room
    locale: str  # en_US
    site_name: str
    site_description: str
    headings: dict[str, str]  # of an entry's page, by id, in the order of the template
    symptoms: dict[str, str]
    words: dict[str, str]  # of the site's own furniture
    keys: dict[str, str]  # what is said of the keys of a reader's state_dict
    notebook_services: dict[str, str]  # by name: the address with {} for a file on GitHub
    live: dict[str, str]  # words of what runs the code on the pages


class Project:
    """A directory with snippets/, docs/ and mkdocs.yml."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def snippets(self) -> Path:
        return self.root / "snippets"

    # ------------------------------------------------------------------------------- entries

    @property
    def entry_paths(self) -> list[Path]:
        return sorted(self.snippets.glob("*/*.py"))

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its slug, in alphabetical order."""
        return {slug_of(path): read_entry(path) for path in self.entry_paths}

    @cached_property
    def code(self) -> str:
        """The text of all snippets, without the patterns of their heads: nothing runs them."""
        texts = [path.read_text("utf-8", errors="replace") for path in self.entry_paths]
        return _PATTERNS.sub("", "\n".join(texts))

    def entry_path(self, slug: str) -> Path:
        return self.snippets / f"{slug}.py"

    def name_of(self, given: str) -> str:
        """losses/x for snippets/losses/x.py, docs/en/losses/x and so on, and for x alone."""
        name = _AROUND_NAME.sub("", given)
        alike = [slug for slug in map(slug_of, self.entry_paths) if slug.endswith(f"/{name}")]
        return alike[0] if len(alike) == 1 else name

    def find_entry(self, given: str) -> Path:
        """The path of an entry by its slug or one of its files.

        Raise Problem with the names that come close where there is none.
        """
        slug = self.name_of(given)
        path = self.entry_path(slug)
        if path.is_file():
            return path
        known = [slug_of(path) for path in self.entry_paths]
        close = difflib.get_close_matches(slug, known, n=3, cutoff=0.3)
        names = [each.partition("/")[2] for each in known]
        fix = "correct the name"
        if not difflib.get_close_matches(slug.rpartition("/")[2], names, n=1, cutoff=0.8):
            new = slug if "/" in slug else f"TOPIC/{slug}"
            fix += f', or begin the entry: pitfalls new {new} "Its title"'
        expected = f"TOPIC/SLUG, such as {', '.join(close) or 'losses/some-mistake'}"
        raise Problem(path, 1, "no such entry", expected, fix)

    def others(self, entry: Entry) -> list[Entry]:
        """The other entries; those whose files are broken are not this one's problem."""
        found = []
        for path in self.entry_paths:
            if path != entry.path:
                with suppress(Problem):
                    found.append(read_entry(path))
        return found

    @property
    def records(self) -> Records:
        """What other versions of PyTorch printed."""
        return Records(self.snippets)

    @cached_property
    def environments(self) -> Environments:
        """What the sections ran with that have an environment of their own."""
        return Environments(self.snippets)

    @cached_property
    def words(self) -> Words:
        """Where the words of reported messages are."""
        return Words(self.snippets)

    @cached_property
    def names(self) -> NamesByVersion:
        """Which version has which names."""
        return NamesByVersion(self.snippets)

    @property
    def reported(self) -> list[str]:
        """The reported messages of every head."""
        found = (each for entry in self.entries.values() for each in entry.reported.values())
        return list(dict.fromkeys(each.message for each in found))

    @cached_property
    def history(self) -> dict[str, Answers]:
        """What every recorded version printed, oldest first."""
        return self.records.history(self.entries.values())

    def replace_entry(self, entry: Entry) -> None:
        """Take an edited entry, whose head and sections have kept their names."""
        self.entries[entry.slug] = entry
        for version, answers in self.records.history([entry]).items():
            self.history[version][entry.slug] = answers.get(entry.slug, {})

    @cached_property
    def patterns(self) -> list[re.Pattern[str]]:
        """The messages of every head as regular expressions."""
        found = [text for entry in self.entries.values() for text in entry.messages]
        found += self.reported
        return [pattern(text) for text in dict.fromkeys(found)]

    # --------------------------------------------------------------------------------- pages

    @cached_property
    def languages(self) -> dict[str, Language]:
        """By code; the first one is the site's default."""
        found = self._yaml("languages.yml")
        return {code: Language(code=code, **text) for code, text in found.items()}

    @cached_property
    def _pages(self) -> dict[tuple[str, str], Page]:
        return {}

    def page(self, language: str, name: str) -> Page:
        """A page by its name, losses/some-mistake, read when it is first asked for its text."""
        return self._pages.setdefault((language, name), Page(self.docs, language, name))

    def replace_page(self, page: Page) -> None:
        """Take an edited page."""
        self._pages[page.language, page.name] = page

    def pair(self, name: str) -> list[Page]:
        """The page in every language, the default one first."""
        return [self.page(language, name) for language in self.languages]

    def other(self, page: Page) -> Page:
        """The same page in the other language."""
        code = next(code for code in self.languages if code != page.language)
        return self.page(code, page.name)

    def all_pages(self) -> list[Page]:
        """Every Markdown page of every language."""
        found = []
        for language in self.languages:
            folder = self.docs / language
            for path in sorted(folder.rglob("*.md")):
                name = path.relative_to(folder).with_suffix("").as_posix()
                found.append(self.page(language, name))
        return found

    # -------------------------------------------------------------------- topics, labs, words

    @cached_property
    def topics(self) -> dict[str, dict[str, Any]]:
        """Title and description of each topic in each language, in the order of the navigation.

        `first` has the names of the entries that its page lists first.
        """
        found: dict[str, dict[str, Any]] = self._yaml("topics.yml")
        return found

    @cached_property
    def labs(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Description and keywords of each lab in each language."""
        found: dict[str, dict[str, dict[str, Any]]] = self._yaml("labs.yml")
        return found

    def lab_paths(self, language: str) -> list[Path]:
        return sorted((self.docs / language / "labs").glob("*.ipynb"))

    def lab_title(self, path: Path) -> str:
        """The heading that a notebook begins with."""
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return str(cells[0]["source"][0]).strip("# \n")

    @property
    def glossary_path(self) -> Path:
        return self.docs / "glossary.yml"

    @cached_property
    def glossary(self) -> list[Term]:
        """The terms, in the order of the file."""
        with _no_yaml(self.glossary_path):
            return read_glossary(self.glossary_path)

    def _yaml(self, name: str) -> Any:
        path = self.docs / name
        with _no_yaml(path):
            return yaml.load(read_text(path), LOADER)


@contextmanager
def _no_yaml(path: Path) -> Iterator[None]:
    """Tell what is no YAML as a Problem."""
    try:
        yield
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        found = f"no YAML: {error.problem}"
        raise Problem(path, line, found, "YAML", 'put the value in "quotes"') from None


def find_project(start: Path) -> Project | None:
    """The project that a directory belongs to: it, or one above it, has the configuration file."""
    for directory in [start, *start.parents]:
        if (directory / "mkdocs.yml").is_file():
            return Project(directory)
    return None
