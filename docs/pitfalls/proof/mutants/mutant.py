"""A mutant: one thing that is broken on purpose, and the Problem that it must end in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pitfalls.problem import Problem
from pitfalls.proof.run import Run

Runs = dict[str, Run]  # by section
Trial = Callable[[], object]  # raises the Problem that a mutant must end in


@dataclass(frozen=True)
class Mutant:
    """What was changed and where; the files, and the lines (all if None), that may be named."""

    kind: str
    what: str
    paths: list[Path]
    lines: range | None
    trial: Trial
    excuse: str = ""  # why nothing can notice it

    def survives(self) -> str | None:
        """What happened instead of the right Problem."""
        try:
            self.trial()
        except Problem as problem:
            if self._is_named_by(problem):
                return None
            return f"told at {problem.path}:{problem.line}: {problem.found}"
        except Equivalent:
            raise
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return "not noticed"

    def _is_named_by(self, problem: Problem) -> bool:
        if problem.path not in self.paths:
            return False
        return problem.line > 0 if self.lines is None else problem.line in self.lines


class Equivalent(Exception):
    """What a trial raises where the mutant does the same as the entry: then it is none."""


class Outcome(NamedTuple):
    """A mutant, and why it survived; None where it was caught."""

    mutant: Mutant
    survived: str | None

    @property
    def escaped(self) -> bool:
        """Whether it survived for no known reason."""
        return bool(self.survived) and not self.mutant.excuse
