"""How what a section printed on one version differs from what it printed on another."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pitfalls.builds import without_build
from pitfalls.entry import Section
from pitfalls.printed import blocks
from pitfalls.records import Answer, Change, difference, error_of, kind_of_change
from pitfalls.site.marks import Line, Spans, of_versions

# What a section does, before what it says while it does it.
BEHAVIOR: tuple[Change, ...] = ("raises", "runs", "error", "output")
MESSAGES: tuple[Change, ...] = ("warning", "wording")

LINES = 6  # of a text that are shown
LONG = 200  # characters of a line without a mark, from which on its middle is left out
_KEPT = 90  # of these, at each end
_WORD = re.compile(r"[A-Za-z]{2,}")
_VALUE = re.compile(r"\['|tensor\(")


class Piece(NamedTuple):
    """A part of a line, and whether the other version lacks it."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Sample:
    """Lines of one kind as they are shown, and how many more there are."""

    kind: str  # output, warning or error
    lines: tuple[tuple[Piece, ...], ...]
    more: int

    @property
    def size(self) -> int:
        """In characters."""
        return sum(len(piece.text) for line in self.lines for piece in line)


@dataclass(frozen=True)
class Difference:
    """What kind of difference it is, which lines went, and which came."""

    kind: Change
    gone: tuple[str, ...]
    came: tuple[str, ...]

    @property
    def before(self) -> tuple[Sample, ...]:
        return samples(self.gone, self.came)

    @property
    def after(self) -> tuple[Sample, ...]:
        return samples(self.came, self.gone)


def difference_of(section: Section, before: Answer, after: Answer) -> Difference | None:
    """How what a section printed differs; None where it doesn't, or only by the build."""
    if before == after:
        return None
    old, new = without_build(before), without_build(after)
    if not old or not new or old == new:
        return None
    kind, (gone, came) = kind_of_change(old, new), gone_and_came(old, new)
    if kind == "output" and _catches(section) and gone and came:
        kind = "wording" if all(map(_is_message, gone + came)) else "output"
    if kind in ("runs", "error"):
        gone = tuple(error_of(old).splitlines())
    if kind in ("raises", "error"):
        came = tuple(error_of(new).splitlines())
    return Difference(kind, gone, came)


def gone_and_came(before: Answer, after: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = difference(before, after)
    gone, came = (tuple(line[2:] for line in lines if line[0] == mark) for mark in "-+")
    return gone, came


def _catches(section: Section) -> bool:
    """Whether a section catches errors, so that it can print what they say."""
    return any(line.lstrip().startswith("except") for line in section.code)


def _is_message(line: str) -> bool:
    """Whether a printed line is words rather than a value."""
    return not line.strip() or len(_WORD.findall(line)) >= 3 and not _VALUE.search(line)


# ------------------------------------------------------------------------------ as it is shown


@cache  # the same for several pages, and slow
def samples(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[Sample, ...]:
    """Lines by kind, with marks on the words that lines like them do not have."""
    numbered = [Line(*each) for each in enumerate(lines[:LINES])]
    marks = of_versions(numbered, [Line(*each) for each in enumerate(others[:LINES])])
    found: list[Sample] = []
    number = 0
    for block in blocks(lines):
        shown = block.lines[: max(0, LINES - number)]
        if shown:
            told = (pieces(line, marks.get(number + at, [])) for at, line in enumerate(shown))
            found.append(Sample(block.kind, tuple(told), 0))
        number += len(block.lines)
    if number > LINES:
        last = found.pop()
        found.append(Sample(last.kind, last.lines, number - LINES))
    return tuple(found)


def pieces(line: str, spans: Spans) -> tuple[Piece, ...]:
    """A line in parts, without the middle of what is long and has no mark."""
    found, at = [], 0
    for start, end in [*spans, (len(line), len(line))]:
        found += [Piece(shortened(line[at:start]), False), Piece(line[start:end], True)]
        at = end
    return tuple(piece for piece in found if piece.text)


def shortened(text: str) -> str:
    """A text whose middle is left out, from one space to another, where it is long."""
    if len(text) < LONG:
        return text
    first, last = text[:_KEPT].rpartition(" "), text[-_KEPT:].partition(" ")
    return f"{first[0] or first[2]} … {last[2] or last[0]}"
