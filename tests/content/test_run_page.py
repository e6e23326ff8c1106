"""The page Run the code: its commands and its limits are those of the program."""

import re
from pathlib import Path

import pytest

from pitfalls.live import confinement
from pitfalls.proof import isolation

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)
SERVE = "NO_MKDOCS_2_WARNING=1 .venv/bin/mkdocs serve\n"
OWN_PYTHON = (
    "NO_MKDOCS_2_WARNING=1 PITFALLS_PYTHON=~/miniconda3/envs/ml/bin/python .venv/bin/mkdocs serve\n"
)


def read(language: str) -> str:
    return (ROOT / f"docs/{language}/run.md").read_text(encoding="utf-8")


def limits(language: str) -> list[list[int]]:
    """The numbers in each row of the table of limits."""
    rows = [second for _, second in ROW.findall(read(language)) if "--" not in second]
    return [[int(number) for number in re.findall(r"\d+", row)] for row in rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_is_that_of_the_readme_with_torch(language):
    first, second = (text for _, text in FENCE.findall(read(language)))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert first == f"python3 -m venv .venv && .venv/bin/pip install -e . torch && {SERVE}"
    assert first.replace(" torch ", " ") in readme
    assert second == OWN_PYTHON
    assert "python: !ENV [PITFALLS_PYTHON" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_those_that_hold(language):
    assert limits(language) == [
        [],
        [],
        [confinement.SECONDS, confinement.CELLS],
        [isolation.MEMORY >> 30, confinement.MEMORY >> 30],
        [confinement.DISK >> 30],
        [confinement.PROCESSES],
    ]
