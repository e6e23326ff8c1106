"""How the tests of the commands type them: in the folder of an empty project."""

import pytest

from pitfalls.__main__ import main


@pytest.fixture
def pitfalls(project, monkeypatch):
    """Runs the command in the project, and returns its exit status."""
    monkeypatch.chdir(project.root)
    return lambda *arguments: main(arguments)
