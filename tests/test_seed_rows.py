"""The questions the site began with keep a home: tests/seed_rows.toml."""

import tomllib
from pathlib import Path

import pytest
from entries import ROOT, Problem

FILE = Path(__file__).with_name("seed_rows.toml")
COUNTS = {"S0": 9, "S1": 14, "S2": 10, "S3": 6, "S4": 37}
STILL_OPEN = 52  # lower it whenever a row finds its home


def check_rows(file: Path, still_open: int) -> None:
    """Raise Problem unless every row stands once, with a home that exists or in the list of open rows."""
    rows = tomllib.loads(file.read_text())
    known = [*rows["homes"], *rows["open"]]
    for group, count in COUNTS.items():
        found = [row for row in known if row.startswith(f"{group}.")]
        if len(found) != count or len(set(found)) != count:
            raise Problem(file, 1, f"{len(set(found))} rows of {group}, {len(found)} times", f"{count}, once each",
                          "give the missing row its home, or take out the second one")
    for row, slug in rows["homes"].items():
        if not all(list((ROOT / "docs" / language).glob(f"{slug}.*")) for language in ("en", "zh")):
            line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if text.startswith(f'"{row}"'))
            raise Problem(file, line, f"{row} = {slug!r}, which does not exist", "an entry, a lab or a page, in both languages", "give the row its new home")
    if len(rows["open"]) != still_open:
        raise Problem(file, 1, f"{len(rows['open'])} open rows", f"{still_open}: the list may only shrink",
                      "answer the row, then lower STILL_OPEN in tests/test_seed_rows.py")


def test_every_row_has_its_home():
    check_rows(FILE, STILL_OPEN)


def test_a_row_without_a_home_is_found(tmp_path):
    broken = tmp_path / "seed_rows.toml"
    broken.write_text(FILE.read_text().replace('"S4.26" = "tensors/max-returns-a-tuple"\n', ""))
    with pytest.raises(Problem, match="36 rows of S4, 36 times"):
        check_rows(broken, STILL_OPEN)


def test_a_home_that_does_not_exist_is_found(tmp_path):
    broken = tmp_path / "seed_rows.toml"
    broken.write_text(FILE.read_text().replace("tensors/max-returns-a-tuple", "tensors/nowhere"))
    with pytest.raises(Problem, match="S4.26 = 'tensors/nowhere', which does not exist"):
        check_rows(broken, STILL_OPEN)


def test_a_row_that_went_back_to_the_open_ones_is_found(tmp_path):
    broken = tmp_path / "seed_rows.toml"
    text = FILE.read_text().replace('"S4.26" = "tensors/max-returns-a-tuple"\n', "")
    broken.write_text(text.replace('"S4.34", ', '"S4.34", "S4.26", '))
    with pytest.raises(Problem, match="53 open rows"):
        check_rows(broken, STILL_OPEN)
