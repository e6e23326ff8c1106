"""pitfalls mutate: breaks entries on purpose and counts how many breaks are caught."""

import argparse
import sys

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Break entries on purpose, in all the ways in which a contribution can go wrong.

Each broken copy (a mutant) must lead to a message that names the right file and
line. Prints a table, and then the mutants that were not caught.
"""
EXAMPLES = """\
  pitfalls mutate losses/softmax-before-cross-entropy
  pitfalls mutate
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "break entries on purpose and count how many breaks are caught"
    parser = add_command(subparsers, "mutate", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument(
        "slugs", metavar="TOPIC/SLUG", nargs="*", help="the entries to break (default: all)"
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    from pitfalls.proof import mutants

    outcomes = mutants.try_all(project, arguments.slugs)
    print(mutants.table(outcomes))
    if any(outcome.escaped for outcome in outcomes):
        print("Some mutants were not caught, and no reason is listed for them.", file=sys.stderr)
        return 1
    return 0
