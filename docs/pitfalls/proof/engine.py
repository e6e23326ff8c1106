"""Runs the sections of a snippet, compares them with their `#>` lines, and puts the check to the test.

Every run is a child forked from a process that has imported torch already, in an empty directory of its own and
with a time limit. Nothing a section does (seeds, default dtype, threads, crashes, hangs) reaches another run, and
isolation.py keeps it off the network and the rest of the disk.
"""

import ast
import gc
import os
import re
import signal
import sys
import tempfile
import time
import warnings
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context
from pathlib import Path
from types import ModuleType

import isolation
from entries import OUTPUT, WARNING, Entry, Problem, Section, pattern, read_entry
from records import check_gpu

FORK = get_context("fork")
LIMIT = 60.0  # seconds for one run; those that start processes import torch in each of them
UPDATE = "pytest --update, then read what changed with git diff"
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
BUILD_PATH = re.compile(r" \(Triggered internally at [^)]*\)$")  # differs from build to build


@dataclass
class Run:
    """What one run of a section printed after each statement, given by its last line, and whether it raised."""

    outputs: dict[int, str] = field(default_factory=dict)
    error: str | None = None
    line: int = 0

    @property
    def out(self) -> str:
        return "".join(self.outputs.values())


# ---------------------------------------------------------------------------------------------------- in the child


def execute(entry: Entry, section: Section, module: ModuleType) -> Run:
    """Run a section as the script `__main__`, so that it can spawn processes and pickle its own classes."""
    script = Path(f"{section.name}.py").absolute()
    text = "\n" * (section.line - 1) + section.text + "\n"  # the same line numbers as in the snippet file
    script.write_text(text)
    module.__file__ = str(script)
    sys.modules["__main__"] = module
    run, before = Run(), isolation.state()
    with open("stdout", "w") as stdout, open("stdout", encoding="utf-8") as captured:
        os.dup2(stdout.fileno(), 1)  # what child processes print counts, too
        for statement in ast.parse(text).body:
            try:
                exec(compile(ast.Module([statement], []), script, "exec"), module.__dict__)
            except SystemExit:
                raise Problem(entry.path, statement.lineno, "the section exits the process",
                              "a section that runs to its end or raises", "remove the exit") from None
            except Exception as error:
                run.error, run.line = describe(error), line_of(error, script)
            sys.stdout.flush()
            text = captured.read() + (f"{run.error}\n" if run.error else "")
            if advice := refused(entry, text):
                raise Problem(entry.path, run.line or statement.end_lineno, text.strip().splitlines()[-1], *advice)
            if text:
                run.outputs[statement.end_lineno] = text if text.endswith("\n") else text + "\n"
            if run.error:
                break
    after = before if run.error else isolation.state()  # a script that raises has no chance to restore anything
    for name in before.keys() | after.keys():
        if before.get(name) != after.get(name):
            raise Problem(entry.path, section.line, f"{section.name!r} leaves {name} = {after.get(name)}",
                          f"{before.get(name)}, as before", "restore it at the end of the section")
    return run


def refused(entry: Entry, text: str) -> tuple[str, str] | None:
    """What was expected and what mends it, where isolation refused something that is not the entry's subject."""
    advice = isolation.refusal(text)
    return None if advice in map(isolation.refusal, entry.head.get("messages", [])) else advice


def describe(error: Exception) -> str:
    """The last lines of the error's traceback: its type and message."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"
    message = COLOUR.sub("", str(error))
    return f"{name}: {message}" if message else name


def line_of(error: Exception, script: Path) -> int:
    """The last line of the script that the error's traceback passed, 0 if none."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(script):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def run_alone(entry: Entry, section: Section) -> Run:
    return execute(entry, section, ModuleType("__main__"))


def run_check(entry: Entry, runs: dict[str, Run]) -> None:
    """Run the sections one after the other and the check on their namespaces; raise Problem where it fails."""
    import torch
    from claims import Recorder, check_apis, check_teeth

    modules = {}
    gc.disable()  # an iterator of a DataLoader that it finds between two sections waits 5 s for its worker
    with Recorder() as recorder:
        for name, section in entry.shown.items():
            modules[name] = ModuleType("__main__")
            again = execute(entry, section, modules[name])
            prints = [[line for line in run.out.splitlines() if not WARNING.match(line)] for run in (runs[name], again)]
            if prints[0] != prints[1]:  # some warnings come once per process, so they are left aside here
                raise Problem(entry.path, section.line, f"{name!r} prints {prints[1]} when it runs after the others, {prints[0]} alone",
                              "sections that leave no state behind (default dtype, grad mode, threads)",
                              "restore the state at the end of the section that changes it")
            modules[name].out, modules[name].error = runs[name].out, runs[name].error
    check_apis(entry, modules, recorder.seen)

    check, script = entry.sections["check"], Path("check.py").absolute()
    statements = ast.parse("\n" * (check.line - 1) + check.text).body

    def failure(until: float = float("inf"), **given) -> tuple[int, str] | None:
        """The line and the message of the check's failure on these namespaces; None where it holds, to line `until`."""
        torch.manual_seed(0)  # a check that draws numbers draws the same ones every time
        wanted = [statement for statement in statements if statement.lineno <= until]
        try:
            exec(compile(ast.Module(wanted, []), script, "exec"), dict(given))
        except Exception as error:
            return line_of(error, script) or check.line, describe(error)

    if failed := failure(**modules):
        line, message = failed
        raise Problem(entry.path, line, f"{check.text.splitlines()[line - check.line].strip()!r} fails: {message}",
                      "a check that holds", "correct the claim, or the section it is about")
    bitten = check_teeth(entry, modules, failure)
    if failed := failure(until=bitten, **modules):  # else it fails whatever it is given
        raise Problem(entry.path, failed[0], f"a check that fails when it runs a second time: {failed[1]}",
                      "a check that leaves the sections' values as they are", "work on a copy, or on values of its own")


