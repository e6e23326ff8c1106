"""What other versions of PyTorch printed: the strip of an entry, and the page of what changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pitfalls.entry import Entry
from pitfalls.printed import Block, blocks
from pitfalls.records import (
    CHANGES,
    Answer,
    Answers,
    Change,
    difference,
    kind_of_change,
    short,
    written,
)
from pitfalls.reported import Reported
from pitfalls.site.catalog import Catalog

State = Literal["same", "differs", "fails"]
STATES: tuple[State, ...] = ("same", "differs", "fails")


def states(catalog: Catalog, entry: Entry) -> dict[str, State]:
    """How each version behaved, where all of the entry was seen, or something that differs.

    The default version behaves as shown, since the tests prove it with the build that they have.
    What its own record says otherwise is of pip's build, which the records are of, and no
    difference of another version.
    """
    history = catalog.project.history
    build = history[catalog.torch].get(entry.slug, {})
    found: dict[str, State] = {catalog.torch: "same"}
    for version, answers in history.items():
        seen = answers.get(entry.slug, {})
        if version == catalog.torch:
            continue
        kinds = [
            kind_of_change(answer, written(entry.runnable[name]))
            for name, answer in seen.items()
            if answer not in (written(entry.runnable[name]), build.get(name))
        ]
        if kinds:
            found[version] = "fails" if "runs" in kinds else "differs"
        elif len(seen) == len(entry.runnable):
            found[version] = "same"
    return found


# --------------------------------------------------------------------------- the strip of an entry


@dataclass
class Other:
    """What some versions printed and the page does not show."""

    kind: str  # of Block; or `without`: the page has it and they don't; or `nothing`
    text: str
    versions: dict[str, list[str]] = field(default_factory=dict)  # by section

    @property
    def places(self) -> list[tuple[tuple[str, ...], list[str]]]:
        """Versions, and the sections where it is so on just these."""
        found: dict[tuple[str, ...], list[str]] = {}
        for name, versions in self.versions.items():
            found.setdefault(tuple(versions), []).append(name)
        return list(found.items())


@dataclass(frozen=True)
class Strip:
    """The fact about versions below an entry's title, and what unfolds below it."""

    summary: str
    note: str  # on how the others were seen; empty where none was
    others: list[Other]


def strip(catalog: Catalog, entry: Entry) -> Strip:
    words, found = catalog.words, states(catalog, entry)
    summary = [words["verified"].format(catalog.torch)]
    if len(found) == 1:  # no other version was seen
        return Strip(summary[0], "", [])
    for state in reversed(STATES):
        versions = [version for version, known in found.items() if known == state]
        if versions:
            spans = runs(versions, list(catalog.project.history))
            listed = words["comma"].join(named(catalog, each) for each in spans)
            summary.append(words[f"seen_{state}"].format(listed))
    note = words["recorded"].format(short(catalog.torch))
    return Strip(" · ".join(summary), note, others(catalog, entry))


def runs(versions: Iterable[str], recorded: list[str]) -> list[list[str]]:
    """The versions in runs of neighbours among all recorded ones, oldest first."""
    found: list[list[str]] = []
    places = sorted(recorded.index(version) for version in versions)
    for before, place in zip([-2, *places], places, strict=False):
        if place != before + 1:
            found.append([])
        found[-1].append(recorded[place])
    return found


def printed(catalog: Catalog, slug: str, section: str) -> list[tuple[str, str]]:
    """What a section prints, by the runs of versions that print the same, oldest first."""
    history = catalog.project.history
    by_text: dict[str, list[str]] = {}
    for version, answers in history.items():
        if answer := answers.get(slug, {}).get(section):
            by_text.setdefault("\n".join(answer.printed), []).append(version)
    return [
        (named(catalog, run), text)
        for text, versions in by_text.items()
        for run in runs(versions, list(history))
    ]


def named(catalog: Catalog, run: list[str]) -> str:
    """2.9 to 2.15 for all between them, and 2.9 for one."""
    first, last = short(run[0]), short(run[-1])
    return first if len(run) == 1 else catalog.words["range"].format(first, last)


