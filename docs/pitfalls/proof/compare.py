"""What is done with what a run printed: compared with the file, or written into it."""

import json
import platform
import re
from itertools import zip_longest

from pitfalls.entry import HEAD_END, HEAD_START, Entry, Section, read_entry
from pitfalls.message import pattern
from pitfalls.printed import as_written, is_printed
from pitfalls.problem import Problem
from pitfalls.proof.run import Run

_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")  # of an object in memory
_PATH = re.compile(r"(?<![\w./])/\w+/\S+")
UPDATE = "pytest --update, then read what changed with git diff"


# ------------------------------------------------------------------------------- the #> lines


def with_outputs(section: Section, run: Run) -> list[str]:
    """The section's lines, each `#>` line replaced by what the run printed there."""
    lines = []
    for number, line in enumerate(section.lines, section.line):
        if not is_printed(line):
            lines.append(line)
        output = run.outputs.get(number, "")
        lines += [as_written(text) for text in output.splitlines()]
    return lines


def compare_outputs(entry: Entry, runs: dict[str, Run]) -> None:
    """Raise Problem for the first `#>` line that differs from what its section printed."""
    for name, run in runs.items():
        section = entry.sections[name]
        pairs = zip_longest(section.lines, with_outputs(section, run), fillvalue="")
        for number, (found, expected) in enumerate(pairs, section.line):
            if found != expected:
                prints = f"(what PyTorch prints here in {name!r})"
                expected = f"{_shown(expected)}  {prints}"
                raise Problem(entry.path, number, _shown(found), expected, UPDATE)


def _shown(line: str) -> str:
    return line if is_printed(line) else "no output"


def check_same_again(entry: Entry, first: Run, second: Run) -> None:
    """Raise Problem for the first statement that prints two different things, or an address."""
    for number in sorted(first.outputs.keys() | second.outputs.keys()):
        one, other = first.outputs.get(number, ""), second.outputs.get(number, "")
        changing = lines_that_differ(one, other) or _address_in(one)
        if changing:
            line, again = changing
            found = f"output that changes from run to run: {line!r}, then {again!r}"
            expected, fix = "the same output every time", _fix_of_changing(line)
            raise Problem(entry.path, number, found, expected, fix)


def _address_in(output: str) -> tuple[str, str] | None:
    """The first line that has an address, and what another run may print."""
    lines = filter(_ADDRESS.search, output.splitlines())
    return next(((line, "another address") for line in lines), None)


def _fix_of_changing(line: str) -> str:
    if _ADDRESS.search(line):
        return "print a value or a shape, and no object that shows its address"
    if _PATH.search(line):
        return "print no path; a warning that has one: warnings.simplefilter('ignore') before it"
    return "seed it (torch.manual_seed(0)), or print a shape or a relation"


def lines_that_differ(one: str, other: str) -> tuple[str, str] | None:
    """The first line that two outputs do not share, as each has it; None where they are equal."""
    pairs = zip_longest(one.splitlines(), other.splitlines(), fillvalue="nothing")
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


def check_same_elsewhere(entry: Entry, section: Section, here: Run, elsewhere: Run) -> None:
    """Raise Problem where a section prints something else on what looks like another machine."""
    differing = lines_that_differ(here.out, elsewhere.out)
    if not differing:
        return
    shown, found = differing
    written = [number for number, line in enumerate(section.lines) if as_written(shown) == line]
    raise Problem(
        entry.path, section.line + (written or [0])[0],
        f"{section.name!r} prints {found!r} on another machine, {shown!r} on this one",
        "the same output whatever the day, the time zone, the user, the host name, the hash seed, "
        "the number of threads and the processor are",
        "print what PyTorch decides, and nothing that the machine does",
    )


def check_no_versions(entry: Entry, section: Section, run: Run) -> None:
    """Raise Problem where a section prints the number of a version that happens to run here."""
    import numpy
    import torch

    running = {
        "PyTorch": torch.__version__.partition("+")[0],
        "Python": platform.python_version(),
        "NumPy": numpy.__version__,
    }
    for name, number in running.items():
        if re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", run.out):
            raise Problem(
                entry.path, section.line,
                f"{section.name!r} prints {number}, the version of {name}",
                "what every version prints that works like this one", "do without the number",
            )


# ---------------------------------------------------------------------------------- the head


def raising(runs: dict[str, Run]) -> list[str]:
    """The sections that ended in an error, in the order of the file."""
    return [name for name, run in runs.items() if run.error]


def compare_raises(entry: Entry, runs: dict[str, Run]) -> None:
    """Raise Problem unless `raises` names the sections that end in an error, and no others."""
    expected = raising(runs)
    if entry.head.get("raises", []) != expected:
        raise Problem(
            entry.path, entry.head_line("raises"), f"raises = {json.dumps(entry.raising)}",
            f"raises = {json.dumps(expected)} (the sections that end in an error when they run)",
            f"pitfalls check {entry.slug}",
        )


def check_messages(entry: Entry, printed: str) -> None:
    """Raise Problem for a message of the head that no section raised or warned of."""
    for message in entry.messages:
        if not pattern(message).search(printed):
            raise Problem(
                entry.path, entry.head_line("messages"), f"the message {message!r}",
                "a message that a section raises or warns of",
                "copy it from a #> line, with * for what differs; "
                "texts of older versions go to 'older'",
            )


# --------------------------------------------------------------------------------- the figure


def compare_figure(entry: Entry, drawn: str, update: bool) -> None:
    """Raise Problem unless the picture beside the snippet is the one that was drawn."""
    section = entry.sections["figure"]
    if not drawn.startswith("<svg"):
        found = f"a figure.svg that starts with {drawn[:20]!r}"
        fix = "let the section write figure.svg"
        raise Problem(entry.path, section.line, found, "an <svg> element", fix)
    if update:
        entry.figure.write_text(drawn, encoding="utf-8")
    if not entry.figure.exists() or entry.figure.read_text(encoding="utf-8") != drawn:
        found = f"{entry.figure.name} that differs from what 'figure' draws"
        raise Problem(entry.path, section.line, found, "the same bytes", UPDATE)


# ------------------------------------------------------------------------------------ writing


def write_runs(entry: Entry, runs: dict[str, Run]) -> Entry:
    """Write the `#>` lines and `raises` of the head, nothing else, and read the file again."""
    before = entry.path.read_text(encoding="utf-8")
    lines = before.splitlines()
    for name, run in reversed(runs.items()):  # from the last one, so that the others stay put
        section = entry.sections[name]
        start = section.line - 1
        lines[start : start + len(section.lines)] = with_outputs(section, run)
    lines = with_raises(lines, raising(runs))
    text = "\n".join(lines) + "\n"
    if text != before:
        entry.path.write_text(text, encoding="utf-8")
    return read_entry(entry.path)


def with_raises(lines: list[str], names: list[str]) -> list[str]:
    """The lines of a file whose head says that these sections end in an error."""
    first, last = lines.index(HEAD_START), lines.index(HEAD_END)
    head = _without_raises(lines[first:last])
    if names:
        dates = [at for at, line in enumerate(head) if re.match("# *added *=", line)]
        at = dates[0] if dates else len(head)
        head.insert(at, f"# raises = {json.dumps(names)}")
    return [*lines[:first], *head, *lines[last:]]


def _without_raises(head: list[str]) -> list[str]:
    """The head without the key, which may take several lines."""
    kept, inside = [], False
    for line in head:
        inside = inside or bool(re.match("# *raises *=", line))
        if not inside:
            kept.append(line)
        elif "]" in line:
            inside = False
    return kept
