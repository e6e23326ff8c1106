"""Records what another version of PyTorch prints, in an interpreter that has it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

import pitfalls
from pitfalls.environments import Installed
from pitfalls.names import Names, NamesByVersion, written_out
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof.compare import write_runs
from pitfalls.proof.run import Run, as_written
from pitfalls.proof.wheel import Wheel
from pitfalls.records import Answer, Answers, Records, difference, order, written
from pitfalls.words import Found

WHEELS_OF = "3.8"  # a Python that versions before 1.13 have wheels for

# what the sections of each entry printed, or why that is not known
Observed = dict[str, dict[str, Answer | str]]


class Observation(NamedTuple):
    """What an interpreter showed: its PyTorch's version, what entries print, and its names."""

    version: str
    printed: Observed
    names: Names
    words: Found | None = None  # None where the build has no CUDA, and was not looked into


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
    torch = f"torch==={version}"  # and no local build such as 2.13.0+cpu
    numpy = "numpy<2" if order(version) < [2, 3] else "numpy"
    python = create(directory)
    if not pip_install(python, torch, numpy, "pyyaml"):
        raise Problem(
            project.records.path(version), 1,
            f"pip can't install PyTorch {version} for Python {sys.version.split()[0]}",
            "a version that pip can install, such as 2.6.0",
            "correct it, or use an interpreter that has it: pitfalls record --python PATH",
        )
    return python


def create(directory: Path) -> Path:
    """An interpreter of its own, with pip and nothing else."""
    venv.create(directory, with_pip=True)
    return directory / "bin/python"


def pip_install(python: Path, *requirements: str) -> bool:
    """Whether pip can install these for an interpreter."""
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-cache-dir"]
    return not subprocess.run([*pip, *requirements]).returncode


def run_in(python: Path, project: Project, slugs: list[str], directory: Path) -> Observation:
    """Run proof/observe.py, proof/public.py and proof/lookup.py in an interpreter."""
    packages = only_this_package(directory)
    observed, public, words, messages = (
        directory / f"{name}.json" for name in ("observed", "public", "words", "messages")
    )
    messages.write_text(json.dumps(project.reported), encoding="utf-8")
    run_module(python, packages, "observe", project.root.absolute(), observed, *slugs)
    run_module(python, packages, "public", public)
    run_module(python, packages, "lookup", words, messages)
    version, printed = read_observed(observed)
    collected, found = (json.loads(path.read_text(encoding="utf-8")) for path in (public, words))
    return Observation(version, printed, written_out(collected), found)


def only_this_package(directory: Path) -> Path:
    """A folder where an interpreter finds this package and nothing beside it."""
    packages = directory / "packages"
    packages.mkdir()
    (packages / "pitfalls").symlink_to(Path(pitfalls.__file__).parent)
    return packages


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
    for message, file in (observation.words or {}).items():
        print(f"{file or 'in no file'}: {message}")
    if observation.words is None and project.reported:
        print("A build without CUDA: the words of reported messages were not looked for.")


def keep(project: Project, observation: Observation) -> None:
    """Write what was observed into the record of the version, and leave the rest of it."""
    version, observed, names, words = observation
    NamesByVersion(project.snippets).keep(version, names)
    if words is not None:
        project.words.keep(version, words)
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
    version, observed, has, words = observation
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
    for message, file in (words or {}).items():
        known = project.words.of(message).get(version)
        if known not in (None, file):
            found, expected = f"{message!r} in {known or 'no file'}", file or "no file"
            fix = f"pitfalls record {version}"
            problems.append(Problem(project.words.path, 1, found, expected, fix))
    return problems


def _printed(answer: Answer | str | None) -> str:
    return str(answer.printed) if isinstance(answer, Answer) else f"no output ({answer})"