def others(catalog: Catalog, entry: Entry) -> list[Other]:
    """Each message or output that a page lacks, or has beyond what versions printed."""
    found: dict[tuple[str, str], Other] = {}
    for version, answers in catalog.project.history.items():
        label = f"{version} (CUDA)" if version == catalog.torch else version
        seen = answers.get(entry.slug, {})
        for name in entry.runnable:
            if name not in seen or seen[name] == written(entry.runnable[name]):
                continue
            for kind, text in told(written(entry.runnable[name]), seen[name]):
                other = found.setdefault((kind, text), Other(kind, text))
                other.versions.setdefault(name, []).append(label)
    return list(found.values())


def told(shown: Answer, seen: Answer) -> list[tuple[str, str]]:
    """What a version printed that the page does not show; else what it lacks."""
    if not seen.printed:
        return [("nothing", "")]
    gone, came = gone_and_came(shown, seen)
    if came:
        return [(block.kind, block.text) for block in blocks(came)]
    return [("without", block.text) for block in blocks(gone)]


def gone_and_came(before: Answer, after: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = difference(before, after)
    gone, came = (tuple(line[2:] for line in lines if line[0] == mark) for mark in "-+")
    return gone, came


@dataclass(frozen=True)
class Held:
    """Versions whose wheels hold the words of a reported message in one file, or in none ("")."""

    versions: str  # 1.13 to 2.5
    file: str


def held(catalog: Catalog, message: Reported) -> list[Held]:
    """Where the wheels of the versions that were looked into have the words of a message."""
    found = catalog.project.words.of(message.message)
    by_file: dict[str, list[str]] = {}
    for version, file in found.items():
        by_file.setdefault(file, []).append(version)
    listed = catalog.words["comma"].join
    return [
        Held(listed(named(catalog, run) for run in runs(versions, list(found))), file)
        for file, versions in by_file.items()
    ]


# ---------------------------------------------------------------------- the page of what changed


@dataclass(frozen=True)
class Difference:
    """The same change in one or more sections."""

    kind: Change
    gone: tuple[str, ...]
    came: tuple[str, ...]
    places: list[tuple[str, str]] = field(compare=False)  # slug and section

    @cached_property
    def sections(self) -> dict[str, str]:
        """The first section of each entry where it is so, by slug."""
        found: dict[str, str] = {}
        for slug, section in self.places:
            found.setdefault(slug, section)
        return found

    @property
    def before(self) -> list[Block]:
        return blocks(self.gone)

    @property
    def after(self) -> list[Block]:
        return blocks(self.came)


@dataclass(frozen=True)
class Step:
    """From one recorded version to the next."""

    before: str
    after: str
    differences: list[Difference]

    @property
    def id(self) -> str:
        return short(self.after)

    @property
    def entries(self) -> int:
        """How many entries differ."""
        return len({slug for each in self.differences for slug, _ in each.places})

    @property
    def by_kind(self) -> dict[Change, list[Difference]]:
        found = {
            kind: [each for each in self.differences if each.kind == kind] for kind in CHANGES
        }
        return {kind: differences for kind, differences in found.items() if differences}


def steps(catalog: Catalog) -> list[Step]:
    """Every step between recorded versions, the newest first."""
    history = catalog.project.history
    pairs = list(zip(history, list(history)[1:], strict=False))
    return [
        Step(before, after, differences(catalog, history[before], history[after]))
        for before, after in reversed(pairs)
    ]


def differences(catalog: Catalog, before: Answers, after: Answers) -> list[Difference]:
    found: dict[tuple, Difference] = {}
    for slug, entry in catalog.entries.items():
        for name in entry.runnable:
            old = before.get(slug, {}).get(name)
            new = after.get(slug, {}).get(name)
            if not old or not new or old == new:
                continue
            key = (kind_of_change(old, new), *gone_and_came(old, new))
            found.setdefault(key, Difference(*key, places=[])).places.append((slug, name))
    return list(found.values())


def table(catalog: Catalog) -> list[tuple[str, int, int]]:
    """Each version, how many sections ran on it, and how many differ from the pages."""
    rows = []
    for version, answers in catalog.project.history.items():
        seen = [
            (answer, written(catalog.entries[slug].runnable[name]))
            for slug, sections in answers.items()
            if slug in catalog.entries
            for name, answer in sections.items()
        ]
        rows.append((version, len(seen), sum(answer != shown for answer, shown in seen)))
    return rows
