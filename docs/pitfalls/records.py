"""What other versions of PyTorch printed: snippets/versions/2.0.1.json, from `pitfalls record`.

A file holds, for each entry and section, a seal where the section printed what its `#>` lines
say, or {"seal": …, "printed": [lines], "raises": …} where it printed something else. The seal is
a short hash of the version, the section's code and what it printed: once one of them changes, the
record is void and no page shows it.
"""

import difflib
import hashlib
import json
import re
import tomllib
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pitfalls.entry import Entry, Section
from pitfalls.printed import blocks, is_error, is_warning
from pitfalls.problem import Problem

# What became of a section: it raises, raises no more, raises a different error, prints something
# else; or only its warnings or the words of its messages changed.
Change = Literal["raises", "runs", "error", "output", "warning", "wording"]
CHANGES: tuple[Change, ...] = ("raises", "runs", "error", "output", "warning", "wording")
ALIKE = 0.5  # from which on two messages are one, in different words


class Answer(NamedTuple):
    """The lines that a section printed, those of its error last, and whether it raised."""

    printed: list[str]
    raises: bool


Answers = dict[str, dict[str, Answer]]  # by entry and section
Kept = str | dict[str, Any]  # what a file holds of a section


def order(version: str) -> list[int]:
    """A key by which versions sort: 2.9 before 2.11."""
    return [int(part) for part in re.findall(r"\d+", version)]


def short(version: str) -> str:
    """2.6 for 2.6.0."""
    return ".".join(version.split(".")[:2])


def written(section: Section) -> Answer:
    """What the section's `#>` lines say it prints."""
    return Answer(section.printed, section.raises)


def answers_of(entries: Iterable[Entry]) -> Answers:
    """What the `#>` lines of entries say."""
    return {
        entry.slug: {name: written(section) for name, section in entry.runnable.items()}
        for entry in entries
    }


def seal(version: str, section: Section, answer: Answer) -> str:
    sealed = json.dumps([version, section.code, *answer])
    return hashlib.sha256(sealed.encode()).hexdigest()[:8]


def opened(version: str, section: Section, kept: Kept) -> Answer | None:
    """What a record says that the section printed; None where its seal does not hold."""
    if isinstance(kept, dict):
        mark = kept.get("seal")
        answer = Answer(kept.get("printed", []), kept.get("raises", False))
    else:
        mark, answer = kept, written(section)
    return answer if mark == seal(version, section, answer) else None


def keep(version: str, section: Section, answer: Answer) -> Kept:
    """What a record holds of a section."""
    mark = seal(version, section, answer)
    if answer == written(section):
        return mark
    return {"seal": mark, "printed": answer.printed, "raises": answer.raises}


def difference(before: Answer, after: Answer) -> list[str]:
    """The lines that went, after a minus, and those that came, after a plus."""
    return list(_difference(tuple(before.printed), tuple(after.printed)))


@cache  # the same for many versions, and slow
def _difference(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in difflib.ndiff(before, after) if line[0] in "-+")


def kind_of_change(before: Answer, after: Answer) -> Change:
    if before.raises != after.raises:
        return "runs" if before.raises else "raises"
    changed = [line[2:] for line in difference(before, after)]
    if all(map(is_warning, changed)):
        return "warning"
    if before.raises and error_of(before) != error_of(after):
        return "wording" if _is_reworded(error_of(before), error_of(after)) else "error"
    return "wording" if is_error(changed[0]) else "output"


def error_of(answer: Answer) -> str:
    """The error that ended a section, with all of its lines."""
    return blocks(answer.printed, answer.raises)[-1].text


def _is_reworded(before: str, after: str) -> bool:
    """Whether two errors are one in different words: of the same kind, or alike."""
    kind, _, message = before.splitlines()[0].partition(": ")
    other_kind, _, other = after.splitlines()[0].partition(": ")
    matcher = SequenceMatcher(None, message, other, autojunk=False)
    return kind == other_kind or matcher.ratio() >= ALIKE


