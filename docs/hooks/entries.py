"""Snippet files, read the same way by the site's build and by the tests. Needs no torch."""

import ast
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"
SYMPTOMS = ("error", "warning", "silent", "slow", "memory", "question")
HEAD_KEYS = {"apis": list, "symptom": str, "messages": list, "older": list, "device": str, "added": date, "changed": date}

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML has it
MARKER = re.compile(r"# --8<-- \[(start|end):(.*)\]$")
SECTION_NAME = re.compile(r"(wrong|right|demo|detect)(_[a-z0-9]+)*|check|figure")
INCLUDE = re.compile(r'--8<-- "([^":]+):(\w+)"')
OUTPUT = "#>"
WARNING = re.compile(r"\w*Warning: ")
ERROR = re.compile(r"[\w.]*(Error|Exception|Exit|Interrupt)\b(: |$)")


class Problem(Exception):
    """A contributor's mistake, told in full: the place, what was found and expected, and what mends it."""

    def __init__(self, path: Path, line: int, found: str, expected: str, mend: str):
        super().__init__(path, line, found, expected, mend)

    def __str__(self) -> str:
        path, line, found, expected, mend = self.args
        path = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        return f"{path}:{line}\n  found:    {found}\n  expected: {expected}\n  to mend:  {mend}"


def catches(node: ast.AST) -> bool:
    """Whether an error ends somewhere in the node."""
    return any(isinstance(child, ast.ExceptHandler) and not any(isinstance(part, ast.Raise) for part in ast.walk(child))
               for child in ast.walk(node))


@dataclass(frozen=True)
class Section:
    """One named part of a snippet file; `line` is the number of its first line, counted from 1."""

    name: str
    line: int
    text: str

    @property
    def role(self) -> str:
        return self.name.split("_")[0]

    @property
    def raises(self) -> bool:
        """Whether its last output is an error that nothing caught, as far as the text tells."""
        lines = self.text.splitlines()
        errors = [number for number, line in enumerate(lines, 1) if line.startswith(OUTPUT) and ERROR.match(line[len(OUTPUT) + 1 :])]
        if not errors:
            return False
        body = ast.parse(self.text).body
        last = [statement for statement in body if statement.end_lineno < errors[-1]][-1]
        catching = {node.name for node in body if isinstance(node, ast.FunctionDef) and catches(node)}
        calls = {node.id for node in ast.walk(last) if isinstance(node, ast.Name)}
        return not (catches(last) or calls & catching)

    @property
    def partner(self) -> str:
        """The section that shows the opposite: right for wrong, wrong_b for right_b; itself for the others."""
        swap = {"wrong": "right", "right": "wrong"}
        return swap.get(self.role, self.role) + self.name.removeprefix(self.role)


@dataclass(frozen=True)
class Entry:
    """One snippet file: a docstring, a TOML head, and named sections in the order of the file."""

    path: Path
    sections: dict[str, Section]
    head: dict

    @property
    def slug(self) -> str:
        return slug_of(self.path)

    def head_line(self, key: str) -> int:
        """The number of the line of the file where a key of the head stands."""
        lines = self.path.read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if line.startswith(f"# {key}"))

    @cached_property
    def shown(self) -> dict[str, Section]:
        return {name: section for name, section in self.sections.items() if name not in ("check", "figure")}

    @property
    def figure(self) -> Path:
        """The picture that the section `figure` draws into figure.svg, as it is shown on the pages."""
        return self.path.with_suffix(".svg")


