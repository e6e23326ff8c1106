"""Breaks the entries on purpose in every way a contribution goes wrong: python tests/mutate.py [topic/slug ...]

Each mutant must end in a Problem that names the right file and line; prints a table, and every survivor. Changed `#>`
lines and messages are compared with what one real proof recorded, as every proof does; a changed check, head or
section really runs; a changed page goes through the rules in a copy of docs/, stamped anew, unless that is the mistake.
"""

import ast
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import rules  # noqa: E402  once its directory is on the path
import stamp  # noqa: E402
import test_seed_rows as rows  # noqa: E402
from engine import LIMIT, Engine, Run, check_messages, compare_outputs, in_child, run_alone, run_check  # noqa: E402
from entries import INCLUDE, OUTPUT, SNIPPETS, Entry, Problem, all_entries, read_entry  # noqa: E402

DTYPES = {"float32": "float64", "float64": "float32", "int64": "int32", "int32": "int64", "bool": "uint8"}
OUTPUTS = {  # kind, what is changed in a `#>` line, and into what
    "#> line: digit": (r"\d", lambda found: str((int(found[0]) + 1) % 10)),
    "#> line: sign": (r"(?<![\w.-])-?(\d)", lambda found: found[1] if found[0].startswith("-") else f"-{found[1]}"),
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


@dataclass
class Mutant:
    """What was done and where; the files and the lines, all if None, that its Problem may name; how to raise it."""

    kind: str
    what: str
    paths: list[Path]
    lines: range | None
    trial: Callable[[], object]

    def survives(self) -> str | None:
        """What happened instead of the right Problem."""
        try:
            self.trial()
        except Problem as problem:
            path, line, found = problem.args[:3]
            there = path in self.paths and (line > 0 if self.lines is None else line in self.lines)
            return None if there else f"told at {path}:{line}: {found}"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return "not noticed"


def with_text(entry: Entry, name: str, text: str) -> Entry:
    return Entry(entry.path, entry.sections | {name: replace(entry.sections[name], text=text)}, entry.head)


def of_outputs(entry: Entry, runs: dict[str, Run]) -> Iterator[Mutant]:
    for name, section in entry.shown.items():
        lines = section.text.splitlines()
        for at, line in enumerate(lines):
            for kind, (old, new) in OUTPUTS.items() if line.startswith(OUTPUT) else ():
                changed = OUTPUT + re.sub(old, new, line[len(OUTPUT) :], count=1)
                if changed != line:
                    number = section.line + at
                    broken = with_text(entry, name, "\n".join([*lines[:at], changed, *lines[at + 1 :]]))
                    yield Mutant(kind, f"{entry.slug}:{number}", [entry.path], range(number, number + 1),
                                 lambda broken=broken: compare_outputs(broken, runs))


def of_head(entry: Entry, runs: dict[str, Run], recheck: Callable) -> Iterator[Mutant]:
    printed, head, text = "".join(run.out for run in runs.values()), entry.head, entry.path.read_text()
    for message in head.get("messages", []):
        longest, line = max(message.split("*"), key=len), entry.head_line("messages")
        broken = Entry(entry.path, entry.sections, head | {"messages": [message.replace(longest, f"{longest[:-1]}qq")]})
        yield Mutant("message that nothing raises", f"{entry.slug}: {message}", [entry.path], range(line, line + 1),
                     lambda broken=broken: check_messages(broken, printed))
    line, unrelated = entry.head_line("apis"), next(api for api in UNRELATED if api.rpartition(".")[2] not in text)
    for api in head["apis"]:
        for kind, other in {"API misspelt": f"{api}z", "API unrelated": unrelated}.items():
            apis = [other if each == api else each for each in head["apis"]]
            yield Mutant(kind, f"{entry.slug}: {api}", [entry.path], range(line, line + 1),
                         recheck(Entry(entry.path, entry.sections, head | {"apis": apis})))


def of_check(entry: Entry, recheck: Callable) -> Iterator[Mutant]:
    check = entry.sections["check"]
    starts = [0, *accumulate(map(len, check.text.splitlines(keepends=True)))]
    for node in ast.walk(ast.parse(check.text)):
        if isinstance(node, ast.Assert):
            test, line = node.test, check.line + node.lineno - 1
            first, last = starts[test.lineno - 1] + test.col_offset, starts[test.end_lineno - 1] + test.end_col_offset
            negated = f"{check.text[:first]}not ({check.text[first:last]}){check.text[last:]}"
            yield Mutant("assert negated", f"{entry.slug}:{line}", [entry.path],
                         range(line, check.line + node.end_lineno), recheck(with_text(entry, "check", negated)))


def of_swaps(entry: Entry, engine: Engine, directory: Path) -> Iterator[Mutant]:
    whole = entry.path.read_text()
    for name, section in entry.shown.items():
        if section.role == "wrong" and section.partner in entry.sections:
            path = directory / f"{entry.path.stem}-{name}.py"
            partner = entry.sections[section.partner].text
            path.write_text(whole.replace(section.text, "\0").replace(partner, section.text).replace("\0", partner))
            if entry.figure.exists():
                shutil.copy(entry.figure, path.with_suffix(".svg"))
            yield Mutant("wrong and right swapped", f"{entry.slug}: {name}", [path], None, engine.start(path).result)


def unsafe(entry: Entry, engine: Engine) -> Iterator[Mutant]:
    section = next((section for section in entry.shown.values() if not section.raises), None)
    for kind, code in UNSAFE.items() if section else ():
        broken = with_text(entry, section.name, f"{section.text}\n{code}")
        there = broken.sections[section.name]
        run = engine.pool.submit(in_child, broken, there, LIMIT, run_alone, broken, there)
        yield Mutant(kind, f"{entry.slug}: {section.name}", [entry.path],
                     range(there.line, there.line + there.text.count("\n") + 1), run.result)


def of_pages(entry: Entry) -> Iterator[Mutant]:
    pages = [rules.Page(rules.DOCS / language / f"{entry.slug}.md") for language in rules.LANGUAGES]
    texts = {page.path: page.path.read_text(encoding="utf-8") for page in pages}

    def mutant(kind: str, what: str, changed: dict[Path, str], entry: Entry = entry) -> Mutant:
        def trial():
            for path, text in (texts | changed).items():
                path.write_text(text, encoding="utf-8")
            if kind != "page edited in one language":
                stamp.stamp(entry.slug)
            rules.check_pages(entry)
        return Mutant(kind, what, list(texts), None, trial)

    for name in entry.shown:
        sections = {f"{name}_x" if old == name else old: section for old, section in entry.sections.items()}
        renamed = Entry(entry.path, sections, entry.head)
        yield mutant("section renamed in the file", f"{entry.slug}: {name}", {}, renamed)
    for page in pages:
        lines, prose = texts[page.path].splitlines(keepends=True), True
        for number, line in page.lines:
            def edited(kind: str, new: str = "", first: int = number, last: int = number) -> Mutant:
                text = "".join([*lines[: first - 1], new, *lines[last:]])
                return mutant(kind, f"{page.path.relative_to(rules.ROOT)}:{number}", {page.path: text})

            line = f"{line}\n"
            if found := INCLUDE.search(line):
                other = next(slug for slug in OTHERS if slug != entry.slug)
                yield edited("section renamed in the page", line.replace(f":{found[2]}", f":{found[2]}_x"))
                yield edited("include of another entry", line.replace(entry.slug, other))
                yield edited("fence emptied")
                yield edited("include in one language", "", number - 1, number + 1)
            elif rules.HEADING.match(line):
                yield edited("heading in one language")
            elif prose and re.match(r"\w", line):
                prose = False
                yield edited("page edited in one language", {"en": "Indeed: ", "zh": "其实，"}[page.language] + line)
            for link in re.finditer(r"\[([^]]*)\]\([^)]*\)", line):
                yield edited("link in one language", line[: link.start()] + link[1] + line[link.end() :])


def of_rows(directory: Path) -> Iterator[Mutant]:
    lines = rows.FILE.read_text().splitlines(keepends=True)
    for at, line in enumerate(lines):
        changes = {"seed row without a home": "", "seed row's home removed": line.replace('"\n', '-x"\n')}
        for kind, changed in changes.items() if line.startswith('"') else ():
            file = directory / f"{at}{'x' if changed else ''}.toml"
            file.write_text("".join([*lines[:at], changed, *lines[at + 1 :]]))
            yield Mutant(kind, line.strip(), [file], None, lambda file=file: rows.check_rows(file))


def copy_pages(directory: Path) -> None:
    """Let the rules read a copy of docs/ from now on."""
    for language in rules.LANGUAGES:
        shutil.copytree(rules.DOCS / language, directory / "docs" / language)
    shutil.copy(rules.DOCS / "glossary.yml", directory / "docs")
    rules.ROOT, rules.DOCS = directory, directory / "docs"


def table(outcomes: list[tuple[Mutant, str | None]]) -> str:
    made = Counter(mutant.kind for mutant, _ in outcomes)
    lost = Counter(mutant.kind for mutant, why in outcomes if why)
    counts = [*((kind, made[kind], lost[kind]) for kind in made), ("all", made.total(), lost.total())]
    lines = [f"{kind:32}{number:8}{number - alive:8}{1 - alive / number:8.1%}" for kind, number, alive in counts]
    survivors = [f"survivor: {mutant.kind}: {mutant.what}: {why}" for mutant, why in outcomes if why]
    return "\n".join([f"{'kind':32}{'mutants':>8}{'caught':>8}", *lines, *survivors])


def main(slugs: list[str]) -> str | None:
    """The reason why all is not well."""
    engine = Engine()
    entries = [read_entry(SNIPPETS / f"{slug}.py") for slug in slugs] or all_entries()
    proofs = [engine.start(entry.path) for entry in entries]
    with tempfile.TemporaryDirectory() as directory:
        mutants = [*of_rows(Path(directory))]
        for entry, proof in zip(entries, proofs):
            runs = proof.result()

            def recheck(broken: Entry, runs: dict[str, Run] = runs) -> Callable[[], object]:
                check = broken.sections["check"]
                return engine.pool.submit(in_child, broken, check, LIMIT, run_check, broken, runs).result

            mutants += [*of_outputs(entry, runs), *of_head(entry, runs, recheck), *of_check(entry, recheck),
                        *of_swaps(entry, engine, Path(directory)), *unsafe(entry, engine)]
        copy_pages(Path(directory))
        mutants += [mutant for entry in entries for mutant in of_pages(entry)]
        outcomes = [(mutant, mutant.survives()) for mutant in mutants]
    print(table(outcomes))
    return "There are survivors." if any(why for _, why in outcomes) else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
