"""Mutants of an entry's code and head: outputs, messages, APIs, asserts, sections that misbehave.

Changed `#>` lines and messages are compared with what one real proof recorded, as every proof
does; a changed check, head or section really runs.
"""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path

from pitfalls.entry import Entry
from pitfalls.printed import MARK, is_printed
from pitfalls.proof.compare import check_messages, compare_outputs, compare_raises
from pitfalls.proof.engine import LIMIT, Engine, in_child
from pitfalls.proof.mutants.mutant import Mutant, Runs, Trial
from pitfalls.proof.run import run_alone, run_check

Recheck = Callable[[Entry], Trial]  # the trial of an entry whose head or check was changed

DTYPES = {
    "float32": "float64", "float64": "float32", "int64": "int32", "int32": "int64",
    "bool": "uint8",
}
# kind of mutant, what is changed in a `#>` line, and into what
OUTPUTS: dict[str, tuple[str, Callable[[re.Match[str]], str]]] = {
    "#> line: digit": (r"\d", lambda found: str((int(found[0]) + 1) % 10)),
    "#> line: sign": (
        r"(?<![\w.-])-?(\d)",
        lambda found: found[1] if found[0].startswith("-") else f"-{found[1]}",
    ),
    "#> line: dtype": (rf"\b({'|'.join(DTYPES)})\b", lambda found: DTYPES[found[0]]),
    "#> line: shape": (r"\[(\d+(, \d+)*)\]", lambda found: f"[1, {found[1]}]"),
    "#> line: letter": (r"[a-z]", lambda found: "q" if found[0] != "q" else "k"),
}
UNRELATED = ("torch.nn.Bilinear", "torch.fft.fftshift", "torch.linalg.cholesky")
UNSAFE = {
    "unsafe: network": "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "unsafe: file outside": "import os; open(os.path.dirname(__file__) + '/../x', 'w')",
    "unsafe: file outside, native": "import torch; torch.save(1, '/tmp/x.pt')",
    "unsafe: process left behind": "import subprocess; subprocess.Popen(['sleep', '999'])",
    "unsafe: default dtype": "import torch; torch.set_default_dtype(torch.float16)",
    "unsafe: environment": "import os; os.environ['X'] = '1'",
}


def of_snippet(entry: Entry, runs: Runs, engine: Engine, directory: Path) -> Iterator[Mutant]:
    """The mutants of an entry's code and head. They run in the background from now on."""

    def recheck(broken: Entry) -> Trial:
        check = broken.sections["check"]
        run = engine.submit(in_child, broken, check, LIMIT, run_check, broken, runs)
        return run.result

    yield from of_outputs(entry, runs)
    yield from of_messages(entry, runs)
    yield from of_raises(entry, runs)
    yield from of_apis(entry, recheck)
    yield from of_check(entry, recheck)
    yield from of_swaps(entry, engine, directory)
    yield from unsafe(entry, engine)


def with_text(entry: Entry, name: str, text: str) -> Entry:
    """The entry with another text of a section."""
    changed = replace(entry.sections[name], text=text)
    return replace(entry, sections=entry.sections | {name: changed})


def of_outputs(entry: Entry, runs: Runs) -> Iterator[Mutant]:
    """Each `#>` line, changed in each way that applies to it."""
    for name, section in entry.shown.items():
        for at, line in enumerate(section.lines):
            if not is_printed(line):
                continue
            for kind, changed in _changed_outputs(line):
                lines = [*section.lines[:at], changed, *section.lines[at + 1 :]]
                broken = with_text(entry, name, "\n".join(lines))
                number = section.line + at
                where = range(number, number + 1)
                trial = partial(compare_outputs, broken, runs)
                yield Mutant(kind, f"{entry.slug}:{number}", [entry.path], where, trial)


def _changed_outputs(line: str) -> Iterator[tuple[str, str]]:
    for kind, (old, new) in OUTPUTS.items():
        changed = MARK + re.sub(old, new, line.removeprefix(MARK), count=1)
        if changed != line:
            yield kind, changed


