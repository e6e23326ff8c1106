"""One entry's code: a snippet file with a docstring, a TOML head and named sections.

docs/en/contributing.md describes the format; `read_entry` raises Problem where a file breaks it.
Read the same way by the site and by the proof. Needs no torch.
"""

import ast
import difflib
import io
import json
import re
import tokenize
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pitfalls import printed
from pitfalls.patterns import Pattern, read_patterns
from pitfalls.problem import Problem
from pitfalls.reported import Reported, read_reported
from pitfalls.text import read_text

# in the order in which the site lists them
SYMPTOMS = ("error", "warning", "silent", "memory", "slow", "question")
HEAD_KEYS: dict[str, type] = {
    "apis": list,
    "also": list,  # APIs that no section uses, and that readers look for
    "gone": list,  # names that today's PyTorch lacks, for which the entry has something else
    "symptom": str,
    "messages": list,  # what a section raises or warns of today
    "older": list,  # the same in other versions
    "reported": dict,  # what needs hardware or a system that we don't have, by name
    "code": dict,  # patterns of code that makes the mistake, by name
    "environment": dict,  # what pip installs for sections that need other packages, by section
    "raises": list,  # the sections that end in an error; runs write it
    "added": date,
    "changed": date,
}

HEAD_START, HEAD_END = "# /// pitfall", "# ///"
_API = re.compile(r"\w+(\.\w+)*")  # torch.nn.Linear
_GONE = re.compile(r"torch(\.\w+)+(\(\w+\))?")  # torch.gels, torch.optim.Adam(momentum)
_KEY = re.compile(r"# *([\w-]+)(?:\.\w+)? *=")  # of the head; environment for environment.wrong
_MORE = "Expected newline or end of document after a statement"  # as tomllib says it
_TOML_LINE = re.compile(r"\(at line (\d+), ")  # how an error of tomllib says where it is
_WORD = re.compile(r"[A-Za-z]{3}")  # what a message has at least, besides *
_TABLE = re.compile(r"# *\[(reported|code)\.([\w-]+)\]")
_BOUND = r"[=<>!~]=?=? ?[\d.*]+"
_REQUIREMENT = re.compile(rf"([A-Za-z][\w-]*) ?(?:{_BOUND}(?:, ?{_BOUND})*)?")  # numpy>=2,<3
# what pip may install to run a section
PACKAGES = (
    "lightning", "numpy", "onnx", "onnxruntime", "onnxscript", "pillow", "safetensors", "torch",
    "torchaudio", "torchvision",
)
_MARKER = re.compile(r"# --8<-- \[(start|end):(.*)\]$")
_SECTION_NAME = re.compile(r"(wrong|right|demo|detect)(_[a-z0-9]+)*|check|figure")
_STRING_OF_LINES = re.compile(r"\"{3}|'{3}|\\\n")  # what a string over several lines needs
_HIDDEN = ("check", "figure")


@dataclass(frozen=True)
class Part:
    """Consecutive lines of a section that are all code, or all printed and of one kind."""

    kind: Literal["code", "output", "warning", "error"]
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Section:
    """A named part of a snippet file; `line` is the number of its first line, counted from 1."""

    name: str
    line: int
    text: str
    raises: bool = False
    environment: tuple[str, ...] = ()  # what pip installs to run it, in this order; or nothing

    @property
    def role(self) -> str:
        """wrong for wrong_b."""
        return self.name.split("_")[0]

    @property
    def partner(self) -> str:
        """The section that shows the opposite: right_b for wrong_b; itself for a demo."""
        opposite = {"wrong": "right", "right": "wrong"}
        return opposite.get(self.role, self.role) + self.name.removeprefix(self.role)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def code(self) -> list[str]:
        """Its lines without what they print."""
        return [line for line in self.lines if not printed.is_printed(line)]

    @cached_property
    def printed(self) -> list[str]:
        """What the terminal shows, line by line."""
        return [printed.as_printed(line) for line in self.lines if printed.is_printed(line)]

    @property
    def messages(self) -> list[str]:
        """Every error and warning that it prints."""
        return [
            message
            for group, last in self._printed_groups()
            for message in printed.messages(group, self.raises and last)
        ]

    @property
    def parts(self) -> list[Part]:
        """Code and what it prints, in order; neighbours of one kind are one part."""
        found: list[Part] = []
        groups = list(_group(self.lines))
        for number, (of_terminal, lines) in enumerate(groups, 1):
            if not of_terminal:
                found.append(Part("code", tuple(lines)))
                continue
            shown = [printed.as_printed(line) for line in lines]
            for block in printed.blocks(shown, self.raises and number == len(groups)):
                if found and found[-1].kind == block.kind:
                    block = printed.Block(block.kind, found.pop().lines + block.lines)
                found.append(Part(block.kind, block.lines))
        return found

    def _printed_groups(self) -> Iterator[tuple[list[str], bool]]:
        """What each statement prints, and whether it is the last one that prints."""
        groups = [lines for of_terminal, lines in _group(self.lines) if of_terminal]
        for number, lines in enumerate(groups, 1):
            yield [printed.as_printed(line) for line in lines], number == len(groups)


