"""Runs sections, in a child process of their own that `engine` forks.

`child` is where the process begins. Nothing here imports torch before a section runs.
"""

import ast
import atexit
import copy
import gc
import os
import random
import re
import reprlib
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from multiprocessing import connection
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, TextIO

from pitfalls.entry import Entry, Section
from pitfalls.printed import as_printed, is_printed, is_warning
from pitfalls.problem import Problem, caught, raise_all
from pitfalls.proof import isolation
from pitfalls.proof.reach import reached

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_OURS = ("stdout", "stderr")  # files in the directory of a run
_SHOWN = 80  # characters of a value in a message
_UNKNOWN_NAME = re.compile(r"NameError: name '(\w+)' is not defined")
_BUILD_PATH = re.compile(r" \(Triggered internally at [^)]*\)$")  # differs from build to build


@dataclass
class Run:
    """What one run of a section printed after each statement, and whether it raised."""

    outputs: dict[int, str] = field(default_factory=dict)  # by the last line of the statement
    error: str | None = None
    line: int = 0  # at which it raised
    printed: int = 0  # bytes, up to its end

    @property
    def out(self) -> str:
        return "".join(self.outputs.values())


def as_written(section: Section) -> Run:
    """The run that a section's `#>` lines tell of, for one that runs in another environment."""
    run, last = Run(), section.line - 1
    for number, line in enumerate(section.lines, section.line):
        if is_printed(line):
            run.outputs[last] = run.outputs.get(last, "") + f"{as_printed(line)}\n"
        else:
            last = number
    errors = [part.text for part in section.parts if part.kind == "error"]
    if section.raises and errors:  # none where it has never run
        run.error = errors[-1]
    return run


# ---------------------------------------------------------------------------------- the process


def child(
    answer: connection.Connection,
    directory: str,
    entry: Entry,
    section: Section,
    work: Callable[..., Any],
    *arguments: Any,
) -> None:
    """Do the work in an empty directory, and send its result or its Problem.

    The process is cut off from the state of the worker that it was forked from.
    """
    enter(directory)

    def refuse(act: str, target: str, advice: isolation.Advice) -> None:
        line = line_within(directory, sys._getframe()) or section.line
        answer.send(Problem(entry.path, line, f"the section {act} {target}", *advice))
        os._exit(1)

    isolation.confine(directory, refuse)
    atexit._clear()  # those of the process that it was forked from
    try:
        answer.send(work(*arguments))
    except Problem as problem:
        answer.send(problem)
    atexit._run_exitfuncs()  # as at the end of a script, which a forked process leaves out
    sys.stdout.flush()


def enter(directory: str) -> None:
    """Make this process the one of a run, in its directory; where it may write is not limited."""
    os.setsid()  # so that the processes it starts end with it, on other systems than Linux
    os.chdir(directory)
    os.dup2(os.open("stderr", os.O_WRONLY | os.O_CREAT), 2)
    _seed()
    warnings.showwarning = _print_warning


def _seed() -> None:
    """Draw a new state for the random numbers, or code without a seed looks seeded."""
    import numpy
    import torch

    random.seed()
    numpy.random.seed()
    torch.default_generator.seed()


