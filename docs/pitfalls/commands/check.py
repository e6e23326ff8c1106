"""pitfalls check: checks one entry in seconds and names the next step."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

if TYPE_CHECKING:
    from pitfalls.proof.engine import Engine

DESCRIPTION = """\
Check one entry in seconds and name the next step.

Runs the sections and updates their #> lines, as pytest --update does, then
checks the snippet and its pages by the same rules as the tests. What needs the
whole site (links, the built HTML) is left to pytest.
"""
EXAMPLES = """\
  pitfalls check losses/softmax-before-cross-entropy
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "check one entry and name the next step"
    parser = add_command(subparsers, "check", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("slug", metavar="TOPIC/SLUG", help="the entry")


def run(project: Project, arguments: argparse.Namespace, engine: Engine | None = None) -> int:
    from pitfalls.proof.checking import check

    path = project.find_entry(arguments.slug)
    before = path.read_text(encoding="utf-8")
    try:
        check(project, path, engine)
    finally:
        if path.read_text(encoding="utf-8") != before:
            print(f"The #> lines of {path.relative_to(project.root)} are new: read them.")
    print("The code, both pages and their stamps hold.")
    print("Next: look at the pages (mkdocs serve), run all tests (pytest), ", end="")
    print("then open a pull request.")
    return 0
