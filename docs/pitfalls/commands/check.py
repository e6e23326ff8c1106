"""pitfalls check: checks one entry in seconds and lists what is left to do."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

if TYPE_CHECKING:
    from pitfalls.proof.engine import Engine

DESCRIPTION = """\
Check one entry in seconds, and list what is left to do, in order.

Runs the sections and updates their #> lines, like pytest --update. Then checks
the snippet and its pages by the same rules as the tests. Only pytest checks what
needs the whole site, such as the built HTML.
"""
EXAMPLES = """\
  pitfalls check losses/softmax-before-cross-entropy
  pitfalls check snippets/losses/softmax-before-cross-entropy.py
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "check one entry and list what is left to do"
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
        print(f"The #> lines of {path.relative_to(project.root)} have changed: read them.")
    if found:
        print(*found, sep="\n")
        return 1
    print("Everything passes: the code, both pages and their stamps.")
    print("Next: look at the pages (mkdocs serve), run all tests (pytest), ", end="")
    print("then open a pull request.")
    return 0
