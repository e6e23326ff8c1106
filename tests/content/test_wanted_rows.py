"""What people asked and found no answer to: each row has a home by now, or a reason."""

import tomllib
from pathlib import Path

from pitfalls.project import Project
from pitfalls.rules import check_rows

PROJECT = Project(Path(__file__).parents[2])
FILE = Path(__file__).with_name("wanted_rows.toml")
TABLES = tomllib.loads(FILE.read_text(encoding="utf-8"))
NUMBERS = [*map(str, range(1, 36)), "14b"]


def test_every_home_is_a_page_in_both_languages():
    check_rows(PROJECT, FILE, list(TABLES["homes"]))


def test_every_row_has_a_home_or_a_reason():
    rows = [*TABLES["homes"], *TABLES["open"]]
    known = {row.split()[0] for row in rows}
    assert [number for number in NUMBERS if number not in known] == []
    assert all(reason.strip() for reason in TABLES["open"].values())
