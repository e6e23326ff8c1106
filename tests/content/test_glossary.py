"""Every term of the glossary has one word in each language, a meaning, and entries that use it."""

from collections import defaultdict
from pathlib import Path

import pytest

from pitfalls import glossary
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])


@pytest.fixture(scope="module")
def problems() -> dict[int, list[str]]:
    """What is wrong with each term, by its line."""
    found = defaultdict(list)
    for problem in glossary.problems(PROJECT):
        found[problem.line].append(str(problem))
    return found


@pytest.mark.parametrize("term", PROJECT.glossary, ids=lambda term: term.id)
def test_term(problems, term):
    assert not problems[term.line], "\n".join(problems[term.line])