def of_messages(entry: Entry, runs: Runs) -> Iterator[Mutant]:
    """Each message of the head, with a letter that nothing prints."""
    printed = "".join(run.out for run in runs.values())
    line = entry.head_line("messages")
    for message in entry.messages:
        longest = max(message.split("*"), key=len)
        changed = message.replace(longest, f"{longest[:-1]}qq")
        broken = replace(entry, head=entry.head | {"messages": [changed]})
        trial = partial(check_messages, broken, printed)
        what = f"{entry.slug}: {message}"
        where = range(line, line + 1)
        yield Mutant("message that nothing raises", what, [entry.path], where, trial)


def of_raises(entry: Entry, runs: Runs) -> Iterator[Mutant]:
    """Each section, said to raise where it does not, and the other way round."""
    line = entry.head_line("raises")
    for name in entry.shown:
        said = set(entry.raising) ^ {name}
        names = [each for each in entry.shown if each in said]
        broken = replace(entry, head=entry.head | {"raises": names})
        trial = partial(compare_raises, broken, runs)
        where = range(line, line + 1)
        yield Mutant("raises another section", f"{entry.slug}: {name}", [entry.path], where, trial)


def of_apis(entry: Entry, recheck: Recheck) -> Iterator[Mutant]:
    """Each API of the head, misspelt, and in its place one that no section uses."""
    line, text = entry.head_line("apis"), entry.path.read_text(encoding="utf-8")
    unrelated = next(api for api in UNRELATED if api.rpartition(".")[2] not in text)
    for api in entry.head["apis"]:
        for kind, other in {"API misspelt": f"{api}z", "API unrelated": unrelated}.items():
            apis = [other if each == api else each for each in entry.head["apis"]]
            broken = replace(entry, head=entry.head | {"apis": apis})
            where = range(line, line + 1)
            yield Mutant(kind, f"{entry.slug}: {api}", [entry.path], where, recheck(broken))


def of_check(entry: Entry, recheck: Recheck) -> Iterator[Mutant]:
    """Each assert of the check, negated."""
    check = entry.sections["check"]
    starts = [0, *accumulate(map(len, check.text.splitlines(keepends=True)))]
    for node in ast.walk(ast.parse(check.text)):
        if not isinstance(node, ast.Assert):
            continue
        test = node.test
        first = starts[test.lineno - 1] + test.col_offset
        last = starts[(test.end_lineno or 0) - 1] + (test.end_col_offset or 0)
        claim = check.text[first:last]
        negated = f"{check.text[:first]}not ({claim}){check.text[last:]}"
        line = check.line + node.lineno - 1
        where = range(line, check.line + (node.end_lineno or 0))
        trial = recheck(with_text(entry, "check", negated))
        yield Mutant("assert negated", f"{entry.slug}:{line}", [entry.path], where, trial)


def of_swaps(entry: Entry, engine: Engine, directory: Path) -> Iterator[Mutant]:
    """Each wrong section and its right one, in each other's place."""
    whole = entry.path.read_text(encoding="utf-8")
    for name, section in entry.shown.items():
        if section.role != "wrong" or section.partner not in entry.sections:
            continue
        partner = entry.sections[section.partner].text
        swapped = whole.replace(section.text, "\0").replace(partner, section.text)
        path = directory / f"{entry.path.stem}-{name}.py"
        path.write_text(swapped.replace("\0", partner), encoding="utf-8")
        if entry.figure.exists():
            shutil.copy(entry.figure, path.with_suffix(".svg"))
        trial = engine.start(path).result
        yield Mutant("wrong and right swapped", f"{entry.slug}: {name}", [path], None, trial)


def unsafe(entry: Entry, engine: Engine) -> Iterator[Mutant]:
    """A section that reaches for what isolation keeps from it, or leaves something behind."""
    section = next((each for each in entry.shown.values() if not each.raises), None)
    if not section:
        return
    for kind, code in UNSAFE.items():
        broken = with_text(entry, section.name, f"{section.text}\n{code}")
        there = broken.sections[section.name]
        where = range(there.line, there.line + len(there.lines))
        run = engine.submit(in_child, broken, there, LIMIT, run_alone, broken, there)
        what = f"{entry.slug}: {section.name}"
        yield Mutant(kind, what, [entry.path], where, run.result)
