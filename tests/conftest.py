"""Options of pytest, the order of the tests, and what they share: site, proofs, labs, a project.

Two processes run the tests, each a file at a time. The site is built once for both.
"""

import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from pitfalls import rules
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof import labs
from pitfalls.proof.engine import Engine
from pitfalls.trial.browsing import host
from pitfalls.trial.building import URL, build, copy_topic

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/someone/pitfalls"
HOSTILE = "<script>evil()</script> [t](//evil.example) **b** `c` $x$ {: onclick=evil() }"

# pytest-markdown-docs would import them as modules: all of one name, or programs
collect_ignore_glob = ["*conftest.py", "site/programs/*"]

# What takes longest comes first, so that neither process waits for the other at the end.
FIRST = [
    "test_snippets.py",
    "test_labs.py",
    "test_every_page.py",
    "test_search_box.py",
    "test_reading.py",
    "test_contributing.py",
    "test_notebooks.py",
    "test_serve.py",
]


def pytest_addoption(parser):
    parser.addoption(
        "--update", action="store_true",
        help="rewrite the #> lines and heads of the snippets and the outputs of the labs",
    )
    parser.addoption(
        "--every-page", action="store_true",
        help="visit every page in the browser, not one of each kind",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """With --update, one process runs the tests, since files and records are written once."""
    if config.getoption("update"):
        config.option.numprocesses = 0


def pytest_collection_modifyitems(config, items):
    if config.getoption("update"):
        items[:] = [item for item in items if item.get_closest_marker("updates")]
    items.sort(key=lambda item: _rank(item.path.name))


def _rank(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)


def pytest_sessionstart(session):
    """A file that can't be read is told once, in its own words, and not by every test."""
    if not hasattr(session.config, "workerinput"):
        broken = rules.broken_files(Project(ROOT))
        if broken:
            pytest.exit("\n".join(["", *map(str, broken)]), returncode=1)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A contributor's mistake is told in its own words, without a stack trace."""
    report = yield
    if call.excinfo and call.excinfo.errisinstance(Problem):
        report.longrepr = str(call.excinfo.value)
    return report


# ------------------------------------------------------------------------------- the entries


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def proofs(engine, request) -> dict[Path, Future]:
    """The proof of each entry that this session was asked for, by path, in the background."""
    update = request.config.getoption("update")
    return {path: engine.start(path, update) for path in _paths(request, "proofs")}


@pytest.fixture(scope="session")
def notebook_runs(engine, request) -> dict[Path, Future]:
    """The ids of the cells that raise in each entry's notebook, by the entry's path."""
    paths = _paths(request, "notebook_runs")
    return {path: engine.start_notebook(path) for path in paths}


@pytest.fixture(scope="session")
def lab_runs(request) -> Iterator[dict[Path, Future]]:
    """The outputs of each lab, by path."""
    with ThreadPoolExecutor(1) as pool:
        paths = _paths(request, "lab_runs")
        yield {path: pool.submit(labs.execute, path) for path in paths}


def _paths(request, fixture: str) -> list[Path]:
    """The values of `path` in this session's tests that use the fixture."""
    asking = [item for item in request.session.items if fixture in item.fixturenames]
    return list(dict.fromkeys(item.callspec.params["path"] for item in asking))


@pytest.fixture(scope="session", autouse=True)
def rebased_records(request):
    """With --update, records of other versions stay true to the #> lines that they refer to."""
    if not request.config.getoption("update"):
        yield
        return
    before = Project(ROOT)
    entries, torch = list(before.entries.values()), before.records.default_version
    yield
    after = Project(ROOT)
    after.records.rebase(entries, torch, list(after.entries.values()))


# ---------------------------------------------------------------------------------- the site


@pytest.fixture(scope="session", autouse=True)
def site_begun(request, tmp_path_factory, worker_id) -> Iterator[Future | None]:
    """The site, built in the background from the first test on, if any test wants it."""
    if not any("site" in item.fixturenames for item in request.session.items):
        yield None
        return
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent  # of this session's processes
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(_build_once, folder)


def _build_once(folder: Path) -> Path:
    """Build the site unless another process of this session has."""
    target, done = folder / "site", folder / "site.done"
    with FileLock(folder / "site.lock"):
        if not done.exists():
            build(target, SITE_URL=URL, REPO_URL=REPOSITORY)
            done.touch()
    return target


@pytest.fixture(scope="session")
def site(site_begun) -> Path:
    """The site as a fork publishes it, with its address and repository set."""
    return site_begun.result()


@pytest.fixture(scope="session")
def address(site) -> Iterator[str]:
    """Where a plain file server has that site."""
    with host(site) as address:
        yield address


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory) -> Path:
    """The site as a newcomer builds it, without any setting; one topic of it is enough."""
    project = copy_topic("losses", tmp_path_factory.mktemp("project"))
    return build(tmp_path_factory.mktemp("bare"), project)


@pytest.fixture(scope="session")
def hostile() -> str:
    """Text that would be code or links, if the site took it for that."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory) -> Path:
    """What is built of such texts, in front matter and in docs/*.yml.

    The page that has them also holds a script, which only the tests of pages refuse.
    """
    project = copy_topic("losses", tmp_path_factory.mktemp("hostile"))
    name = "losses/softmax-before-cross-entropy"
    days = "# added = 2026-11-21\n# changed = 2026-11-22"
    replace_line(project / f"snippets/{name}.py", "# added", days)
    few = '# apis = ["torch.nn.CosineSimilarity"]'  # of few entries, which are related for it
    replace_line(project / f"snippets/{name}.py", "# apis", few)
    page = project / f"docs/en/{name}.md"
    for key in ("title", "description"):
        replace_line(page, key, f"{key}: '{key} {HOSTILE}'")
    replace_line(page, "pair", f"changed: 'changed {HOSTILE}'")
    replace_line(page, "## Why", "<script>evil()</script>\n\n## Why {#why}")
    texts = f"{{title: 'topic {HOSTILE}', about: 'about {HOSTILE}'}}"
    replace_line(project / "docs/topics.yml", "  en: {title: Losses", f"  en: {texts}")
    replace_line(project / "docs/glossary.yml", "- en: tensor", f"- en: 'term {HOSTILE}'")
    means = f"    en: 'means {HOSTILE}'"
    replace_line(project / "docs/glossary.yml", "    en: An array of numbers", means)
    replace_line(project / "docs/languages.yml", "    related", f"    related: 'word {HOSTILE}'")
    return build(tmp_path_factory.mktemp("hostile-site"), project, SITE_URL=URL)


def replace_line(path: Path, start: str, new: str) -> None:
    """Replace the first line that starts so; there must be one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(start))
    lines[number] = new
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


# ----------------------------------------------------------------------------------- a project


@pytest.fixture
def project(tmp_path) -> Project:
    """A project without entries and pages."""
    for name in ("docs/en", "docs/zh", "snippets"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("mkdocs.yml", "snippets/verified.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("topics.yml", "glossary.yml", "languages.yml"):
        shutil.copy(ROOT / "docs" / name, tmp_path / "docs")
    return Project(tmp_path)
