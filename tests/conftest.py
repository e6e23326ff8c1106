"""Options, and the proofs of all entries, which run in the background while the other tests do."""

import shutil

import entries
import pytest
import rules
from building import URL, build
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


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site as a fork publishes it, with its address and repository set."""
    return build(tmp_path_factory.mktemp("site"), SITE_URL=URL, REPO_URL="https://github.com/someone/pitfalls")


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory):
    """The site as a newcomer builds it, without any setting."""
    return build(tmp_path_factory.mktemp("bare"))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project without entries, which the commands of tests/ take for the real one."""
    for name in ("topics.yml", "glossary.yml"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        shutil.copy(rules.DOCS / name, tmp_path / "docs")
    for module, name, path in [(entries, "ROOT", tmp_path), (entries, "SNIPPETS", tmp_path / "snippets"),
                               (rules, "ROOT", tmp_path), (rules, "DOCS", tmp_path / "docs")]:
        monkeypatch.setattr(module, name, path)
    return tmp_path


def pytest_generate_tests(metafunc):
    if "path" in metafunc.fixturenames and metafunc.module.__name__ == "test_snippets":
        paths = entry_paths()
        metafunc.parametrize("path", paths, ids=[slug_of(path) for path in paths])