def _print_warning(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    text = f"{category.__name__}: {_BUILD_PATH.sub('', str(message))}\n"
    sys.stdout.write(text)  # in one piece: two processes may warn at once


def line_within(directory: str, frame: FrameType | None) -> int | None:
    """The line of the innermost frame whose code is in the directory."""
    inside = os.path.realpath(directory)
    while frame:
        if frame.f_code.co_filename.startswith(inside):
            return frame.f_lineno
        frame = frame.f_back
    return None


# ----------------------------------------------------------------------------------- one section


def run_alone(entry: Entry, section: Section) -> Run:
    """Run a section as the only one of its process.

    Whether it replaces functions of PyTorch is seen when it runs beside the others: to look at all
    of them for the first time takes a forked process 8 ms.
    """
    return _execute_and_check_state(entry, section, ModuleType("__main__"))


def execute(entry: Entry, section: Section, module: ModuleType) -> Run:
    """Run a section as the script `__main__`, and see what it leaves behind."""
    names = isolation.names()
    run = _execute_and_check_state(entry, section, module)
    if not run.error:  # a script that raises has no chance to restore anything
        _check_names(entry, section, names)
    return run


def _execute_and_check_state(entry: Entry, section: Section, module: ModuleType) -> Run:
    before = isolation.state()
    run = _execute(entry, section, module)
    if not run.error:
        _check_state(entry, section, before)
    return run


def execute_first(entry: Entry, section: Section) -> Run:
    """Run a section as the first thing that a process does, which has not imported PyTorch."""
    warnings.showwarning = _print_warning
    return _execute(entry, section, ModuleType("__main__"))


def _execute(entry: Entry, section: Section, module: ModuleType) -> Run:
    """Run a section as the script `__main__`.

    So it can start processes, and pickle its own classes.
    """
    script = Path(f"{section.name}.py").absolute()
    # the same line numbers as in the snippet file
    text = "\n" * (section.line - 1) + section.text + "\n"
    script.write_text(text, encoding="utf-8")
    module.__file__ = str(script)
    sys.modules["__main__"] = module
    return _run_statements(entry, ast.parse(text).body, script, module)


def _run_statements(
    entry: Entry, tree: list[ast.stmt], script: Path, module: ModuleType
) -> Run:
    run = Run()
    for statement in statements(tree, script, module):
        if isinstance(statement.error, SystemExit):
            raise Problem(
                entry.path, statement.first_line, "the section exits the process",
                "a section that runs to its end or raises", "remove the exit",
            )
        if statement.error:
            run.error = describe(statement.error)
            run.line = line_of(statement.error, script)
        advice = refused(entry, statement.output)
        if advice:
            said = statement.output.strip().splitlines()[-1]
            raise Problem(entry.path, run.line or statement.last_line, said, *advice)
        if statement.output:
            run.outputs[statement.last_line] = statement.output
    run.printed = script.with_name("stdout").stat().st_size  # it may be in another directory
    return run


@dataclass(frozen=True)
class Statement:
    """A statement that has run: what it printed, its error included, and the error."""

    first_line: int
    last_line: int
    output: str
    error: Exception | SystemExit | None


def statements(
    tree: list[ast.stmt], script: Path, module: ModuleType
) -> Iterator[Statement]:
    """Run them one by one, up to the one that raises."""
    stdout = Path("stdout")
    with (
        stdout.open("w", encoding="utf-8") as target,
        stdout.open(encoding="utf-8", errors="replace") as captured,
    ):
        os.dup2(target.fileno(), 1)  # what child processes print counts as well
        for each in tree:
            error = _run_statement(each, script, module)
            output = _output(captured, error)
            yield Statement(each.lineno, each.end_lineno or each.lineno, output, error)
            if error:
                return


def _run_statement(
    statement: ast.stmt, script: Path, module: ModuleType
) -> Exception | SystemExit | None:
    """Run one statement; return the error that it raises."""
    code = compile(ast.Module([statement], []), script, "exec")
    try:
        exec(code, module.__dict__)
    except (Exception, SystemExit) as error:
        return error
    return None


def _output(captured: TextIO, error: Exception | SystemExit | None) -> str:
    """What was printed since the last time, and the error, each line with its end."""
    sys.stdout.flush()
    text = _with_end(captured.read())
    # as the traceback ends, even after a message that ends a line
    return text + f"{describe(error)}\n" if isinstance(error, Exception) else text


def _with_end(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _check_state(entry: Entry, section: Section, before: dict[str, object]) -> None:
    after = isolation.state()
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            found = f"{section.name!r} leaves {name} = {after.get(name)}"
            expected = f"{before.get(name)}, as before"
            fix = "restore it at the end of the section"
            raise Problem(entry.path, section.line, found, expected, fix)


def _check_names(entry: Entry, section: Section, before: isolation.Names) -> None:
    for name in isolation.replaced(before):
        raise Problem(
            entry.path, section.line, f"{section.name!r} replaces {name}",
            f"the {name} of before, at the end of the section",
            "restore it, for example with unittest.mock.patch",
        )


def refused(entry: Entry, text: str) -> isolation.Advice | None:
    """What was expected and how to fix it, where isolation refused something.

    None where that is the entry's subject.
    """
    advice = isolation.refusal(text)
    subjects = [isolation.refusal(message) for message in entry.messages]
    return None if advice in subjects else advice


def describe(error: Exception) -> str:
    """The last lines of the error's traceback: its type and message."""
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    message = _COLOUR.sub("", str(error))
    return f"{name}: {message}" if message else name


def shortened(value: object) -> str:
    """A value as a message shows it: in one line that is not long."""
    short = reprlib.Repr()
    short.maxstring = short.maxother = _SHOWN
    shown = " ".join(short.repr(value).split())
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def line_of(error: Exception, script: Path) -> int:
    """The last line of the script that the error's traceback passed, 0 if none."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(script):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def elsewhere(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do the work with one thread more than a section alone has."""
    import torch

    def forked() -> None:
        # it would wait for our second thread, which it doesn't have; threads of its own it may want
        if torch.get_num_threads() == threads:
            torch.set_num_threads(1)

    threads = 2
    torch.set_num_threads(threads)
    os.register_at_fork(after_in_child=forked)
    return work(*arguments)


# ----------------------------------------------------------------------- several in one process


class Check:
    """The section `check`, which asserts what the other sections have shown."""

    def __init__(self, section: Section) -> None:
        self.section = section
        self.script = Path("check.py").absolute()
        text = "\n" * (section.line - 1) + section.text
        self.steps = [(each, self._compiled(each)) for each in ast.parse(text).body]

    def _compiled(self, statement: ast.stmt) -> CodeType:
        return compile(ast.Module([statement], []), self.script, "exec")

    def failure(
        self, modules: dict[str, ModuleType], until: float = float("inf")
    ) -> tuple[int, Exception] | None:
        """The first line at which it fails with these namespaces, by line `until`; the error."""
        return next(self.failures(modules, until), None)

    def values(self, line: int, modules: dict[str, ModuleType]) -> str:
        """What the assert at this line names: "; wrong.x is 2, right.x is 1"; else nothing."""
        asserts = (
            node
            for statement, _ in self.steps
            for node in ast.walk(statement)
            if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or line)
        )
        named: dict[str, str] = {}
        for statement in asserts:
            for node in ast.walk(statement):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    module = modules.get(node.value.id)
                    if module and hasattr(module, node.attr):
                        named[ast.unparse(node)] = shortened(getattr(module, node.attr))
        shown = ", ".join(f"{name} is {value}" for name, value in named.items())
        return f"; {shown}" if shown else ""

    def bite(self, modules: dict[str, ModuleType]) -> int | None:
        """The line of the first assert that fails with these namespaces.

        What else fails on the way, since a namespace lacks a name, is no bite.
        """
        failures = self.failures(modules)
        return next((line for line, error in failures if isinstance(error, AssertionError)), None)

    def about(self, name: str) -> "Check":
        """The part of it whose outcome this section can change."""
        wanted = reached([statement for statement, _ in self.steps], name)
        part = copy.copy(self)
        part.steps = [step for step in self.steps if step[0] in wanted]
        return part

    def failures(
        self, modules: dict[str, ModuleType], until: float = float("inf")
    ) -> Iterator[tuple[int, Exception]]:
        """Each statement that fails with these namespaces, by line `until`: line and error."""
        import torch

        # a check that draws numbers draws the same ones every time; torch.manual_seed would note a
        # traceback for the GPU as well, which takes 2 ms
        torch.default_generator.manual_seed(0)
        names: dict[str, Any] = dict(modules)
        for statement, code in self.steps:
            if statement.lineno > until:
                return
            try:
                exec(code, names)
            except Exception as error:
                yield line_of(error, self.script) or statement.lineno, error


def run_check(entry: Entry, runs: dict[str, Run]) -> None:
    """Run the sections one after the other, then the check on their namespaces.

    Raise Problem where a section prints something else than alone, where the head names an API
    that no section uses, and where the check fails, or would also hold if the claim were false.
    """
    from pitfalls.proof.claims import Recorder, problems_of_apis, problems_of_gone

    gc.disable()  # an iterator of a DataLoader that it finds between two sections waits 5 s
    with Recorder() as recorder:
        modules = {
            name: _as_written(section)
            if section.environment
            else _run_after_others(entry, section, runs[name])
            for name, section in entry.shown.items()
        }
    raise_all([
        *problems_of_apis(entry, modules, recorder.seen),
        *problems_of_gone(entry),
        *caught(check_claims, entry, modules),
    ])


def check_claims(entry: Entry, modules: dict[str, ModuleType]) -> None:
    """Raise Problem where the check fails, or would also hold if the claim were false."""
    from pitfalls.proof.claims import check_teeth

    check = Check(entry.sections["check"])
    failed = check.failure(modules)
    if failed:
        line, message = failed[0], describe(failed[1])
        statement = check.section.lines[line - check.section.line].strip()
        found = f"{statement!r} fails: {message}{check.values(line, modules)}"
        raise Problem(entry.path, line, found, "a check that holds", _fix_of_check(entry, message))
    last_line = check_teeth(entry, modules, check)
    failed = check.failure(modules, until=last_line)  # else it fails whatever it is given
    if failed:
        line, error = failed
        raise Problem(
            entry.path, line,
            f"a check that fails when it runs a second time: {describe(error)}",
            "a check that leaves the sections' values as they are",
            "work on a copy, or on values of its own",
        )


def _fix_of_check(entry: Entry, message: str) -> str:
    unknown = _UNKNOWN_NAME.match(message)
    if not unknown:
        return "correct the claim, or the section it is about"
    if find_spec(unknown[1]):
        return f"import {unknown[1]} in the check, which has its own imports"
    if unknown[1].split("_")[0] in ("wrong", "right", "demo", "detect"):
        return f"name a section that is there, or rename one: {', '.join(entry.shown)}"
    return f"say which section has it, as in {next(iter(entry.shown))}.{unknown[1]}"


def _run_after_others(entry: Entry, section: Section, alone: Run) -> ModuleType:
    """Run a section in the process of the others, and return its namespace for the check."""
    module = ModuleType("__main__")
    there = [path.name for path in Path().iterdir()]
    files = [name for name in there if name not in _OURS and not name.endswith(".py")]
    again = execute(entry, section, module)
    prints, printed_alone = _without_warnings(again), _without_warnings(alone)
    if prints != printed_alone:
        found = f"{section.name!r} prints {prints} when it runs after the others"
        new = "\n".join(line for line in prints if line not in printed_alone)
        raise Problem(
            entry.path, section.line, f"{found}, {printed_alone} alone",
            *_advice_on_state("FileExistsError" in new or any(file in new for file in files)),
        )
    vars(module).update(out=alone.out, error=alone.error)
    return module


def _advice_on_state(about_files: bool) -> tuple[str, str]:
    """What was expected and how to fix it, where a section notices what an earlier one left."""
    if about_files:
        return (
            "the same where a file of an earlier section is there already: "
            "the second run of a page has one directory for all of them",
            "let it replace the file (exist_ok=True), or give the file a different name",
        )
    return (
        "sections that leave no state behind (default dtype, grad mode, threads)",
        "restore the state at the end of the section that changes it",
    )


def _as_written(section: Section) -> ModuleType:
    """What the check may look at of a section that ran elsewhere, and what it imports of torch."""
    module = ModuleType("__main__")
    for node in ast.parse(section.text).body:
        of_torch = isinstance(node, ast.Import | ast.ImportFrom) and "torch" in ast.unparse(node)
        if of_torch:
            with suppress(ImportError):
                exec(compile(ast.Module([node], []), "imports", "exec"), vars(module))
    run = as_written(section)
    vars(module).update(out=run.out, error=run.error)
    return module


def _without_warnings(run: Run) -> list[str]:
    """The lines it printed except warnings, some of which come once per process."""
    return [line for line in run.out.splitlines() if not is_warning(line)]


def run_figure(entry: Entry) -> str:
    """What the section `figure` draws; empty where it writes no figure.svg."""
    execute(entry, entry.sections["figure"], ModuleType("__main__"))
    figure = Path("figure.svg")
    return figure.read_text(encoding="utf-8") if figure.exists() else ""


def run_cells(entry: Entry) -> list[str]:
    """Run the sections in one namespace, as a notebook does; return the ids of cells that raise."""
    module = ModuleType("__main__")
    raising = [
        name for name, section in entry.runnable.items() if execute(entry, section, module).error
    ]
    return [name.replace("_", "-") for name in raising]
