"""Runs the sections of an entry that need other packages, in the interpreter that has them.

`pitfalls record` starts it there: python -m pitfalls.proof.environment SNIPPET TARGET SECTIONS.
Each section runs in a new process that has imported nothing of its own: what it imports, it
imports for the first time, as a reader's program does.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pitfalls.entry import read_entry
from pitfalls.problem import Problem
from pitfalls.proof import isolation
from pitfalls.proof.run import execute_first

LIMIT = 120.0  # seconds for one run
ANSWER = "answer.json"

Answer = dict[str, Any]  # {"outputs": by line, "error": the last one}, or {"problem": what it is}


def main(snippet: str, target: str, *names: str) -> None:
    """Write the versions that are installed, and what each section printed after which line."""
    entry = read_entry(Path(snippet))
    printed = {}
    for name in names:
        first, second = run_anew(snippet, name), run_anew(snippet, name)
        same = first == second
        printed[name] = first if same else {"problem": "something else each time"}
    packages = {each for name in names for each in packages_of(entry.sections[name].environment)}
    installed = {package: version(package).partition("+")[0] for package in sorted(packages)}
    found = {"installed": installed, "printed": printed}
    Path(target).write_text(json.dumps(found), encoding="utf-8")


def run_anew(snippet: str, name: str) -> Answer:
    """What a section prints in a new process; what that writes to the error stream is left out."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        command = [sys.executable, "-m", "pitfalls.proof.environment", snippet, name]
        try:
            done = subprocess.run(
                command, cwd=directory, capture_output=True, encoding="utf-8", timeout=LIMIT
            )
        except subprocess.TimeoutExpired:
            return {"problem": f"it still runs after {LIMIT:g} s"}
        answer = Path(directory, ANSWER)
        if done.returncode or not answer.exists():
            return {"problem": f"it ends its process: {done.stderr.strip()[-300:]}"}
        found: Answer = json.loads(readable(answer.read_text(encoding="utf-8"), directory))
        return found


def run_here(snippet: str, name: str) -> None:
    """Run a section in this process and directory, and write what it prints."""
    entry = read_entry(Path(snippet))

    def refuse(act: str, target: str, advice: isolation.Advice) -> None:
        print(f"the section {act} {target}", file=sys.stderr)
        os._exit(1)

    isolation.confine(str(Path.cwd()), refuse)
    try:
        run = execute_first(entry, entry.sections[name])
        answer = {"outputs": run.outputs, "error": run.error}
    except Problem as problem:
        answer = {"problem": problem.found}
    Path(ANSWER).write_text(json.dumps(answer), encoding="utf-8")


def readable(text: str, directory: str) -> str:
    """A text with the paths of this environment and of the run as a reader's own would be."""
    text = text.replace(sys.prefix, ".venv")
    return re.sub(rf"{re.escape(os.path.realpath(directory))}/?", "", text)


def packages_of(requirements: tuple[str, ...]) -> list[str]:
    """The names of packages: numpy for numpy>=2."""
    return [each.translate(str.maketrans("=<>!~", "     ")).split()[0] for each in requirements]


if __name__ == "__main__":
    run_here(*sys.argv[1:]) if len(sys.argv) == 3 else main(*sys.argv[1:])
