"""Which version of PyTorch has which names: snippets/versions/names.json, from `pitfalls record`.

The file holds modules ("torch.fx/"), names in public modules ("torch.nn.GELU"), and parameters of
Python functions and classes ("torch.load(mmap)"), grouped by the versions that have them, so that
what never changed is written once. Each version has a seal, a short hash of all that it has.
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


def seal(version: str, names: Iterable[str]) -> str:
    """A short hash of a version and all its names."""
    text = "\n".join([version, *sorted(names)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class NamesByVersion:
    """The names of every recorded version."""

    def __init__(self, snippets: Path) -> None:
        self.path = snippets / "versions" / FILE

    @cached_property
    def _file(self) -> dict[str, Any]:
        if not self.path.exists():
            return {"seals": {}, "names": {}}
        return dict(json.loads(self.path.read_text(encoding="utf-8")))

    @property
    def versions(self) -> list[str]:
        """Every version of which the names are known, oldest first."""
        return sorted(self._file["seals"], key=order)

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

    def keep(self, version: str, names: Names) -> None:
        """Write what a version has, and leave the others as they are."""
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
            "seals": {each: seal(each, known[each]) for each in versions},
            "names": {
                key: {owner: " ".join(rests) for owner, rests in groups[key].items()}
                for key in sorted(groups, key=lambda key: (-len(key), key))
            },
        }
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
        for read in ("_file", "by_name"):
            self.__dict__.pop(read, None)

    def check(self) -> None:
        """Raise Problem for a version whose names are not those that were recorded."""
        for version in self.versions:
            if seal(version, self.of_version(version)) != self._file["seals"][version]:
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
