"""Named tables in the head of a snippet: [reported.some_name] and [code.some_name]."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pitfalls.problem import Problem

Table = Mapping[str, Any]


def tables(
    path: Path, key: str, line_of: Mapping[str, int], given: Table, form: str
) -> Iterator[tuple[str, int, Table]]:
    """The name, the line and the content of each table below a key of the head.

    `line_of` has the line of each [KEY.NAME]; Problem, with the right form, where one is no table.
    """
    for name, table in given.items():
        line = line_of.get(name, 1)
        if not (isinstance(table, dict) and name.isidentifier() and name == name.lower()):
            found, expected = f"{key}.{name} = {table!r}", f"a table [{key}.some_name]"
            raise Problem(path, line, found, expected, f"write\n{form}")
        yield name, line, table
