"""What a section prints: how its lines are written in a file, and which are errors and warnings.

This is the only place that knows. The site colours the kinds, the search indexes the messages,
and the records compare them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MARK = "#>"  # begins a line that the terminal prints

Kind = Literal["output", "warning", "error"]

_ERROR = re.compile(r"[\w.]*(Error|Exception|Exit|Interrupt)\b(: |$)")
_WARNING = re.compile(r"\w*Warning: ")


@dataclass(frozen=True)
class Block:
    """Consecutive printed lines of one kind."""

    kind: Kind
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def is_printed(line: str) -> bool:
    """Whether a line of a file says what the terminal prints."""
    return line.startswith(MARK)


def as_written(text: str) -> str:
    """A printed line as a file holds it."""
    return f"{MARK} {text}".expandtabs(4).rstrip()


def as_printed(line: str) -> str:
    """What the terminal shows for a line of a file."""
    return line.removeprefix(MARK).removeprefix(" ")


def is_warning(line: str) -> bool:
    return bool(_WARNING.match(line))


def is_error(line: str) -> bool:
    """Whether an error's message begins here, raised or caught and printed."""
    return bool(_ERROR.match(line))


def blocks(lines: Iterable[str], raises: bool = False) -> list[Block]:
    """Printed lines by kind.

    A warning is one line. An error reaches to the next error or warning; one that ends the
    section (`raises`) reaches to the end, whatever its message quotes.
    """
    found: list[tuple[Kind, list[str]]] = []
    for line in lines:
        before: Kind = found[-1][0] if found else "output"
        kind = "error" if raises and before == "error" else _kind(line, before)
        starts_error = is_error(line) and not (raises and before == "error")
        if not found or before != kind or starts_error:
            found.append((kind, []))
        found[-1][1].append(line)
    return [Block(kind, tuple(group)) for kind, group in found]


def _kind(line: str, before: Kind) -> Kind:
    if is_error(line):
        return "error"
    if is_warning(line):
        return "warning"
    return "error" if before == "error" else "output"


def messages(lines: Iterable[str], raises: bool = False) -> list[str]:
    """Every warning, and every error with all of its lines."""
    found: list[str] = []
    for block in blocks(lines, raises):
        if block.kind == "warning":
            found += block.lines
        elif block.kind == "error":
            found.append(block.text)
    return found