def read_entry(path: Path) -> Entry:
    """Read one snippet file; raise Problem where it breaks the format that docs/en/contributing.md describes."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.isascii():
            raise Problem(path, number, repr(line), "ASCII only", "words in other languages go to the pages")
    return Entry(path, read_sections(path, lines), read_head(path, lines))


def read_head(path: Path, lines: list[str]) -> dict:
    mend = "copy the head of another snippet"
    if "# /// pitfall" not in lines or "# ///" not in lines:
        raise Problem(path, 1, "no head", "TOML between the lines '# /// pitfall' and '# ///'", mend)
    first, last = lines.index("# /// pitfall"), lines.index("# ///")
    try:
        head = tomllib.loads("\n".join(line.removeprefix("#").strip() for line in lines[first + 1 : last]))
    except tomllib.TOMLDecodeError as error:
        raise Problem(path, first + 1, f"a head that is not TOML: {error}", "valid TOML", mend) from None
    for key, value in head.items():
        if type(value) is not HEAD_KEYS.get(key):  # a date with a time is a date to isinstance
            raise Problem(path, first + 1, f"{key} = {value!r}", f"only {', '.join(HEAD_KEYS)}", mend)
    if not head.get("apis") or head.get("symptom") not in SYMPTOMS:
        raise Problem(path, first + 1, f"apis = {head.get('apis')}, symptom = {head.get('symptom')!r}",
                      f"at least one API, and a symptom out of {', '.join(SYMPTOMS)}", mend)
    if "added" not in head or head.get("changed", head["added"]) < head["added"]:
        raise Problem(path, first + 1, f"added = {head.get('added')}, changed = {head.get('changed')}",
                      "the day on which it was added, and a later one if it changed", f"# added = {date.today()}")
    return head


def read_sections(path: Path, lines: list[str]) -> dict[str, Section]:
    sections, name, start = {}, None, 0
    for number, line in enumerate(lines, 1):
        if not (marker := MARKER.match(line)):
            if "--8<--" in line:
                raise Problem(path, number, repr(line), "# --8<-- [start:NAME] or # --8<-- [end:NAME]", "rewrite the marker")
            continue
        kind, this = marker.groups()
        if not SECTION_NAME.fullmatch(this):
            raise Problem(path, number, f"unknown section {this!r}",
                          "check, figure, or wrong, right, demo, detect, alone or followed by _word", "rename the section")
        if kind == "start":
            if name:
                raise Problem(path, number, f"start of {this!r} within {name!r}", f"the end of {name!r}",
                              f"add '# --8<-- [end:{name}]' above line {number}")
            if this in sections:
                raise Problem(path, number, f"a second section {this!r}", "each name once", "rename or remove one")
            name, start = this, number
        else:
            if this != name:
                raise Problem(path, number, f"end of {this!r}", f"end of {name!r}" if name else "a start before it",
                              "make the start and the end name the same section")
            text = "\n".join(lines[start : number - 1])
            if not any(part.strip() and not part.startswith("#") for part in text.splitlines()):
                raise Problem(path, start, f"empty section {name!r}", "at least one statement", "fill or remove it")
            try:
                ast.parse(text)
            except SyntaxError as error:
                line = start + (error.lineno or 1)
                raise Problem(path, line, error.msg, "Python", "correct the line, or the one above it") from None
            sections[name], name = Section(name, start + 1, text), None
    if name:
        raise Problem(path, start, f"section {name!r} without an end", f"# --8<-- [end:{name}]", "close the section")
    if "check" not in sections or len(sections) < 2:
        raise Problem(path, len(lines), f"sections {', '.join(sections) or 'none'}", "a section to show and a check",
                      "add the missing section")
    return sections


def pattern(message: str) -> re.Pattern:
    """A message of a head as a regular expression: its own text, with * for what differs from reader to reader."""
    return re.compile(".*?".join(map(re.escape, message.split("*"))), re.DOTALL)


def read_page(path: Path) -> tuple[dict, str, int]:
    """A page's front matter, its body, and the number of the body's first line."""
    text = path.read_text(encoding="utf-8")
    match = re.match(r"---\n(.*?\n)---\n", text, re.DOTALL)
    expected = "title, description and pair, as YAML between two lines of ---"
    if not match:
        raise Problem(path, 1, "no front matter", expected, "copy the front matter of another page")
    try:
        meta = yaml.load(match[1], LOADER)
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 2 if getattr(error, "problem_mark", None) else 1
        raise Problem(path, line, "front matter that is not YAML", expected, 'put the value in "quotes"') from None
    if not isinstance(meta, dict) or "title" not in meta or "description" not in meta:
        raise Problem(path, 1, "front matter without title or description", expected, "add them")
    return meta, text[match.end() :], text[: match.end()].count("\n") + 1


def slug_of(path: Path) -> str:
    """An entry's path below snippets/ without the ending, which is also its page's: losses/some-mistake."""
    return path.relative_to(SNIPPETS).with_suffix("").as_posix()


def entry_paths() -> list[Path]:
    return sorted(SNIPPETS.glob("*/*.py"))


def all_entries() -> list[Entry]:
    """Every entry of the project, sorted by slug."""
    return [read_entry(path) for path in entry_paths()]