def run_figure(entry: Entry) -> str:
    run_alone(entry, entry.sections["figure"])
    return Path("figure.svg").read_text(encoding="utf-8") if Path("figure.svg").exists() else ""


def run_cells(entry: Entry) -> list[str]:
    module = ModuleType("__main__")
    return [name.replace("_", "-") for name, section in entry.shown.items() if execute(entry, section, module).error]


def child(answer: connection.Connection, directory: str, entry: Entry, section: Section, work, *arguments) -> None:
    """Do the work in an empty directory, cut off from the state of the worker, and send its result or its Problem."""
    os.setsid()  # so that the processes it starts end with it, on other systems than Linux
    import random

    import numpy
    import torch

    os.chdir(directory)
    os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT), 2)
    random.seed(), numpy.random.seed(), torch.default_generator.seed()  # else unseeded code looks seeded
    warnings.showwarning = lambda message, category, *_, **__: print(
        f"{category.__name__}: {BUILD_PATH.sub('', str(message))}")

    def refuse(*told: str) -> None:
        frame = sys._getframe()
        while frame and not frame.f_code.co_filename.startswith(os.path.realpath(directory)):
            frame = frame.f_back
        answer.send(Problem(entry.path, frame.f_lineno if frame else section.line, *told))
        os._exit(1)

    isolation.confine(directory, refuse)
    try:
        answer.send(work(*arguments))
    except Problem as problem:
        answer.send(problem)


# ------------------------------------------------------------------------------------------------- in a worker


def prove(path: Path, update: bool = False, limit: float = LIMIT, gpu: bool = False) -> dict[str, Run]:
    """Run every section of an entry alone, compare or update its `#>` lines, then run the check; raise Problem.

    The `#>` lines were a first run, and the check runs each section once more, beside the others. A section that prints
    something new runs alone a second time: what changes from run to run is not written.
    An entry that needs a GPU is run where the caller has one; elsewhere it must be the one that was proven on a GPU.
    """
    entry, runs = read_entry(path), {}
    if "device" in entry.head and not gpu:
        check_gpu(entry)
        return runs
    for name, section in entry.shown.items():
        run = runs[name] = in_child(entry, section, limit, run_alone, entry, section)
        new = update or with_outputs(section, run) != section.text.splitlines()
        again = in_child(entry, section, limit, run_alone, entry, section) if new else run
        if again != run or ADDRESS.search(run.out):
            raise Problem(entry.path, first_difference(run, again) or section.line,
                          "output that changes from run to run", "the same output every time",
                          "seed it (torch.manual_seed(0)), or print a shape or a relation")
        if run.error and section.role == "right":
            raise Problem(entry.path, run.line, run.error, "a right section raises nothing", "correct the code")
    if update:
        entry = write_outputs(entry, runs)
    else:
        compare_outputs(entry, runs)
    check_messages(entry, "".join(run.out for run in runs.values()))
    in_child(entry, entry.sections["check"], limit, run_check, entry, runs)
    if "figure" in entry.sections:
        compare_figure(entry, in_child(entry, entry.sections["figure"], limit, run_figure, entry), update)
    return runs


def in_child(entry: Entry, section: Section, limit: float, work, *arguments):
    """Return what the work returns in a forked process of its own, and raise the Problem it raises."""
    result = nothing = object()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        ours, theirs = FORK.Pipe(duplex=False)
        process = FORK.Process(target=child, args=(theirs, directory, entry, section, work, *arguments))
        end = time.monotonic() + limit
        process.start()
        theirs.close()
        try:
            with suppress(EOFError):
                # where the process has ended without an answer, one that it left behind may hold the other end
                if connection.wait([ours, process.sentinel], limit) and ours.poll(1):
                    result = ours.recv()
            if not isinstance(result, Problem):
                process.join(max(0, end - time.monotonic()))
            code = process.exitcode
        finally:
            process.kill()
            process.join()
            left = isolation.end_orphans(isolation.GRACE if result is not nothing else 0)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # where orphans are not the worker's
        words = Path(directory, "stderr").read_text(errors="replace").strip()
    if isinstance(result, Problem):
        raise result
    last = f", after {words.splitlines()[-1]!r}" if words else ""
    if advice := refused(entry, words):  # to another program, or to a process that the section started
        raise Problem(entry.path, section.line, f"{section.name!r} is refused something{last}", *advice)
    if code is None:
        raise Problem(entry.path, section.line, f"{section.name!r} still runs after {limit:g} s{last}",
                      f"an end within {limit:g} s", "make the example smaller, or end what it waits for")
    if result is nothing:
        raise Problem(entry.path, section.line, f"{section.name!r} ended its process (exit code {code}){last}",
                      "a section that runs to its end or raises", "find out with python what kills it")
    if left:
        raise Problem(entry.path, section.line, f"{section.name!r} leaves a process behind: {left[0]}",
                      "a section whose processes end with it", "join or terminate what it starts")
    return result


