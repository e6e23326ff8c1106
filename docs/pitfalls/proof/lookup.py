"""Looks for the words of messages in the files that pip installed with PyTorch.

`pitfalls record` starts it in other interpreters: python -m pitfalls.proof.lookup TARGET MESSAGES,
both of them JSON files. It needs no more than PyTorch, and the program grep.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pitfalls.message import pieces

SUFFIXES = {".py", ".so", ".cmake"}  # libcudnn.so.9 has .so before its version
PACKAGES = ("torch", "nvidia")
QUOTING = {"testing", "_inductor"}  # parts of torch that name messages and raise none


def files(packages: Path) -> Iterator[Path]:
    """The Python, CMake and library files of PyTorch, and of what NVIDIA's wheels bring along."""
    for name in PACKAGES:
        for path in sorted((packages / name).rglob("*")):
            quoting = not QUOTING.isdisjoint(path.relative_to(packages).parts)
            if path.is_file() and not SUFFIXES.isdisjoint(path.suffixes) and not quoting:
                yield path


def matches(path: Path, wanted: Path) -> set[str]:
    """The pieces, one in each line of `wanted`, that a file has; the longest where they overlap."""
    command = ["grep", "--text", "--only-matching", "--no-filename", "--fixed-strings"]
    command += [f"--file={wanted}", str(path)]
    found = subprocess.run(command, capture_output=True, env={"LC_ALL": "C"})
    return set(found.stdout.decode("utf-8", "replace").splitlines())


def look_up(messages: list[str], packages: Path, scratch: Path) -> dict[str, str]:
    """By message: the file with its longest piece, where some files hold all pieces; else ""."""
    wanted = {line for text in messages for piece in pieces(text) for line in piece.splitlines()}
    scratch.write_text("\n".join(sorted(wanted)) + "\n", encoding="utf-8")
    having: dict[str, list[str]] = {}  # files by piece
    for path in files(packages):
        seen = matches(path, scratch)
        for piece in wanted:
            if any(piece in each for each in seen):
                having.setdefault(piece, []).append(path.relative_to(packages).as_posix())
    return {text: _file_of(text, having) for text in messages}


def _file_of(message: str, having: dict[str, list[str]]) -> str:
    lines = [line for piece in pieces(message) for line in piece.splitlines()]
    if not all(line in having for line in lines):
        return ""
    return min(having[lines[0]], key=lambda file: file.endswith(".py"))  # a library, if any


def main(target: str, messages: str) -> None:
    """Write what was found as JSON; nothing for a build without CUDA, which lacks their files."""
    import torch

    found = None
    if torch.version.cuda:
        wanted = json.loads(Path(messages).read_text(encoding="utf-8"))
        packages = Path(torch.__file__).parents[1]
        found = look_up(wanted, packages, Path(target).with_suffix(".txt"))
    Path(target).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