def line_of(path: Path, slug: str) -> int:
    """The line of a record where an entry begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if f'"{slug}"' in line)


def forget(project: Project, slugs: list[str]) -> None:
    """Remove the records of these entries, and every one that no longer holds."""
    project.words.forget(project.reported)
    with_environment = [
        slug for slug, entry in project.entries.items() if len(entry.runnable) < len(entry.shown)
    ]
    project.environments.forget(slug for slug in with_environment if slug not in slugs)
    records, entries = project.records, project.entries.values()
    for version in records.versions:
        answers = records.read(version, entries)
        kept = {slug: seen for slug, seen in answers.items() if slug not in slugs}
        records.write(version, kept, entries)


# ------------------------------------------------------------------------------- wheels


def keep_wheels(project: Project, versions: list[str]) -> None:
    """Keep the names that the files of these versions' wheels have.

    The wheel of the oldest version that ran shows what such files can't tell.
    """
    names = NamesByVersion(project.snippets)
    oldest = names.runnable[0]
    files = {version: read_wheel(project, version) for version in [oldest, *versions]}
    has = names.of_version(oldest)
    read, ran = files.pop(oldest), frozenset(name for name in has if "(" not in name)
    told = {version: known_of(found - (read - ran)) for version, found in files.items()}
    names.keep_wheels(told, unsure=(ran - read) | (ran - known_of(ran)))
    for version, found in told.items():
        print(f"PyTorch {version}: {len(found)} names in its files")


def known_of(names: Names) -> Names:
    """Those that files can tell: what torch.backends has becomes an object when it runs."""
    return frozenset(name for name in names if not name.startswith("torch.backends."))


def read_wheel(project: Project, version: str) -> Names:
    """The names in the wheel of a version, which pip downloads and nothing runs."""
    with tempfile.TemporaryDirectory() as directory:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-cache-dir"]
        command += ["--no-deps", "--python-version", WHEELS_OF, "--only-binary=:all:"]
        done = subprocess.run([*command, "--dest", directory, f"torch==={version}"])
        found = list(Path(directory).glob("*.whl"))
        if done.returncode or not found:
            raise Problem(
                NamesByVersion(project.snippets).path, 1,
                f"pip can't download PyTorch {version} for Python {WHEELS_OF}",
                "a version that has a wheel, such as 1.7.1", "correct the version",
            )
        return Wheel(found[0]).everything()


# ------------------------------------------------------------ sections with an environment


def run_environments(
    project: Project, slug: str, python: str | None = None
) -> tuple[dict[str, Run], dict[str, Installed]]:
    """What the sections of an entry print that need other packages, and what they ran with.

    Sections that need the same packages share an environment, which is removed afterwards; with
    an interpreter that is named, only those run whose packages it has.
    """
    entry = project.entries[slug]
    runs, installed = {}, {}
    by_packages: dict[tuple[str, ...], list[str]] = {}
    for name, section in entry.shown.items():
        if section.environment:
            by_packages.setdefault(section.environment, []).append(name)
    for requirements, names in by_packages.items():
        with tempfile.TemporaryDirectory() as temporary:
            directory = Path(temporary)
            interpreter = find_interpreter(python) if python else create(directory / "environment")
            for requirement in () if python else requirements:
                if not pip_install(interpreter, requirement):
                    raise Problem(
                        entry.path, entry.head_line("environment"),
                        f"pip can't install {requirement}{_after(requirements, requirement)}",
                        "packages that pip can install one after the other",
                        "correct the requirement; pip says above what stands against it",
                    )
            target = directory / "environment.json"
            packages = only_this_package(directory)
            if python and not has_packages(interpreter, requirements):
                continue
            run_module(interpreter, packages, "environment", entry.path.absolute(), target, *names)
            found = json.loads(target.read_text(encoding="utf-8"))
        for name, printed in found["printed"].items():
            if "problem" in printed:
                raise Problem(
                    entry.path, entry.sections[name].line,
                    f"{name!r} with {', '.join(requirements)}: {printed['problem']}",
                    "a section that prints the same each time", "correct the section",
                )
            outputs = {int(line): text for line, text in printed["outputs"].items()}
            runs[name] = Run(outputs, printed["error"])
            installed[name] = found["installed"]
    return runs, installed


def has_packages(python: Path, requirements: tuple[str, ...]) -> bool:
    """Whether an interpreter has all of these packages, in these versions."""
    listed = subprocess.run(
        [str(python), "-m", "pip", "list", "--format=json"], capture_output=True, encoding="utf-8"
    )
    installed = {each["name"].lower(): each["version"] for each in json.loads(listed.stdout)}
    wanted = map(Requirement, requirements)
    return all(
        each.specifier.contains(installed.get(each.name, "0").partition("+")[0]) for each in wanted
    )


def _after(requirements: tuple[str, ...], requirement: str) -> str:
    """The packages that are there already."""
    before = requirements[: requirements.index(requirement)]
    return f" after {', '.join(before)}" if before else ""


def keep_environments(
    project: Project, slug: str, runs: dict[str, Run], installed: dict[str, Installed]
) -> None:
    """Write the `#>` lines of the sections that ran, and what they ran with."""
    entry = project.entries[slug]
    every = {name: runs.get(name, as_written(section)) for name, section in entry.shown.items()}
    project.environments.keep(write_runs(entry, every), installed)


def check_environments(
    project: Project, slug: str, runs: dict[str, Run]
) -> Iterator[Problem]:
    """What the sections print now other than their `#>` lines say."""
    entry = project.entries[slug]
    for name, run in runs.items():
        section = entry.shown[name]
        if run.out != as_written(section).out:
            yield Problem(
                entry.path, section.line, f"{name!r} prints {section.printed}",
                f"{run.out.splitlines()}, which it prints now",
                f"pitfalls record {slug}, then read what changed with git diff",
            )
