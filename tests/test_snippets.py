"""Every entry is proven: its sections run alone, twice, print their #> lines, and its check holds and has teeth."""

import tomllib
from importlib.metadata import version

import rules
from entries import SNIPPETS, Problem, read_entry

VERIFIED = SNIPPETS / "verified.toml"


def test_proof(path, proofs):
    proofs[path].result()


def test_sections_fit_a_page(path):
    rules.check_size(read_entry(path))


def test_nothing_is_left_to_do(path):
    rules.check_finished(path)


def test_verified_version(request):
    """The pages name the version that printed their outputs, and --update of everything records it."""
    installed = version("torch").split("+")[0]
    if request.config.getoption("--update"):
        VERIFIED.write_text(f'torch = "{installed}"  # the version that printed every #> line; pytest --update writes it\n')
    recorded = tomllib.loads(VERIFIED.read_text())["torch"]
    if recorded != installed:
        raise Problem(VERIFIED, 1, f'torch = "{recorded}"', f'torch = "{installed}", which is installed', "pytest --update")
