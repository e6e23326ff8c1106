"""What mkdocs serve builds again after an edit: the pages made of the file, or everything."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import Abort, PluginError

from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.scaffold import write
from pitfalls.site.catalog import Catalog
from pitfalls.site.preview import Preview

SLUG = "losses/some-mistake"
SNIPPET = f"snippets/{SLUG}.py"
ENGLISH = f"docs/en/{SLUG}.md"


class Site:
    """A language's site that notes which of its pages are built again."""

    def __init__(self, catalog: Catalog, rebuilt: list[str]) -> None:
        self.catalog = catalog
        self.rebuilt = rebuilt
        self.error: Exception | None = None  # that building a page raises
        pages = catalog.project.all_pages()
        self.labels = {
            page.name: page.label for page in pages if page.language == catalog.language.code
        }

    def page(self, name: str) -> str | None:
        return self.labels.get(name)

    def rebuild(self, page: str) -> None:
        if self.error:
            raise self.error
        self.rebuilt.append(page)


class Serving:
    """mkdocs serve on a project with one entry, without a server."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.rebuilt: list[str] = []
        self.plugin = SimpleNamespace(project=None, built={})
        self.build_all()
        watched = [str(root / "docs"), str(root / "snippets"), str(root / "mkdocs.yml")]
        self.preview = Preview(self.plugin, self.build_all, watched)

    def build_all(self) -> None:
        """Read everything, as a build does."""
        self.rebuilt.append("everything")
        project = Project(self.root)
        assert all(page.meta["title"] for page in project.all_pages())
        self.plugin.project = project
        self.plugin.built = {
            code: Site(Catalog(project, language, "", ""), self.rebuilt)
            for code, language in project.languages.items()
        }

    def edit(self, file: str, old: str, new: str) -> list[str]:
        """Edit a file; what was built again."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self.rebuild(path)

    def rebuild(self, *paths: Path) -> list[str]:
        """What is built again for files that have just been written."""
        self.rebuilt.clear()
        for path in paths:
            later = path.stat().st_mtime_ns + 1_000_000
            os.utime(path, ns=(later, later))
        self.preview.rebuild()
        return self.rebuilt


@pytest.fixture
def serving(project) -> Serving:
    write(project, SLUG, ["Some mistake", "一个错误"])
    verified = project.snippets / "verified.toml"
    verified.write_text('torch = "2.13.0"\n', encoding="utf-8")
    return Serving(project.root)


# ------------------------------------------------------------------------------- its own pages


def test_code_rebuilds_the_page_of_each_language(serving):
    pages = [f"docs/en/{SLUG}.md", f"docs/zh/{SLUG}.md"]
    assert serving.edit(SNIPPET, "torch.tensor([1, 2])", "torch.tensor([3, 4])") == pages


def test_edited_code_is_what_the_pages_show(serving):
    serving.edit(SNIPPET, "torch.tensor([1, 2])", "torch.tensor([3, 4])")
    for site in serving.plugin.built.values():
        assert "torch.tensor([3, 4])" in site.catalog.entries[SLUG].shown["wrong"].text


def test_words_rebuild_their_page_alone(serving):
    assert serving.edit(ENGLISH, "## Why", "Words.\n\n## Why") == [ENGLISH]


def test_nothing_is_built_where_no_file_has_changed(serving):
    assert serving.rebuild() == []


# ---------------------------------------------------------------------------------- everything


@pytest.mark.parametrize(
    "file, old, new",
    [
        (SNIPPET, 'symptom = "silent"', 'symptom = "error"'),
        (SNIPPET, ":wrong]", ":wrong_x]"),
        (ENGLISH, "title: Some mistake", "title: Another mistake"),
        ("docs/topics.yml", "Losses", "Loss functions"),
        ("mkdocs.yml", "not_in_nav", "# \nnot_in_nav"),
    ],
    ids=["head", "section", "title", "topics", "configuration"],
)
def test_what_other_pages_show_too_rebuilds_everything(serving, file, old, new):
    assert serving.edit(file, old, new) == ["everything"]


@pytest.mark.parametrize(
    "file, old, new, mistake",
    [
        (SNIPPET, "[end:check]", "[end:chekc]", "unknown section 'chekc'"),
        (ENGLISH, "---\ntitle", "title", "no front matter"),
    ],
)
def test_a_mistake_is_told_by_the_build_of_everything(serving, file, old, new, mistake):
    with pytest.raises(Problem, match=mistake):
        serving.edit(file, old, new)
    assert serving.rebuilt == ["everything"]


def test_two_files_of_which_one_reaches_further_rebuild_everything(serving):
    topics = serving.root / "docs/topics.yml"
    assert serving.rebuild(serving.root / ENGLISH, topics) == ["everything"]


def test_a_new_file_rebuilds_everything(serving):
    path = serving.root / "docs/en/new.md"
    path.write_text("---\ntitle: New\ndescription: New.\n---\n", encoding="utf-8")
    assert serving.rebuild(path) == ["everything"]


def test_a_file_that_is_gone_rebuilds_everything(serving):
    (serving.root / ENGLISH).unlink()
    assert serving.rebuild() == ["everything"]


# ------------------------------------------------------------------------------- after an error


@pytest.mark.parametrize(
    "error, raised", [(PluginError("no such section"), Abort), (KeyError("wrong"), KeyError)]
)
def test_after_an_error_everything_is_built_anew(serving, error, raised):
    serving.plugin.built["en"].error = error
    with pytest.raises(raised):
        serving.edit(ENGLISH, "## Why", "Words.\n\n## Why")
    assert serving.edit(ENGLISH, "Words.", "Other words.") == ["everything"]
