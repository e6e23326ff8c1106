"""Runs entries on the PyTorch that this interpreter has, and writes down what they print.

`pitfalls record` starts it in other interpreters: python -m pitfalls.proof.observe ROOT TARGET
[TOPIC/SLUG ...]. They need no more than PyTorch, NumPy and PyYAML.
"""

import ctypes
import json
import sys
from pathlib import Path

from pitfalls.entry import Entry, Section, read_entry
from pitfalls.printed import as_printed, as_written
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof.engine import Engine, in_child
from pitfalls.proof.run import Run, run_alone
from pitfalls.records import Answer

LIMIT = 120.0  # seconds for one run; an old build starts slowly
PERTURB = -6  # M_PERTURB of malloc.h

Seen = dict[str, Answer | str]  # by section: what it printed, or why that is not known


def observe(path: Path) -> Seen:
    """What each section of an entry prints."""
    entry = read_entry(path)
    return {name: _observe_section(entry, section) for name, section in entry.runnable.items()}


def _observe_section(entry: Entry, section: Section) -> Answer | str:
    try:
        first = in_child(entry, section, LIMIT, run_alone, entry, section)
        second = in_child(entry, section, LIMIT, run_in_dirty_memory, entry, section)
    except Problem as problem:
        return problem.found
    if first != second:
        return "something else each time"
    lines = [as_printed(as_written(line)) for line in first.out.splitlines()]
    return Answer(lines, bool(first.error))


def run_in_dirty_memory(entry: Entry, section: Section) -> Run:
    """Run it where memory that nobody has set holds other values than in a fresh process."""
    ctypes.CDLL(None).mallopt(PERTURB, 0x5A)
    return run_alone(entry, section)


def main(root: str, target: str, *slugs: str) -> None:
    """Write the version of PyTorch, and what each section of the entries printed, as JSON."""
    import torch

    project, engine = Project(Path(root)), Engine()
    paths = {slug: project.entry_path(slug) for slug in slugs or project.entries}
    futures = {slug: engine.submit(observe, path) for slug, path in paths.items()}
    entries = {slug: _as_json(future.result()) for slug, future in futures.items()}
    found = {"torch": torch.__version__.split("+")[0], "entries": entries}
    Path(target).write_text(json.dumps(found), encoding="utf-8")


def _as_json(seen: Seen) -> dict[str, object]:
    return {
        name: answer if isinstance(answer, str) else answer._asdict()
        for name, answer in seen.items()
    }


if __name__ == "__main__":
    from pitfalls.proof import observe as this  # by which another process finds its functions

    this.main(*sys.argv[1:])
