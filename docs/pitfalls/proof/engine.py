"""Proves entries: runs their sections, compares or updates what they print, tests the check.

Sections run alone `HERE`, and beside one another `ELSEWHERE`: what depends on the machine, the
user or the day prints something else there. Every run is a child forked from a process that has
imported torch already, in an empty directory of its own and with a time limit. Nothing a section
does (seeds, default dtype, threads, crashes, hangs) reaches another run, and `isolation` keeps it
off the network and the rest of the disk. What happens in the child is in `run`, what is done with
its output in `compare`.
"""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, process
from pathlib import Path
from typing import Any

from pitfalls.entry import Entry, Section, read_entry
from pitfalls.problem import Problem, caught, raise_all
from pitfalls.proof import compare, form, isolation
from pitfalls.proof.interpreter import Interpreter
from pitfalls.proof.run import (
    Run,
    as_written,
    child,
    elsewhere,
    refused,
    run_alone,
    run_cells,
    run_check,
    run_figure,
)

LIMIT = 60.0  # seconds for one run; those that start processes import torch in each of them

ERROR_STREAM = {  # sections that write there what their pages leave out, and why
    "compile/dynamic-or-static-graph:demo_export": "a log of torch.export, with a time and a path",
    "data/workers-without-main-guard:wrong": "the traceback of a worker, which ends as shown",
}

_FORK = get_context("fork")
_NOTHING = object()


# one thread: the same sums on every machine, and no more threads than cores
HERE = {"TZ": "UTC0", "OMP_NUM_THREADS": "1"}
ELSEWHERE = {
    "TZ": "EAST-24",  # always another day
    "PYTHONHASHSEED": "1",
    "USER": "somebody",
    "LOGNAME": "somebody",
    "LANG": "C",
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",  # `run.elsewhere` takes a second one; threads do not survive a fork
    "ATEN_CPU_CAPABILITY": "default",
    "OMP_WAIT_POLICY": "passive",  # two threads that wait for one another keep no core busy
}


class Engine:
    """Proves as many entries at a time as there are cores."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(os.cpu_count())
        self.here = Interpreter(HERE)
        self.elsewhere = Interpreter(ELSEWHERE, hostname="elsewhere")

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future:
        """Call a function in the background, in a process that has imported torch."""
        return self.threads.submit(self.here.call, function, *arguments)

    def start(
        self, path: Path, update: bool = False, limit: float = LIMIT
    ) -> Future[dict[str, Run]]:
        """Prove an entry in the background; the future returns what `prove` does."""
        return self.threads.submit(self.prove, path, update, limit)

    def prove(self, path: Path, update: bool, limit: float) -> dict[str, Run]:
        """Run every section of an entry alone, compare or update the file, then run the check.

        Returns the runs by section name; raises Problem.
        """
        runs: dict[str, Run] = self.here.call(prove_alone, path, update, limit)
        self.elsewhere.call(prove_beside, path, runs, limit)
        return runs

    def start_notebook(self, path: Path) -> Future[list[str]]:
        """Run an entry's notebook in the background.

        The future returns the ids of the cells that raised.
        """
        return self.submit(run_notebook, path)


# ---------------------------------------------------------------------------- in an interpreter


def prove_alone(path: Path, update: bool, limit: float) -> dict[str, Run]:
    """Run every section of an entry alone, and compare or update the file."""
    entry = read_entry(path)
    runs = {
        name: as_written(section)
        if section.environment
        else _run_section(entry, section, update, limit)
        for name, section in entry.shown.items()
    }
    if update:
        entry = compare.write_runs(entry, runs)
    else:
        compare.compare_outputs(entry, runs)
        compare.compare_raises(entry, runs)
    raise_all([
        *caught(compare.check_messages, entry, "".join(run.out for run in runs.values())),
        *caught(form.check_form, entry, runs),
    ])
    if "figure" in entry.sections:
        drawn = in_child(entry, entry.sections["figure"], limit, run_figure, entry)
        compare.compare_figure(entry, drawn, update)
    return runs


def prove_beside(path: Path, runs: dict[str, Run], limit: float) -> None:
    """Run the sections one after the other, and the check; they print what they printed alone."""
    entry = read_entry(path)
    try:
        check = entry.sections["check"]
        in_child(entry, check, limit, elsewhere, run_check, entry, runs)
    except Problem:
        for name, section in entry.runnable.items():
            again = _run_elsewhere(entry, section, limit)
            if again:
                compare.check_same_elsewhere(entry, section, runs[name], again)
        raise


def _run_elsewhere(entry: Entry, section: Section, limit: float) -> Run | None:
    """The run of a section alone on what looks like another machine; None where it has a Problem.

    There a host without an address can make PyTorch write to the error stream, which is no fault.
    """
    try:
        found: Run = in_child(entry, section, limit, elsewhere, run_alone, entry, section)
    except Problem:
        return None
    return found


def _run_section(entry: Entry, section: Section, update: bool, limit: float) -> Run:
    """Run a section alone; raise Problem where its output changes from run to run.

    The `#>` lines were a first run. Where they differ, it runs a second time.
    """
    run: Run = in_child(entry, section, limit, run_alone, entry, section)
    again = run
    if update or compare.with_outputs(section, run) != section.lines:
        again = in_child(entry, section, limit, run_alone, entry, section)
    compare.check_same_again(entry, run, again)
    compare.check_no_versions(entry, section, run)
    if run.error and section.role == "right":
        expected = "a right section raises nothing"
        raise Problem(entry.path, run.line, run.error, expected, "correct the code")
    return run


def run_notebook(path: Path, limit: float = LIMIT) -> list[str]:
    """The ids of the cells of an entry's notebook that raise, run in order in one process."""
    entry = read_entry(path)
    first = next(iter(entry.runnable.values()))
    raising: list[str] = in_child(entry, first, limit, run_cells, entry)
    return raising


