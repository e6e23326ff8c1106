"""What other versions of PyTorch printed: snippets/versions/2.0.1.json, written by tests/record.py.

A file holds, for each entry and section, a seal where the section answered what its `#>` lines say, or
{"seal": …, "printed": [lines], "raises": …} where it answered something else. The seal is a short hash of the version,
the section's code and the answer: once one of them changes, the record is void and no page shows it.
"""

import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import entries
from entries import ERROR, OUTPUT, WARNING, Entry, Problem, Section


class Answer(NamedTuple):
    """The lines that a section printed, those of its error last, and whether it raised."""

    printed: list[str]
    raises: bool


Answers = dict[str, dict[str, Answer]]  # by entry and section


def default_version() -> str:
    """The version that printed every #> line."""
    return tomllib.loads((entries.SNIPPETS / "verified.toml").read_text())["torch"]


def record_path(version: str) -> Path:
    return entries.SNIPPETS / "versions" / f"{version}.json"


def recorded_versions() -> list[str]:
    """Every version that has a record, oldest first."""
    return sorted((path.stem for path in record_path("*").parent.glob("*.json")), key=order)


def order(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def written(section: Section) -> Answer:
    """What the section's #> lines say it answers."""
    printed = [line.removeprefix(OUTPUT).removeprefix(" ") for line in section.text.splitlines() if line.startswith(OUTPUT)]
    return Answer(printed, section.raises)


def seal(version: str, section: Section, answer: Answer) -> str:
    code = [line for line in section.text.splitlines() if not line.startswith(OUTPUT)]
    return hashlib.sha256(json.dumps([version, code, *answer]).encode()).hexdigest()[:8]


def read(version: str, shown: Iterable[Entry]) -> Answers:
    """What the version answered, as far as its seals hold for these entries."""
    path, found = record_path(version), {}
    record = load(path, path.stat().st_mtime_ns)
    for entry in shown:
        for name, kept in record.get(entry.slug, {}).items():
            if name in entry.shown and (answer := opened(version, entry.shown[name], kept)):
                found.setdefault(entry.slug, {})[name] = answer
    return found


@cache  # both languages read the same files
def load(path: Path, changed: int) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise Problem(path, error.lineno, f"no JSON: {error.msg}", "the file that tests/record.py wrote",
                      f"git checkout it, or remove it and python tests/record.py {path.stem}") from None


def opened(version: str, section: Section, kept: str | dict) -> Answer | None:
    """What a record says the section answered; None where its seal does not hold."""
    mark, answer = (kept.get("seal"), Answer(kept.get("printed", []), kept.get("raises", False))) if isinstance(kept, dict) else (kept, written(section))
    return answer if mark == seal(version, section, answer) else None


def write(version: str, answers: Answers, shown: Iterable[Entry]) -> None:
    """Keep what the version answered, in the order of the entries; without any answer there is no file."""
    record = {}
    for entry in shown:
        for name, section in entry.shown.items():
            if answer := answers.get(entry.slug, {}).get(name):
                mark = seal(version, section, answer)
                kept = mark if answer == written(section) else {"seal": mark, **answer._asdict()}
                record.setdefault(entry.slug, {})[name] = kept
    path = record_path(version)
    if record:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def void(version: str, shown: Iterable[Entry]) -> list[Problem]:
    """A Problem for each part of a record that does not belong to a section as it stands."""
    path, by_slug, problems = record_path(version), {entry.slug: entry for entry in shown}, []
    text = path.read_text(encoding="utf-8")
    for slug, sections in load(path, path.stat().st_mtime_ns).items():
        for name, kept in sections.items():
            section = by_slug[slug].shown.get(name) if slug in by_slug else None
            if section and opened(version, section, kept):
                continue
            line = text[: text.index(f'"{name}":', text.index(f'"{slug}":'))].count("\n") + 1
            problems.append(Problem(
                path, line, f"{slug}:{name}, whose seal does not hold" if section else f"{slug}:{name}, which does not exist",
                f"what PyTorch {version} answered to snippets/{slug}.py:{section.line} as it stands" if section else "sections of snippets/",
                f"python tests/record.py {version} {slug}; or, to do without, python tests/record.py --forget"))
    return problems


def history(shown: Iterable[Entry]) -> dict[str, Answers]:
    """What every recorded version and the default one answered, oldest first."""
    found = {version: read(version, shown) for version in recorded_versions()}
    found[default_version()] = {entry.slug: {name: written(section) for name, section in entry.shown.items()} for entry in shown}
    return dict(sorted(found.items(), key=lambda item: order(item[0])))


def difference(before: Answer, after: Answer) -> list[str]:
    """The lines that went, after a minus, and those that came, after a plus."""
    return [line for line in difflib.ndiff(before.printed, after.printed) if line[0] in "-+"]


def kind(before: Answer, after: Answer) -> str:
    """What changed: it runs now, it raises now, the words of an error, a warning, or other output."""
    if before.raises != after.raises:
        return "runs" if before.raises else "raises"
    changed = [line.removeprefix("- ").removeprefix("+ ") for line in difference(before, after)]
    if all(WARNING.match(line) for line in changed):
        return "warning"
    return "wording" if before.raises or ERROR.match(changed[0]) else "output"
