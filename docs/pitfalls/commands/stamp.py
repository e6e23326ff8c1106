"""pitfalls stamp: says that both pages of a pair were read together."""

import argparse

from pitfalls import stamps
from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Stamp pairs of pages as read together.

Each page carries a hash of the other one's text, so that nobody edits one
language alone. Stamp a pair once you have read both pages and they say the
same. Without a name, lists the pairs whose stamps no longer hold.
"""
EXAMPLES = """\
  pitfalls stamp losses/some-mistake
  pitfalls stamp contributing
  pitfalls stamp
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "stamp both pages of an entry as read together"
    parser = add_command(subparsers, "stamp", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("names", metavar="PAGE", nargs="*", help="a page, as in docs/en/PAGE.md")


def run(project: Project, arguments: argparse.Namespace) -> int:
    for name in arguments.names:
        stamps.stamp_pair(project, name)
    stale = stamps.stale_pairs(project)
    print("\n".join(stale) or "All pairs are stamped.")
    return 0
