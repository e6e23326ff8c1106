"""Checks one entry in seconds, in the order in which one writes it: snippet, pages, pair, stamp."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pitfalls import rules
from pitfalls.entry import Entry, read_entry
from pitfalls.matching import check_patterns
from pitfalls.problem import Problem, caught
from pitfalls.project import Project
from pitfalls.proof.engine import Engine


def problems(project: Project, path: Path, engine: Engine | None = None) -> list[Problem]:
    """Update the `#>` lines of an entry; return all of its Problems, in the order of mending."""
    try:
        of_proof = list(problems_of_proof(path, engine or Engine()))
        entry = read_entry(path)
    except Problem as problem:  # a file that can't be read has nothing to compare pages with
        return [problem]
    runs = not any(_is_in_a_shown_section(entry, problem.line) for problem in of_proof)
    printed = runs and not caught(rules.check_finished, path)
    of_snippet = list(problems_of_snippet(project, entry)) if printed else []
    holds = not of_proof and not of_snippet
    of_pages = rules.problems_of_pages(project, entry, proven=printed, stamped=holds)
    return [*of_proof, *of_snippet, *of_pages]


def problems_of_proof(path: Path, engine: Engine) -> Iterator[Problem]:
    """The Problem of a section, a TODO, then what the proof says of the head and the check.

    Raise Problem where the file is not one of an entry.
    """
    entry, failed = read_entry(path), None
    try:
        engine.start(path, update=True).result()
    except Problem as problem:
        failed = problem
    if failed and _is_in_a_shown_section(entry, failed.line):
        yield from (failed, *failed.more)
        failed = None
    yield from caught(rules.check_finished, path)
    if failed:
        yield from (failed, *failed.more)


def problems_of_snippet(project: Project, entry: Entry) -> Iterator[Problem]:
    """What the rules say of code that holds."""
    yield from caught(rules.check_size, entry)
    yield from caught(rules.check_dates, entry, date.today())
    others = project.others(entry)
    yield from caught(rules.check_messages, entry, others)
    yield from caught(check_patterns, entry, others)
    yield from caught(rules.check_reported, entry)
    yield from caught(rules.check_runnable, entry)
    yield from caught(project.environments.check, entry)
    yield from caught(project.records.check, entry)


def _is_in_a_shown_section(entry: Entry, line: int) -> bool:
    for section in entry.shown.values():
        last = section.line + section.text.count("\n")
        if section.line <= line <= last:
            return True
    return False
