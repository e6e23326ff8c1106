"""Mutants of what is no entry's: figures, labs, records, texts, and files that nobody wants.

Each is written into a copy of the project, tried, and taken back.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import nbformat

from pitfalls import safety
from pitfalls.project import Project
from pitfalls.proof import labs
from pitfalls.proof.mutants.mutant import Mutant

FIGURES = {
    "script in a figure": "<script>alert(1)</script>",
    "HTML in a figure": "<foreignObject></foreignObject>",
    "picture in a figure": '<image href="https://github.com/x.png"/>',
    "link in a figure": '<a href="javascript:alert(1)"><rect/></a>',
    "figure that reacts": '<rect onload="alert(1)"/>',
    "style sheet in a figure": "<style>*{display:none}</style>",
    "animation in a figure": '<set attributeName="href"/>',
    "shape from elsewhere": '<use href="https://github.com/x.svg#x"/>',
    "comment in a figure": "<!-- x -->",
}
STRAY = (
    "docs/en/x.htm", "docs/zh/losses/x.svg", "docs/x.js", "docs/theme/x.wasm", "docs/root/x.sh",
    "snippets/losses/x.html", "snippets/losses/x.svg", "snippets/x.py", "docs/en/losses/x.pdf",
)
CELLS: dict[str, dict[str, Any]] = {
    "script in a lab": {"source": "<script>alert(1)</script>"},
    "style in a lab": {"source": '<b style="x">x</b>'},
    "link in a lab": {"source": "[x](javascript:alert)"},
    "comment in a lab": {"source": "<!-- x -->"},
    "notes to a lab's cell": {"source": "x", "metadata": {"tags": ["x"]}},
}
MARKUP = {
    "script in a word list": "<script>x</script>",
    "link in a word list": "[x](https://github.com)",
}


def of_project(project: Project) -> Iterator[Mutant]:
    """The mutants of a copy of a project."""
    yield from of_figures(project)
    yield from of_stray_files(project)
    yield from of_texts(project)
    yield from of_labs(project)
    yield from of_records(project)


def try_file(path: Path, text: str, rule: Callable[..., object], *arguments: Any) -> None:
    """Apply a rule while a file has this text."""
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        rule(*arguments)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def of_figures(project: Project) -> Iterator[Mutant]:
    """Each figure with something in it that is no shape, and one of absurd size."""
    for path in sorted(project.snippets.glob("*/*.svg")):
        text = path.read_text(encoding="utf-8")
        changed = {kind: text.replace("</svg>", f"{x}</svg>") for kind, x in FIGURES.items()}
        changed["figure of absurd size"] = re.sub(
            'viewBox="[^"]*"', 'viewBox="0 0 90000 9"', text, count=1
        )
        for kind, broken in changed.items():
            trial = partial(try_file, path, broken, safety.check_figure, path)
            yield Mutant(kind, path.stem, [path], None, trial)


def of_stray_files(project: Project) -> Iterator[Mutant]:
    """Files of kinds that are none of the project's."""
    for name in STRAY:
        path = project.root / name
        trial = partial(try_file, path, "<svg/>", safety.check_files, project)
        yield Mutant("stray file", name, [path], None, trial)


def of_texts(project: Project) -> Iterator[Mutant]:
    """Each word list with markup in one of its texts."""
    for path in sorted(project.docs.glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        is_list = any(line.startswith("- ") for line in text.splitlines())
        for kind, markup in MARKUP.items():
            broken = f'{text}\n{"-" if is_list else "zz:"} "{markup}"\n'
            trial = partial(try_file, path, broken, safety.check_texts, path)
            yield Mutant(kind, path.name, [path], None, trial)


def of_labs(project: Project) -> Iterator[Mutant]:
    """Each lab with a changed output, an output of another kind, and hostile words."""
    for path in sorted(project.docs.glob("*/labs/*.ipynb")):
        what = path.relative_to(project.docs).as_posix()
        notebook = nbformat.read(path, as_version=4)
        outputs = [cell.outputs for cell in labs.code_cells(notebook)]
        raw = json.loads(path.read_text(encoding="utf-8"))
        for number in range(len(raw["cells"])):
            if broken := _with_changed_output(raw, number):
                trial = partial(
                    try_file, path, broken, labs.compare, project, path.stem, outputs
                )
                yield Mutant("output of a lab", f"{what}, cell {number}", [path], None, trial)
        for kind, cell in CELLS.items():
            added = {"cell_type": "markdown", "id": "zz", "metadata": {}} | cell
            broken = json.dumps(raw | {"cells": [*raw["cells"], added]})
            trial = partial(try_file, path, broken, safety.check_lab, path)
            yield Mutant(kind, what, [path], None, trial)
        html = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>x</b>"}}
        added = {"cell_type": "code", "id": "zz", "metadata": {}, "source": "x"}
        added |= {"execution_count": 1, "outputs": [html]}
        broken = json.dumps(raw | {"cells": [*raw["cells"], added]})
        trial = partial(try_file, path, broken, safety.check_lab, path)
        yield Mutant("HTML as a lab's output", what, [path], None, trial)


def _with_changed_output(notebook: dict[str, Any], number: int) -> str | None:
    """The notebook with another digit in the first text that this cell prints."""
    broken = json.loads(json.dumps(notebook))
    for output in broken["cells"][number].get("outputs", []):
        text = "".join(output.get("text", ""))
        changed = re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), text, count=1)
        if changed != text:
            output["text"] = changed
            return json.dumps(broken)
    return None


def of_records(project: Project) -> Iterator[Mutant]:
    """Each record of an entry with a line that somebody wrote by hand."""
    for version in project.records.versions:
        path = project.records.path(version)
        record = project.records.load(version)
        for slug, sections in record.items():
            name, kept = next(iter(sections.items()))
            seal = kept if isinstance(kept, str) else kept["seal"]
            forged = {"seal": seal, "printed": ["1"], "raises": False}
            broken = json.dumps(record | {slug: sections | {name: forged}}, indent=1)
            trial = partial(
                try_file, path, broken, project.records.check, project.entries[slug]
            )
            yield Mutant("record written by hand", f"{version} {slug}", [path], None, trial)
