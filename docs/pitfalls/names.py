"""Which version of PyTorch has which names: snippets/versions/names.json, from `pitfalls record`.

The file holds modules ("torch.fx/"), names in public modules ("torch.nn.GELU"), and parameters of
Python functions and classes ("torch.load(mmap)"), grouped by the versions that have them, so that
what never changed is written once. Each version has a seal, a short hash of all that it has.

Versions that no Python here can run are read from their wheels' files, without parameters, and the
file lists them as such. Of names that are "unsure" they say nothing: there, the files of a version
that ran say something else than its run.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from pitfalls.problem import Problem
from pitfalls.records import order

Names = frozenset[str]
FILE = "names.json"


def written_out(collected: dict[str, Any]) -> Names:
    """What proof/public.py found in a version: torch.fx/, torch.nn.GELU and torch.load(mmap)."""
    found = {f"{module}/" for module in collected["modules"]}
    for owner, names in collected["names"].items():
        found |= {f"{owner}.{name}" for name in names}
    for function, parameters in collected["parameters"].items():
        found |= {f"{function}({name})" for name in parameters}
    return frozenset(found)


def seal(version: str, names: Iterable[str], unsure: Iterable[str] = ()) -> str:
    """A short hash of a version and all its names, and of those that its wheel leaves open."""
    text = "\n".join([version, *sorted(names), *sorted(f"{name}?" for name in unsure)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class NamesByVersion:
    """The names of every recorded version."""

    def __init__(self, snippets: Path) -> None:
        self.path = snippets / "versions" / FILE

    @cached_property
    def _file(self) -> dict[str, Any]:
        if not self.path.exists():
            return {"seals": {}, "wheels": [], "unsure": {}, "names": {}}
        found = json.loads(self.path.read_text(encoding="utf-8"))
        return {"wheels": [], "unsure": {}, **found}

    @cached_property
    def versions(self) -> list[str]:
        """Every version of which the names are known, oldest first."""
        return sorted(self._file["seals"], key=order)

    @cached_property
    def wheels(self) -> list[str]:
        """The versions that were read from their wheels' files, oldest first."""
        return sorted(self._file["wheels"], key=order)

    @cached_property
    def unsure(self) -> frozenset[str]:
        """Names of which the files of a wheel say nothing."""
        return frozenset(
            f"{owner}{rest}" for owner, rests in self._file["unsure"].items()
            for rest in rests.split()
        )

    @cached_property
    def runnable(self) -> list[str]:
        """The versions that ran, oldest first."""
        return [version for version in self.versions if version not in self.wheels]

    def versions_of(self, name: str) -> list[str]:
        """The versions of which it is known whether they have a name, oldest first."""
        return self.runnable if "(" in name or name in self.unsure else self.versions

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The versions that have a name, oldest first."""
        return {
            f"{owner}{rest}": versions.split()
            for versions, owners in self._file["names"].items()
            for owner, names in owners.items()
            for rest in names.split()
        }

    def of_version(self, version: str) -> Names:
        return frozenset(name for name, versions in self.by_name.items() if version in versions)

    def keep_wheels(self, names: dict[str, Names], unsure: Names) -> None:
        """Write what the files of wheels have, by version, and leave what ran as it is."""
        grouped: dict[str, list[str]] = {}
        for name in sorted(unsure):
            owner, rest = split(name)
            grouped.setdefault(owner, []).append(rest)
        unsure_by_owner = {owner: " ".join(rests) for owner, rests in grouped.items()}
        self._write(self._file | {"unsure": unsure_by_owner})
        for version, found in names.items():
            self._keep(version, found - unsure, sorted({*self.wheels, version}, key=order))

    def keep(self, version: str, names: Names) -> None:
        """Write what a version has, and leave the others as they are."""
        self._keep(version, names, [each for each in self.wheels if each != version])

    def _keep(self, version: str, names: Names, wheels: list[str]) -> None:
        known = {each: self.of_version(each) for each in self.versions} | {version: names}
        versions = sorted(known, key=order)
        having: dict[str, list[str]] = {}
        for each in versions:
            for name in known[each]:
                having.setdefault(name, []).append(each)
        groups: dict[str, dict[str, list[str]]] = {}
        for name in sorted(having):
            owner, rest = split(name)
            groups.setdefault(" ".join(having[name]), {}).setdefault(owner, []).append(rest)
        written = {
            "seals": {
                each: seal(each, known[each], self.unsure if each in wheels else ())
                for each in versions
            },
            "wheels": wheels,
            "unsure": self._file["unsure"],
            "names": {
                key: {owner: " ".join(rests) for owner, rests in groups[key].items()}
                for key in sorted(groups, key=lambda key: (-len(key), key))
            },
        }
        self._write(written)

    def _write(self, written: dict[str, Any]) -> None:
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
        for read in ("_file", "by_name", "unsure", "versions", "wheels", "runnable"):
            self.__dict__.pop(read, None)

    def check(self) -> None:
        """Raise Problem for a version whose names are not those that were recorded."""
        for version in self.versions:
            unsure = self.unsure if version in self.wheels else ()
            if seal(version, self.of_version(version), unsure) != self._file["seals"][version]:
                raise Problem(
                    self.path, 1, f"names of {version}, whose seal does not hold",
                    f"what PyTorch {version} has", f"pitfalls record {version}",
                )


def split(name: str) -> tuple[str, str]:
    """What a name belongs to, and the rest: torch.nn and .GELU, torch.load and (mmap)."""
    if "(" in name:
        owner, bracket, rest = name.partition("(")
        return owner, bracket + rest
    owner, dot, rest = name.rpartition(".")
    return owner, dot + rest
