"""Which versions hold the words of a reported message: snippets/versions/words.json.

`pitfalls record` looks for them in the files that pip installed with a version. The file has
{message: {file: {version: seal}}}; the file is "" where none holds all of the words.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from pitfalls.problem import Problem
from pitfalls.records import order

FILE = "words.json"
Found = dict[str, str]  # by message: the file that holds its words; empty where none does


def seal(version: str, message: str, file: str) -> str:
    text = json.dumps([version, message, file])
    return hashlib.sha256(text.encode()).hexdigest()[:8]


class Words:
    """The words of every reported message, by version."""

    def __init__(self, snippets: Path) -> None:
        self.path = snippets / "versions" / FILE

    @cached_property
    def _kept(self) -> dict[str, dict[str, dict[str, str]]]:
        if not self.path.exists():
            return {}
        return dict(json.loads(self.path.read_text(encoding="utf-8")))

    def of(self, message: str) -> dict[str, str]:
        """By version, oldest first, the file that holds a message's words, or ""."""
        found = {
            version: file
            for file, versions in self._kept.get(message, {}).items()
            for version in versions
        }
        return dict(sorted(found.items(), key=lambda item: order(item[0])))

    def keep(self, version: str, found: Found) -> None:
        """Write what was found in a version, and leave the others as they are."""
        messages = {*self._kept, *found}
        kept: dict[str, dict[str, dict[str, str]]] = {}
        for message in sorted(messages):
            files = self.of(message)
            if message in found:
                files[version] = found[message]
            for each in sorted(files, key=order):
                mark = seal(each, message, files[each])
                kept.setdefault(message, {}).setdefault(files[each], {})[each] = mark
        self._write(kept)

    def forget(self, messages: Iterable[str]) -> None:
        """Leave only what is known of these messages."""
        self._write({text: self._kept[text] for text in sorted(messages) if text in self._kept})

    def _write(self, kept: dict[str, dict[str, dict[str, str]]]) -> None:
        self.__dict__.pop("_kept", None)
        if not kept:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(exist_ok=True)
        text = json.dumps(kept, ensure_ascii=False, indent=1)
        self.path.write_text(text + "\n", encoding="utf-8")

    def check(self, messages: Iterable[str]) -> None:
        """Raise Problem for words whose seal does not hold, or that no entry reports."""
        known = set(messages)
        for message, files in self._kept.items():
            if message not in known:
                raise Problem(
                    self.path, self._line(message), f"{message!r}, which no entry reports",
                    "the messages of [reported.NAME] in heads", "pitfalls record --forget",
                )
            for file, versions in files.items():
                for version, mark in versions.items():
                    if mark != seal(version, message, file):
                        raise Problem(
                            self.path, self._line(message),
                            f"{message!r} in {file or 'no file'} of {version}, "
                            "whose seal does not hold",
                            f"where the wheels of PyTorch {version} have it",
                            f"pitfalls record {version}",
                        )

    def _line(self, message: str) -> int:
        lines = self.path.read_text(encoding="utf-8").splitlines()
        wanted = json.dumps(message, ensure_ascii=False)
        return next((at for at, line in enumerate(lines, 1) if wanted in line), 1)
