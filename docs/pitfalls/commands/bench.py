"""pitfalls bench: measures how fast and how large the site is."""

import argparse

from pitfalls.commands import Subparsers, add_command
from pitfalls.project import Project

DESCRIPTION = """\
Measure how fast and how large the site is.

  build   how long our build takes, compared with plain MkDocs and Material on
          the same pages (ours, written out as Markdown)
  growth  with as many entries as today, with 300 and with 1,000 (made-up
          copies): build time, memory, size of the search index; and of the
          pages that list entries, messages, APIs, names, changes or terms, the
          largest, and how long the browser is busy at once while one of them
          loads, scrolls, or is filtered, on a processor four times slower
  serve   how long it takes from saving a page or a snippet to the reloaded page
  suite   how long it takes to prove all entries, compared with the minimum:
          importing torch once and simply running every section
  visit   bytes (compressed, as a static host sends them) and requests for a
          first visit to an entry, for the next page, and for that page in the
          other language
  search  our search compared with Material's own, well tuned, on the same
          queries: how often the right page comes first or among the first
          three; how often ours says that no page has a message, where a page
          has it and where none does; bytes and milliseconds in a browser, also
          with four times as many pages; then the queries for which our first
          result is not the right page
  threads how many of the newest collection of public threads find their answer
          first or among the first three; then those that don't

Without PART, measures all of them. Each part runs on its own, and each time is
the shortest of several runs. Run nothing else meanwhile.
"""
EXAMPLES = """\
  pitfalls bench build
  pitfalls bench serve visit

Run `pip install jieba` before `pitfalls bench search`, so that Material's search
handles Chinese as well as it can.
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "measure the builds, the preview, the proofs, a visit and the search"
    parser = add_command(subparsers, "bench", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument("parts", metavar="PART", nargs="*", help="one of the parts above")
    parser.set_defaults(error=parser.error)


def run(project: Project, arguments: argparse.Namespace) -> int:
    from pitfalls.trial import bench

    unknown = [part for part in arguments.parts if part not in bench.PARTS]
    if unknown:
        known = ", ".join(bench.PARTS)
        arguments.error(f"no such part: {', '.join(unknown)} (choose from {known})")
    for part in arguments.parts or bench.PARTS:
        bench.measure(project, part)
    return 0
