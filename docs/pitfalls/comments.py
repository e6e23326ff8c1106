"""The comments in the code: English in the snippet, translated in the front matter of other pages.

A page says `comments: {"batch, channels": "批大小, 通道"}`, and its code is shown with these words.
"""

import io
import json
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pitfalls.entry import Entry, Section
from pitfalls.page import Page
from pitfalls.printed import is_printed
from pitfalls.problem import Problem

_WORD = re.compile(r"[A-Za-z]{2,}")
_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_NAMES = {"keras", "numpy", "python", "pytorch"}  # words of both languages


def of_section(section: Section) -> list[tuple[int, str]]:
    """The comments of a section with their lines, without the `#>` lines."""
    return [(section.line + row - 1, comment) for row, _, comment in _places(section)]


def without(section: Section) -> str:
    """The code of a section without its comments and `#>` lines, line by line."""
    lines = _code_lines(section)
    for row, column, _ in _places(section):
        lines[row - 1] = lines[row - 1][:column]
    return "\n".join(lines)


def words(comment: str) -> str:
    """What a comment says."""
    return comment.lstrip("# ").rstrip()


def needs_words(comment: str, section: Section) -> bool:
    """Whether it says something in English, and doesn't only name code: # (N, C, H, W)."""
    names = {name.lower() for name in _IDENTIFIER.findall(without(section))} | _NAMES
    said = [word.lower() for word in _WORD.findall(re.sub(r"\w+[._]\w+|\w+\(", "", comment))]
    return any(word not in names for word in said)


def translated(entry: Entry, page: Page) -> Entry:
    """The entry with its comments in the words of a page; its lines stay where they are."""
    told: Mapping[str, str] = page.meta.get("comments", {})
    if not told:
        return entry
    sections = {
        name: replace(section, text=_translated(section, told))
        for name, section in entry.sections.items()
    }
    return replace(entry, sections=sections)


def _translated(section: Section, told: Mapping[str, str]) -> str:
    lines = list(section.lines)
    for row, column, comment in _places(section):
        if words(comment) in told:
            lines[row - 1] = f"{lines[row - 1][:column]}# {told[words(comment)]}"
    return "\n".join(lines)


def problems(page: Page, entry: Entry) -> Iterator[Problem]:
    """A page that is not in English translates each comment that says something, and no other."""
    told = page.meta.get("comments", {})
    said = {
        words(comment): comment
        for section in entry.shown.values()
        for _, comment in of_section(section)
        if page.language != "en" and needs_words(comment, section)
    }
    every = {words(comment) for each in entry.shown.values() for _, comment in of_section(each)}
    missing = [comment for comment in said if comment not in told]
    if missing:
        line = json.dumps({**told, **dict.fromkeys(missing, "...")}, ensure_ascii=False)
        yield Problem(
            page.path, page.key_line("comments"), f"no words for the comment {missing[0]!r}",
            f"the comments of snippets/{entry.slug}.py in this page's language",
            f"this line in the front matter: comments: {line}",
        )
    for comment in told:
        if page.language == "en" or comment not in every:
            yield Problem(
                page.path, page.key_line("comments"), f"words for the comment {comment!r}",
                "comments that the code has, on a page of another language than English",
                "remove them, or correct the English words",
            )


def _places(section: Section) -> Iterator[tuple[int, int, str]]:
    """The row, counted from 1, and the column of each comment, and the comment."""
    code = "\n".join(_code_lines(section))
    if "#" not in code:
        return
    for token in tokenize.generate_tokens(io.StringIO(f"{code}\n").readline):
        if token.type == tokenize.COMMENT:
            yield *token.start, token.string


def _code_lines(section: Section) -> list[str]:
    """Its lines, empty where they are printed ones."""
    return ["" if is_printed(line) else line for line in section.lines]
