"""What an entry's sections must look like to prove what they seem to: read, and compared with runs.

`claims` tests whether the check can fail; here is what it may not look at, and whether the kind of
symptom, the messages and the roles of the sections agree with what happened.
"""

import ast
import json
import re
from collections.abc import Callable

from pitfalls.entry import Entry, Section
from pitfalls.message import as_message, pattern
from pitfalls.printed import is_warning
from pitfalls.problem import Problem
from pitfalls.proof.run import Run

# by which a check could tell sections apart without asserting anything about PyTorch
_PEEKING = {
    "globals", "locals", "eval", "exec", "gc", "sys.modules",
    "__file__", "__main__", "__builtins__",
}
_PEEKING_PARTS = {"_getframe", "currentframe", "tb_frame", "f_globals", "f_locals"}
# what an output says of the machine and not of PyTorch, though it is the same on both interpreters
_OF_THE_MACHINE = {"cpu_count", "sched_getaffinity", "uname", "machine", "processor"}
# what an error is when the code doesn't say what it means to say
_SLIP = re.compile(r"(NameError|UnboundLocalError|AttributeError|\w*ImportError|ModuleNotFound\w+)")

SILENT_WARNINGS = {  # entries about a warning that a log writes, which is no Warning of Python
    "compile/recompile-limit": "torch.compile writes it with logging",
}
QUIET = {  # right sections that print nothing, and why
    "tensors/tensor-or-tensor-class:right_copy": "that no warning is printed is what it shows",
}


def check_form(entry: Entry, runs: dict[str, Run]) -> None:
    """Raise Problem for what contradicts the kind of symptom or the role of a section."""
    check_check(entry, entry.sections["check"])
    for name, run in runs.items():
        section = entry.sections[name]
        check_machine(entry, section)
        if section.role == "right":
            check_right(entry, section, run)
        elif section.role == "wrong" and run.error:
            check_slip(entry, section, run)
    check_symptom(entry, runs)


def check_check(entry: Entry, check: Section) -> None:
    """The check looks at values of the sections, not at the sections or at its own surroundings."""
    tree = ast.parse(check.text)
    of_values = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and not node.attr.startswith("__")
    }
    for node in ast.walk(tree):
        name = _named(node)
        peeks = name in _PEEKING or name.rpartition(".")[2] in _PEEKING_PARTS
        if peeks or (name in entry.shown and id(node) not in of_values):
            raise Problem(
                entry.path, check.line + node.lineno - 1, f"a check that looks at {name}",
                "a check of values, such as wrong.out",
                "assert what PyTorch has printed or computed: wrong.out, wrong.loss",
            )


def check_machine(entry: Entry, section: Section) -> None:
    """A section asks for nothing that is the machine's own."""
    for node in ast.walk(ast.parse(section.text)):
        if _named(node).rpartition(".")[2] in _OF_THE_MACHINE:
            raise Problem(
                entry.path, section.line + node.lineno - 1,
                f"{section.name!r}, which asks for {_named(node)}",
                "what PyTorch decides, whatever the machine is", "write a number instead",
            )


def check_right(entry: Entry, section: Section, run: Run) -> None:
    """A right section prints something, and catches no error."""
    if not run.out and f"{entry.slug}:{section.name}" not in QUIET:
        raise Problem(
            entry.path, section.line, f"{section.name!r}, which prints nothing",
            "a right section that prints what is right about it", "print the value that differs",
        )
    for node in ast.walk(ast.parse(section.text)):
        called = getattr(node, "attr", getattr(node, "id", ""))
        if isinstance(node, ast.ExceptHandler) or called == "suppress":
            raise Problem(
                entry.path, section.line + node.lineno - 1,
                f"{section.name!r}, which catches an error",
                "a right section in which nothing goes wrong",
                "let a demo show the error, or remove the line",
            )


def check_slip(entry: Entry, section: Section, run: Run) -> None:
    """A wrong section fails for the reason that the entry names, not for a misspelt word."""
    if _SLIP.match(run.error or "") and not _is_listed(entry, run.error or ""):
        raise Problem(
            entry.path, run.line, f"{section.name!r} raises {run.error}",
            "the error that the entry is about",
            "correct the spelling or the import; if it is the entry's message, list it in the head",
        )


def check_symptom(entry: Entry, runs: dict[str, Run]) -> None:
    """The first wrong section does what the kind of symptom says."""
    wrong = next((name for name in runs if entry.sections[name].role == "wrong"), None)
    symptom = entry.head["symptom"]
    if not wrong or symptom not in SHOWS or entry.slug in SILENT_WARNINGS:
        return
    shows, expected = SHOWS[symptom]
    if not shows(entry, runs[wrong]):
        last = (runs[wrong].out.splitlines() or ["nothing"])[-1]
        raise Problem(
            entry.path, entry.sections[wrong].line,
            f"symptom = {symptom!r}, and {wrong!r} ends with {last!r}",
            expected, _fix_of_symptom(entry, symptom, runs[wrong]),
        )


def _fix_of_symptom(entry: Entry, symptom: str, run: Run) -> str:
    if symptom == "error" and run.error:
        message = run.error.splitlines()[0].partition(": ")[2]
        first = "correct the messages of the head, or " if entry.messages else ""
        return f"{first}add to the head: # messages = {json.dumps([as_message(message)])}"
    if symptom == "error" and not entry.messages:
        return 'nothing is raised: # symptom = "silent", or "warning" where something warns'
    return "correct the symptom in the head, or the section"


def _named(node: ast.AST) -> str:
    """What a node names: torch.nn for an attribute, gc for a name or an import; else nothing."""
    if isinstance(node, ast.Name | ast.Attribute):
        return ast.unparse(node)
    return node.name if isinstance(node, ast.alias) else ""


def _is_listed(entry: Entry, printed: str) -> bool:
    listed = entry.messages + entry.older
    return any(pattern(message).search(printed) for message in listed)


def _shows_error(entry: Entry, run: Run) -> bool:
    """Whether it, or a process that it started, raises a listed message; warnings don't count."""
    lines = [line for line in run.out.splitlines() if not is_warning(line)]
    return _is_listed(entry, "\n".join(lines))


def _counts(entry: Entry, run: Run) -> bool:
    return bool(re.search(r"\d", run.out))


# what the first wrong section of an entry does, by the kind of symptom, and how that is told
SHOWS: dict[str, tuple[Callable[[Entry, Run], bool], str]] = {
    "silent": (
        lambda entry, run: not run.error and not _shows_error(entry, run),
        "a first wrong section that raises nothing",
    ),
    "error": (
        _shows_error,
        "a first wrong section that raises one of the messages of the head",
    ),
    "warning": (
        lambda _, run: "Warning: " in run.out,
        "a first wrong section that warns",
    ),
    "memory": (_counts, "a first wrong section that prints how much: bytes, tensors, elements"),
    "slow": (_counts, "a first wrong section that prints how much: calls, steps, kernels"),
}
