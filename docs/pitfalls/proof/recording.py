"""Records what another version of PyTorch prints: python tests/record.py 2.0.1, or python tests/record.py 2.0.1 topic/slug.

It installs that version into an environment of its own, runs every section there twice, keeps what was printed in
snippets/versions/2.0.1.json, shows what differs from the #> lines, and removes the environment.

  --python PATH    use this interpreter, which has PyTorch, and leave it as it is
  --report         show what differs, and keep nothing
  --forget         remove the records of the entries named, and every one that is void
  --gpu            prove the entries that need a GPU, here, and keep their output and seals
"""

import argparse
import ctypes
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / "docs/hooks")]

import records  # noqa: E402
from engine import Engine, Run, in_child, prove, run_alone  # noqa: E402
from entries import OUTPUT, Entry, Problem, Section, all_entries, read_entry  # noqa: E402

NAMES = "import torch; print(torch.__version__.split('+')[0]); print(torch.cuda.get_device_name())"
LIMIT = 120.0  # seconds for one run; an old build starts slowly


def observe(path: Path) -> dict[str, records.Answer | str]:
    """What each section of an entry answers with the PyTorch that is installed, or a word on why that is not known."""
    entry, seen = read_entry(path), {}
    for name, section in entry.shown.items():
        try:
            first, second = (in_child(entry, section, LIMIT, work, entry, section) for work in (run_alone, run_in_dirty_memory))
            seen[name] = records.Answer(lines_of(first.out), bool(first.error)) if first == second else "something else each time"
        except Problem as problem:
            seen[name] = problem.args[2]
    return seen


def run_in_dirty_memory(entry: Entry, section: Section) -> Run:
    """Run it where memory that nobody has set holds other values than in a fresh process."""
    perturb = -6  # malloc.h
    ctypes.CDLL(None).mallopt(perturb, 0x5A)
    return run_alone(entry, section)


def lines_of(out: str) -> list[str]:
    """What a terminal shows, as the #> lines write it."""
    return [f"{OUTPUT} {line}".expandtabs(4).rstrip().removeprefix(OUTPUT).removeprefix(" ") for line in out.splitlines()]


def observe_all(slugs: list[str], target: Path) -> None:
    """Run in the other interpreter: write its version of PyTorch and what it printed."""
    import torch

    engine = Engine()
    futures = {entry.slug: engine.pool.submit(observe, entry.path) for entry in all_entries()
               if "device" not in entry.head and (not slugs or entry.slug in slugs)}
    target.write_text(json.dumps([torch.__version__.split("+")[0], {slug: future.result() for slug, future in futures.items()}]))


def install(version: str, directory: Path) -> Path:
    """An interpreter that has this version, in no local build such as 2.13.0+cpu, and the newest NumPy that it works with."""
    venv.create(directory, with_pip=True)
    python = directory / "bin/python"
    numpy = "numpy<2" if records.order(version) < [2, 3] else "numpy"
    if subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-cache-dir", f"torch==={version}", numpy, "pyyaml"]).returncode:
        sys.exit(f"pip has no PyTorch {version} for Python {sys.version.split()[0]}: give --python PATH of an interpreter that has it")
    return python


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="VERSION topic/slug")
    parser.add_argument("--python", type=Path)
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--forget", action="store_true")
    parser.add_argument("--gpu", action="store_true")
    parser.add_argument("--observe", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    slugs = [name for name in asked.names if "/" in name]
    if asked.observe:
        observe_all(slugs, asked.observe)
    elif asked.forget:
        forget(slugs)
    elif asked.gpu:
        prove_on_gpu(slugs)
    else:
        versions = [name for name in asked.names if "/" not in name]
        if bool(asked.python) + len(versions) != 1:
            parser.error("one VERSION to install, or --python PATH of an interpreter that has one")
        with tempfile.TemporaryDirectory() as directory:
            python = asked.python or install(versions[0], Path(directory, "environment"))
            target = Path(directory, "seen.json")
            paths = os.pathsep.join([str(Path(__file__).parent), *sys.path[-1:]])
            if subprocess.run([python, __file__, "--observe", target, *slugs], env=os.environ | {"PYTHONPATH": paths}).returncode:
                return 1
            version, seen = json.loads(target.read_text())
        keep(version, seen, asked.report)
    return 0


def keep(version: str, seen: dict, report: bool) -> None:
    """Write the record, and print what differs from the default version for a maintainer to read."""
    shown, count, differ = all_entries(), 0, 0
    answers = records.read(version, shown) if records.record_path(version).exists() else {}
    for entry in shown:
        for name, answer in seen.get(entry.slug, {}).items():
            expected, count = records.written(entry.shown[name]), count + 1
            if isinstance(answer, str):
                lines = [f"? not recorded: {answer}"]
            else:
                answers.setdefault(entry.slug, {})[name] = answer = records.Answer(*answer)
                lines = records.difference(expected, answer)
            if lines:
                differ += 1
                print(f"\nsnippets/{entry.slug}.py:{entry.shown[name].line} {name}", *lines, sep="\n")
    print(f"\nPyTorch {version}: {count} sections, {differ} of them differ from PyTorch {records.default_version()}")
    if not report:
        records.write(version, answers, shown)


def forget(slugs: list[str]) -> None:
    """Remove the records of these entries, and what is void in any."""
    shown = all_entries()
    for version in records.recorded_versions():
        answers = records.read(version, shown)
        records.write(version, {slug: sections for slug, sections in answers.items() if slug not in slugs}, shown)


def prove_on_gpu(slugs: list[str], prove=prove) -> None:
    """Rewrite the #> lines of the entries that need a GPU, prove them, and seal what was proven."""
    # asked of a process of its own: once CUDA has begun in this one, the runs forked from it cannot use it
    torch, gpu = subprocess.check_output([sys.executable, "-c", NAMES], text=True).strip().split("\n")
    record = records.load(records.gpu_path(), 0) if records.gpu_path().exists() else {}
    for entry in all_entries():
        if "device" in entry.head and (not slugs or entry.slug in slugs):
            prove(entry.path, update=True, gpu=True)
            record[entry.slug] = records.gpu_seals(read_entry(entry.path), torch, gpu)
            print(f"{entry.slug} holds on {gpu} with PyTorch {torch}")
    records.save(records.gpu_path(), dict(sorted(record.items())))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
