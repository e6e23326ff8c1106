"""Breaks the entries on purpose in every way a contribution goes wrong: python tests/mutate.py [topic/slug ...]

Each mutant must end in a Problem that names the right file and line. Prints a table: kind, mutants, caught, rate, and
every survivor. Changed `#>` lines and messages are compared with what one real proof recorded, as every proof does;
a changed check, head or section really runs; a changed page, stamped anew, goes through the rules in a copy of docs/.
"""

import ast
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import rules  # noqa: E402  once its directory is on the path
import stamp  # noqa: E402
import test_seed_rows as rows  # noqa: E402
import yaml  # noqa: E402
from engine import LIMIT, Engine, Run, check_messages, compare_outputs, in_child, run_alone, run_check  # noqa: E402
from entries import INCLUDE, OUTPUT, SNIPPETS, Entry, Problem, all_entries, read_entry  # noqa: E402

DTYPES = {"float32": "float64", "float64": "float32", "int64": "int32", "int32": "int64", "bool": "uint8", "uint8": "bool"}
OUTPUTS = {  # kind, what is changed in a `#>` line, and into what
    "#> line: digit": (r"\d", lambda found: str((int(found[0]) + 1) % 10)),
    "#> line: sign": (r"(?<![\w.-])-?(\d)", lambda found: found[1] if found[0].startswith("-") else f"-{found[1]}"),
    "#> line: dtype": (rf"\b({'|'.join(DTYPES)})\b", lambda found: DTYPES[found[0]]),
    "#> line: shape": (r"\[(\d+(, \d+)*)\]", lambda found: f"[1, {found[1]}]"),
    "#> line: letter": (r"[a-z]", lambda found: "q" if found[0] != "q" else "k"),
}
UNRELATED = ("torch.nn.Bilinear", "torch.fft.fftshift", "torch.linalg.cholesky")
UNSAFE = {
    "unsafe: network": "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
    "unsafe: file outside": "open(__file__ + '/../../x', 'w')",
    "unsafe: file outside, native": "import torch; torch.save(1, '/tmp/x.pt')",
    "unsafe: process left behind": "import subprocess; subprocess.Popen(['sleep', '999'])",
    "unsafe: default dtype": "import torch; torch.set_default_dtype(torch.float16)",
    "unsafe: environment": "import os; os.environ['X'] = '1'",
}


@dataclass
class Mutant:
    """What was done and where; the files and lines that its Problem may name; the trial raises that Problem."""

    kind: str
    what: str
    paths: tuple[Path, ...]
    lines: range
    trial: Callable[[], object]

    def survives(self) -> str | None:
        """What happened instead of the right Problem."""
        try:
            self.trial()
        except Problem as problem:
            path, line, found = problem.args[:3]
            return None if path in self.paths and line in self.lines else f"told at {path}:{line}: {found}"
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return "not noticed"


def with_text(entry: Entry, name: str, text: str) -> Entry:
    return Entry(entry.path, entry.sections | {name: replace(entry.sections[name], text=text)}, entry.head)


def of_outputs(entry: Entry, runs: dict[str, Run]) -> Iterator[Mutant]:
    for name, section in entry.shown.items():
        lines = section.text.splitlines()
        for at, line in enumerate(lines):
            if not line.startswith(OUTPUT):
                continue
            changes = {kind: OUTPUT + re.sub(old, new, line[len(OUTPUT) :], count=1) for kind, (old, new) in OUTPUTS.items()}
            for kind, changed in (changes | {"#> line: removed": None}).items():
                if changed != line:
                    text = "\n".join([*lines[:at], *([] if changed is None else [changed]), *lines[at + 1 :]])
                    broken, number = with_text(entry, name, text), section.line + at
                    later = number + (len(lines) - at if changed is None else 1)  # of equal lines, the last one misses
                    yield Mutant(kind, f"{entry.slug}:{number}", (entry.path,), range(number, later + 1),
                                 lambda broken=broken: compare_outputs(broken, runs))


