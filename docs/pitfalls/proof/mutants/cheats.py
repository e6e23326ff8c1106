"""Mutants of an entry's code in which something false or rotten looks proven.

A changed section really runs, as every contribution's does, and its outputs are taken as if they
had been written anew: what has to notice it is not the difference, but what it is.
"""

import ast
import re
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

from pitfalls import prose, rules
from pitfalls.entry import Entry, Section, read_entry
from pitfalls.problem import raise_first
from pitfalls.proof import form
from pitfalls.proof.compare import check_no_versions, check_same_elsewhere
from pitfalls.proof.engine import ERROR_STREAM, LIMIT, Engine, in_child
from pitfalls.proof.mutants.mutant import Equivalent, Mutant, Runs
from pitfalls.proof.mutants.snippets import with_text
from pitfalls.proof.run import Run, elsewhere, execute, run_alone, run_check

NEITHER = {"silent": "error", "warning": "error", "error": "silent"}  # a symptom that it is not

PEEKING = (
    "assert globals()['check']",
    "import sys\nassert sys.modules['__main__']",
    "import gc\nassert gc.get_objects()",
    "assert eval('1')",
    "import inspect\nassert inspect.currentframe()",
)
PATCHED = "patched torch"
ADDED = {  # to the end of a section, by kind
    PATCHED: (
        "import torch\ntorch.nn.Linear.forward = lambda self, x: x",
        "import torch\ntorch.Tensor.item = lambda self: 1.0",
        "import torch\ntorch.manual_seed = lambda seed: None",
    ),
    "output on the error stream": (
        "import sys\nprint('careful', file=sys.stderr)",
        "import logging\nlogging.getLogger().warning('careful')",
    ),
    "output after the end": (
        "import atexit\natexit.register(print, 'bye')",
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(.1), print('bye'))).start()",
    ),
    "output of the machine": (
        "import datetime\nprint(datetime.date.today())",
        "import time\nprint(time.tzname)",
        "import getpass\nprint(getpass.getuser())",
        "import platform\nprint(platform.node())",
        "import os\nprint(os.environ.get('LANG'))",
        "print([hash(word) % 1000 for word in ('a', 'b', 'c', 'd')])",
        "import torch\nprint(torch.get_num_threads())",
        "import torch\nprint(torch.backends.cpu.get_cpu_capability())",
        "import os\nprint(os.cpu_count())",
        "import platform\nprint(platform.machine())",
    ),
    "output of a version's number": (
        "import torch\nprint(torch.__version__)",
        "import platform\nprint(platform.python_version())",
    ),
}


def of_snippet(
    entry: Entry, others: list[Entry], runs: Runs, engine: Engine, directory: Path
) -> Iterator[Mutant]:
    """The mutants of an entry's code. They run in the background from now on."""
    yield from of_checks(entry, runs, engine)
    yield from of_symptom(entry, runs)
    yield from of_wrong_sections(entry, runs, engine)
    yield from of_right_sections(entry, runs)
    yield from of_additions(entry, engine)
    yield from of_comments(entry)
    yield from of_file(entry, directory)
    yield from of_broad_messages(entry, others)


# -------------------------------------------------------------------------------------- the check


def of_checks(entry: Entry, runs: Runs, engine: Engine) -> Iterator[Mutant]:
    """Checks that hold and say nothing, and such as look at more than values."""
    check = entry.sections["check"].text
    empty = {
        "check of nothing": [
            "\n".join(f"assert {name}.out is not None" for name in entry.shown),
            "\n".join(f"assert {name}" for name in entry.shown),
            "pass",
        ],
        "check that only compares": [
            f"assert {name}.out != {section.partner}.out"
            for name, section in entry.shown.items()
            if section.role == "wrong" and section.partner in entry.shown
        ],
        "check that looks around": [f"{check}\n{code}" for code in PEEKING],
    }
    for kind, texts in empty.items():
        for number, text in enumerate(texts, 1):
            broken = with_text(entry, "check", text)
            section = broken.sections["check"]
            where = range(section.line, section.line + len(section.lines))
            trial = engine.submit(_try_check, broken, runs).result
            yield Mutant(kind, f"{entry.slug}: {number}", [entry.path], where, trial)


def _try_check(entry: Entry, runs: Runs) -> None:
    check = entry.sections["check"]
    form.check_check(entry, check)
    in_child(entry, check, LIMIT, run_check, entry, runs)


# ------------------------------------------------------------------- what sections claim to show


def of_symptom(entry: Entry, runs: Runs) -> Iterator[Mutant]:
    """A symptom that the first wrong section contradicts."""
    symptom = NEITHER.get(entry.head["symptom"])
    if not symptom or not any(section.role == "wrong" for section in entry.shown.values()):
        return
    broken = replace(entry, head=entry.head | {"symptom": symptom})
    trial = partial(form.check_symptom, broken, runs)
    excuse = form.SILENT_WARNINGS.get(entry.slug, "")
    yield Mutant("another symptom", entry.slug, [entry.path], None, trial, excuse)


def of_wrong_sections(entry: Entry, runs: Runs, engine: Engine) -> Iterator[Mutant]:
    """A wrong section that fails for want of an import, or for a misspelt name.

    Where the code doesn't get as far as that, nothing has changed.
    """
    for name, section in entry.shown.items():
        if section.role != "wrong":
            continue
        changed = {
            "import left out": re.sub(r"^(import|from) .*\n", "", section.text, count=1),
            "method misspelt": _misspelt(section.text),
        }
        for kind, text in changed.items():
            if text == section.text:
                continue
            broken = with_text(entry, name, text)
            run = engine.submit(_try_section, broken, broken.sections[name])
            trial = partial(_differs, run, runs[name])
            yield Mutant(kind, f"{entry.slug}: {name}", [entry.path], None, trial)