def first_difference(first: Run, second: Run) -> int | None:
    """The last line of the first statement that printed two different things."""
    lines = sorted(first.outputs.keys() | second.outputs.keys())
    return next((line for line in lines if first.outputs.get(line) != second.outputs.get(line)), None)


def with_outputs(section: Section, run: Run) -> list[str]:
    """The section's lines, each `#>` line replaced by what the run printed there."""
    lines = []
    for number, line in enumerate(section.text.splitlines(), section.line):
        if not line.startswith(OUTPUT):
            lines.append(line)
        lines += [f"{OUTPUT} {text}".expandtabs(4).rstrip() for text in run.outputs.get(number, "").splitlines()]
    return lines


def compare_outputs(entry: Entry, runs: dict[str, Run]) -> None:
    for name, run in runs.items():
        section = entry.sections[name]
        written, actual = section.text.splitlines(), with_outputs(section, run)
        for number, (found, expected) in enumerate(zip(written + [""], actual + [""]), section.line):
            if found != expected:
                found = found if found.startswith(OUTPUT) else "no output"
                expected = expected if expected.startswith(OUTPUT) else "no output"
                raise Problem(entry.path, number, found, f"{expected}  (what PyTorch prints here in {name!r})", UPDATE)


def write_outputs(entry: Entry, runs: dict[str, Run]) -> Entry:
    """Rewrite the `#>` lines of the file and nothing else, and read it again."""
    lines = entry.path.read_text().splitlines()
    for name in sorted(runs, key=lambda name: -entry.sections[name].line):
        section = entry.sections[name]
        start = section.line - 1
        lines[start : start + len(section.text.splitlines())] = with_outputs(section, runs[name])
    text = "\n".join(lines) + "\n"
    if text != entry.path.read_text():
        entry.path.write_text(text)
    return read_entry(entry.path)


def compare_figure(entry: Entry, drawn: str, update: bool) -> None:
    section = entry.sections["figure"]
    if not drawn.startswith("<svg"):
        raise Problem(entry.path, section.line, f"a figure.svg that starts with {drawn[:20]!r}", "an <svg> element",
                      "let the section write figure.svg")
    if update:
        entry.figure.write_text(drawn, encoding="utf-8")
    if not entry.figure.exists() or entry.figure.read_text(encoding="utf-8") != drawn:
        raise Problem(entry.path, section.line, f"{entry.figure.name} that differs from what 'figure' draws", "the same bytes", UPDATE)


def check_messages(entry: Entry, printed: str) -> None:
    """Raise Problem for a message of the head that no section raised or warned of."""
    for message in entry.head.get("messages", []):
        if not pattern(message).search(printed):
            raise Problem(entry.path, entry.head_line("messages"), f"the message {message!r}",
                          "a message that a section raises or warns of",
                          "copy it from a #> line, with * for what differs; texts of older versions go to 'older'")


# --------------------------------------------------------------------------------------------------- in the tests


def run_notebook(path: Path, limit: float = LIMIT) -> list[str]:
    """The ids of the cells of an entry's notebook that raise, run in order in one process, as Jupyter would."""
    entry = read_entry(path)
    return in_child(entry, next(iter(entry.shown.values())), limit, run_cells, entry)


class Engine:
    """Proves entries in as many worker processes as there are cores."""

    def __init__(self):
        os.environ |= {
            "OMP_NUM_THREADS": "1",  # the same sums on every machine, and no more threads than cores
            "PYTHONPATH": os.pathsep.join(sys.path),  # before Python 3.13 the server finds `warm` only so
        }
        context = get_context("forkserver")
        context.set_forkserver_preload(["warm"])
        self.pool = ProcessPoolExecutor(os.cpu_count(), context, initializer=isolation.adopt_orphans)

    def start(self, path: Path, update: bool = False, limit: float = LIMIT) -> Future:
        """Prove an entry in the background; the future raises Problem or returns its runs by section name."""
        return self.pool.submit(prove, path, update, limit)

    def start_notebook(self, path: Path) -> Future:
        """Run an entry's notebook in the background; the future returns the ids of the cells that raised."""
        return self.pool.submit(run_notebook, path)
