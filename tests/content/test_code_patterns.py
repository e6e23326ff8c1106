"""Every pattern of code finds the mistake of its entry, and nothing in code that is right."""

import re
from pathlib import Path

import pytest

from pitfalls.matching import all_programs, example_id, find, programs
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PATTERNS = {
    f"{slug}:{name}": pattern
    for slug, entry in PROJECT.entries.items()
    for name, pattern in entry.code.items()
}
RIGHT = re.compile(r".*:right\w*|labs/.*|programs/correct/.*")


@pytest.fixture(scope="module")
def findings():
    """All that the patterns find in all programs of the project."""
    return find(PATTERNS, all_programs(PROJECT))


def test_each_pattern_finds_the_mistake_of_its_entry(findings):
    found = {(finding.pattern, finding.program) for finding in findings}
    nothing = []
    for name in PATTERNS:
        entry = PROJECT.entries[name.partition(":")[0]]
        own = programs(entry, "wrong") or programs(entry, "demo")
        if PATTERNS[name].example:
            own = [example_id(entry, PATTERNS[name].name)]
        if not any((name, program) in found for program in own):
            nothing.append(name)
    assert nothing == []


def test_no_pattern_finds_anything_where_all_is_right(findings):
    alarms = [finding for finding in findings if RIGHT.fullmatch(finding.program)]
    assert alarms == []


def test_labs_and_programs_are_looked_at():
    names = list(all_programs(PROJECT))
    assert "labs/complete-training-script" in names
    assert "losses/softmax-before-cross-entropy:right" in names
    for path in (PROJECT.root / "tests/site/programs").glob("*/*.py"):
        assert f"programs/{path.parent.name}/{path.name}" in names