def of_messages(entry: Entry, runs: dict[str, Run]) -> Iterator[Mutant]:
    printed = "".join(run.out for run in runs.values())
    for message in entry.head.get("messages", []):
        longest = max(message.split("*"), key=len)
        head = entry.head | {"messages": [message.replace(longest, longest[: len(longest) // 2] + "qq" + longest[len(longest) // 2 :])]}
        line = entry.head_line("messages")
        yield Mutant("message that nothing raises", f"{entry.slug}: {message}", (entry.path,), range(line, line + 1),
                     lambda head=head: check_messages(Entry(entry.path, entry.sections, head), printed))


def of_check(entry: Entry, recheck: Callable) -> Iterator[Mutant]:
    check = entry.sections["check"]
    starts = [0]
    for line in check.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in ast.walk(ast.parse(check.text)):
        if isinstance(node, ast.Assert):
            first, last = (starts[line - 1] + column for line, column in (
                (node.test.lineno, node.test.col_offset), (node.test.end_lineno, node.test.end_col_offset)))
            negated = f"{check.text[:first]}not ({check.text[first:last]}){check.text[last:]}"
            line = check.line + node.lineno - 1
            yield Mutant("assert negated", f"{entry.slug}:{line}", (entry.path,), range(line, check.line + node.end_lineno),
                         recheck(with_text(entry, "check", negated)))


def of_apis(entry: Entry, recheck: Callable) -> Iterator[Mutant]:
    line = entry.head_line("apis")
    text = entry.path.read_text()
    unrelated = next(api for api in UNRELATED if api.rpartition(".")[2] not in text)
    for at, api in enumerate(entry.head["apis"]):
        for kind, other in (("API misspelt", api[:-2] + api[:-3:-1] + "z"), ("API unrelated", unrelated)):
            apis = [*entry.head["apis"][:at], other, *entry.head["apis"][at + 1 :]]
            yield Mutant(kind, f"{entry.slug}: {api}", (entry.path,), range(line, line + 1),
                         recheck(Entry(entry.path, entry.sections, entry.head | {"apis": apis})))


def of_swaps(entry: Entry, engine: Engine, directory: Path) -> Iterator[Mutant]:
    whole = entry.path.read_text()
    for name, section in entry.shown.items():
        if section.role == "wrong" and section.partner in entry.sections:
            path = directory / f"{entry.path.stem}-{name}.py"
            partner = entry.sections[section.partner].text
            path.write_text(whole.replace(section.text, "\0").replace(partner, section.text).replace("\0", partner))
            if entry.figure.exists():
                shutil.copy(entry.figure, path.with_suffix(".svg"))
            yield Mutant("wrong and right swapped", f"{entry.slug}: {name}", (path,), range(1, whole.count("\n") + 1), engine.start(path).result)


def unsafe(entry: Entry, engine: Engine) -> Iterator[Mutant]:
    section = next((section for section in entry.shown.values() if not section.raises), None)
    for kind, code in UNSAFE.items() if section else ():
        broken = with_text(entry, section.name, f"{code}\n{section.text}")
        run = engine.pool.submit(in_child, broken, broken.sections[section.name], LIMIT, run_alone, broken, broken.sections[section.name])
        yield Mutant(kind, f"{entry.slug}: {section.name}", (entry.path,), range(section.line, section.line + 1), run.result)


def of_pages(entry: Entry, pages: dict[str, rules.Page], glossary: list[dict]) -> Iterator[Mutant]:
    def mutant(kind: str, number: int, page: rules.Page, text: str | None = None, entry: Entry = entry) -> Mutant:
        def trial():
            before = {each.path: each.path.read_text(encoding="utf-8") for each in pages.values()}
            try:
                if text is not None:
                    page.path.write_text(text, encoding="utf-8")
                if not kind.startswith("page edited"):
                    stamp.stamp(entry.slug)
                check_pages(entry, glossary)
            finally:
                for path, old in before.items():
                    path.write_text(old, encoding="utf-8")
        return Mutant(kind, f"{page.path.relative_to(rules.ROOT)}:{number}", tuple(each.path for each in pages.values()), range(1, longest + 1), trial)

    longest = max(page.lines[-1][0] for page in pages.values())
    for name in entry.shown:
        sections = {f"{name}_renamed" if old == name else old: section for old, section in entry.sections.items()}
        yield mutant("section renamed in the file only", 1, pages["en"], entry=Entry(entry.path, sections, entry.head))
    for page in pages.values():
        lines = page.path.read_text(encoding="utf-8").splitlines(keepends=True)

        def without(first: int, last: int, *instead: str) -> str:
            return "".join([*lines[:first], *instead, *lines[last:]])

        prose = next(number for number, line in page.lines if re.match(r"\w", line))
        word = "Indeed: " if page.language == "en" else "其实，"
        yield mutant("page edited in one language only", prose, page, without(prose - 1, prose, word + lines[prose - 1]))
        for number, line in page.lines:
            at = number - 1
            if found := INCLUDE.search(line):
                other = "autograd/backward-twice" if entry.slug != "autograd/backward-twice" else "losses/what-are-logits"
                yield mutant("section renamed in the page only", number, page, without(at, at + 1, line.replace(f":{found[2]}", f":{found[2]}_x") + "\n"))
                yield mutant("include of another entry", number, page, without(at, at + 1, line.replace(entry.slug, other) + "\n"))
                yield mutant("fence emptied", number, page, without(at, at + 1))
                yield mutant("include dropped from one language", number, page, without(at - 1, at + 2))
            elif rules.HEADING.match(line):
                yield mutant("heading dropped from one language", number, page, without(at, at + 1))
            for link in re.finditer(r"\[([^]]*)\]\([^)]*\)", line):
                plain = line[: link.start()] + link[1] + line[link.end() :]
                yield mutant("link dropped from one language", number, page, without(at, at + 1, plain + "\n"))


def check_pages(entry: Entry, glossary: list[dict]) -> None:
    """What tests/test_pages.py asks of an entry's two pages."""
    pages = [rules.Page(rules.DOCS / language / f"{entry.slug}.md") for language in rules.LANGUAGES]
    for page in pages:
        rules.check_finished(page.path)
        rules.check_front_matter(page, rules.FRONT_MATTER)
        rules.check_headings(page)
        rules.check_code(page, entry)
        rules.check_chinese(page, glossary)
        rules.check_pair(page)
    for page in pages:
        rules.check_stamp(page)


def of_rows(directory: Path) -> Iterator[Mutant]:
    lines = rows.FILE.read_text().splitlines(keepends=True)
    for at, line in enumerate(lines):
        if line.startswith('"'):
            for kind, changed in (("seed row without a home", ""), ("seed row's home removed", line.replace('"\n', '-x"\n'))):
                file = directory / f"{kind[9:13]}{at}.toml"
                file.write_text("".join([*lines[:at], changed, *lines[at + 1 :]]))
                yield Mutant(kind, line.strip(), (file,), range(1, len(lines) + 1), lambda file=file: rows.check_rows(file))


def main(slugs: list[str]) -> None:
    engine, glossary = Engine(), yaml.safe_load((rules.DOCS / "glossary.yml").read_text(encoding="utf-8"))
    entries = [read_entry(SNIPPETS / f"{slug}.py") for slug in slugs] or all_entries()
    proofs = [engine.start(entry.path) for entry in entries]
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        mutants, unproven = [*of_rows(directory)], []
        for entry, proof in zip(entries, proofs):
            if problem := proof.exception():
                unproven.append(problem)
                continue
            runs = proof.result()

            def recheck(broken: Entry, runs: dict[str, Run] = runs) -> Callable[[], object]:
                return engine.pool.submit(in_child, broken, broken.sections["check"], LIMIT, run_check, broken, runs).result

            mutants += [*of_outputs(entry, runs), *of_messages(entry, runs), *of_check(entry, recheck), *of_apis(entry, recheck),
                        *of_swaps(entry, engine, directory), *unsafe(entry, engine)]
        rules.ROOT, rules.DOCS = directory, Path(shutil.copytree(rules.DOCS, directory / "docs", ignore=shutil.ignore_patterns("*.ipynb")))
        stamp.DOCS = rules.DOCS
        for entry in entries:
            pages = {language: rules.Page(rules.DOCS / language / f"{entry.slug}.md") for language in rules.LANGUAGES}
            mutants += of_pages(entry, pages, glossary)
        outcomes = [(mutant, mutant.survives()) for mutant in mutants]
    made = Counter(mutant.kind for mutant, _ in outcomes)
    survivors = [(mutant, why) for mutant, why in outcomes if why]
    lost = Counter(mutant.kind for mutant, _ in survivors)
    for kind, number in made.items():
        print(f"{kind:36}{number:6}{number - lost[kind]:6}{1 - lost[kind] / number:8.1%}")
    print(f"{f'all, of {len(entries)} entries':36}{made.total():6}{made.total() - lost.total():6}{1 - lost.total() / made.total():8.1%}")
    for mutant, why in survivors:
        print(f"survivor: {mutant.kind}: {mutant.what}: {why}")
    for problem in unproven:
        print(f"fails as it is, so its mutants say nothing: {problem}")
    sys.exit(bool(survivors or unproven))


if __name__ == "__main__":
    main(sys.argv[1:])
