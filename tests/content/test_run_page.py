"""The page Run the code has the commands and limits of the program; other pages its limits, too."""

import re
from pathlib import Path

import pytest

from pitfalls.live import confinement
from pitfalls.proof import engine, isolation

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
    first, second = (
        text.replace(" \\\n  ", " ") for _, text in FENCE.findall(read(language))
    )
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


@pytest.mark.parametrize(
    "file, words",
    [
        ("README.md", f"is stopped after {confinement.SECONDS:g} seconds"),
        ("README.zh.md", f"{confinement.SECONDS:g} 秒后会被停止"),
        (
            "docs/en/contributing.md",
            f"{isolation.MEMORY >> 30} GB of memory and {engine.LIMIT:g} seconds",
        ),
        (
            "docs/zh/contributing.md",
            f"内存 {isolation.MEMORY >> 30} GB，时间 {engine.LIMIT:g} 秒",
        ),
    ],
)
def test_other_places_name_the_limits_that_hold(file, words):
    assert words in (ROOT / file).read_text(encoding="utf-8")
