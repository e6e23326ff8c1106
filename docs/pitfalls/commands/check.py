"""pitfalls check: checks one entry in seconds and names all that is left to do."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

if TYPE_CHECKING:
    from pitfalls.proof.engine import Engine

DESCRIPTION = """\
Check one entry in seconds and name all that is left to do, in its order.

Runs the sections and updates their #> lines, as pytest --update does, then
checks the snippet and its pages by the same rules as the tests. What needs the
whole site (the built HTML) is left to pytest.
"""
EXAMPLES = """\
  pitfalls check losses/softmax-before-cross-entropy
  pitfalls check snippets/losses/softmax-before-cross-entropy.py
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "check one entry and name all that is left to do"
    parser = add_command(subparsers, "check", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument(
        "slug", metavar="TOPIC/SLUG", help="the entry, its name alone, or one of its files"
    )


def run(project: Project, arguments: argparse.Namespace, engine: Engine | None = None) -> int:
    from pitfalls.proof.checking import problems

    path = project.find_entry(arguments.slug)
    before = path.read_bytes()
    found = problems(project, path, engine)
    if path.read_bytes() != before:
        print(f"The #> lines of {path.relative_to(project.root)} are new: read them.")
    if found:
        print(*found, sep="\n")
        return 1
    print("The code, both pages and their stamps hold.")
    print("Next: look at the pages (mkdocs serve), run all tests (pytest), ", end="")
    print("then open a pull request.")
    return 0
