"""Every entry is proven: its sections run alone and beside one another, print their #> lines, and its check holds and has teeth."""

import json
import tomllib
from importlib.metadata import version

import pytest
import records
import rules
from entries import SNIPPETS, Problem, entry_paths, read_entry, slug_of

VERIFIED = SNIPPETS / "verified.toml"


@pytest.mark.updates
def test_proof(path, proofs):
    proofs[path].result()


def test_sections_fit_a_page(path):
    rules.check_size(read_entry(path))


def test_nothing_is_left_to_do(path):
    rules.check_finished(path)


def test_records_belong_to_the_sections(path):
    records.check(read_entry(path))


def test_no_record_is_of_an_entry_that_is_gone():
    slugs = {slug_of(path) for path in entry_paths()}
    for recorded in records.recorded_versions():
        path = records.record_path(recorded)
        for slug in json.loads(path.read_text(encoding="utf-8")).keys() - slugs:
            raise Problem(path, 1, f"{slug}, which does not exist", "entries of snippets/", "python tests/record.py --forget")


@pytest.mark.updates
def test_verified_version(request):
    """The pages name the version that printed their outputs, and --update of everything records it."""
    installed = version("torch").split("+")[0]
    if request.config.getoption("--update"):
        VERIFIED.write_text(f'torch = "{installed}"  # the version that printed every #> line; pytest --update writes it\n')
    recorded = tomllib.loads(VERIFIED.read_text())["torch"]
    if recorded != installed:
        raise Problem(VERIFIED, 1, f'torch = "{recorded}"', f'torch = "{installed}", which is installed', "pytest --update")
