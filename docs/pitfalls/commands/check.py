"""Checks one entry in seconds and names the next step: python tests/check.py losses/some-mistake

Runs the sections and updates their `#>` lines, as pytest --update does, then puts the snippet and both pages to the
tests' own rules. What needs the whole site (links, the built HTML) is left to pytest.
"""

import difflib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import entries  # noqa: E402  once its directory is on the path
import records  # noqa: E402
import rules  # noqa: E402
from engine import Engine  # noqa: E402
from entries import Problem, entry_paths, read_entry, slug_of  # noqa: E402


def check(slug: str, engine: Engine) -> None:
    """Raise the first Problem of an entry, in the order in which one writes it: snippet, pages, pair, stamp."""
    path = entries.SNIPPETS / f"{slug}.py"
    if not path.exists():
        close = difflib.get_close_matches(slug, map(slug_of, entry_paths()), n=3, cutoff=0.3)
        raise Problem(path, 1, "no such entry", f"TOPIC/SLUG, such as {', '.join(close) or 'losses/some-mistake'}",
                      f'correct the name, or begin the entry: python tests/new.py {slug} "Its title"')
    check_snippet(path, engine)
    rules.check_pages(read_entry(path))


def check_snippet(path: Path, engine: Engine) -> None:
    """Raise the Problem of a section, else a TODO, else what the proof finds in the head or in the check."""
    entry, failed = read_entry(path), None
    try:
        engine.start(path, update=True).result()
    except Problem as problem:
        failed, line = problem, problem.args[1]
        if any(section.line <= line <= section.line + section.text.count("\n") for section in entry.shown.values()):
            raise
    rules.check_finished(path)
    if failed:
        raise failed
    rules.check_size(read_entry(path))
    records.check(read_entry(path))


def main(arguments: list[str], engine: Engine | None = None) -> str | None:
    """What to mend next, None where all holds."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return __doc__
    path = entries.SNIPPETS / f"{arguments[0]}.py"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        check(arguments[0], engine or Engine())
    except Problem as problem:
        return str(problem)
    finally:
        if before and path.read_text(encoding="utf-8") != before:
            print(f"The #> lines of {path.relative_to(entries.ROOT)} are new: read them.")
    print("The code, both pages and their stamps hold.")
    print("Next: look at the pages (mkdocs serve), run all tests (pytest), then open a pull request.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
