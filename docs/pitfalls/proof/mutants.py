"""Breaks entries on purpose, in every way in which a contribution goes wrong.

Each mutant must end in a Problem that names the right file and line. Changed `#>` lines and
messages are compared with what one real proof recorded, as every proof does; a changed check,
head or section really runs; a changed page goes through the rules in a copy of docs/, stamped
anew, unless that is the mistake.
"""

import ast
import re
import shutil
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from pitfalls import rules
from pitfalls.entry import Entry, Section, read_entry
from pitfalls.page import INCLUDE, Page
from pitfalls.printed import MARK, is_printed
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof.compare import check_messages, compare_outputs, compare_raises
from pitfalls.proof.engine import LIMIT, Engine, in_child
from pitfalls.proof.run import Run, run_alone, run_check
from pitfalls.stamps import stamp_pair

Runs = dict[str, Run]  # by section
Trial = Callable[[], object]  # raises the Problem that a mutant must end in
Recheck = Callable[[Entry], Trial]  # the trial of an entry whose head or check was changed

ROWS = "tests/content/seed_rows.toml"

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
OTHERS = ("autograd/backward-twice", "losses/what-are-logits")
UNRELATED = ("torch.nn.Bilinear", "torch.fft.fftshift", "torch.linalg.cholesky")
UNSAFE = {
    "unsafe: network": "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "unsafe: file outside": "import os; open(os.path.dirname(__file__) + '/../x', 'w')",
    "unsafe: file outside, native": "import torch; torch.save(1, '/tmp/x.pt')",
    "unsafe: process left behind": "import subprocess; subprocess.Popen(['sleep', '999'])",
    "unsafe: default dtype": "import torch; torch.set_default_dtype(torch.float16)",
    "unsafe: environment": "import os; os.environ['X'] = '1'",
}
ONE_LANGUAGE_EDITED = "page edited in one language"
EDITS = {"en": "Indeed: ", "zh": "其实，"}


@dataclass(frozen=True)
class Mutant:
    """What was changed and where; the files, and the lines (all if None), that may be named."""

    kind: str
    what: str
    paths: list[Path]
    lines: range | None
    trial: Trial

    def survives(self) -> str | None:
        """What happened instead of the right Problem."""
        try:
            self.trial()
        except Problem as problem:
            if self._is_named_by(problem):
                return None
            return f"told at {problem.path}:{problem.line}: {problem.found}"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return "not noticed"

    def _is_named_by(self, problem: Problem) -> bool:
        if problem.path not in self.paths:
            return False
        return problem.line > 0 if self.lines is None else problem.line in self.lines


class Outcome(NamedTuple):
    """A mutant, and why it survived; None where it was caught."""

    mutant: Mutant
    survived: str | None


def try_all(project: Project, slugs: Iterable[str] = ()) -> list[Outcome]:
    """Try every mutant of these entries, or of all, and of the list of seed rows."""
    entries = [read_entry(project.find_entry(slug)) for slug in slugs]
    entries = entries or list(project.entries.values())
    engine = Engine()
    proofs = [engine.start(entry.path) for entry in entries]
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        mutants = list(of_rows(project, directory))
        for entry, proof in zip(entries, proofs, strict=True):
            mutants += of_snippet(entry, proof.result(), engine, directory)
        copy = copy_pages(project, directory / "copy")
        for entry in entries:
            mutants += of_pages(copy, entry)
        return [Outcome(mutant, mutant.survives()) for mutant in mutants]


def table(outcomes: list[Outcome]) -> str:
    """For each kind, how many mutants there were and how many were caught; then the survivors."""
    made = Counter(mutant.kind for mutant, _ in outcomes)
    alive = Counter(mutant.kind for mutant, survived in outcomes if survived)
    lines = [f"{'kind':32}{'mutants':>8}{'caught':>8}"]
    for kind in made:
        lines.append(_table_row(kind, made[kind], alive[kind]))
    lines.append(_table_row("all", made.total(), alive.total()))
    for mutant, survived in outcomes:
        if survived:
            lines.append(f"survivor: {mutant.kind}: {mutant.what}: {survived}")
    return "\n".join(lines)


def _table_row(kind: str, made: int, alive: int) -> str:
    caught = made - alive
    return f"{kind:32}{made:8}{caught:8}{caught / made:8.1%}"


# ------------------------------------------------------------------------------ the snippet


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


# -------------------------------------------------------------------------------- the pages


