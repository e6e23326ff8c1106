"""pitfalls new: begins an entry."""

import argparse

from pitfalls import scaffold
from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Begin an entry: write its code and a page in each language.

They run, and have the right form, but say TODO wherever the words and the code
are yours; the tests fail until no TODO is left.
"""
EXAMPLES = """\
  pitfalls new losses/some-mistake "Its title"
  pitfalls new losses/some-mistake "Its title" "它的标题"
  pitfalls new losses/some-mistake "Its title" --error "IndexError: Target 3 is out of bounds."
  pitfalls new losses/some-mistake "Its title" --pairs 2
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "begin an entry: write its three files"
    parser = add_command(subparsers, "new", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("slug", metavar="TOPIC/SLUG", help="its topic and name")
    parser.add_argument(
        "titles", metavar="TITLE", nargs="+",
        help="goes to the English page, or to the Chinese one if it is in Chinese",
    )
    parser.add_argument(
        "--error", metavar="TEXT",
        help="the error that it is about, as the terminal shows it: SomeError: its message",
    )
    parser.add_argument(
        "--pairs", metavar="N", type=int, choices=range(1, 10), default=1,
        help="how many pairs of a wrong and a right section it has (1 to 9)",
    )


def run(project: Project, arguments: argparse.Namespace) -> int:
    paths = scaffold.write(
        project, arguments.slug, arguments.titles, arguments.error, arguments.pairs
    )
    print("Written:")
    for path in paths:
        print(f"  {path.relative_to(project.root)}")
    print("Next: replace every TODO, the snippet's first.", end=" ")
    print(f"At any time: pitfalls check {arguments.slug}")
    return 0
