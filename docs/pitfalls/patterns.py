"""Patterns of code that makes an entry's mistake, in Semgrep's notation for Python.

A head has them as tables, [code.NAME], and the two pages say in their front matter what each one
finds: `finds: {NAME: "a softmax before CrossEntropyLoss"}`. The search matches what a reader pastes
with them, and the site exports them for Semgrep.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pitfalls.problem import Problem
from pitfalls.tables import tables

TEXTS = ("pattern", "line", "example")
LISTS = ("either", "not", "inside", "not_inside", "anywhere", "nowhere")  # of patterns
GROUPS = ("inside", "anywhere")  # whose patterns may also be lists, of which one is enough
NAMES = "names"  # a table: the regular expression of what a metavariable may be, as a whole
FORM = """# [code.some_name]
# pattern = '''
# $P = torch.softmax(...)
# ...
# torch.nn.functional.cross_entropy($P, ...)
# '''"""
_METAVARIABLE = re.compile(r"\$[A-Z_][A-Z_0-9]*")
_SHORT_NAME = re.compile(r"(?<![\w.$])(?:(?:nn|optim)\.[A-Z]|F\.[a-z])\w*")
_FULL = {"nn": "torch.nn", "optim": "torch.optim", "F": "torch.nn.functional"}


@dataclass(frozen=True)
class Pattern:
    """One shape of a mistake: any of `either`, none of `without`, within all of `inside`.

    `inside` has one or more patterns for each place: it is within any of them.
    """

    name: str
    line: int  # of its table
    either: tuple[str, ...]
    without: tuple[str, ...] = ()
    inside: tuple[tuple[str, ...], ...] = ()
    not_inside: tuple[str, ...] = ()
    guilty: str = ""  # the metavariable whose line is told; empty: the first line of the match
    names: Mapping[str, str] = field(default_factory=dict)  # by metavariable
    example: str = ""  # what it finds, where no section of the entry is written like that

    @property
    def rule(self) -> dict[str, Any]:
        """What assets/patterns.js reads: the keys of the head, without the empty ones."""
        rule = {
            "either": self.either, "not": self.without, "inside": self.inside,
            "not_inside": self.not_inside, "line": self.guilty, "names": self.names,
        }
        return {key: value for key, value in rule.items() if value}

    @property
    def semgrep(self) -> list[dict[str, Any]]:
        """The same as Semgrep reads it, below `patterns`."""
        found = [_any_of("pattern", self.either)]
        found += [{"pattern-not": pattern} for pattern in self.without]
        found += [_any_of("pattern-inside", patterns) for patterns in self.inside]
        found += [{"pattern-not-inside": pattern} for pattern in self.not_inside]
        found += [
            {"metavariable-regex": {"metavariable": name, "regex": f"(?i)^(?:{regex})$"}}
            for name, regex in self.names.items()
        ]
        return found + ([{"focus-metavariable": self.guilty}] if self.guilty else [])


def _any_of(key: str, patterns: tuple[str, ...]) -> dict[str, Any]:
    if len(patterns) == 1:
        return {key: patterns[0]}
    return {"pattern-either": [{key: pattern} for pattern in patterns]}


def read_patterns(path: Path, line_of: Mapping[str, int], table: Any) -> dict[str, Pattern]:
    """The tables below `code` in a head; raise Problem where one has another form.

    `line_of` has the line of each [code.NAME].
    """
    found = {}
    for name, line, given in tables(path, "code", line_of, table, FORM):
        for wrong, expected in _wrong_keys(given):
            raise Problem(path, line, f"[code.{name}] with {wrong}", expected, f"write\n{FORM}")
        for wrong, expected, fix in _wrong_references(given):
            raise Problem(path, line, f"[code.{name}] with {wrong}", expected, fix)
        found[name] = Pattern(
            name, line,
            either=_patterns(given.get("either") or [given["pattern"]]),
            without=_patterns(given.get("not", [])),
            inside=(
                *map(_patterns, given.get("inside", [])),
                *(_in_program(_patterns(each)) for each in given.get("anywhere", [])),
            ),
            not_inside=(
                *_patterns(given.get("not_inside", [])),
                *_in_program(_patterns(given.get("nowhere", []))),
            ),
            guilty=given.get("line", ""),
            names=given.get(NAMES, {}),
            example=_plain(given.get("example", "")),
        )
    return found


def _patterns(given: str | list[str]) -> tuple[str, ...]:
    return tuple(map(_plain, [given] if isinstance(given, str) else given))


def _in_program(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """As the patterns of a whole program that has them anywhere."""
    return tuple(f"...\n{pattern}\n..." for pattern in patterns)


def _plain(pattern: str) -> str:
    """Without the empty lines around it; what it is indented by means something."""
    return pattern.strip("\n").rstrip()


def _wrong_keys(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the keys of a table or their values, and what is expected instead."""
    for key, value in given.items():
        if key in TEXTS:
            if not _is_text(value):
                yield f"{key} = {value!r}", f"{key} = a text"
        elif key in LISTS:
            is_item = _is_one_or_more if key in GROUPS else _is_text
            if not (isinstance(value, list) and value and all(map(is_item, value))):
                yield f"{key} = {value!r}", f"{key} = a list of patterns"
        elif key == NAMES:
            yield from _wrong_names(given, value)
        else:
            yield f"{key} = {value!r}", f"only the keys {', '.join([*TEXTS, *LISTS, NAMES])}"
    if ("pattern" in given) == ("either" in given):
        both = "pattern and either" if "pattern" in given else "neither pattern nor either"
        yield both, "pattern = one pattern, or either = a list of them"
    line = given.get("line", "$X")
    if not _METAVARIABLE.fullmatch(line):
        yield f"line = {line!r}", 'the name of a metavariable of the pattern: line = "$X"'


def _wrong_references(given: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the names in a table: found, expected, and how to fix it."""
    line = given.get("line", "")
    for pattern in [given.get("pattern", line), *given.get("either", [])]:
        if line and line not in _METAVARIABLE.findall(pattern):
            yield (
                f"line = {line!r}", f"a metavariable of {pattern.strip()!r}",
                "let it name the metavariable at whose line the mistake is, or remove it",
            )
    patterns = {key: value for key, value in given.items() if key not in ("example", NAMES)}
    for short in _SHORT_NAME.findall(str(patterns)):
        module, _, name = short.partition(".")
        yield (
            short, f"the full name, {_FULL[module]}.{name}",
            "write it in full: it then finds the name however a program imports it",
        )


def _wrong_names(given: Mapping[str, Any], names: Any) -> Iterator[tuple[str, str]]:
    """The same of `names`, whose metavariables every match has to have."""
    if not (isinstance(names, dict) and names and all(map(_is_text, names.values()))):
        yield f"{NAMES} = {names!r}", f'{NAMES} = {{ "$X" = "relu|tanh" }}'
        return
    places = [given.get("either") or given.get("pattern", "")]
    places += [*given.get("inside", []), *given.get("anywhere", [])]
    for name in names:
        if not any(all(name in each for each in _patterns(place)) for place in places):
            yield f"{NAMES} with {name}", "a metavariable of each pattern, or of one inside"


def _is_one_or_more(value: Any) -> bool:
    return _is_text(value) or isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
