"""Runs every shown section once, plainly, one after the other: the floor below the proofs.

`pitfalls bench suite` starts it in a directory of its own: python -m pitfalls.trial.floor ROOT.
"""

import gc
import importlib
import os
import sys
import tempfile
from contextlib import redirect_stdout, suppress
from pathlib import Path
from types import ModuleType

from pitfalls.entry import Section
from pitfalls.project import Project


def run_all(root: Path) -> None:
    importlib.import_module("torch")  # once, as the process that proofs are forked from does
    gc.disable()  # as in the check of an entry
    for entry in Project(root).entries.values():
        for section in entry.shown.values():
            run_plainly(section)


def run_plainly(section: Section) -> None:
    """Run it as a script; what it raises is none of our business here."""
    directory = tempfile.mkdtemp(dir=".")
    script = Path(directory, f"{section.name}.py").absolute()
    script.write_text(section.text, encoding="utf-8")
    module = ModuleType("__main__")
    module.__file__ = str(script)
    sys.modules["__main__"] = module
    with suppress(Exception):
        exec(compile(section.text, script, "exec"), vars(module))


if __name__ == "__main__":
    os.environ["OMP_NUM_THREADS"] = "1"  # before torch is imported
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        run_all(Path(sys.argv[1]))
