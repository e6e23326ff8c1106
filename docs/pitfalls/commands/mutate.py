"""pitfalls mutate: breaks entries on purpose and counts what is caught."""

import argparse
import sys

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Break entries on purpose, in every way in which a contribution goes wrong.

Each mutant must end in a message that names the right file and line. Prints a
table, and every mutant that nothing noticed.
"""
EXAMPLES = """\
  pitfalls mutate losses/softmax-before-cross-entropy
  pitfalls mutate
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "break entries on purpose and count what is caught"
    parser = add_command(subparsers, "mutate", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument(
        "slugs", metavar="TOPIC/SLUG", nargs="*", help="the entries; all, if none is named"
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    from pitfalls.proof import mutants

    outcomes = mutants.try_all(project, arguments.slugs)
    print(mutants.table(outcomes))
    if any(outcome.escaped for outcome in outcomes):
        print("There are survivors without a reason.", file=sys.stderr)
        return 1
    return 0