class Records:
    """The records in snippets/versions/."""

    def __init__(self, snippets: Path) -> None:
        self.snippets = snippets

    @property
    def verified(self) -> Path:
        """Names the version that printed every `#>` line."""
        return self.snippets / "verified.toml"

    @property
    def default_version(self) -> str:
        found = tomllib.loads(self.verified.read_text(encoding="utf-8"))
        return str(found["torch"])

    def path(self, version: str) -> Path:
        return self.snippets / "versions" / f"{version}.json"

    @property
    def versions(self) -> list[str]:
        """Every version that has a record, oldest first."""
        found = self.snippets.glob("versions/[0-9]*.json")
        return sorted((path.stem for path in found), key=order)

    def load(self, version: str) -> dict[str, dict[str, Kept]]:
        """A record as its file holds it."""
        path = self.path(version)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            raise Problem(
                path, error.lineno, f"no JSON: {error.msg}", "the file that pitfalls record wrote",
                f"git checkout it, or remove it and pitfalls record {version}",
            ) from None
        return dict(found)

    def save(self, version: str, record: dict[str, dict[str, Kept]]) -> None:
        """Write a record; an empty one is no file."""
        path = self.path(version)
        if not record:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(record, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    def read(self, version: str, entries: Iterable[Entry]) -> Answers:
        """What the version printed, as far as its seals hold for these entries."""
        found: Answers = {}
        record = self.load(version)
        for entry in entries:
            for name, kept in record.get(entry.slug, {}).items():
                section = entry.runnable.get(name)
                answer = opened(version, section, kept) if section else None
                if answer:
                    found.setdefault(entry.slug, {})[name] = answer
        return found

    def write(self, version: str, answers: Answers, entries: Iterable[Entry]) -> None:
        """Keep what the version printed, in the order of the entries."""
        record = {}
        for entry in entries:
            seen = answers.get(entry.slug, {})
            kept = {
                name: keep(version, section, seen[name])
                for name, section in entry.runnable.items()
                if name in seen
            }
            if kept:
                record[entry.slug] = kept
        self.save(version, record)

    def history(self, entries: Iterable[Entry]) -> dict[str, Answers]:
        """What every recorded version printed, oldest first, and the default one in any case."""
        entries = list(entries)
        found = {self.default_version: answers_of(entries)}
        found |= {version: self.read(version, entries) for version in self.versions}
        return dict(sorted(found.items(), key=lambda item: order(item[0])))

    def rebase(self, before: list[Entry], torch: str, after: list[Entry]) -> None:
        """Keep every record true when the `#>` lines have become another version's.

        `torch` printed those of `before`.
        """
        if torch != self.default_version and torch not in self.versions:
            self.write(torch, answers_of(before), before)
        for version in self.versions:
            record = self.load(version)
            for old, new in zip(before, after, strict=True):
                if old.slug in record:
                    _rebase_entry(version, record[old.slug], old, new)
            self.save(version, record)

    def check(self, entry: Entry) -> None:
        """Raise Problem for the first part of a record that is void or of no section."""
        for version in self.versions:
            for name, kept in self.load(version).get(entry.slug, {}).items():
                section = entry.runnable.get(name)
                if not (section and opened(version, section, kept)):
                    raise self._void(version, entry, name)

    def check_whole(self, entry: Entry) -> None:
        """Raise Problem for a version that lost an entry which another version has.

        Sections may be missing: new ones, and those that print something else each time. An entry
        that no version has is new, and waits for the next recording.
        """
        recorded = {version: self.load(version).get(entry.slug) for version in self.versions}
        with_it = [version for version, sections in recorded.items() if sections]
        for version, sections in recorded.items():
            if with_it and not sections:
                raise Problem(
                    self.path(version), 1, f"no section of {entry.slug}",
                    f"some of its {len(entry.runnable)} sections, as {with_it[0]} has them",
                    f"pitfalls record {version} {entry.slug}",
                )

    def check_slugs(self, slugs: Iterable[str]) -> None:
        """Raise Problem for a record of an entry that is gone."""
        known = set(slugs)
        for version in self.versions:
            for slug in sorted(self.load(version).keys() - known):
                raise Problem(
                    self.path(version), 1, f"{slug}, which does not exist",
                    "entries of snippets/", "pitfalls record --forget",
                )

    def _void(self, version: str, entry: Entry, name: str) -> Problem:
        path = self.path(version)
        text = path.read_text(encoding="utf-8")
        at = text.index(f'"{name}":', text.index(f'"{entry.slug}":'))
        void = "whose seal does not hold" if name in entry.runnable else "which is no section"
        return Problem(
            path, text[:at].count("\n") + 1, f"{entry.slug}:{name}, {void}",
            f"what PyTorch {version} printed for snippets/{entry.slug}.py as it is now",
            f"pitfalls record {version} {entry.slug}; or, to do without it, "
            "pitfalls record --forget",
        )


def _rebase_entry(version: str, record: dict[str, Kept], old: Entry, new: Entry) -> None:
    for name in record.keys() & old.runnable.keys() & new.runnable.keys():
        answer = opened(version, old.runnable[name], record[name])
        if answer and old.runnable[name].code == new.runnable[name].code:
            record[name] = keep(version, new.runnable[name], answer)
