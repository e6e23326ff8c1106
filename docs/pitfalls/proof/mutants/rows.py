"""Mutants of the list of seed rows: a question of the raw notes that no page answers any more."""

import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pitfalls import rules
from pitfalls.project import Project
from pitfalls.proof.mutants.mutant import Mutant

ROWS = "tests/content/seed_rows.toml"


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
