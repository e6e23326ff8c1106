"""Records what another version of PyTorch prints, in an interpreter that has it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

import pitfalls
from pitfalls.names import Names, NamesByVersion, written_out
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.records import Answer, Answers, Records, difference, order, written

# what the sections of each entry printed, or why that is not known
Observed = dict[str, dict[str, Answer | str]]


class Observation(NamedTuple):
    """What an interpreter showed: its PyTorch's version, what entries print, and its names."""

    version: str
    printed: Observed
    names: Names


def observe(
    project: Project, slugs: list[str], version: str, python: str | None
) -> Observation:
    """Run these entries, all if none is named, and list the names that PyTorch has.

    They run with the interpreter that is named, or with one that is made for the version and
    removed afterwards.
    """
    _ = project.entries  # what is wrong in a file is told before anything is installed
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        if python:
            interpreter = find_interpreter(python)
        else:
            interpreter = install(project, version, directory / "environment")
        return run_in(interpreter, project, slugs, directory)


def find_interpreter(python: str) -> Path:
    """An interpreter by its path or its name. A link is not followed: that of a venv matters."""
    found = shutil.which(Path(python).expanduser())
    if not found:
        expected = "the path of a Python that has PyTorch"
        raise Problem(Path(python), 1, "no such program", expected, "correct --python PATH")
    return Path(found).absolute()


def install(project: Project, version: str, directory: Path) -> Path:
    """An interpreter of its own that has this version, and the newest NumPy that works with it."""
    venv.create(directory, with_pip=True)
    python = directory / "bin/python"
    torch = f"torch==={version}"  # and no local build such as 2.13.0+cpu
    numpy = "numpy<2" if order(version) < [2, 3] else "numpy"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-cache-dir"]
    if subprocess.run([*pip, torch, numpy, "pyyaml"]).returncode:
        raise Problem(
            project.records.path(version), 1,
            f"pip can't install PyTorch {version} for Python {sys.version.split()[0]}",
            "a version that pip can install, such as 2.6.0",
            "correct it, or use an interpreter that has it: pitfalls record --python PATH",
        )
    return python


def run_in(python: Path, project: Project, slugs: list[str], directory: Path) -> Observation:
    """Run proof/observe.py and proof/public.py in an interpreter."""
    packages = directory / "packages"  # it finds this package and nothing beside it
    packages.mkdir()
    (packages / "pitfalls").symlink_to(Path(pitfalls.__file__).parent)
    observed, public = directory / "observed.json", directory / "public.json"
    run_module(python, packages, "observe", project.root.absolute(), observed, *slugs)
    run_module(python, packages, "public", public)
    version, printed = read_observed(observed)
    collected = json.loads(public.read_text(encoding="utf-8"))
    return Observation(version, printed, written_out(collected))


def run_module(python: Path, packages: Path, name: str, *arguments: object) -> None:
    """Run a module of this folder in an interpreter that finds it in `packages`."""
    command = [str(python), "-m", f"pitfalls.proof.{name}", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(packages)}
    done = subprocess.run(command, env=environment, cwd=packages)
    if done.returncode:
        found = f"exit status {done.returncode}; the reason is printed above"
        expected = "an interpreter that has PyTorch, NumPy and PyYAML"
        raise Problem(python, 1, found, expected, f"{python} -m pip install torch numpy pyyaml")


def read_observed(path: Path) -> tuple[str, Observed]:
    """What proof/observe.py wrote."""
    found = json.loads(path.read_text(encoding="utf-8"))
    entries = {
        slug: {
            name: answer if isinstance(answer, str) else Answer(**answer)
            for name, answer in seen.items()
        }
        for slug, seen in found["entries"].items()
    }
    return found["torch"], entries


# ------------------------------------------------------------------------ what comes of it


def report(project: Project, observation: Observation) -> None:
    """Print what differs from the default version, for a maintainer to read."""
    count = differ = 0
    for slug, seen in observation.printed.items():
        entry = project.entries[slug]
        for name, answer in seen.items():
            section = entry.shown[name]
            if isinstance(answer, str):
                lines = [f"? not recorded: {answer}"]
            else:
                lines = difference(written(section), answer)
            count += 1
            if lines:
                differ += 1
                print(f"\nsnippets/{slug}.py:{section.line} {name}", *lines, sep="\n")
    default = project.records.default_version
    print(
        f"\nPyTorch {observation.version}: {count} sections, "
        f"{differ} of them differ from PyTorch {default}; {len(observation.names)} names"
    )


def keep(project: Project, observation: Observation) -> None:
    """Write what was observed into the record of the version, and leave the rest of it."""
    version, observed, names = observation
    NamesByVersion(project.snippets).keep(version, names)
    records, entries = project.records, project.entries.values()
    answers: Answers = {}
    if records.path(version).exists():
        answers = records.read(version, entries)
    for slug, seen in observed.items():
        for name, answer in seen.items():
            if not isinstance(answer, str):
                answers.setdefault(slug, {})[name] = answer
    records.write(version, answers, entries)


def changed(project: Project, before: Path) -> dict[str, list[str]]:
    """By version, the entries whose record is not the one in the directory `before`.

    Where only the names of a version are others, one entry stands for it.
    """
    old = Records(before.parent)  # which looks for versions/
    old_names, names = NamesByVersion(before.parent), NamesByVersion(project.snippets)
    found = {}
    for version in project.records.versions:
        known = old.load(version) if old.path(version).exists() else {}
        record = project.records.load(version)
        slugs = [slug for slug, kept in record.items() if kept != known.get(slug)]
        if not slugs and old_names.of_version(version) != names.of_version(version):
            slugs = list(record)[:1]
        if slugs:
            found[version] = slugs
    return found


def check(project: Project, observation: Observation) -> list[Problem]:
    """What a version printed other than its record says."""
    version, observed, has = observation
    recorded = project.records.read(version, project.entries.values())
    names = NamesByVersion(project.snippets)
    path, problems = project.records.path(version), []
    for slug, seen in observed.items():
        for name, answer in recorded.get(slug, {}).items():
            if seen.get(name) != answer:
                problems.append(
                    Problem(
                        path, line_of(path, slug), f"{slug} {name}: {answer.printed}",
                        f"{_printed(seen.get(name))}, which PyTorch {version} prints",
                        f"pitfalls record {version} {slug}",
                    )
                )
    if names.of_version(version) != has:
        wrong = sorted(names.of_version(version) ^ has)[0]
        found, fix = f"{version} otherwise than it is: {wrong}", f"pitfalls record {version}"
        problems.append(Problem(names.path, 1, found, f"the names of PyTorch {version}", fix))
    return problems


def _printed(answer: Answer | str | None) -> str:
    return str(answer.printed) if isinstance(answer, Answer) else f"no output ({answer})"


def line_of(path: Path, slug: str) -> int:
    """The line of a record where an entry begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if f'"{slug}"' in line)


def forget(project: Project, slugs: list[str]) -> None:
    """Remove the records of these entries, and every one that no longer holds."""
    records, entries = project.records, project.entries.values()
    for version in records.versions:
        answers = records.read(version, entries)
        kept = {slug: seen for slug, seen in answers.items() if slug not in slugs}
        records.write(version, kept, entries)
