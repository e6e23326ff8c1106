"""Sections that ran in an environment of their own: snippets/versions/environments.json.

Their heads say what pip installs for them; `pitfalls record TOPIC/SLUG` does it, runs them, writes
their `#>` lines, and keeps what was installed with a seal. The seal is a short hash of that, of the
section's code and of what it printed: once one of them changes, the section has to run again.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pitfalls.entry import Entry, Section
from pitfalls.problem import Problem
from pitfalls.records import written

FILE = "environments.json"

Installed = dict[str, str]  # the version of each package


def seal(section: Section, installed: Installed) -> str:
    """A short hash of all that a section's output depends on, and of the output."""
    sealed = [section.environment, sorted(installed.items()), section.code, *written(section)]
    return hashlib.sha256(json.dumps(sealed).encode()).hexdigest()[:8]


class Environments:
    """What was installed for the sections that say so, by entry and section."""

    def __init__(self, snippets: Path) -> None:
        self.path = snippets / "versions" / FILE

    @cached_property
    def _kept(self) -> dict[str, dict[str, dict[str, str]]]:
        if not self.path.exists():
            return {}
        return dict(json.loads(self.path.read_text(encoding="utf-8")))

    def installed(self, entry: Entry, section: Section) -> Installed:
        """The packages that a section ran with; none where that is not known, or no longer true."""
        kept = dict(self._kept.get(entry.slug, {}).get(section.name, {}))
        mark = kept.pop("seal", "")
        return kept if mark == seal(section, kept) else {}

    def keep(self, entry: Entry, installed: dict[str, Installed]) -> None:
        """Write what sections of an entry ran with, and leave the others as far as they hold."""
        every = {
            name: installed.get(name) or self.installed(entry, section)
            for name, section in entry.shown.items()
        }
        sections = {
            name: {**packages, "seal": seal(entry.shown[name], packages)}
            for name, packages in every.items()
            if packages
        }
        self._write({**self._kept, entry.slug: sections})

    def forget(self, slugs: Iterable[str]) -> None:
        """Leave only what is known of these entries."""
        known = set(slugs)
        self._write({slug: kept for slug, kept in self._kept.items() if slug in known})

    def _write(self, kept: dict[str, dict[str, dict[str, str]]]) -> None:
        self.__dict__.pop("_kept", None)
        kept = {slug: sections for slug, sections in sorted(kept.items()) if sections}
        if not kept:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")

    def check(self, entry: Entry) -> None:
        """Raise Problem for a section that has not run in its environment as it is now."""
        for name, section in entry.shown.items():
            if section.environment and not self.installed(entry, section):
                packages = ", ".join(section.environment)
                raise Problem(
                    entry.path, section.line,
                    f"{name!r}, which has not run as it is now with {packages}",
                    f"a seal in {self.path.name} that holds",
                    f"pitfalls record {entry.slug}; it installs these packages and runs it",
                )

    def check_slugs(self, entries: dict[str, Entry]) -> None:
        """Raise Problem for what is kept of sections that have no environment."""
        for slug, sections in self._kept.items():
            shown = entries[slug].shown if slug in entries else {}
            for name in sections:
                if name not in shown or not shown[name].environment:
                    raise Problem(
                        self.path, 1, f"{slug}:{name}, which has no environment",
                        "sections that a head names: # environment.wrong = [...]",
                        "pitfalls record --forget",
                    )
