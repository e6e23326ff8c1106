"""Runs the sections of an entry that need other packages, in the interpreter that has them.

`pitfalls record` starts it there: python -m pitfalls.proof.environment SNIPPET TARGET SECTIONS. It
imports nothing that a section might import, so that each one does so for the first time.
"""

import json
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from pitfalls.entry import read_entry
from pitfalls.problem import Problem
from pitfalls.proof.engine import in_child
from pitfalls.proof.run import run_alone

LIMIT = 120.0  # seconds for one run


def main(snippet: str, target: str, *names: str) -> None:
    """Write the versions that are installed, and what each section printed after which line."""
    entry, printed = read_entry(Path(snippet)), {}
    for name in names:
        section = entry.sections[name]
        try:
            first = in_child(entry, section, LIMIT, run_alone, entry, section)
            second = in_child(entry, section, LIMIT, run_alone, entry, section)
        except Problem as problem:
            printed[name] = {"problem": problem.found}
            continue
        answers = [
            {
                "outputs": {line: readable(text) for line, text in run.outputs.items()},
                "error": run.error and readable(run.error),
            }
            for run in (first, second)
        ]
        same = answers[0] == answers[1]
        printed[name] = answers[0] if same else {"problem": "something else each time"}
    packages = {each for name in names for each in packages_of(entry.sections[name].environment)}
    installed = {package: version(package).partition("+")[0] for package in sorted(packages)}
    found = {"installed": installed, "printed": printed}
    Path(target).write_text(json.dumps(found), encoding="utf-8")


def readable(text: str) -> str:
    """A text with the paths of this environment and of the run as a reader's own would be."""
    text = text.replace(sys.prefix, ".venv")
    return re.sub(rf"{re.escape(tempfile.gettempdir())}/tmp\w+/", "", text)


def packages_of(requirements: tuple[str, ...]) -> list[str]:
    """The names of packages: numpy for numpy>=2."""
    return [each.translate(str.maketrans("=<>!~", "     ")).split()[0] for each in requirements]


if __name__ == "__main__":
    main(*sys.argv[1:])
