"""The questions that the site began with keep a home: seed_rows.toml, beside this file."""

from pathlib import Path

import pytest

from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.rules import check_rows

PROJECT = Project(Path(__file__).parents[2])
FILE = Path(__file__).with_name("seed_rows.toml")
NUMBERS = {
    "S0": [*range(1, 9), "3b"],
    "S1": range(1, 15),
    "S2": range(1, 11),
    "S3": range(1, 7),
    "S4": [*range(1, 37), "29b"],
}
ROWS = [f"{part}.{number}" for part, numbers in NUMBERS.items() for number in numbers]


def test_every_row_has_its_home():
    check_rows(PROJECT, FILE, ROWS)


def test_there_are_76_rows():
    assert len(set(ROWS)) == 76


@pytest.mark.parametrize("old, new, message", [
    ('"S4.26" = "tensors/max-returns-a-tuple"\n', "", "no home for S4.26"),
    ("tensors/max-returns-a-tuple", "tensors/nowhere", "S4.26 = 'tensors/nowhere', which does not"),
    ('"S4.26"', '"S5.26" = "index"\n"S4.26"', "S5.26, which is no row"),
])
def test_a_broken_mapping_is_found(tmp_path, old, new, message):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "seed_rows.toml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem, match=message):
        check_rows(PROJECT, broken, ROWS)
