"""Breaks entries on purpose, in every way in which a contribution goes wrong.

Each mutant must end in a Problem that names the right file and line. `snippets` and `pages` break
what is right, `cheats` and `words` add what is false or hostile, and `files` what is none of it.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pitfalls.entry import read_entry
from pitfalls.project import Project
from pitfalls.proof.engine import Engine
from pitfalls.proof.mutants import cheats, files, pages, rows, snippets, words
from pitfalls.proof.mutants.mutant import Equivalent, Mutant, Outcome


def try_all(project: Project, slugs: Iterable[str] = ()) -> list[Outcome]:
    """Try every mutant of these entries, or of all, and of what is no entry's."""
    entries = [read_entry(project.find_entry(slug)) for slug in slugs]
    entries = entries or list(project.entries.values())
    engine = Engine()
    proofs = [engine.start(entry.path) for entry in entries]
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        copy = pages.copy_pages(project, directory / "copy")
        mutants = [*rows.of_rows(project, directory), *files.of_project(copy)]
        for entry, proof in zip(entries, proofs, strict=True):
            runs = proof.result()
            mutants += snippets.of_snippet(entry, runs, engine, directory)
            others = [each for each in project.entries.values() if each.slug != entry.slug]
            mutants += cheats.of_snippet(entry, others, runs, engine, directory)
        for entry in entries:
            mutants += pages.of_pages(copy, entry)
            mutants += words.of_pages(copy, entry)
        return list(outcomes_of(mutants))


def outcomes_of(mutants: Iterable[Mutant]) -> Iterator[Outcome]:
    """What comes of each, without those that turn out to be no mutants."""
    for mutant in mutants:
        with suppress(Equivalent):
            yield Outcome(mutant, mutant.survives())


def table(outcomes: list[Outcome]) -> str:
    """For each kind, how many mutants there were and how many were caught; then the survivors."""
    made = Counter(mutant.kind for mutant, _ in outcomes)
    alive = Counter(mutant.kind for mutant, survived in outcomes if survived)
    lines = [f"{'kind':36}{'mutants':>8}{'caught':>8}"]
    for kind in made:
        lines.append(_table_row(kind, made[kind], alive[kind]))
    lines.append(_table_row("all", made.total(), alive.total()))
    excuses = Counter(
        (each.mutant.kind, each.mutant.excuse)
        for each in outcomes
        if each.survived and each.mutant.excuse
    )
    for (kind, excuse), count in excuses.items():
        lines.append(f"{count} of {kind!r} survive: {excuse}")
    for mutant, survived in (each for each in outcomes if each.escaped):
        lines.append(f"survivor: {mutant.kind}: {mutant.what}: {survived}")
    return "\n".join(lines)


def _table_row(kind: str, made: int, alive: int) -> str:
    caught = made - alive
    return f"{kind:36}{made:8}{caught:8}{caught / made:8.1%}"
