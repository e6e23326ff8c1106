"""One page of words: front matter and Markdown, below docs/<language>/."""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from pitfalls.printed import is_printed
from pitfalls.problem import Problem
from pitfalls.text import read_text

INCLUDE = re.compile(r'--8<-- "([^":]+):(\w+)"')  # losses/some-mistake.py, wrong
HAN = re.compile(r"[\u4e00-\u9fff]")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where it is there
_HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w.-]+)\})?$")
_FENCE = re.compile(r" *(`{3,}|~{3,})(.*)")
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")  # ](../losses/nan-loss.md)
_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_KEY = re.compile(r"(\w+): ([^\s&*!|>].*)")  # title: Some mistake; no anchor, tag or block of YAML
_SENTENCE = re.compile(r"""  (".*"|'.*'): (".*"|'.*')""")  # below explain:, "message": "sentence"
PLACE = re.compile(r"\{(\w*)\}")  # {1} in such a sentence: what the first * of its message caught
_EXPECTED = "title, description and pair, as YAML between two lines of ---"
# the front matter of a page, and what the theme reads of the home page; it would obey other keys
_KINDS: dict[str, type] = {
    "title": str, "description": str, "keywords": list, "asked": list, "changed": str,
    "comments": dict, "finds": dict, "pair": str, "explain": dict,
}
_KINDS_OF_THE_HOME_PAGE = _KINDS | {
    "ask": str, "lead": str, "tries": list, "template": str, "hide": list,
}
# not what was asked: in each language people ask other questions
_TOLD = ("title", "description", "keywords", "changed", "comments", "finds", "explain")
_FORMS: dict[type, str] = {
    str: '"a text"', list: '["a text", "another"]', dict: '{"a text": "another"}',
}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FIX_OF_PAIR = "write pair: none; once both pages say the same, pitfalls stamp fills it in"


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
    def last_line(self) -> int:
        return self.first_line + max(0, len(self.body.splitlines()) - 1)

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

    def key_line(self, key: str) -> int:
        """The line of a key of the front matter, or the first one where it is missing."""
        keys = list(self.meta)  # each has a line of its own, and `explain` comes last
        return keys.index(key) + 2 if key in keys else 1

    @property
    def explained(self) -> dict[str, str]:
        """What to say of readers' own messages, by the message of the head that theirs are."""
        return dict(self.meta.get("explain", {}))

    def explained_line(self, message: str) -> int:
        return self.key_line("explain") + 1 + list(self.explained).index(message)

    @property
    def told(self) -> list[tuple[int, str]]:
        """What the front matter says of the page in sentences, with its lines."""
        keys = ("title", "description", "changed")
        told = [(self.key_line(key), self.meta[key]) for key in keys if key in self.meta]
        told += [(self.key_line("finds"), words) for words in self.finds.values()]
        for message, sentence in self.explained.items():
            told.append((self.explained_line(message), PLACE.sub("x", sentence)))
        return told

    @property
    def finds(self) -> dict[str, str]:
        """What the patterns of the entry find in a reader's code, by their names."""
        return dict(self.meta.get("finds", {}))

    @property
    def stamp(self) -> str:
        """A short hash of all that the page says, which the other one of the pair has as `pair`.

        That is its body, what its front matter tells, and what its entry's code prints.
        """
        told = {key: self.meta[key] for key in _TOLD if key in self.meta}
        said = json.dumps([told, self.body, self._printed], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    @property
    def _printed(self) -> list[str]:
        """The `#>` lines of the entry that the page belongs to; none where it has no entry."""
        snippet = self.docs.parent / "snippets" / f"{self.name}.py"
        if not snippet.is_file():
            return []
        return list(filter(is_printed, snippet.read_text("utf-8", errors="replace").splitlines()))

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
    text = read_text(path)
    match = _FRONT_MATTER.match(text)
    if not match:
        raise Problem(path, 1, "no front matter", _EXPECTED, "copy another page's front matter")
    lines = match[1].splitlines()
    _check_keys(path, lines)
    try:
        meta = yaml.load(match[1], LOADER)
    except yaml.YAMLError:
        broken = (number for number, line in enumerate(lines, 2) if not _is_yaml(line))
        found = "front matter that is not YAML"
        fix = 'put the value in "quotes"; a list ends with ]'
        raise Problem(path, next(broken, 1), found, _EXPECTED, fix) from None
    _check_values(path, meta)
    return meta, text[match.end() :], text[: match.end()].count("\n") + 1


def _is_yaml(line: str) -> bool:
    try:
        yaml.load(line, LOADER)
    except yaml.YAMLError:
        return False
    return True


def _check_keys(path: Path, lines: list[str]) -> None:
    """Each line of the front matter is a key and its value, and each key is there once."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 2):
        if line.startswith("explain:"):
            _check_sentences(path, lines[number - 2 :], number)
            break
        match = _KEY.fullmatch(line)
        if not match:
            expected = "key: value, all in one line"
            fix = 'put the value in "quotes"'
            key = line.partition(":")[0]
            if _KINDS.get(key) in (dict, list):
                fix = f"write all of it in this line: {key}: {_FORMS[_KINDS[key]]}"
            raise Problem(path, number, repr(line), expected, fix)
        if match[1] in seen:
            found = f"a second {match[1]!r}"
            raise Problem(path, number, found, "each key once", "remove one of them")
        if match[1] == "keywords" and "，" in _QUOTED.sub("", match[2]):
            expected = "keywords with an English comma between them: [张量, 形状]"
            fix = "write , and a space instead of ，; put a keyword that has one in quotes"
            raise Problem(path, number, line, expected, fix)
        seen.add(match[1])
    if not {"title", "description"} <= seen:
        found = "front matter without title or description"
        raise Problem(path, 1, found, _EXPECTED, "add them")


def _check_sentences(path: Path, lines: list[str], first: int) -> None:
    """Each line below `explain:` is a message and a sentence, and each message is there once."""
    if lines == ["explain:"] or lines[0] != "explain:":
        expected = "explain: in a line of its own, and each message with its sentence in one below"
        raise Problem(path, first, repr(lines[0]), expected, "write it in this form, or remove it")
    seen: set[str] = set()
    for number, line in enumerate(lines[1:], first + 1):
        match = _SENTENCE.fullmatch(line)
        if not match:
            expected = '  "a message of the head": "what {1} and {2} say", all in one line'
            fix = "write it in this form; explain: is the last key of the front matter"
            raise Problem(path, number, repr(line), expected, fix)
        if match[1] in seen:
            found = f"a second sentence for {match[1]}"
            raise Problem(path, number, found, "one for each message", "remove one of them")
        seen.add(match[1])


def _check_values(path: Path, meta: dict[str, Any]) -> None:
    """Each key is known, and its value is a text of one line, or a list of such."""
    kinds = _KINDS_OF_THE_HOME_PAGE if path.stem == "index" else _KINDS
    for number, (key, value) in enumerate(meta.items(), 2):
        kind = kinds.get(key)
        if not kind:
            fix = "correct or remove the key"
            raise Problem(path, number, f"the key {key!r}", f"one of {', '.join(kinds)}", fix)
        texts = _texts(value)
        if not isinstance(value, kind) or not texts or not all(map(_is_text, texts)):
            expected = f"{key}: {_FORMS[kind]}"
            fix = "put each value in quotes and in one line, lists in [], pairs in {}"
            if key == "pair":
                expected, fix = "pair: none, or what pitfalls stamp wrote", _FIX_OF_PAIR
            shown = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else value
            raise Problem(path, number, f"{key}: {shown}", expected, fix)


def _texts(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else [value]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value.splitlines()) == 1
