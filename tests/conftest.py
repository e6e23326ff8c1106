"""Options, the built site, and what runs in the background while the tests do: entries, notebooks, labs."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import entries
import labs
import pytest
import records
import rules
from browsing import host
from building import URL, build, copy_topic
from engine import Engine
from entries import Problem, all_entries, entry_paths, slug_of


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="rewrite the #> lines of the snippets and the outputs of the labs")
    parser.addoption("--every-page", action="store_true", help="visit every page in the browser, not one of each kind")


def pytest_collection_modifyitems(config, items):
    if config.getoption("--update"):
        items[:] = [item for item in items if item.get_closest_marker("updates")]


@pytest.fixture(scope="session", autouse=True)
def rebased_records(request):
    """With --update, records of other versions stay true to the #> lines that they refer to."""
    if not request.config.getoption("--update"):
        yield
        return
    before, torch = all_entries(), records.default_version()
    yield
    records.rebase(before, torch, all_entries())


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


def paths_of(request, fixture: str) -> list[Path]:
    """The values of `path` in this session's tests that use the fixture."""
    return list(dict.fromkeys(item.callspec.params["path"] for item in request.session.items if fixture in item.fixturenames))


@pytest.fixture(scope="session")
def proofs(engine, request):
    """A future for each entry that this session was asked for, by path."""
    update = request.config.getoption("--update")
    return {path: engine.start(path, update) for path in paths_of(request, "proofs")}


@pytest.fixture(scope="session")
def notebook_runs(engine, request):
    """Futures of the cells that raised in each entry's notebook, by the entry's path."""
    return {path: engine.start_notebook(path) for path in paths_of(request, "notebook_runs")}


@pytest.fixture(scope="session")
def lab_runs(request):
    """Futures of the outputs of each lab, by path."""
    with ThreadPoolExecutor(1) as pool:
        yield {path: pool.submit(labs.execute, path) for path in paths_of(request, "lab_runs")}


@pytest.fixture(scope="session", autouse=True)
def background(request):
    """Begins what takes longest before the first test, so that it runs while the other tests do."""
    wanted = {name for item in request.session.items for name in item.fixturenames}
    for name in ("lab_runs", "proofs", "notebook_runs"):
        if name in wanted:
            request.getfixturevalue(name)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site as a fork publishes it, with its address and repository set."""
    return build(tmp_path_factory.mktemp("site"), SITE_URL=URL, REPO_URL="https://github.com/someone/pitfalls")


@pytest.fixture(scope="session")
def address(site):
    """Where that site stands on a plain file server."""
    with host(site) as address:
        yield address


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory):
    """The site as a newcomer builds it, without any setting; one topic of it is enough."""
    return build(tmp_path_factory.mktemp("bare"), copy_topic("losses", tmp_path_factory.mktemp("project")))


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
