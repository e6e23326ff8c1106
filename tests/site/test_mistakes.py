"""A contributor's mistake ends the build with its own words: where it is, and how to fix it."""

from pathlib import Path

import pytest

from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.site.catalog import Catalog
from pitfalls.site.code import check_includes
from pitfalls.trial.building import copy_topic, mkdocs_build

SNIPPET = "snippets/losses/softmax-before-cross-entropy.py"
ENGLISH = "docs/en/losses/softmax-before-cross-entropy.md"
CHINESE = "docs/zh/losses/softmax-before-cross-entropy.md"
INCLUDE = "losses/softmax-before-cross-entropy.py:wrong"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "file, old, new, message",
    [
        (CHINESE, ".py:wrong", ".py:worng", ".py:worng, which does not exist"),
        (ENGLISH, INCLUDE, "losses/no.py:wrong", "losses/no.py:wrong, which does not exist"),
        (SNIPPET, "[end:check]", "[end:chekc]", "unknown section 'chekc'"),
    ],
    ids=["section", "file", "marker"],
)
def test_build_names_what_is_missing(tmp_path, file, old, new, message):
    copy_topic("losses", tmp_path)
    edit(tmp_path / file, old, new)
    run = mkdocs_build(tmp_path / "site", tmp_path)
    assert run.returncode == 1
    assert message in run.stderr
    assert file in run.stderr
    assert "to fix:" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_stray_file_is_not_published(tmp_path):
    copy_topic("losses", tmp_path)
    (tmp_path / "docs/en/losses/evil.htm").touch()
    run = mkdocs_build(tmp_path / "site", tmp_path)
    assert run.returncode == 1
    assert "docs/en/losses/evil.htm:1\n  found:    a file of another kind" in run.stderr
    assert not (tmp_path / "site/en/losses").exists()


def test_an_example_that_lacks_a_section_is_named(tmp_path):
    """The home page shows wrong and right of an entry."""
    project = Project(copy_topic("losses", tmp_path))
    edit(tmp_path / SNIPPET, ":right]", ":right_x]")
    catalog = Catalog(project, project.languages["en"], "", "")
    with pytest.raises(Problem) as caught:
        check_includes(catalog, "index.md")
    told = str(caught.value)
    assert told.startswith(f"{tmp_path}/docs/en/index.md:17\n")
    assert "losses/softmax-before-cross-entropy.py:right, which does not exist" in told
