"""Mutants of an entry's pages: what one language lacks, includes of something else.

A changed page goes through the rules in a copy of docs/, stamped anew, unless that is the mistake.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pitfalls import rules
from pitfalls.entry import Entry, Section
from pitfalls.page import INCLUDE, Page
from pitfalls.project import Project
from pitfalls.proof.mutants.mutant import Mutant
from pitfalls.stamps import stamp_pair

OTHERS = ("autograd/backward-twice", "losses/what-are-logits")
ONE_LANGUAGE_EDITED = "page edited in one language"
EDITS = {"en": "Indeed: ", "zh": "其实，"}


def copy_pages(project: Project, root: Path) -> Project:
    """A project that has a copy of the pages, and of what the rules for pages read."""
    for language in project.languages:
        shutil.copytree(project.docs / language, root / "docs" / language)
    for name in ("glossary.yml", "languages.yml", "labs.yml", "topics.yml"):
        shutil.copy(project.docs / name, root / "docs")
    shutil.copytree(project.snippets, root / "snippets")
    return Project(root)


def of_pages(project: Project, entry: Entry) -> Iterator[Mutant]:
    """The entry's pages, edited one at a time; sections renamed in the entry alone."""
    pages = project.pair(entry.slug)
    texts = {page.path: page.path.read_text(encoding="utf-8") for page in pages}
    for name in entry.shown:
        renamed = replace(entry, sections=_renamed(entry.sections, name))
        trial = partial(try_pages, project, renamed, texts)
        what = f"{entry.slug}: {name}"
        yield Mutant("section renamed in the file", what, list(texts), None, trial)
    for page in pages:
        for edit in edits(page, entry):
            changed = texts | {page.path: edit.applied(texts[page.path])}
            stamped = edit.kind != ONE_LANGUAGE_EDITED
            trial = partial(try_pages, project, entry, changed, stamped)
            what = f"{page.label}:{edit.line}"
            yield Mutant(edit.kind, what, list(texts), None, trial)


def _renamed(sections: Mapping[str, Section], name: str) -> dict[str, Section]:
    return {f"{old}_x" if old == name else old: section for old, section in sections.items()}


def try_pages(
    project: Project, entry: Entry, texts: Mapping[Path, str], stamped: bool = True
) -> None:
    """Write these pages, stamp them, and check them."""
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    again = Project(project.root)  # which has read nothing yet
    if stamped:
        stamp_pair(again, entry.slug)
    rules.check_pages(again, entry)


@dataclass(frozen=True)
class Edit:
    """What replaces the lines `first` to `last` of a page, and the line that it is about."""

    kind: str
    line: int
    new: str
    first: int
    last: int

    def applied(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        return "".join([*lines[: self.first - 1], self.new, *lines[self.last :]])


def edits(page: Page, entry: Entry) -> Iterator[Edit]:
    """Every edit of a page that a rule must notice."""
    headings = {heading.line for heading in page.headings}
    has_prose = False
    for number, line in page.lines:
        if INCLUDE.search(line):
            yield from edits_of_include(number, line, entry)
        elif number in headings:
            yield Edit("heading in one language", number, "", number, number)
        elif not has_prose and re.match(r"\w", line):
            has_prose = True
            new = f"{EDITS[page.language]}{line}\n"
            yield Edit(ONE_LANGUAGE_EDITED, number, new, number, number)
        for link in re.finditer(r"\[([^]]*)\]\([^)]*\)", line):
            new = f"{line[: link.start()]}{link[1]}{line[link.end() :]}\n"
            yield Edit("link in one language", number, new, number, number)


def edits_of_include(number: int, line: str, entry: Entry) -> Iterator[Edit]:
    """An include that names another section or entry, or is gone with or without its fence."""
    section = line.rpartition(":")[2].rstrip('"')
    renamed = line.replace(f":{section}", f":{section}_x")
    other = next(slug for slug in OTHERS if slug != entry.slug)
    foreign = line.replace(entry.slug, other)
    yield Edit("section renamed in the page", number, f"{renamed}\n", number, number)
    yield Edit("include of another entry", number, f"{foreign}\n", number, number)
    yield Edit("fence emptied", number, "", number, number)
    yield Edit("include in one language", number, "", number - 1, number + 1)
