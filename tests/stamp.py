"""Stamps pairs of pages as read together: python tests/stamp.py losses/softmax-before-cross-entropy ...

Each page carries a hash of the other one's body, so that nobody edits one language alone. Stamp a pair once you
have read both pages and they say the same. Without arguments, lists the pairs whose stamps are stale.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

from rules import DOCS, LANGUAGES, Page, all_pages  # noqa: E402  once its directory is on the path


def stamp(name: str) -> None:
    """Write into both pages the hash of the other one; FileNotFoundError where one is missing."""
    for language in LANGUAGES:
        page = Page(DOCS / language / f"{name}.md")
        text = page.path.read_text(encoding="utf-8")
        page.path.write_text(re.sub(r"^pair: .*$", f'pair: "{page.other.stamp}"', text, count=1, flags=re.MULTILINE), encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        stamp(name)
    stale = sorted({page.name for page in all_pages() if str(page.parts[0].get("pair")) != page.other.stamp})
    print("\n".join(stale) or "All pairs are stamped.")
