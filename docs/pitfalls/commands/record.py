"""pitfalls record: records what another version of PyTorch prints."""

import argparse
from pathlib import Path

from pitfalls.commands import Subparsers, add_command
from pitfalls.entry import slug_of
from pitfalls.project import Project

DESCRIPTION = """\
Record what another version of PyTorch prints.

Installs that version in a new environment, runs every section there twice, saves
the output in snippets/versions/ together with the names that the version has
and the files that hold the words of reported messages, shows how the output
differs from the #> lines, and removes the environment.

With an entry and no version, runs the sections of the entry that need other
packages (environment.NAME in its head), and writes their #> lines.
"""
EXAMPLES = """\
  pitfalls record 2.0.1
  pitfalls record 2.0.1 losses/some-mistake
  pitfalls record losses/some-mistake
  pitfalls record --environments --report
  pitfalls record --wheel 1.7.1 1.10.2
  pitfalls record --python ~/torch-2.0/bin/python
  pitfalls record --report --python python
  pitfalls record --forget losses/some-mistake
  pitfalls record --changed ../main/snippets/versions
"""


def add_parser(subparsers: Subparsers) -> None:
    summary = "record what another version of PyTorch prints"
    parser = add_command(subparsers, "record", summary, DESCRIPTION, EXAMPLES, run)
    parser.add_argument(
        "names", metavar="VERSION TOPIC/SLUG", nargs="*",
        help="the version to install, and the entries to run (default: all)",
    )
    parser.add_argument(
        "--python", metavar="PATH",
        help="use this interpreter, which must have PyTorch, instead of installing one",
    )
    parser.add_argument(
        "--environments", action="store_true",
        help="run the sections that need other packages; with --python, those that it has",
    )
    parser.add_argument(
        "--wheel", action="store_true",
        help="read the names of these versions from the files of their wheels, and run nothing",
    )
    parser.add_argument(
        "--report", action="store_true", help="only show the differences, save nothing"
    )
    parser.add_argument(
        "--forget", action="store_true",
        help="remove the records of these entries, and all records that are out of date",
    )
    parser.add_argument(
        "--changed", metavar="DIRECTORY", type=Path,
        help="on each version, run the entries whose records differ from those in DIRECTORY; "
        "save nothing",
    )
    parser.set_defaults(error=parser.error)


def run(project: Project, arguments: argparse.Namespace) -> int:
    from pitfalls.proof import recording

    slugs = [name for name in arguments.names if "/" in name]
    versions = [name for name in arguments.names if "/" not in name]
    if arguments.forget:
        recording.forget(project, slugs)
        return 0
    if arguments.changed:
        return check_changed(project, arguments.changed)
    if arguments.wheel:
        recording.keep_wheels(project, versions)
        return 0
    if arguments.environments or (slugs and not versions and not arguments.python):
        slugs = [slug_of(project.find_entry(slug)) for slug in slugs] or list(project.entries)
        return record_environments(project, slugs, arguments.python, arguments.report)
    if len(versions) + bool(arguments.python) != 1:
        arguments.error(
            "give one VERSION to install, or --python PATH with PyTorch installed, or an entry"
        )
    for slug in slugs:
        project.find_entry(slug)
    asked = "".join(versions)
    observation = recording.observe(project, slugs, asked, arguments.python)
    recording.report(project, observation)
    if not arguments.report:
        recording.keep(project, observation)
    return 0


def record_environments(
    project: Project, slugs: list[str], python: str | None, only_report: bool
) -> int:
    """Run the sections that need other packages; print what they print, or what differs."""
    from pitfalls.proof import recording

    problems = []
    for slug in slugs:
        entry = project.entries[slug]
        if len(entry.runnable) == len(entry.shown):
            continue
        runs, installed = recording.run_environments(project, slug, python)
        for name, packages in installed.items():
            named = ", ".join(f"{package} {version}" for package, version in packages.items())
            print(f"{slug}:{name} ran with {named}", runs[name].out, sep="\n")
        if only_report:
            problems += recording.check_environments(project, slug, runs)
        else:
            recording.keep_environments(project, slug, runs, installed)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def check_changed(project: Project, before: Path) -> int:
    """Run again the entries that have a new record; print where the output is different."""
    from pitfalls.proof import recording

    problems = []
    for version, slugs in recording.changed(project, before).items():
        print(f"PyTorch {version}: {', '.join(slugs)}")
        observation = recording.observe(project, slugs, version, None)
        problems += recording.check(project, observation)
    for problem in problems:
        print(problem)
    return 1 if problems else 0
