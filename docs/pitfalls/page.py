"""One page of words: front matter and Markdown, below docs/<language>/."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from pitfalls.problem import Problem

INCLUDE = re.compile(r'--8<-- "([^":]+):(\w+)"')  # losses/some-mistake.py, wrong
HAN = re.compile(r"[\u4e00-\u9fff]")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there
_HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w.-]+)\})?$")
_FENCE = re.compile(r" *(`{3,}|~{3,})(.*)")
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_EXPECTED = "title, description and pair, as YAML between two lines of ---"


@dataclass(frozen=True)
class Heading:
    line: int
    level: int
    text: str
    id: str  # empty where the heading has none of its own


@dataclass(frozen=True)
class Include:
    line: int
    file: str
    section: str


@dataclass(frozen=True)
class Page:
    """A page by its language and its name, the path below docs/<language>/ without the ending."""

    docs: Path
    language: str
    name: str

    @property
    def path(self) -> Path:
        return self.docs / self.language / f"{self.name}.md"

    @property
    def label(self) -> str:
        """The path as messages name it."""
        return f"docs/{self.language}/{self.name}.md"

    @cached_property
    def _parts(self) -> tuple[dict[str, Any], str, int]:
        return read_page(self.path)

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter."""
        return self._parts[0]

    @property
    def body(self) -> str:
        return self._parts[1]

    @property
    def first_line(self) -> int:
        """The number of the body's first line."""
        return self._parts[2]

    @property
    def lines(self) -> list[tuple[int, str]]:
        """The body's lines with their numbers."""
        return list(enumerate(self.body.splitlines(), self.first_line))

    @property
    def headings(self) -> list[Heading]:
        found = []
        for number, line in self.prose:
            if match := _HEADING.match(line):
                found.append(Heading(number, len(match[1]), match[2], match[3] or ""))
        return found

    @property
    def prose(self) -> list[tuple[int, str]]:
        """The lines outside fences, with their numbers."""
        found, fenced = [], False
        for number, line in self.lines:
            if is_fence(line):
                fenced = not fenced
            elif not fenced:
                found.append((number, line))
        return found

    @property
    def includes(self) -> list[Include]:
        found = []
        for number, line in self.lines:
            if match := INCLUDE.search(line):
                found.append(Include(number, match[1], match[2]))
        return found

    @property
    def stamp(self) -> str:
        """A short hash of the body, which the other page of the pair carries as `pair`."""
        return hashlib.sha256(self.body.encode()).hexdigest()[:8]

    def write_stamp(self, of: "Page") -> None:
        """Say in the front matter that this page was read together with the other one."""
        text = self.path.read_text(encoding="utf-8")
        line = f'pair: "{of.stamp}"'
        text = re.sub(r"^pair: .*$", line, text, count=1, flags=re.MULTILINE)
        self.path.write_text(text, encoding="utf-8")
        self.__dict__.pop("_parts", None)  # the front matter that was read is an old one


def is_fence(line: str) -> bool:
    """Whether a block of code begins or ends here."""
    return bool(_FENCE.match(line))


def read_page(path: Path) -> tuple[dict[str, Any], str, int]:
    """A page's front matter, its body, and the number of the body's first line."""
    text = path.read_text(encoding="utf-8")
    match = _FRONT_MATTER.match(text)
    if not match:
        raise Problem(path, 1, "no front matter", _EXPECTED, "copy another page's front matter")
    try:
        meta = yaml.load(match[1], LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        found = "front matter that is not YAML"
        raise Problem(path, line, found, _EXPECTED, 'put the value in "quotes"') from None
    if not isinstance(meta, dict) or "title" not in meta or "description" not in meta:
        found = "front matter without title or description"
        raise Problem(path, 1, found, _EXPECTED, "add them")
    return meta, text[match.end() :], text[: match.end()].count("\n") + 1
