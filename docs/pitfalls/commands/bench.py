"""pitfalls bench: measures what the site costs."""

import argparse

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Measure what the site costs.

  build   our build against plain MkDocs with Material on the same pages (our
          own, written out as Markdown)
  growth  time, memory and size of the search index at 1, 10 and 50 times
          today's entries (made-up copies)
  serve   from saving a page or a snippet to the reloaded page
  suite   the proofs of all entries against their floor: one import of torch
          and a plain run of every section
  visit   bytes, compressed as a static host sends them, and requests of a
          first visit to an entry and of the next page
  search  our search against Material's own, well tuned, on the same queries:
          how often the right page comes first and among the first three, bytes
          before the first result, milliseconds to an answer; then the queries
          whose right page is not first in ours

Without a name, all of them. Times are the least of several runs, each part on
its own; nothing else should run at the same time.
"""
EXAMPLES = """\
  pitfalls bench build
  pitfalls bench serve visit

`pip install jieba` before `pitfalls bench search` lets Material's search find
Chinese words as well as it can.
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "measure builds, the preview, the proofs, a visit, the search"
    parser = add_command(subparsers, "bench", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("parts", metavar="PART", nargs="*", help="one of those above")
    parser.set_defaults(error=parser.error)


def run(project: Project, arguments: argparse.Namespace) -> int:
    from pitfalls.trial import bench

    unknown = [part for part in arguments.parts if part not in bench.PARTS]
    if unknown:
        arguments.error(f"{', '.join(unknown)}: none of {', '.join(bench.PARTS)}")
    for part in arguments.parts or bench.PARTS:
        bench.measure(project, part)
    return 0
