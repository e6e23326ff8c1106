"""What other versions of PyTorch printed: snippets/versions/2.0.1.json, written by tests/record.py.

A file holds, for each entry and section, a seal where the section printed what its `#>` lines say, or
{"seal": …, "printed": [lines]} where it printed something else. The seal is a short hash of the version, the
section's code and what was printed: once one of them changes, the record is void and no page shows it.
"""

import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import entries
from entries import ERROR, OUTPUT, WARNING, Entry, Problem, Section

Printed = dict[str, dict[str, list[str]]]  # the lines that each section printed, by entry and section

MISSING = re.compile(r"(AttributeError|ImportError|ModuleNotFoundError|NotImplementedError): |TypeError: .*unexpected keyword argument")


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


def written(section: Section) -> list[str]:
    """What the section's #> lines say it prints."""
    return [line.removeprefix(OUTPUT).removeprefix(" ") for line in section.text.splitlines() if line.startswith(OUTPUT)]


def code_of(section: Section) -> str:
    return "\n".join(line for line in section.text.splitlines() if not line.startswith(OUTPUT))


def seal(version: str, section: Section, printed: list[str]) -> str:
    return hashlib.sha256(json.dumps([version, code_of(section), printed]).encode()).hexdigest()[:8]


def read(version: str, shown: Iterable[Entry]) -> Printed:
    """What the version printed, as far as its seals hold for these entries."""
    found = {}
    record = load(record_path(version), record_path(version).stat().st_mtime_ns)
    for entry in shown:
        for name, kept in record.get(entry.slug, {}).items():
            if name in entry.shown and (printed := opened(version, entry.shown[name], kept)) is not None:
                found.setdefault(entry.slug, {})[name] = printed
    return found


@cache  # both languages read the same files
def load(path: Path, changed: int) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def opened(version: str, section: Section, kept: str | dict) -> list[str] | None:
    """What a record says the section printed; None where its seal does not hold."""
    mark, printed = (kept["seal"], kept["printed"]) if isinstance(kept, dict) else (kept, written(section))
    return printed if mark == seal(version, section, printed) else None


def write(version: str, printed: Printed, shown: Iterable[Entry]) -> None:
    """Keep what the version printed, in the order of the entries."""
    record = {}
    for entry in shown:
        for name, section in entry.shown.items():
            if (lines := printed.get(entry.slug, {}).get(name)) is not None:
                mark = seal(version, section, lines)
                record.setdefault(entry.slug, {})[name] = mark if lines == written(section) else {"seal": mark, "printed": lines}
    path = record_path(version)
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def void(version: str, shown: Iterable[Entry]) -> list[Problem]:
    """A Problem for each part of a record that does not belong to a section as it stands."""
    path, by_slug, problems = record_path(version), {entry.slug: entry for entry in shown}, []
    text = path.read_text(encoding="utf-8")
    for slug, sections in json.loads(text).items():
        for name, kept in sections.items():
            entry = by_slug.get(slug)
            if entry and name in entry.shown and opened(version, entry.shown[name], kept) is not None:
                continue
            line = text[: text.index(f'"{name}":', text.index(f'"{slug}":'))].count("\n") + 1
            expected = (f"a record of the code and the output in snippets/{slug}.py:{entry.shown[name].line}"
                        if entry and name in entry.shown else f"a section of snippets/{slug}.py")
            problems.append(Problem(path, line, f"{slug}:{name} with a seal that does not hold" if entry else slug, expected,
                                    f"python tests/record.py {version} {slug}, or, to do without the record, "
                                    f"python tests/record.py --forget {slug}"))
    return problems


def history(shown: Iterable[Entry]) -> dict[str, Printed]:
    """What every recorded version and the default one printed, by version, oldest first."""
    found = {version: read(version, shown) for version in recorded_versions()}
    found[default_version()] = {entry.slug: {name: written(section) for name, section in entry.shown.items()} for entry in shown}
    return dict(sorted(found.items(), key=lambda item: order(item[0])))


def difference(before: list[str], after: list[str]) -> list[str]:
    """The lines that went, after a minus, and those that came, after a plus."""
    return [line for line in difflib.ndiff(before, after) if line[0] in "-+"]


def kind(before: list[str], after: list[str]) -> str:
    """What sort of change it is: needs (code that did not run before), error, wording, warning or output."""
    errors = [[line for line in lines if ERROR.match(line)] for lines in (before, after)]
    rest = [[line for line in lines if not WARNING.match(line)] for lines in (before, after)]
    if errors[0] and not errors[1] and MISSING.match(errors[0][-1]):
        return "needs"
    if rest[0] == rest[1]:
        return "warning"
    if bool(errors[0]) != bool(errors[1]):
        return "error"
    return "wording" if errors[0] else "output"
