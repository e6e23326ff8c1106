"""The command: pitfalls new | check | stamp | record | mutate | bench."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pitfalls.commands import bench, check, mutate, new, record, stamp
from pitfalls.problem import Problem
from pitfalls.project import find_project

COMMANDS = (new, check, stamp, record, mutate, bench)
EXAMPLES = """\
examples, in the order you use them to write an entry:
  pitfalls new losses/some-mistake "Its title"
  pitfalls check losses/some-mistake
  pitfalls stamp losses/some-mistake

For details and more examples, run "pitfalls COMMAND --help".
"""


class Parser(argparse.ArgumentParser):
    """Prints the whole help, including examples, when the command line is wrong."""

    def error(self, message: str) -> NoReturn:
        self.print_help(sys.stderr)
        self.exit(2, f"\n{self.prog}: {message}\n")


def parser() -> Parser:
    found = Parser(
        prog="pitfalls",
        description="Create, check and measure the entries of PyTorch Pitfalls.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = found.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; the exit status."""
    asked = parser().parse_args(arguments)
    here = Path.cwd()
    project = find_project(here)
    if project is None:
        print(f"pitfalls: no mkdocs.yml in {here} or in a folder above it.", file=sys.stderr)
        print("Go to the folder of your clone, and try again.", file=sys.stderr)
        return 1
    try:
        return int(asked.run(project, asked))
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
