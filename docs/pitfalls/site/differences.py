"""How what a section printed on one version differs from what it printed on another."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pitfalls.builds import without_build
from pitfalls.printed import blocks
from pitfalls.records import Answer, Change, difference, error_of, kind_of_change
from pitfalls.site.marks import Line, Spans, of_versions

# What a section does, before what it says while it does it.
BEHAVIOR: tuple[Change, ...] = ("raises", "runs", "error", "output")
MESSAGES: tuple[Change, ...] = ("warning", "wording")

LINES = 6  # of a text that are shown
LONG = 200  # characters of a line without a mark, from which on its middle is left out
_KEPT = 90  # of these, at each end
_MESSAGES = re.compile("(^|_)messages(_|$)")  # in the name of a section that prints what it catches


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
    def before(self) -> list[Sample]:
        return samples(self.gone, self.came)

    @property
    def after(self) -> list[Sample]:
        return samples(self.came, self.gone)


def difference_of(section: str, before: Answer, after: Answer) -> Difference | None:
    """The difference between what a section of this name printed; None where it is the build's."""
    if before == after:
        return None
    old, new = without_build(before), without_build(after)
    if not old or not new or old == new:
        return None
    kind = kind_of_change(old, new)
    if kind == "output" and _MESSAGES.search(section):
        kind = "wording"
    gone, came = gone_and_came(old, new)
    if kind in ("runs", "error"):
        gone = tuple(error_of(old).splitlines())
    if kind in ("raises", "error"):
        came = tuple(error_of(new).splitlines())
    return Difference(kind, gone, came)


def gone_and_came(before: Answer, after: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = difference(before, after)
    gone, came = (tuple(line[2:] for line in lines if line[0] == mark) for mark in "-+")
    return gone, came


# ------------------------------------------------------------------------------ as it is shown


@cache  # the same for several pages, and slow
def samples(lines: tuple[str, ...], others: tuple[str, ...]) -> list[Sample]:
    """Lines by kind, with marks on the words that lines like them do not have."""
    numbered = [Line(*each) for each in enumerate(lines[:LINES])]
    marks = of_versions(numbered, [Line(*each) for each in enumerate(others[:LINES])])
    found, number = [], 0
    for block in blocks(lines):
        shown = block.lines[: max(0, LINES - number)]
        if shown:
            told = (pieces(line, marks.get(number + at, [])) for at, line in enumerate(shown))
            found.append(Sample(block.kind, tuple(told), 0))
        number += len(block.lines)
    if number > LINES:
        last = found.pop()
        found.append(Sample(last.kind, last.lines, number - LINES))
    return found


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

