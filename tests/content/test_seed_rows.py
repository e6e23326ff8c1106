"""The questions the site began with keep a home: tests/seed_rows.toml."""

import tomllib
from pathlib import Path

import pytest
from entries import ROOT, Problem

FILE = Path(__file__).with_name("seed_rows.toml")
ROWS = [*(f"S0.{n}" for n in (*range(1, 9), "3b")), *(f"S1.{n}" for n in range(1, 15)), *(f"S2.{n}" for n in range(1, 11)),
        *(f"S3.{n}" for n in range(1, 7)), *(f"S4.{n}" for n in (*range(1, 37), "29b"))]


def check_rows(file: Path) -> None:
    """Raise Problem unless every row has a home, and every home is a page in both languages."""
    homes = tomllib.loads(file.read_text())["homes"]
    if missing := [row for row in ROWS if row not in homes]:
        raise Problem(file, 1, f"no home for {', '.join(missing)}", "a home for every row", 'add a line: "row" = "topic/slug"')
    if unknown := homes.keys() - set(ROWS):
        raise Problem(file, 1, f"{', '.join(sorted(unknown))}, which is no row", f"the {len(ROWS)} rows", "remove the line")
    for line, text in enumerate(file.read_text().splitlines(), 1):
        if text.startswith('"'):
            row, slug = (part.strip('" ') for part in text.split("="))
            if not all(list((ROOT / "docs" / language).glob(f"{slug}.*")) for language in ("en", "zh")):
                raise Problem(file, line, f"{row} = {slug!r}, which does not exist",
                              "an entry, a lab or a page, in both languages", "give the row its new home")


def test_every_row_has_its_home():
    check_rows(FILE)


def test_there_are_76_rows():
    assert len(set(ROWS)) == 76


@pytest.mark.parametrize("old, new, message", [
    ('"S4.26" = "tensors/max-returns-a-tuple"\n', "", "no home for S4.26"),
    ("tensors/max-returns-a-tuple", "tensors/nowhere", "S4.26 = 'tensors/nowhere', which does not exist"),
    ('"S4.26"', '"S5.26" = "index"\n"S4.26"', "S5.26, which is no row"),
])
def test_a_broken_mapping_is_found(tmp_path, old, new, message):
    broken = tmp_path / "seed_rows.toml"
    broken.write_text(FILE.read_text().replace(old, new))
    with pytest.raises(Problem, match=message):
        check_rows(broken)
