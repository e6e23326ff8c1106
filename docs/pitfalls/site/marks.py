"""What differs between a wrong section and its right one: the lines, and the tokens in them."""

import re
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from typing import NamedTuple

from pitfalls.entry import Entry, Section

Spans = list[tuple[int, int]]  # of columns
Marks = dict[int, Spans]  # by line of the code, counted from 0; none where all of it is other

ALIKE = 0.5  # from which on two lines are versions of one line
KEPT = 0.3  # of the lines, without which the two sections are no versions of one another
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


class Line(NamedTuple):
    """A line of code, and where it is."""

    number: int
    text: str


def marks_of(entry: Entry, section: Section) -> Marks:
    """The lines of a section's code that its partner does not have, or has otherwise."""
    partner = entry.shown.get(section.partner)
    if not partner or partner is section:
        return {}
    return dict(compared(tuple(section.code), tuple(partner.code)))


@cache
def compared(code: tuple[str, ...], other: tuple[str, ...]) -> Marks:
    """The marks of the first of two versions of some code."""
    matcher = SequenceMatcher(None, code, other, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks() if block.size)
    if kept < KEPT * min(len(code), len(other)):
        return {}
    found: Marks = {}
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag in ("replace", "delete"):
            ours = [Line(at, code[at]) for at in range(start, end) if code[at].strip()]
            theirs = [Line(at, other[at]) for at in range(other_start, other_end)]
            found |= {line.number: [] for line in ours}
            found |= of_versions(ours, theirs)
    return found


def of_versions(ours: list[Line], theirs: list[Line]) -> Marks:
    """The spans of lines that are versions of one another, the most alike ones first.

    What is above a line in the one is above it in the other.
    """
    pairs = {(a, b): _ratio(a.text, b.text) for a, b in product(ours, theirs)}
    best = max(pairs, key=lambda pair: pairs[pair], default=None)
    if not best or pairs[best] < ALIKE:
        return {}
    one, two = best
    above = of_versions(ours[: ours.index(one)], theirs[: theirs.index(two)])
    below = of_versions(ours[ours.index(one) + 1 :], theirs[theirs.index(two) + 1 :])
    return above | {one.number: spans(one.text, two.text)} | below


def spans(line: str, other: str) -> Spans:
    """The columns of a line's tokens that the other line lacks, without spaces around them.

    Two that are one character apart are one.
    """
    ours, theirs = _TOKEN.findall(line), _TOKEN.findall(other)
    starts = [0]
    for token in ours:
        starts.append(starts[-1] + len(token))
    found: Spans = []
    for tag, start, end, *_ in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        text = line[starts[start] : starts[end]]
        if tag not in ("replace", "delete") or not text.strip():
            continue
        first = starts[start] + len(text) - len(text.lstrip())
        last = first + len(text.strip())
        if found and first - found[-1][1] <= 1:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _ratio(line: str, other: str) -> float:
    return SequenceMatcher(None, line.strip(), other.strip(), autojunk=False).ratio()
