"""Every version of PyTorch that a page names was run, or is backed by a link beside it."""

from pathlib import Path

import pytest

from pitfalls import versions_named
from pitfalls.page import Page
from pitfalls.problem import Problem, caught
from pitfalls.project import Project
from pitfalls.records import Answer

PROJECT = Project(Path(__file__).parents[2])
PAGES = PROJECT.all_pages()
RECORDED = [*PROJECT.records.versions, PROJECT.records.default_version]
RUN = ["1.13.1", "2.0.1", "2.6.0"]  # in the pages made up below, of which 1.13 is the oldest
LINK = "https://github.com/pytorch/pytorch/issues/1"


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.language}/{page.name}" for page in PAGES])
def test_versions_are_backed(page):
    versions_named.check_versions(page, RECORDED)


# ------------------------------------------------------------------------------ what is found


@pytest.fixture
def made_up(tmp_path):
    """A page with this text, which is its line 6."""
    (tmp_path / "en").mkdir()

    def made_up(text: str) -> Page:
        page = Page(tmp_path, "en", "page")
        front_matter = "---\ntitle: A page\ndescription: Made up.\n---\n"
        page.path.write_text(f"{front_matter}\n{text}\n", encoding="utf-8")
        return page

    return made_up


@pytest.fixture
def check(made_up):
    """Checks a page with this text, and returns what was found without a record and a link."""

    def check(text: str) -> str | None:
        try:
            versions_named.check_versions(made_up(text), RUN)
        except Problem as problem:
            assert problem.line == 6
            return problem.found
        return None

    return check


@pytest.mark.parametrize("text, found", [
    ("2.5 raises it.", "2.5"),
    ("In PyTorch 0.4 it warned.", "0.4"),
    ("PyTorch 1.4 和 1.5.1 会报错。", "1.4"),
    ("| `x` | 2.12 |", "2.12"),
    ("Read `2.5` and $2.5$ as they stand, but 2.5 as a version.", "2.5"),
    (f"Fixed in 2.5.\n\n[A link]({LINK}) in another paragraph.", "2.5"),
    ("An [anchor](#versions) of this page backs nothing: 2.5.", "2.5"),
])
def test_a_version_without_a_record(check, text, found):
    assert check(text) == found


@pytest.mark.parametrize("text, found", [
    ("Up to 2.0 it raises.", "Up to 2.0"),
    ("2.0 and earlier print 1.", "2.0 and earlier"),
    ("2.0 及以前没有它。", "2.0 及以前"),
    ("2.6 之前默认是 `False`。", "2.6 之前"),
    ("Older releases print 1.", "Older releases"),
    ("旧版本会报错。", "旧版"),
])
def test_all_earlier_versions(check, text, found):
    assert check(text) == found
    assert check(f"{text} [A report]({LINK})") is None


@pytest.mark.parametrize("text, found", [
    ("Before 1.13 it said so.", "Before 1.13"),
    ("Up to PyTorch 1.13 it said so.", "Up to PyTorch 1.13"),
    ("Since 1.13 it does.", "Since 1.13"),
    ("旧版本（1.13 之前）会报错。", "1.13 之前"),
    ("从 1.13 起不再报错。", "1.13 起"),
])
def test_the_oldest_record_is_not_the_beginning_of_time(check, text, found):
    assert check(f"{text} [A report]({LINK})") == found


@pytest.mark.parametrize("text", [
    "1.13 and 2.0.1 print 1, and in 1.13 to 2.6 it raises; it doesn't since 2.6.",
    "1.13 到 2.6 会打印，从 2.0 起不报错。",
    f"[Before 1.6]({LINK}) it was a pickle.",
    "Since 2.5 it does: [the section that shows it](../losses/some-mistake.md#versions).",
    "Before validation, 2.6 raises; since version, 1.13 does.",
    "Python 2.7, NumPy 1.2 and CUDA 1.1 are other programs.",
    "The loss falls from 2.3026 to 1.41, -1.5 and 2.5% are no versions, nor is 1.2.3.4.",
    "`torch==2.5` is code, [a link](https://docs.pytorch.org/docs/2.5/) is an address.",
])
def test_what_is_fine(check, text):
    assert check(text) is None


# ------------------------------------------------------------------- what the records refute

SHOWN = {
    "2.0.1": {"demo": Answer(["1"], False)},
    "2.2.2": {"demo": Answer(["1"], False)},
    "2.6.0": {"demo": Answer(["RuntimeError: no"], True)},
    "2.9.1": {},
    "2.11.0": {"demo": Answer(["1"], False)},
}


@pytest.mark.parametrize("text, found", [
    ("Since 2.2 it prints 1.", "Since 2.2"),
    ("从 2.2 起会打印 1。", "2.2 起"),
    ("2.2 raises an error.", "2.2 raises"),
    ("In 2.2, it raises an error.", "2.2, it raises"),
    ("2.2 会报错。", "2.2 会报错"),
    ("2.2 prints `2`.", "2.2 ... `2`"),
    ("2.2.2 会打印 `2`。", "2.2 ... `2`"),
])
def test_words_that_a_record_refutes(made_up, text, found):
    (problem,) = caught(versions_named.check_records, made_up(text), SHOWN)
    assert (problem.line, problem.found) == (6, found)


@pytest.mark.parametrize("text", [
    pytest.param("Since 2.6 it raises an error: 2.6 raises it.", id="so it was"),
    pytest.param("Since 2.9 it does.", id="no record of a section"),
    pytest.param("Since 2.11 it does.", id="no record of the section before"),
    pytest.param("Since 2.0 it does.", id="nothing before it"),
    pytest.param("2.9 raises an error.", id="unknown"),
    pytest.param("2.2 prints `1`, 2.6 raises `no`.", id="printed"),
    pytest.param(f"Since 2.2 it raises: {LINK} [tells it]({LINK}).", id="linked"),
])
def test_words_that_no_record_refutes(made_up, text):
    assert caught(versions_named.check_records, made_up(text), SHOWN) == []


@pytest.mark.parametrize("entry", PROJECT.entries.values(), ids=PROJECT.entries)
def test_no_record_refutes_a_page(entry):
    shown = {version: each.get(entry.slug, {}) for version, each in PROJECT.history.items()}
    for page in PROJECT.pair(entry.slug):
        versions_named.check_records(page, shown)


# ------------------------------------------------------------------------------ the exceptions


def test_exceptions_are_sorted():
    assert list(versions_named.NO_VERSIONS) == sorted(versions_named.NO_VERSIONS)


def test_each_exception_is_needed(monkeypatch):
    """Without the list, those pages, and only those, are found."""
    known = set(versions_named.NO_VERSIONS)
    monkeypatch.setattr(versions_named, "NO_VERSIONS", {})
    found = set()
    for page in PAGES:
        try:
            versions_named.check_versions(page, RECORDED)
        except Problem as problem:
            found.add((page.name, problem.found))
    assert found == known


# --------------------------------------------------------------------------- other wordings


@pytest.mark.parametrize("language", PROJECT.languages)
def test_the_table_of_cross_entropy_has_every_wording_of_a_float_target(language):
    page = PROJECT.page(language, "losses/cross-entropy-shapes")
    rows = [line for _, line in page.prose if line.startswith("|")]
    answers = [entries.get(page.name, {}) for entries in PROJECT.history.values()]
    printed = [each["demo_messages"].printed for each in answers if "demo_messages" in each]
    wordings = {line for lines in printed for line in lines if line.endswith(" Float")}
    for wording in wordings | {"expected scalar type Long but found Float"}:
        assert any(wording in row for row in rows), wording
