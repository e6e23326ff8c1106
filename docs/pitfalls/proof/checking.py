"""Checks one entry in seconds, in the order in which one writes it: snippet, pages, pair, stamp."""

from pathlib import Path

from pitfalls import rules
from pitfalls.entry import Entry, read_entry
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof.engine import Engine


def check(project: Project, path: Path, engine: Engine | None = None) -> None:
    """Update the `#>` lines of an entry, and raise the first of its Problems."""
    check_snippet(project, path, engine or Engine())
    rules.check_pages(project, read_entry(path))


def check_snippet(project: Project, path: Path, engine: Engine) -> None:
    """Raise the Problem of a section, else a TODO, else what the proof says of head and check."""
    entry, failed = read_entry(path), None
    try:
        engine.start(path, update=True).result()
    except Problem as problem:
        if _is_in_a_shown_section(entry, problem.line):
            raise
        failed = problem
    rules.check_finished(path)
    if failed:
        raise failed
    entry = read_entry(path)
    rules.check_size(entry)
    project.records.check(entry)


def _is_in_a_shown_section(entry: Entry, line: int) -> bool:
    for section in entry.shown.values():
        last = section.line + section.text.count("\n")
        if section.line <= line <= last:
            return True
    return False
