"""Every entry is proven: its sections run alone, twice, print their #> lines, and its check holds and has teeth."""

import tomllib
from importlib.metadata import version

from entries import SNIPPETS, Problem, read_entry

VERIFIED = SNIPPETS / "verified.toml"


def test_proof(path, proofs):
    proofs[path].result()


def test_sections_are_short(path):
    for name, section in read_entry(path).shown.items():
        code = [line for line in section.text.splitlines() if not line.startswith("#>")]
        assert len(code) <= 20, f"{path}:{section.line}: {name!r} has {len(code)} lines of code, at most 20 fit a page"


def test_lines_fit_a_page(path):
    for name, section in read_entry(path).shown.items():
        for number, line in enumerate(section.text.splitlines(), section.line):
            assert len(line) <= 80 or line.startswith("#>"), f"{path}:{number}: {len(line)} characters, at most 80 fit a page"


def test_verified_version(request):
    """The pages name the version that printed their outputs, and --update of everything records it."""
    installed = version("torch").split("+")[0]
    if request.config.getoption("--update"):
        VERIFIED.write_text(f'torch = "{installed}"  # the version that printed every #> line; pytest --update writes it\n')
    recorded = tomllib.loads(VERIFIED.read_text())["torch"]
    if recorded != installed:
        raise Problem(VERIFIED, 1, f'torch = "{recorded}"', f'torch = "{installed}", which is installed', "pytest --update")
