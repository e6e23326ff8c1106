"""A contributor's mistake, told so that they can fix it without asking anyone."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


class Problem(Exception):
    """Says which file and line, what was found, what was expected, and how to fix it."""

    def __init__(self, path: Path, line: int, found: str, expected: str, fix: str) -> None:
        super().__init__(path, line, found, expected, fix)  # all of them, or it can't be pickled
        self.path = path
        self.line = line
        self.found = found
        self.expected = expected
        self.fix = fix
        self.more: tuple[Problem, ...] = ()  # others that were found together with it

    def __str__(self) -> str:
        """The path is relative to the working directory, as compilers print it."""
        here = Path.cwd()
        path = self.path.relative_to(here) if self.path.is_relative_to(here) else self.path
        return (
            f"{path}:{self.line}\n"
            f"  found:    {self.found}\n"
            f"  expected: {self.expected}\n"
            f"  to fix:   {self.fix}"
        )


def caught(rule: Callable[..., object], *arguments: Any) -> list[Problem]:
    """The Problem that a rule raises, if any."""
    try:
        rule(*arguments)
    except Problem as problem:
        return [problem]
    return []


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise the first one, which brings the others along in `more`."""
    found = [each for problem in problems for each in (problem, *problem.more)]
    for problem in found[:1]:
        problem.more = tuple(found[1:])
        raise problem


def raise_first(problems: Iterable[Problem]) -> None:
    for problem in problems:
        raise problem