def _differs(run: Future[Run], before: Run) -> None:
    if run.result().out == before.out:
        raise Equivalent


def _misspelt(text: str) -> str:
    """The code with the first method that it calls misspelt."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for statement in ast.parse(text).body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                end = starts[(node.func.end_lineno or 1) - 1] + (node.func.end_col_offset or 0)
                return f"{text[:end]}z{text[end:]}"
    return text


def of_right_sections(entry: Entry, runs: Runs) -> Iterator[Mutant]:
    """A right section that swallows what goes wrong, or prints nothing."""
    for name, section in entry.shown.items():
        if section.role != "right":
            continue
        body = "".join(f"    {line}\n" for line in section.code)
        swallows = with_text(entry, name, f"try:\n{body}except Exception:\n    print(1)")
        changed = {
            "right that swallows": (swallows, runs[name]),
            "right that prints nothing": (entry, Run()),
        }
        for kind, (broken, run) in changed.items():
            trial = partial(form.check_right, broken, broken.sections[name], run)
            excuse = form.QUIET.get(f"{entry.slug}:{name}", "") if not run.out else ""
            yield Mutant(kind, f"{entry.slug}: {name}", [entry.path], None, trial, excuse)


# ------------------------------------------------------------------------- what sections leave


def of_additions(entry: Entry, engine: Engine) -> Iterator[Mutant]:
    """A section to whose end something is added that it must not do."""
    section = next(
        (
            each
            for each in entry.shown.values()
            if not each.raises and f"{entry.slug}:{each.name}" not in ERROR_STREAM
        ),
        None,
    )
    if not section:
        return
    for kind, codes in ADDED.items():
        for number, code in enumerate(codes, 1):
            broken = with_text(entry, section.name, f"{section.text}\n{code}")
            there = broken.sections[section.name]
            where = range(there.line, there.line + len(there.lines))
            what = f"{entry.slug}: {section.name}, {number}"
            trial = engine.threads.submit(_try_twice, engine, broken, there).result
            yield Mutant(kind, what, [entry.path], where, trial)


def _try_section(entry: Entry, section: Section) -> Run:
    run: Run = in_child(entry, section, LIMIT, run_alone, entry, section)
    check_no_versions(entry, section, run)
    form.check_machine(entry, section)
    if run.error and section.role == "wrong":
        form.check_slip(entry, section, run)
    return run


def _try_twice(engine: Engine, entry: Entry, section: Section) -> None:
    here = engine.here.call(_try_section, entry, section)
    there = engine.elsewhere.call(
        in_child, entry, section, LIMIT, elsewhere, _run_beside, entry, section
    )
    check_same_elsewhere(entry, section, here, there)


def _run_beside(entry: Entry, section: Section) -> Run:
    return execute(entry, section, ModuleType("__main__"))


# ------------------------------------------------------------------------------------- the file


def of_comments(entry: Entry) -> Iterator[Mutant]:
    """A comment with a number that no run has shown."""
    for name, section in entry.shown.items():
        broken = with_text(entry, name, f"{section.text}\n# takes 93711 ms")
        line = section.line + len(section.lines)
        trial = partial(_raise_first_of_comments, broken)
        where = range(line, line + 1)
        yield Mutant("number in a comment", f"{entry.slug}: {name}", [entry.path], where, trial)


def _raise_first_of_comments(entry: Entry) -> None:
    raise_first(prose.numbers_in_comments(entry))


def of_file(entry: Entry, directory: Path) -> Iterator[Mutant]:
    """A file that is not what it seems to be: code outside of sections, heads, characters."""
    text = entry.path.read_text(encoding="utf-8")
    first_end = f"# --8<-- [end:{next(iter(entry.shown))}]\n"
    changed = {
        "code outside of sections": text.replace(first_end, f"{first_end}import os\n"),
        "key that no head has": text.replace("# symptom", "# ready = true\n# symptom"),
        "head that is not TOML": text.replace("# symptom =", "# symptom"),
        "message of nothing": re.sub(
            r"^# messages = \[", '# messages = [\n#   "*",', text, flags=re.MULTILINE
        ),
        "printed line in a string": text.replace(first_end, f"text = '''\n#> 1\n'''\n{first_end}"),
        "character that nobody sees": text.replace(first_end, f"# a\u200bb\n{first_end}"),
        "section that is not Python": text.replace(first_end, f"print(\n{first_end}"),
    }
    for number, (kind, broken) in enumerate(changed.items()):
        if broken == text:
            continue
        path = directory / f"{entry.topic}-{entry.path.stem}-{number}.py"
        path.write_text(broken, encoding="utf-8")
        yield Mutant(kind, entry.slug, [path], None, partial(read_entry, path))


def of_broad_messages(entry: Entry, others: list[Entry]) -> Iterator[Mutant]:
    """A message that finds other entries' errors, too, or nearly everything."""
    for message in ("Error", "RuntimeError: *"):
        broken = replace(entry, head=entry.head | {"messages": [message]})
        trial = partial(rules.check_messages, broken, others)
        yield Mutant("broad message", f"{entry.slug}: {message}", [entry.path], None, trial)
