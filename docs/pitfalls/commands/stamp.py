"""Stamps pairs of pages as read together: python tests/stamp.py losses/softmax-before-cross-entropy ...

Each page carries a hash of the other one's body, so that nobody edits one language alone. Stamp a pair once you
have read both pages and they say the same. Without arguments, lists the pairs whose stamps are stale.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import rules  # noqa: E402  once its directory is on the path
from entries import Problem  # noqa: E402


def stamp(name: str) -> None:
    """Write into both pages the hash of the other one; raise Problem where one is missing."""
    pages = [rules.Page(rules.DOCS / language / f"{name}.md") for language in rules.LANGUAGES]
    for page in pages:
        if not page.path.exists():
            raise Problem(page.path, 1, "no such page",
                          "the name of a pair, such as losses/softmax-before-cross-entropy",
                          "correct the name, or write the page")
    for page in pages:
        text = page.path.read_text(encoding="utf-8")
        text = re.sub(r"^pair: .*$", f'pair: "{page.other.stamp}"', text, count=1, flags=re.MULTILINE)
        page.path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> str | None:
    """What is wrong with the arguments, None once the pairs are stamped."""
    try:
        for name in arguments:
            stamp(name)
    except Problem as problem:
        return str(problem)
    stale = sorted({page.name for page in rules.all_pages() if str(page.parts[0].get("pair")) != page.other.stamp})
    print("\n".join(stale) or "All pairs are stamped.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
