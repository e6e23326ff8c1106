"""What the versions of PyTorch that pip installs printed: snippets/versions/2.0.1.json, written by tests/record.py.

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
    return sorted((path.stem for path in entries.SNIPPETS.glob("versions/[0-9]*.json")), key=order)


def order(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


@cache
def written(section: Section) -> Answer:
    """What the section's #> lines say it answers."""
    printed = [line.removeprefix(OUTPUT).removeprefix(" ") for line in section.text.splitlines() if line.startswith(OUTPUT)]
    return Answer(printed, section.raises)


def seal(version: str, section: Section, answer: Answer) -> str:
    return hashlib.sha256(json.dumps([version, code_of(section), *answer]).encode()).hexdigest()[:8]


def code_of(section: Section) -> list[str]:
    return [line for line in section.text.splitlines() if not line.startswith(OUTPUT)]


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
    if isinstance(kept, dict):
        mark, answer = kept.get("seal"), Answer(kept.get("printed", []), kept.get("raises", False))
    else:
        mark, answer = kept, written(section)
    return answer if mark == seal(version, section, answer) else None


def kept(version: str, section: Section, answer: Answer) -> str | dict:
    """What a record holds of a section."""
    mark = seal(version, section, answer)
    return mark if answer == written(section) else {"seal": mark, **answer._asdict()}


def write(version: str, answers: Answers, shown: Iterable[Entry]) -> None:
    """Keep what the version answered, in the order of the entries."""
    save(record_path(version), {
        entry.slug: {name: kept(version, section, answers[entry.slug][name])
                     for name, section in entry.shown.items() if name in answers[entry.slug]}
        for entry in shown if answers.get(entry.slug)})


def save(path: Path, record: dict) -> None:
    """Write a record; an empty one is no file."""
    if record:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        path.unlink(missing_ok=True)


def rebase(before: list[Entry], torch: str, after: list[Entry]) -> None:
    """Keep every record true when the #> lines have become another version's: `torch` printed those of `before`."""
    if torch != default_version() and torch not in recorded_versions():
        write(torch, answers_of(before), before)
    for version in recorded_versions():
        record = load(record_path(version), record_path(version).stat().st_mtime_ns)
        for old, new in zip(before, after):
            for name in record.get(old.slug, {}).keys() & old.shown.keys() & new.shown.keys():
                answer = opened(version, old.shown[name], record[old.slug][name])
                if answer and code_of(old.shown[name]) == code_of(new.shown[name]):
                    record[old.slug][name] = kept(version, new.shown[name], answer)
        save(record_path(version), record)


def check(entry: Entry) -> None:
    """Raise Problem for the first part of a record that does not belong to the entry as it stands."""
    for version in recorded_versions():
        path = record_path(version)
        for name, kept in load(path, path.stat().st_mtime_ns).get(entry.slug, {}).items():
            section = entry.shown.get(name)
            if section and opened(version, section, kept):
                continue
            text = path.read_text(encoding="utf-8")
            line = text[: text.index(f'"{name}":', text.index(f'"{entry.slug}":'))].count("\n") + 1
            raise Problem(path, line, f"{entry.slug}:{name}, whose seal does not hold" if section else f"{entry.slug}:{name}, which is no section",
                          f"what PyTorch {version} answered to snippets/{entry.slug}.py as it stands",
                          f"python tests/record.py {version} {entry.slug}; or, to do without, python tests/record.py --forget")


def gpu_path() -> Path:
    """What entries with a device in their head were proven on: their sections' seals, PyTorch's version, the GPU's name."""
    return entries.SNIPPETS / "versions" / "cuda.json"


def gpu_seals(entry: Entry, torch: str, gpu: str) -> dict:
    """What gpu_path holds of an entry; its #> lines and its check are sealed, too."""
    seals = {name: seal(f"{torch} {gpu}", section, written(section)) for name, section in entry.sections.items()}
    return {"torch": torch, "gpu": gpu, "seals": seals}


def check_gpu(entry: Entry) -> dict:
    """Where the entry was proven as it stands; raise Problem where it was not."""
    found = load(gpu_path(), gpu_path().stat().st_mtime_ns).get(entry.slug, {}) if gpu_path().exists() else {}
    if not found or found != gpu_seals(entry, found.get("torch"), found.get("gpu")):
        raise Problem(entry.path, entry.head_line("device"), "seals that do not hold" if found else "no seals",
                      f"seals in {gpu_path().name} of the entry as it stands, made on a GPU",
                      f"python tests/record.py --gpu {entry.slug}, on a machine with CUDA")
    return found


def history(shown: Iterable[Entry]) -> dict[str, Answers]:
    """What every recorded version answered, oldest first, and the default one even without a record."""
    found = {default_version(): answers_of(shown)} | {version: read(version, shown) for version in recorded_versions()}
    return dict(sorted(found.items(), key=lambda item: order(item[0])))


def answers_of(shown: Iterable[Entry]) -> Answers:
    """What the #> lines say, but for entries that need a GPU."""
    return {entry.slug: {name: written(section) for name, section in entry.shown.items()} for entry in shown if "device" not in entry.head}


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
