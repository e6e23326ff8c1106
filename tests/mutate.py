"""Breaks every entry on purpose and shows that the proof notices: python tests/mutate.py [slug ...]

Mutants: each `#>` line changed, each assert of a check negated, each wrong section in the place of its right one and
the other way round. Each must end in a Problem that names the file and a line. Prints the survivors and the rate.
"""

import ast
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

from engine import Engine  # noqa: E402  once its directory is on the path
from entries import OUTPUT, SNIPPETS, Entry, Problem, all_entries, read_entry  # noqa: E402


def mutants(entry: Entry) -> list[tuple[str, str]]:
    """What was done, and the text of the file after it."""
    lines = entry.path.read_text().splitlines(keepends=True)
    found = []
    for number, line in enumerate(lines):
        if line.startswith(OUTPUT):
            found.append((f"line {number + 1} changed", "".join([*lines[:number], change(line), *lines[number + 1 :]])))
    check = entry.sections["check"]
    for node in ast.walk(ast.parse(check.text)):
        if isinstance(node, ast.Assert):
            condition = ast.get_source_segment(check.text, node.test)
            whole = ast.get_source_segment(check.text, node)
            negated = check.text.replace(whole, f"assert not (\n{condition}\n)", 1)
            found.append((f"assert in line {check.line + node.lineno - 1} negated", "".join(lines).replace(check.text, negated)))
    for name, section in entry.shown.items():
        if section.role == "wrong" and section.partner in entry.sections:
            partner = entry.sections[section.partner]
            swapped = "".join(lines).replace(section.text, "\0").replace(partner.text, section.text).replace("\0", partner.text)
            found.append((f"{name} and {section.partner} swapped", swapped))
    return found


def change(line: str) -> str:
    """The line with its first digit, or else its last character, replaced."""
    for at, character in enumerate(line):
        if character.isdigit():
            return line[:at] + str((int(character) + 1) % 10) + line[at + 1 :]
    return line.rstrip("\n") + "?\n"


def main() -> None:
    engine, caught, survivors = Engine(), 0, []
    entries = [read_entry(SNIPPETS / f"{slug}.py") for slug in sys.argv[1:]] or all_entries()
    with tempfile.TemporaryDirectory() as directory:
        started = []
        for entry in entries:
            for what, text in mutants(entry):
                path = Path(directory, f"{len(started)}.py")
                path.write_text(text)
                started.append((f"{entry.slug}: {what}", engine.start(path)))
        for what, proof in started:
            problem = proof.exception()
            caught += isinstance(problem, Problem)
            survivors += [] if isinstance(problem, Problem) else [what]
    print(*survivors, f"{caught} of {len(started)} mutants of {len(entries)} entries were caught", sep="\n")
    sys.exit(bool(survivors))


if __name__ == "__main__":
    main()