def _group(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Runs of lines that are printed, and runs that are not."""
    run: list[str] = []
    for line in lines:
        if run and printed.is_printed(line) != printed.is_printed(run[0]):
            yield printed.is_printed(run[0]), run
            run = []
        run.append(line)
    if run:
        yield printed.is_printed(run[0]), run


@dataclass(frozen=True)
class Entry:
    """A snippet file: its head, and its sections in the order of the file."""

    path: Path
    sections: dict[str, Section]
    head: dict[str, Any]

    @property
    def slug(self) -> str:
        """TOPIC/NAME, which is also the path of its pages."""
        return slug_of(self.path)

    @property
    def topic(self) -> str:
        return self.path.parent.name

    @cached_property
    def shown(self) -> dict[str, Section]:
        """The sections that pages show."""
        return {
            name: section for name, section in self.sections.items() if name not in _HIDDEN
        }

    @cached_property
    def runnable(self) -> dict[str, Section]:
        """The shown sections that run on the PyTorch that is here, in no environment of theirs."""
        return {name: each for name, each in self.shown.items() if not each.environment}

    @cached_property
    def code(self) -> dict[str, Pattern]:
        """The patterns of code that makes the mistake, by name."""
        if "code" not in self.head:
            return {}
        return read_patterns(self.path, self._lines_of_tables("code"), self.head["code"])

    @cached_property
    def reported(self) -> dict[str, Reported]:
        """The messages that are not run here, by the name of their include: reported_NAME."""
        if "reported" not in self.head:
            return {}
        return read_reported(self.path, self._lines_of_tables("reported"), self.head["reported"])

    @property
    def figure(self) -> Path:
        """The picture that the section `figure` draws into figure.svg, as pages show it."""
        return self.path.with_suffix(".svg")

    @property
    def named_apis(self) -> list[str]:
        """The APIs that lead to it, those that its sections use first."""
        return [*self.head["apis"], *self.head.get("also", [])]

    @property
    def messages(self) -> list[str]:
        """The messages of the head, with * for what differs from reader to reader."""
        return list(self.head.get("messages", []))

    @property
    def searched(self) -> list[str]:
        """Every message that leads to it: today's, the reported ones, those of other versions."""
        reported = [each.message for each in self.reported.values()]
        return list(dict.fromkeys([*self.messages, *reported, *self.older]))

    @property
    def older(self) -> list[str]:
        """The messages of other versions."""
        return list(self.head.get("older", []))

    @property
    def gone(self) -> list[str]:
        """Names that today's PyTorch lacks: torch.gels, torch.load(pickle), torch._six."""
        return list(self.head.get("gone", []))

    @property
    def raising(self) -> list[str]:
        """The names of the sections that end in an error."""
        return list(self.head.get("raises", []))

    def head_line(self, key: str) -> int:
        """The line of the file where a key of the head stands, or where the head begins."""
        return _head_line(self.path.read_text(encoding="utf-8").splitlines(), key)

    def _lines_of_tables(self, key: str) -> dict[str, int]:
        """The lines of [KEY.NAME] in the head, by name."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        tables = ((number, _TABLE.match(line)) for number, line in enumerate(lines, 1))
        return {table[2]: number for number, table in tables if table and table[1] == key}

    def line_in_head(self, key: str, value: str) -> int:
        """The line of one value of a list of the head, or of its key."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        start = self.head_line(key)
        for number, line in enumerate(lines[start - 1 : lines.index(HEAD_END)], start):
            if json.dumps(value) in line:
                return number
        return start


def slug_of(path: Path) -> str:
    """losses/some-mistake for …/losses/some-mistake.py."""
    return f"{path.parent.name}/{path.stem}"


def read_entry(path: Path) -> Entry:
    """Read a snippet file; raise Problem where it breaks the format."""
    lines = read_text(path).splitlines()
    for number, line in enumerate(lines, 1):
        if not line.isascii():
            character = next(each for each in line if not each.isascii())
            raise Problem(
                path, number, f"{unicodedata.name(character, character)} in {line!r}", "ASCII only",
                "write straight quotes and plain signs; words in other languages go to the pages",
            )
    head = _read_head(path, lines)
    sections = _read_sections(path, lines, head)
    _check_outside(path, lines, sections)
    entry = Entry(path, sections, head)
    _ = entry.reported, entry.code  # their form
    for name in head.get("environment", {}):
        if name not in entry.shown:
            raise Problem(
                path, entry.head_line("environment"), f"environment.{name}",
                f"one of {', '.join(entry.shown)}", "correct the name, or remove the line",
            )
    for name in entry.raising:
        if name not in sections:
            raise Problem(
                path, entry.head_line("raises"), f"raises names {name!r}",
                f"one of {', '.join(sections)}",
                "correct the marker of that section; or remove the name here: "
                f"pitfalls check {entry.slug} writes the line anew",
            )
    return entry


# ------------------------------------------------------------------------------------------ head

_HEAD_FIX = "copy the head of another snippet"


def _read_head(path: Path, lines: list[str]) -> dict[str, Any]:
    first, last = _head_range(path, lines)
    for number, line in enumerate(lines[first:last], first + 1):
        if not line.startswith("#"):
            fix = "begin the line with #, or move it below the head"
            raise Problem(path, number, repr(line), "only lines of the head", fix)
    # what is indented stays so, since a pattern of code may be
    stripped = (line.removeprefix("#").removeprefix(" ").rstrip() for line in lines)
    text = "\n".join(list(stripped)[first + 1 : last])
    try:
        head = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _TOML_LINE.search(str(error))
        number = first + 1 + int(at[1]) if at else last
        reason = _TOML_LINE.split(str(error))[0].strip()
        reason = reason.replace(_MORE, "something after the value that is no part of it")
        found = f"a head that is not TOML: {reason}, at {lines[number - 1]!r}"
        expected = 'key = "a text", key = ["a", "list"], or a day: added = 2026-11-21'
        fix = "correct this line or the one above: quotes, brackets, commas, days of the calendar"
        raise Problem(path, number, found, expected, fix) from None
    _check_head(path, lines, head)
    return head


def _head_range(path: Path, lines: list[str]) -> tuple[int, int]:
    """Where the head begins and ends among the lines of a file."""
    expected = f"TOML between the lines '{HEAD_START}' and '{HEAD_END}'"
    like = [number for number, line in enumerate(lines) if line.lstrip().startswith("# ///")]
    if not like:
        raise Problem(path, 1, "no head", expected, _HEAD_FIX)
    first, last = like[0], like[-1]
    if lines[first] != HEAD_START:
        raise Problem(path, first + 1, repr(lines[first]), HEAD_START, _HEAD_FIX)
    if len(like) == 1:
        raise Problem(path, first + 1, "a head without an end", expected, _HEAD_FIX)
    if len(like) > 2 or lines[last] != HEAD_END:
        raise Problem(path, last + 1, repr(lines[last]), f"one head, up to {HEAD_END}", _HEAD_FIX)
    return first, last


def _head_line(lines: list[str], key: str) -> int:
    """The line of a key of the head, or of the head's beginning."""
    first, last = lines.index(HEAD_START), lines.index(HEAD_END)
    for number, line in enumerate(lines[first:last], first + 1):
        match = _KEY.match(line)
        if match and match[1] == key:
            return number
    return first + 1


def _check_head(path: Path, lines: list[str], head: dict[str, Any]) -> None:
    for key, value in head.items():
        line = _head_line(lines, key)
        kind = HEAD_KEYS.get(key)
        if not kind:
            fix = "correct the name of the key, or remove the line"
            raise Problem(path, line, f"{key} = {value!r}", f"only {', '.join(HEAD_KEYS)}", fix)
        if type(value) is not kind:  # isinstance takes a time for a date
            found = f"{key} = {_as_toml(value)}"
            raise Problem(path, line, found, f"{key} = {_FORMS[kind]}", "write it in this form")
        if isinstance(value, list):
            _check_list(path, line, key, value)
        if key == "environment" and isinstance(value, dict):
            _check_environments(path, line, value)
    if not head.get("apis"):
        found = "apis = []" if "apis" in head else "a head without apis"
        fix = 'name what the entry is about: # apis = ["torch.nn.Linear"]'
        raise Problem(path, _head_line(lines, "apis"), found, "at least one API", fix)
    if head.get("symptom") not in SYMPTOMS:
        given = head.get("symptom", "")
        found = f"symptom = {_as_toml(given)}" if given else "a head without a symptom"
        near = difflib.get_close_matches(given, SYMPTOMS, n=1, cutoff=0)[0]
        expected, fix = f"one of {', '.join(SYMPTOMS)}", f'# symptom = "{near}", or another'
        raise Problem(path, _head_line(lines, "symptom"), found, expected, fix)
    if "added" not in head or head.get("changed", head["added"]) < head["added"]:
        found = f"added = {head.get('added')}, changed = {head.get('changed')}"
        expected = "the day on which it was added, and a later one if it changed"
        line = _head_line(lines, "changed" if "added" in head else "added")
        raise Problem(path, line, found, expected, f"# added = {date.today()}")


_FORMS = {
    str: '"a text"',
    list: '["a text", "another"]',
    date: "YYYY-MM-DD, such as 2026-11-21",
    dict: "a table",
}


def _check_environments(path: Path, line: int, environments: dict[str, Any]) -> None:
    """Each section's packages are requirements that pip takes, of the packages that we know."""
    for name, packages in environments.items():
        found = f"environment.{name} = {packages!r}"
        expected = f'a list such as ["torch==2.2.2", "numpy>=2"], of {", ".join(PACKAGES)}'
        fix = "correct the requirement; pip installs them one after the other"
        if not isinstance(packages, list):
            raise Problem(path, line, found, expected, fix)
        matches = [_REQUIREMENT.fullmatch(str(package)) for package in packages]
        named = [match[1].lower() for match in matches if match]
        if len(named) < len(packages) or not {"torch"} <= set(named) <= set(PACKAGES):
            raise Problem(path, line, found, f"{expected}, torch among them", fix)


def _as_toml(value: Any) -> str:
    """A value as its file has it, more or less."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def _check_list(path: Path, line: int, key: str, values: list[Any]) -> None:
    """A list holds texts, each of them once; APIs are names, and messages have words."""
    for value in values:
        found = f"{key} with {_as_toml(value)}"
        if not isinstance(value, str):
            raise Problem(path, line, found, "texts in quotes", "put it in quotes, or remove it")
        if values.count(value) > 1:
            raise Problem(path, line, f"{found} twice", "each of them once", "remove one of them")
        if key == "apis" and not _API.fullmatch(value):
            expected = "full names, such as torch.nn.Linear"
            raise Problem(path, line, found, expected, "write the name of the API, and no more")
        if key == "gone" and not _GONE.fullmatch(value):
            expected = "full names, such as torch.gels, or torch.load(name) for a parameter"
            raise Problem(path, line, found, expected, "write the name, and no more")
        if key in ("messages", "older") and not _WORD.search(value):
            expected = "a message with words of its own, besides *"
            fix = "copy it from a #> line, with * only for what differs"
            raise Problem(path, line, found, expected, fix)


# -------------------------------------------------------------------------------------- sections


def _read_sections(path: Path, lines: list[str], head: dict[str, Any]) -> dict[str, Section]:
    raising, environments = head.get("raises", []), head.get("environment", {})
    sections: dict[str, Section] = {}
    name, start = "", 0  # of the section that is open
    for number, line in enumerate(lines, 1):
        marker = _read_marker(path, number, line)
        if not marker:
            continue
        kind, this = marker
        if kind == "start":
            _check_start(path, number, this, name, sections)
            name, start = this, number
        else:
            if this != name:
                expected = f"end of {name!r}" if name else "a start before it"
                fix = "make the start and the end name the same section"
                raise Problem(path, number, f"end of {this!r}", expected, fix)
            text = "\n".join(lines[start : number - 1])
            _check_text(path, start, name, text)
            packages = tuple(environments.get(name, ()))
            sections[name] = Section(name, start + 1, text, name in raising, packages)
            name = ""
    if name:
        expected = f"# --8<-- [end:{name}]"
        raise Problem(path, start, f"section {name!r} without an end", expected, "close it")
    if "check" not in sections or len(sections) < 2:
        found = f"sections {', '.join(sections) or 'none'}"
        expected = "a section to show and a check"
        raise Problem(path, len(lines), found, expected, "add the missing section")
    return sections


def _check_outside(path: Path, lines: list[str], sections: dict[str, Section]) -> None:
    """Outside the sections and the head there is only a docstring, from the first line on."""
    within = set(range(lines.index(HEAD_START) + 1, lines.index(HEAD_END) + 2))
    for section in sections.values():  # from its start to its end
        within |= set(range(section.line - 1, section.line + len(section.text.split("\n")) + 1))
    rest = ["" if number in within else line for number, line in enumerate(lines, 1)]
    for at in _lines_of_code("\n".join(rest)):
        if at == 1 and lines[0].count('"""') < 2:
            fix = 'put """ before and after the sentence, or remove the line'
            raise Problem(path, 1, repr(lines[0]), '"""One sentence."""', fix)
        raise Problem(
            path, at, f"{lines[at - 1]!r} outside of the sections",
            "a docstring in the first line, the head and the sections, and nothing else",
            "move the line into a section, or remove it",
        )


def _lines_of_code(text: str) -> Iterator[int]:
    """The lines that hold code or comments, apart from the docstring."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            is_docstring = token.type == tokenize.STRING and token.start == (1, 0)
            if token.string.strip() and not is_docstring:
                yield token.start[0]
    except (tokenize.TokenError, SyntaxError) as error:
        yield getattr(error, "lineno", 1)  # a docstring without an end has none


def _read_marker(path: Path, number: int, line: str) -> tuple[str, str] | None:
    """Whether a section starts or ends in this line, and its name."""
    marker = _MARKER.match(line)
    if not marker:
        if "--8<--" in line:
            expected = "# --8<-- [start:NAME] or # --8<-- [end:NAME]"
            raise Problem(path, number, repr(line), expected, "rewrite the marker")
        return None
    if not _SECTION_NAME.fullmatch(marker[2]):
        expected = "check, figure, or wrong, right, demo, detect, alone or followed by _word"
        fix = "rename it, at its start and at its end"
        raise Problem(path, number, f"unknown section {marker[2]!r}", expected, fix)
    return marker[1], marker[2]


def _check_start(
    path: Path, number: int, this: str, open_section: str, sections: dict[str, Section]
) -> None:
    if open_section:
        raise Problem(
            path, number, f"start of {this!r} within {open_section!r}",
            f"the end of {open_section!r}",
            f"add '# --8<-- [end:{open_section}]' above line {number}",
        )
    if this in sections:
        found = f"a second section {this!r}"
        raise Problem(path, number, found, "each name once", "rename or remove one")


def _check_text(path: Path, start: int, name: str, text: str) -> None:
    """A section is Python, not empty, and its `#>` lines are comments; it starts after `start`."""
    if not any(line.strip() and not line.startswith("#") for line in text.splitlines()):
        found = f"empty section {name!r}"
        raise Problem(path, start, found, "at least one statement", "fill or remove it")
    try:
        ast.parse(text)
    except SyntaxError as error:
        at = start + (error.lineno or 1)
        fix = "correct the line, or the one above it"
        raise Problem(path, at, error.msg, "Python", fix) from None
    if name == "check":
        _check_asserts(path, start, text)
    if _STRING_OF_LINES.search(text):
        _check_strings(path, start, text)


def _check_asserts(path: Path, start: int, text: str) -> None:
    """No assert consists of literals: it would only let its numbers and names into the prose."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assert) and _is_literal(node.test):
            raise Problem(
                path, start + node.lineno, f"{ast.unparse(node)}, which every PyTorch passes",
                "an assert about a section, or about something computed",
                "assert what PyTorch gives; what nothing here can run goes to "
                "docs/pitfalls/exceptions.py, with its reason",
            )


def _is_literal(test: ast.expr) -> bool:
    """Whether nothing is computed in it; assert False isn't meant, where no program must arrive."""
    computed = (ast.Name, ast.Call, ast.BinOp, ast.Subscript)
    says_false = isinstance(test, ast.Constant) and not test.value
    return not says_false and not any(isinstance(part, computed) for part in ast.walk(test))


def _check_strings(path: Path, start: int, text: str) -> None:
    """No line inside a string looks like a printed one."""
    comments = {
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(text + "\n").readline)
        if token.type == tokenize.COMMENT
    }
    for at, printed_line in enumerate(text.splitlines(), 1):
        if printed.is_printed(printed_line) and at not in comments:
            raise Problem(
                path, start + at, f"{printed_line!r} inside a string",
                f"{printed.MARK} only where it means what the terminal prints next",
                "indent the line, or build the string from parts",
            )
