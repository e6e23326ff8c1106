"""Every entry is proven, finished, and recorded.

Its sections run alone and beside one another and print their #> lines; its check holds and has
teeth.
"""

from importlib.metadata import version
from pathlib import Path

import pytest

from pitfalls import rules
from pitfalls.entry import read_entry, slug_of
from pitfalls.problem import Problem
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])
PATHS = PROJECT.entry_paths
each = pytest.mark.parametrize("path", PATHS, ids=map(slug_of, PATHS))


@each
@pytest.mark.updates
def test_proof(path, proofs, record_property):
    runs = proofs[path].result()
    record_property("sections", " ".join(runs))  # .ci/complete.py compares them with the file


@each
def test_sections_fit_a_page(path):
    rules.check_size(read_entry(path))


@each
def test_nothing_is_left_to_do(path):
    rules.check_finished(path)


@each
def test_records_belong_to_the_sections(path):
    PROJECT.records.check(read_entry(path))


@each
def test_reported_messages_have_their_words_and_links(path):
    rules.check_reported(read_entry(path))


@each
def test_a_section_runs_here(path):
    rules.check_runnable(read_entry(path))


@each
def test_sections_ran_in_their_environments(path):
    PROJECT.environments.check(read_entry(path))


@each
def test_no_version_lost_an_entry(path):
    PROJECT.records.check_whole(read_entry(path))


def test_no_record_is_of_an_entry_that_is_gone():
    PROJECT.records.check_slugs(map(slug_of, PATHS))
    PROJECT.environments.check_slugs(PROJECT.entries)


def test_the_words_of_reported_messages_are_where_they_were_found():
    PROJECT.words.check(PROJECT.reported)


@pytest.mark.updates
def test_verified_version(request):
    """The pages name the version that printed their outputs; --update of everything writes it."""
    file = PROJECT.records.verified
    installed = version("torch").split("+")[0]
    if request.config.getoption("update"):
        comment = "# the version that printed every #> line; pytest --update writes it"
        file.write_text(f'torch = "{installed}"  {comment}\n', encoding="utf-8")
    recorded = PROJECT.records.default_version
    if recorded != installed:
        expected = f'torch = "{installed}", which is installed'
        raise Problem(file, 1, f'torch = "{recorded}"', expected, "pytest --update")
