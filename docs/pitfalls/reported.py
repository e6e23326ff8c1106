"""Messages that need hardware or a system that we don't have: reported by others, not run here.

A head has them as tables, [reported.NAME], and a page shows each one by its own include. What is
proven are their words: `words` keeps which versions' wheels hold them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pitfalls.problem import Problem
from pitfalls.tables import tables

NEEDS = ("gpu", "gpus", "windows", "macos", "system")
KEYS = {"message": str, "shown": str, "needs": str, "links": list}
PREFIX = "reported_"  # of the name by which a page includes one
FORM = """# [reported.some_name]
# message = "CUDA out of memory. Tried to allocate * GiB"
# shown = "RuntimeError: CUDA out of memory. Tried to allocate 1.50 GiB"
# needs = "gpu"
# links = ["https://...", "https://..."]"""


@dataclass(frozen=True)
class Reported:
    """One message: as it is searched for, as somebody's terminal showed it, and where."""

    name: str  # reported_allocate
    line: int
    message: str
    shown: str
    needs: str  # of NEEDS
    links: tuple[str, ...]


def read_reported(path: Path, line_of: Mapping[str, int], table: Any) -> dict[str, Reported]:
    """The tables below `reported` in a head; raise Problem where one has another form.

    `line_of` has the line of each [reported.NAME].
    """
    found = {}
    for name, line, given in tables(path, "reported", line_of, table, FORM):
        for key in [*KEYS, *given]:
            if type(given.get(key)) is not KEYS.get(key):
                wrong = f"[reported.{name}] with {key} = {given.get(key)!r}"
                raise Problem(path, line, wrong, f"the keys {', '.join(KEYS)}", f"write\n{FORM}")
        if given["needs"] not in NEEDS:
            expected = f"one of {', '.join(NEEDS)}"
            raise Problem(path, line, f"needs = {given['needs']!r}", expected, "say what it needs")
        links = tuple(map(str, given["links"]))
        found[PREFIX + name] = Reported(
            PREFIX + name, line, given["message"], given["shown"], given["needs"], links
        )
    return found
