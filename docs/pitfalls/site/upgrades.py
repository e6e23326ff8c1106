"""What changed between any two recorded versions of PyTorch: a page for each, and data for all."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from string import ascii_letters

from pitfalls.builds import without_build
from pitfalls.entry import Section
from pitfalls.records import CHANGES, Answer, Change, short
from pitfalls.site import names
from pitfalls.site.catalog import Catalog
from pitfalls.site.differences import (
    BEHAVIOR,
    MESSAGES,
    Difference,
    Piece,
    Sample,
    difference_of,
)
from pitfalls.site.versions import State, state_on

NAMES = 20  # that a page lists of those that came, and of those that went
ENTRIES = 5  # that are named where a change is in more
KEPT = 20  # entries whose pages show something else that are named
CHANGES_SIZE = 18_000  # bytes of a page's changes, about; those too many are told without texts
LINKS_SIZE, TEXTS_SIZE = 150, 120  # bytes of a change, and of the markup around its texts
WORDS = (  # that the script says
    "between_title", "between_counts", "version_behavior", "version_messages",
    *(f"version_{kind}" for kind in CHANGES), "comma", "more_entries", "more_lines",
)
_MISSED = re.compile(  # errors about a name or a parameter that a version lacks
    r"AttributeError: .* has no attribute |ImportError: cannot import name "
    r"|ModuleNotFoundError: |TypeError: .* got an unexpected keyword argument "
)
Sections = dict[tuple[str, str], Difference]  # by slug and section


@dataclass(frozen=True)
class Item:
    """The same change in one or more entries."""

    difference: Difference
    sections: dict[str, str]  # the first section of each entry where it is so, by slug

    @property
    def size(self) -> int:
        """Of its texts, in bytes, about."""
        samples = self.difference.before + self.difference.after
        return TEXTS_SIZE + sum(sample.size for sample in samples)


Topics = dict[str, dict[Change, list[Item]]]  # by topic and kind


@dataclass(frozen=True)
class Step:
    """From one version to another."""

    catalog: Catalog
    sections: Sections

    def entries(self, kinds: tuple[Change, ...]) -> int:
        """How many entries have a change of these kinds."""
        found = self.sections.items()
        return len({slug for (slug, _), difference in found if difference.kind in kinds})

    def by_topic(self, kinds: tuple[Change, ...]) -> Topics:
        """Each change of these kinds once, below the topic of the first entry that it is in.

        Of what needs a newer PyTorch nothing but the entries is told, in each topic.
        """
        found: dict[tuple[str, Difference], Item] = {}
        for (slug, section), difference in self.sections.items():
            topic = "" if difference.gone or difference.came else slug.partition("/")[0]
            item = found.setdefault((topic, difference), Item(difference, {}))
            item.sections.setdefault(slug, section)
        topics: Topics = {topic: {} for topic in self.catalog.topics}
        for kind in kinds:
            for item in found.values():
                if item.difference.kind == kind:
                    topic = next(iter(item.sections)).partition("/")[0]
                    topics[topic].setdefault(kind, []).append(item)
        return {topic: items for topic, items in topics.items() if items}


def step(catalog: Catalog, before: str, after: str) -> Step:
    found: Sections = {}
    for slug, section, answers in sections(catalog):
        if before in answers and after in answers:
            difference = change(section, answers[before], answers[after])
            if difference:
                found[slug, section.name] = difference
    return Step(catalog, found)


def change(section: Section, before: Answer, after: Answer) -> Difference | None:
    """The difference as these pages tell it: of what runs or raises, the error is enough."""
    found = difference_of(section, before, after)
    if found and found.kind == "raises":
        return Difference("raises", (), found.came)
    if found and found.kind == "runs":
        missed = any(map(_MISSED.match, found.gone))
        return Difference("runs", () if missed else found.gone, ())
    return found


def sections(catalog: Catalog) -> Iterator[tuple[str, Section, dict[str, Answer]]]:
    """Each section that ran on some version, and what each printed."""
    history = catalog.project.history
    for slug, entry in catalog.entries.items():
        for name, section in entry.runnable.items():
            answers = {
                version: seen[slug][name]
                for version, seen in history.items()
                if name in seen.get(slug, {})
            }
            yield slug, section, answers


def versions_before(catalog: Catalog) -> dict[str, str]:
    """The version before each one; empty for the oldest."""
    versions = list(catalog.project.history)
    return dict(zip(versions, ["", *versions], strict=False))


# ------------------------------------------------------------------------------- the overview


@dataclass(frozen=True)
class Row:
    """A version in the table of all."""

    name: str  # 2.6
    behavior: int  # how many entries behave differently than on the version before
    messages: int
    run: int  # blocks of code


def table(catalog: Catalog) -> list[Row]:
    """Every version, the newest first."""
    rows = []
    for version, before in reversed(versions_before(catalog).items()):
        found = step(catalog, before, version)
        run = sum(version in answers for _, _, answers in sections(catalog))
        counts = found.entries(BEHAVIOR), found.entries(MESSAGES)
        rows.append(Row(short(version), *counts, run))
    return rows


# --------------------------------------------------------------------------- a version's page


@dataclass(frozen=True)
class VersionPage:
    """What the template asks for; versions are short: 2.6."""

    before: str  # empty for the oldest
    after: str
    next: str  # empty for the newest
    torch: str  # which our pages show
    behavior: int  # how many entries behave differently than on the version before
    messages: int
    groups: dict[str, Topics]  # behavior and messages, each by topic
    came: list[str]
    gone: list[str]
    kept: dict[State, list[str]]  # entries whose pages show something else, by what happens
    textless: set[Difference]  # whose texts would make the page too heavy
    most: int = ENTRIES
    most_kept: int = KEPT
    most_names: int = NAMES


def version_page(catalog: Catalog, name: str) -> VersionPage:
    """The page of 2.6."""
    before_of = versions_before(catalog)
    after_of = {before: version for version, before in before_of.items()}
    after = next(version for version in before_of if short(version) == name)
    before = before_of[after]
    found = step(catalog, before, after)
    came, gone = names.came_and_gone(catalog, before, after) if before else ([], [])
    behaved = {slug: state_on(catalog, entry, after) for slug, entry in catalog.entries.items()}
    worst: tuple[State, ...] = ("fails", "differs")
    groups = {"behavior": found.by_topic(BEHAVIOR), "messages": found.by_topic(MESSAGES)}
    return VersionPage(
        before=short(before),
        after=short(after),
        next=short(after_of.get(after, "")),
        torch=short(catalog.torch),
        behavior=found.entries(BEHAVIOR),
        messages=found.entries(MESSAGES),
        groups=groups,
        textless=too_heavy(groups),
        came=came,
        gone=gone,
        kept={
            state: slugs for state in worst
            if (slugs := [slug for slug, known in behaved.items() if known == state])
        },
    )


def too_heavy(groups: dict[str, Topics]) -> set[Difference]:
    """The changes after those whose texts fit on a page."""
    lists = [items for topics in groups.values() for kinds in topics.values()
             for items in kinds.values()]
    items = list(chain.from_iterable(lists))
    left = CHANGES_SIZE - LINKS_SIZE * len(items)
    found = set()
    for item in items:
        left -= item.size
        if left < 0:
            found.add(item.difference)
    return found


# ------------------------------------------------------------------------ data of any two versions


def write_changes(catalog: Catalog, site_dir: str) -> None:
    """versions/changes.json, which docs/theme/assets/versions.js reads.

    {"versions": [2.5, 2.6], "words": {...}, "topics": {topic: title}, "entries": {slug: title},
    "most": how many entries are named, "kinds": {"behavior": [...], "messages": [...]},
    "differences": [[kind, gone, came], ...], where both are [[kind, lines, more], ...], and a line
    is text, and text in brackets where it is marked,
    "sections": [[slug, section, "ab", {"ab": number of a difference}], ...]}: a letter for what
    each version printed, and the difference between each two letters that follow one another.
    """
    versions, numbers = list(catalog.project.history), {}
    rows, slugs = [], {}
    for slug, section, answers in sections(catalog):
        letters, changes = compared(section, [answers.get(version) for version in versions])
        if changes:
            slugs[slug] = catalog.title(slug)
            pairs = {
                pair: numbers.setdefault(difference, len(numbers))
                for pair, difference in changes.items()
            }
            rows.append([slug, section.name, letters, pairs])
    found = {
        "versions": [short(version) for version in versions],
        "words": {word: catalog.words[word] for word in WORDS},
        "topics": {topic: texts["title"] for topic, texts in catalog.topics.items()},
        "entries": slugs,
        "most": ENTRIES,
        "kinds": {"behavior": BEHAVIOR, "messages": MESSAGES},
        "differences": [[each.kind, data(each.before), data(each.after)] for each in numbers],
        "sections": rows,
    }
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    Path(site_dir, "versions/changes.json").write_text(text, encoding="utf-8")


def compared(
    section: Section, answers: list[Answer | None]
) -> tuple[str, dict[str, Difference]]:
    """A letter for what each version printed, and how each two that follow one another differ."""
    known: list[Answer] = []
    letters = ""
    for answer in answers:
        plain = without_build(answer) if answer else None
        if plain and plain not in known:
            known.append(plain)
        letters += ascii_letters[known.index(plain)] if plain else "-"
    pairs = {one + two: None for one, two in combinations(letters.replace("-", ""), 2)}
    found = {
        pair: change(section, *(known[ascii_letters.index(letter)] for letter in pair))
        for pair in pairs
    }
    return letters, {pair: difference for pair, difference in found.items() if difference}


def data(samples: tuple[Sample, ...]) -> list:
    return [
        [each.kind, [line_data(line) for line in each.lines], each.more] for each in samples
    ]


def line_data(line: tuple[Piece, ...]) -> list:
    return [[piece.text] if piece.marked else piece.text for piece in line]
