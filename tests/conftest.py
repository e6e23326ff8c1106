"""Options, and the proofs of all entries, which run in the background while the other tests do."""

import pytest
from engine import Engine
from entries import Problem, all_entries


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
    """A future for each entry that this session was asked for, by slug."""
    wanted = {item.callspec.params["entry"].slug: item.callspec.params["entry"]
              for item in request.session.items if "proofs" in item.fixturenames}
    return {slug: engine.start(entry, request.config.getoption("--update")) for slug, entry in wanted.items()}


def pytest_generate_tests(metafunc):
    if "entry" in metafunc.fixturenames:
        entries = all_entries()
        metafunc.parametrize("entry", entries, ids=[entry.slug for entry in entries])
