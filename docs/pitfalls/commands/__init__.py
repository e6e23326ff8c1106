"""The subcommands of `pitfalls`: what each one takes and prints. The work is done elsewhere.

What is slow to import (torch, the rules for pages, a browser) is imported by the command that needs
it, when it runs.
"""

import argparse
from collections.abc import Callable
from typing import Any

from pitfalls.project import Project

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
Run = Callable[[Project, argparse.Namespace], int]


def add_command(
    subparsers: Subparsers, name: str, summary: str, description: str, examples: str, run: Run
) -> argparse.ArgumentParser:
    """A parser for a subcommand, whose help ends with the examples."""
    found: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help=summary,
        description=description,
        epilog=f"examples:\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.set_defaults(run=run)
    return found
