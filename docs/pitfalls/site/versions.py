"""What other versions of PyTorch printed for an entry: its squares, and what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pitfalls.builds import without_build
from pitfalls.entry import Entry
from pitfalls.records import Change, short, written
from pitfalls.reported import Reported
from pitfalls.site.catalog import Catalog
from pitfalls.site.differences import Difference, Sample, difference_of

State = Literal["fails", "differs", "messages", "same", "unknown"]
STATES: tuple[State, ...] = ("fails", "differs", "messages", "same")  # the worst one first
STATE_OF: dict[Change, State] = {
    "raises": "fails", "error": "fails",
    "runs": "differs", "output": "differs",
    "warning": "messages", "wording": "messages",
}
Shown = tuple[str, tuple[Sample, ...]]  # as in Other
MOST = 8000  # bytes, about, of what other versions printed that a page shows
MARKUP = 340  # bytes around each of it


def seen(catalog: Catalog, entry: Entry, version: str) -> dict[str, Difference | None]:
    """How each section that ran on a version differs from the default one; None where it doesn't.

    The default version's own record is of pip's build, as all records are: what only the build
    changes is no difference of a version.
    """
    history = catalog.project.history
    build = history[catalog.torch].get(entry.slug, {})
    found: dict[str, Difference | None] = {}
    for name, answer in history[version].get(entry.slug, {}).items():
        section = entry.runnable[name]
        told = written(section)
        if answer == told:
            found[name] = None
        elif without_build(answer):
            found[name] = difference_of(section, build.get(name, told), answer)
    return found


def state_on(catalog: Catalog, entry: Entry, version: str) -> State:
    """How an entry behaves on a version; known where all of it was seen, or something differs.

    The default version behaves as shown: the tests prove it with the build that they have.
    """
    if version == catalog.torch:
        return "same"
    sections = seen(catalog, entry, version)
    differing = [STATE_OF[each.kind] for each in sections.values() if each]
    if differing:
        return min(differing, key=STATES.index)
    return "same" if len(sections) == len(entry.runnable) else "unknown"


def states(catalog: Catalog, entry: Entry) -> dict[str, State]:
    """How an entry behaves on each version."""
    return {version: state_on(catalog, entry, version) for version in catalog.project.history}


# ------------------------------------------------------------------------- what an entry's page has


class Square(NamedTuple):
    """A version, and how the entry behaves there."""

    version: str  # 2.6.0
    name: str  # 2.6
    state: State
    title: str


@dataclass(frozen=True)
class Other:
    """What some versions printed and the page does not show."""

    kind: str  # came; or `without`: the page has it and they don't; or `nothing`
    samples: tuple[Sample, ...]
    places: list[tuple[str, list[str]]]  # versions, and the sections where it is so on just these

    @property
    def size(self) -> int:
        """In bytes, about."""
        return MARKUP * len(self.places) + sum(each.size for each in self.samples)


@dataclass(frozen=True)
class Recorded:
    """How an entry behaves on each recorded version."""

    squares: list[Square]  # none where no other version was seen
    summary: str  # the squares in words
    note: str  # on how the versions were seen
    others: dict[State, list[Other]]
    left_out: int  # how many others are not shown


def recorded(catalog: Catalog, entry: Entry, room: int = MOST) -> Recorded:
    """The squares of an entry and what they stand for, which takes no more bytes than `room`."""
    words, found = catalog.words, states(catalog, entry)
    history = list(catalog.project.history)
    if all(found[version] == "unknown" for version in history if version != catalog.torch):
        return Recorded([], words["verified"].format(catalog.torch), "", {}, 0)
    squares = [square(catalog, version, state) for version, state in found.items()]
    parts = []
    for state in STATES:
        versions = [version for version, known in found.items() if known == state]
        if versions:
            listed = spans(catalog, versions, history)
            parts.append(words["state_of"].format(versions=listed, state=words[f"state_{state}"]))
    note = words["recorded"].format(catalog.torch)
    shown, left_out = within(min(room, MOST), others(catalog, entry))
    return Recorded(squares, words["semicolon"].join(parts), note, shown, left_out)


def square(catalog: Catalog, version: str, state: State) -> Square:
    words = catalog.words
    told = words["state_shown" if version == catalog.torch else f"state_{state}"]
    title = words["state_of"].format(versions=short(version), state=told)
    return Square(version, short(version), state, title)


def others(catalog: Catalog, entry: Entry) -> dict[State, list[Other]]:
    """What a page lacks, or has beyond what versions printed, the worst first."""
    found: dict[State, dict[Shown, dict[str, list[str]]]] = {state: {} for state in STATES}
    for version in catalog.project.history:
        if version != catalog.torch:
            for name, difference in seen(catalog, entry, version).items():
                if difference:
                    group = found[STATE_OF[difference.kind]]
                    group.setdefault(shown(difference), {}).setdefault(name, []).append(version)
    return {
        state: [Other(*what, places(catalog, versions)) for what, versions in group.items()]
        for state, group in found.items()
        if group
    }


def shown(difference: Difference) -> Shown:
    """What is shown of a difference: what other versions printed, or else what they lack."""
    if difference.came:
        return "came", difference.after
    if difference.kind == "runs":
        return "nothing", ()
    return "without", difference.before


def places(catalog: Catalog, versions: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Versions in words, and the sections that these versions are those of."""
    found: dict[str, list[str]] = {}
    for name, having in versions.items():
        found.setdefault(spans(catalog, having, list(catalog.project.history)), []).append(name)
    return list(found.items())


def within(most: int, groups: dict[State, list[Other]]) -> tuple[dict[State, list[Other]], int]:
    """The others that fit on a page, and how many do not."""
    shown: dict[State, list[Other]] = {}
    left_out, size = 0, 0
    for state, group in groups.items():
        for other in group:
            size += other.size
            if size <= most:
                shown.setdefault(state, []).append(other)
            else:
                left_out += 1
    return shown, left_out


# -------------------------------------------------------------------------------- versions in words


def spans(catalog: Catalog, versions: Iterable[str], recorded: list[str]) -> str:
    """1.13 to 2.5, 2.9: the versions in words."""
    found = runs(versions, recorded)
    return catalog.words["comma"].join(named(catalog, run) for run in found)


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
    """Versions in words, and what a section prints on these, the oldest first."""
    history = catalog.project.history
    by_text: dict[str, list[str]] = {}
    for version, answers in history.items():
        if answer := answers.get(slug, {}).get(section):
            by_text.setdefault("\n".join(answer.printed), []).append(version)
    return [(spans(catalog, versions, list(history)), text) for text, versions in by_text.items()]


def named(catalog: Catalog, run: list[str]) -> str:
    """2.9 to 2.15 for all between them, and 2.9 for one."""
    first, last = short(run[0]), short(run[-1])
    return first if len(run) == 1 else catalog.words["range"].format(first, last)


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
    return [Held(spans(catalog, versions, list(found)), file) for file, versions in by_file.items()]
