"""Options, and the proofs of all entries, which run in the background while the other tests do."""

import pytest
from engine import Engine
from entries import Problem, entry_paths, slug_of


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the #> lines of the snippets")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A contributor's mistake is told in its own words, without a stack trace of ours."""
    report = yield
    if call.excinfo and call.excinfo.errisinstance(Problem):
        report.longrepr = str(call.excinfo.value)
    return report


@pytest.fixture(scope="session")
def engine():
    return Engine()


@pytest.fixture(scope="session")
def proofs(engine, request):
    """A future for each entry that this session was asked for, by path."""
    wanted = dict.fromkeys(item.callspec.params["path"] for item in request.session.items if "proofs" in item.fixturenames)
    update = request.config.getoption("--update")
    return {path: engine.start(path, update) for path in wanted}


def pytest_generate_tests(metafunc):
    if "path" in metafunc.fixturenames and metafunc.module.__name__ == "test_snippets":
        paths = entry_paths()
        metafunc.parametrize("path", paths, ids=[slug_of(path) for path in paths])