# --------------------------------------------------------------------------- a child and its end


@dataclass
class _End:
    """How a child ended."""

    answer: Any  # what the work returned, a Problem, or _NOTHING
    code: int | None  # the exit code; None where it did not end in time
    left: list[str]  # the commands of processes that it left behind
    printed: int = 0  # bytes, threads and exit handlers included
    words: str = ""  # what it wrote to stderr


def in_child(
    entry: Entry, section: Section, limit: float, work: Callable[..., Any], *arguments: Any
) -> Any:
    """Return what the work returns in a forked process of its own; raise the Problem it raises.

    `section` is the one that a Problem is about.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        answers, theirs = _FORK.Pipe(duplex=False)
        task = (theirs, directory, entry, section, work, *arguments)
        forked = _FORK.Process(target=child, args=task)
        forked.start()
        theirs.close()
        end = _wait(forked, answers, limit)
        end.words = Path(directory, "stderr").read_text("utf-8", "replace").strip()
        with suppress(FileNotFoundError):  # it prints nothing
            end.printed = Path(directory, "stdout").stat().st_size
    if isinstance(end.answer, Problem):
        raise end.answer
    _check_end(entry, section, limit, end)
    return end.answer


def _wait(forked: process.BaseProcess, answers: connection.Connection, limit: float) -> _End:
    """Wait for a child and its answer, and end all that it leaves."""
    answer, left = _NOTHING, []
    deadline = time.monotonic() + limit
    try:
        with suppress(EOFError):
            # where the child has ended without an answer, one of its own may hold the other end
            if connection.wait([answers, forked.sentinel], limit) and answers.poll(1):
                answer = answers.recv()
        if not isinstance(answer, Problem):
            forked.join(max(0, deadline - time.monotonic()))
        code = forked.exitcode
    finally:
        forked.kill()
        forked.join()
        left = isolation.end_orphans(0 if answer is _NOTHING else isolation.GRACE)
        with suppress(ProcessLookupError):
            os.killpg(forked.pid, signal.SIGKILL)  # where orphans are not the worker's
    return _End(answer, code, left)


def _check_end(entry: Entry, section: Section, limit: float, end: _End) -> None:
    """Raise Problem where a child did not end as it should."""
    name, after = section.name, ""
    if end.words:
        after = f", after {end.words.splitlines()[-1]!r}"
    advice = refused(entry, end.words)  # another program, or a process that the section started
    if advice:
        found = f"{name!r} is refused something{after}"
        raise Problem(entry.path, section.line, found, *advice)
    if end.code is None:
        found = f"{name!r} still runs after {limit:g} s{after}"
        expected = f"an end within {limit:g} s"
        fix = "make the example smaller, or end what it waits for"
    elif end.answer is _NOTHING:
        found = f"{name!r} ended its process (exit code {end.code}){after}"
        expected = "a section that runs to its end or raises"
        fix = "find out with python what kills it"
    elif end.left:
        found = f"{name!r} leaves a process behind: {end.left[0]}"
        expected = "a section whose processes end with it"
        fix = "join or terminate what it starts"
    elif isinstance(end.answer, Run) and end.printed > end.answer.printed:
        found = f"{name!r} prints after its end, from a thread or an exit handler"
        expected = "a section that prints all before its end"
        fix = "join the thread, or print at the end of the section"
    elif isinstance(end.answer, Run) and end.words and f"{entry.slug}:{name}" not in ERROR_STREAM:
        found = f"{name!r} writes to the error stream: {end.words.splitlines()[-1]}"
        expected = "nothing there, since the terminal shows it and the page doesn't"
        fix = "print it, or keep it from being written"
    else:
        return
    raise Problem(entry.path, section.line, found, expected, fix)