def copy_pages(project: Project, root: Path) -> Project:
    """A project that has a copy of the pages, and of what the rules for pages read."""
    for language in project.languages:
        shutil.copytree(project.docs / language, root / "docs" / language)
    for name in ("glossary.yml", "languages.yml"):
        shutil.copy(project.docs / name, root / "docs")
    shutil.copytree(project.snippets, root / "snippets")
    return Project(root)


def of_pages(project: Project, entry: Entry) -> Iterator[Mutant]:
    """The entry's pages, edited one at a time; sections renamed in the entry alone."""
    pages = project.pair(entry.slug)
    texts = {page.path: page.path.read_text(encoding="utf-8") for page in pages}
    for name in entry.shown:
        renamed = replace(entry, sections=_renamed(entry.sections, name))
        trial = partial(try_pages, project, renamed, texts)
        what = f"{entry.slug}: {name}"
        yield Mutant("section renamed in the file", what, list(texts), None, trial)
    for page in pages:
        for edit in edits(page, entry):
            changed = texts | {page.path: edit.applied(texts[page.path])}
            stamped = edit.kind != ONE_LANGUAGE_EDITED
            trial = partial(try_pages, project, entry, changed, stamped)
            what = f"{page.label}:{edit.line}"
            yield Mutant(edit.kind, what, list(texts), None, trial)


def _renamed(sections: Mapping[str, Section], name: str) -> dict[str, Section]:
    return {f"{old}_x" if old == name else old: section for old, section in sections.items()}


def try_pages(
    project: Project, entry: Entry, texts: Mapping[Path, str], stamped: bool = True
) -> None:
    """Write these pages, stamp them, and check them."""
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    again = Project(project.root)  # which has read nothing yet
    if stamped:
        stamp_pair(again, entry.slug)
    rules.check_pages(again, entry)


@dataclass(frozen=True)
class Edit:
    """What replaces the lines `first` to `last` of a page, and the line that it is about."""

    kind: str
    line: int
    new: str
    first: int
    last: int

    def applied(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        return "".join([*lines[: self.first - 1], self.new, *lines[self.last :]])


def edits(page: Page, entry: Entry) -> Iterator[Edit]:
    """Every edit of a page that a rule must notice."""
    headings = {heading.line for heading in page.headings}
    has_prose = False
    for number, line in page.lines:
        if INCLUDE.search(line):
            yield from edits_of_include(number, line, entry)
        elif number in headings:
            yield Edit("heading in one language", number, "", number, number)
        elif not has_prose and re.match(r"\w", line):
            has_prose = True
            new = f"{EDITS[page.language]}{line}\n"
            yield Edit(ONE_LANGUAGE_EDITED, number, new, number, number)
        for link in re.finditer(r"\[([^]]*)\]\([^)]*\)", line):
            new = f"{line[: link.start()]}{link[1]}{line[link.end() :]}\n"
            yield Edit("link in one language", number, new, number, number)


def edits_of_include(number: int, line: str, entry: Entry) -> Iterator[Edit]:
    """An include that names another section or entry, or is gone with or without its fence."""
    section = line.rpartition(":")[2].rstrip('"')
    renamed = line.replace(f":{section}", f":{section}_x")
    other = next(slug for slug in OTHERS if slug != entry.slug)
    foreign = line.replace(entry.slug, other)
    yield Edit("section renamed in the page", number, f"{renamed}\n", number, number)
    yield Edit("include of another entry", number, f"{foreign}\n", number, number)
    yield Edit("fence emptied", number, "", number, number)
    yield Edit("include in one language", number, "", number - 1, number + 1)


# ---------------------------------------------------------------------------- the seed rows


def of_rows(project: Project, directory: Path) -> Iterator[Mutant]:
    """Each seed row, removed, and led to a page that does not exist."""
    text = (project.root / ROWS).read_text(encoding="utf-8")
    rows, lines = list(tomllib.loads(text)["homes"]), text.splitlines(keepends=True)
    for at, line in enumerate(lines):
        if not line.startswith('"'):
            continue
        changes = {
            "seed row without a home": "",
            "seed row's home removed": line.replace('"\n', '-x"\n'),
        }
        for number, (kind, changed) in enumerate(changes.items()):
            file = directory / f"rows-{at}-{number}.toml"
            changed_text = "".join([*lines[:at], changed, *lines[at + 1 :]])
            file.write_text(changed_text, encoding="utf-8")
            trial = partial(rules.check_rows, project, file, rows)
            yield Mutant(kind, line.strip(), [file], None, trial)
