"""pitfalls new: creates an entry."""

import argparse

from pitfalls import scaffold
from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Create an entry: its code, and a page in each language.

The files run and have the right form. They say TODO wherever you need to write
code or text, and the tests fail until no TODO is left.
"""
EXAMPLES = """\
  pitfalls new losses/some-mistake "Its title"
  pitfalls new losses/some-mistake "Its title" "它的标题"
  pitfalls new losses/some-mistake "Its title" --error "IndexError: Target 3 is out of bounds."
  pitfalls new losses/some-mistake "Its title" --pairs 2
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "create the three files of an entry"
    parser = add_command(subparsers, "new", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("slug", metavar="TOPIC/SLUG", help="the topic and the name of the entry")
    parser.add_argument(
        "titles", metavar="TITLE", nargs="+",
        help="the title of the English page, or of the Chinese page if it is in Chinese",
    )
    parser.add_argument(
        "--error", metavar="TEXT",
        help='the error message that the entry is about, with its kind: "IndexError: ..."',
    )
    parser.add_argument(
        "--pairs", metavar="N", type=int, choices=range(1, 10), default=1,
        help="the number of wrong/right pairs of sections (1 to 9)",
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    paths = scaffold.write(
        project, arguments.slug, arguments.titles, arguments.error, arguments.pairs
    )
    print("Written:")
    for path in paths:
        print(f"  {path.relative_to(project.root)}")
    print("Next: replace every TODO, starting in the snippet.", end=" ")
    print(f"To see what is left: pitfalls check {arguments.slug}")
    return 0
