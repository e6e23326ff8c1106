"""Reads the project's own files: UTF-8 text of which every character can be seen and told apart."""

import re
import unicodedata
from pathlib import Path

from pitfalls.problem import Problem

# Besides ASCII and Chinese characters. None of them is invisible, turns the direction of the text,
# or looks like another: β may be here, but not the Greek omicron, which looks like an o.
CHARACTERS = "·×βγ–“”…→↗−√≈≥⌘✓✗、。「」（），：；？"
_ODD = re.compile(rf"[^\n -~\u4e00-\u9fff{CHARACTERS}]")


def read_text(path: Path) -> str:
    """The text of a file, whose lines end in \\n; raise Problem at its first odd character."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = f"the byte {data[error.start]:#04x}, which is not UTF-8"
        raise Problem(path, line, found, "UTF-8", "save the file as UTF-8") from None
    odd = _ODD.search(text)
    if odd:
        raise Problem(path, _line_of(text, odd.start()), *_advice(odd[0]))
    if text and not text.endswith("\n"):
        found = "no line end at the end of the file"
        fix = "press Enter after the last line"
        raise Problem(path, _line_of(text, len(text)), found, "a last line that ends", fix)
    return text


def _line_of(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _advice(character: str) -> tuple[str, str, str]:
    """What was found, what was expected, and how to fix it."""
    if character == "\r":
        return "a line end of Windows", "lines that end in \\n", "run dos2unix on the file"
    if character == "\t":
        return "a tab", "spaces", "replace it by spaces"
    if character == "\ufeff":
        return "a byte order mark", "UTF-8 without it", "save the file as UTF-8 without BOM"
    name = unicodedata.name(character, "which has no name")
    return (
        f"the character U+{ord(character):04X}, {name}",
        f"ASCII, Chinese, or one of {CHARACTERS}",
        "remove or replace it; if readers need it and it looks like no other, "
        "add it to CHARACTERS in docs/pitfalls/text.py",
    )
