"""pitfalls stamp: confirms that both pages of a pair were read together."""

import argparse

from pitfalls import stamps
from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Confirm that you read both pages of a pair and that they say the same thing.

Each page contains a hash of the other page's text, its stamp. So if somebody
edits only one language, the tests notice. Without PAGE, lists the pairs whose
stamps are out of date.
"""
EXAMPLES = """\
  pitfalls stamp losses/some-mistake
  pitfalls stamp contributing
  pitfalls stamp
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "confirm that both pages of an entry say the same thing"
    parser = add_command(subparsers, "stamp", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("names", metavar="PAGE", nargs="*", help="a page, as in docs/en/PAGE.md")


def run(project: Project, arguments: argparse.Namespace) -> int:
    for name in arguments.names:
        stamps.stamp_pair(project, name)
    stale = stamps.stale_pairs(project)
    if not stale:
        print("All pairs are stamped.")
        return 0
    if arguments.names:
        print(f"Stamped: {', '.join(map(project.name_of, arguments.names))}")
    print(f"Still to be stamped: {', '.join(stale)}")
    return 0
