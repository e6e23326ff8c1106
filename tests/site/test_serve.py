"""mkdocs serve shows both languages, and what is edited in a page, a snippet or a lab."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import nbformat
import pytest
import yaml

from pitfalls.trial.building import MKDOCS, ROOT, copy_topic
from pitfalls.trial.serving import Server

PAGE = "losses/softmax-before-cross-entropy"
SERVE = re.compile(r"&& (?P<settings>(\w+=\S+ )*)\.venv/bin/mkdocs serve$", re.MULTILINE)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[Server]:
    project = copy_topic("losses", tmp_path_factory.mktemp("project"))
    write_lab(project)
    server = Server(project, [*MKDOCS, "serve"])
    server.wait_for_line("Serving on")
    yield server
    server.close()


def write_lab(project: Path) -> None:
    """A lab of one sentence, in each language."""
    for language in ("en", "zh"):
        folder = project / "docs" / language / "labs"
        folder.mkdir()
        words = nbformat.v4.new_markdown_cell("# A lab\n\nWords.", id="words")
        nbformat.write(nbformat.v4.new_notebook(cells=[words]), folder / "small.ipynb")
    about = {language: {"description": "A first description."} for language in ("en", "zh")}
    text = yaml.safe_dump({"small": about})
    (project / "docs/labs.yml").write_text(text, encoding="utf-8")


# ------------------------------------------------------------------------------- what it prints


def printed(tmp_path: Path, *options: str) -> list[str]:
    """The lines that a newcomer reads who follows the README, until the site is there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings = SERVE.search(readme)["settings"].split()
    # the process of the tests may have it set by Material, which tells its notice once
    clean = ["env", "-u", "NO_MKDOCS_2_WARNING", *settings]
    project = copy_topic("losses", tmp_path / "project")
    server = Server(project, [*clean, sys.executable, "-m", "mkdocs", "serve", *options])
    try:
        return server.wait_for_line("Serving on")
    finally:
        server.close()


def test_a_newcomer_reads_a_few_lines_and_every_warning(tmp_path):
    lines = printed(tmp_path)
    warnings = [line for line in lines if line.startswith("WARNING")]
    assert any("contains a link" in line for line in warnings)  # to the topics left out
    told = [line for line in lines if line not in warnings]
    assert [line for line in told if not line.startswith("INFO ")] == []
    assert "Building the site in English and 中文." in told[0]
    assert any("Pages reload when you save a file." in line for line in told)
    assert "Serving on http://127.0.0.1:" in told[-1]
    assert len(told) <= 4


def test_with_verbose_it_prints_everything(tmp_path):
    text = "".join(printed(tmp_path, "--verbose"))
    assert "DEBUG   -  Loading configuration file" in text
    assert "INFO    -  Cleaning site directory" in text
    assert "DEBUG   -  Building page losses/index.md" in text


# ------------------------------------------------------------------------------- what it sends


@pytest.mark.parametrize("language", ["en", "zh"])
def test_both_languages_are_served(server, language):
    assert f'<html lang="{language}"' in server.get(f"{language}/{PAGE}/")


def test_served_pages_reload_and_stay_out_of_the_cache(server):
    page = server.get(f"zh/{PAGE}/")
    assert "livereload(" in page
    assert "Content-Security-Policy" not in page
    assert "offline.js" not in page


def test_without_torch_blocks_offer_what_those_of_a_published_site_do(server):
    page = server.get(f"en/{PAGE}/")
    assert "data-run" not in page
    assert "live.js" not in page
    assert '<template class="runs">' in page


def test_a_missing_page_is_told_in_both_languages(server):
    with pytest.raises(HTTPError) as caught:
        server.get("zh/nowhere/")
    text = caught.value.read().decode()
    assert caught.value.code == 404
    assert "Page not found." in text
    assert "找不到这个页面。" in text


# --------------------------------------------------------------------------------------- edits


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_edited_page_is_shown(server, language):
    before = server.get(f"{language}/{PAGE}/")
    server.edit(f"docs/{language}/{PAGE}.md", "{#fix}", f"{{#fix}}\n\nedited-{language}")
    server.wait_for_reload(before)
    assert f"edited-{language}" in server.get(f"{language}/{PAGE}/")


def test_an_edited_snippet_is_shown_in_both_languages(server):
    before = server.get(f"en/{PAGE}/")
    server.edit(f"snippets/{PAGE}.py", "class 0, and sure of it", "edited-comment")
    server.wait_for_reload(before)
    assert "edited-comment" in server.get(f"en/{PAGE}/")
    assert "edited-comment" in server.get(f"zh/{PAGE}/")


def test_an_edited_title_is_shown_on_the_page_of_its_topic(server):
    before = server.get("en/losses/")
    server.edit(f"docs/en/{PAGE}.md", "title: ", "title: Edited ")
    server.wait_for_reload(before)
    assert "Edited A softmax before CrossEntropyLoss" in server.get("en/losses/")


def test_an_edited_description_of_a_lab_is_shown(server):
    before = server.get("en/labs/small/")
    assert "A first description." in before
    server.edit("docs/labs.yml", "A first description.", "A second description.")
    server.wait_for_reload(before)
    assert "A second description." in server.get("en/labs/small/")


def test_an_edit_rebuilds_its_own_pages_and_no_more(server):
    page, before = server.get(f"zh/{PAGE}/"), server.built()
    server.edit(f"snippets/{PAGE}.py", "def train", "\ndef train")
    server.wait_for_reload(page)
    changed = {address for address, time in server.built().items() if time != before[address]}
    assert changed == {f"en/{PAGE}/", f"zh/{PAGE}/"}


def test_a_section_that_was_renamed_and_put_right_is_shown_again(server):
    page, before = server.get(f"en/{PAGE}/"), server.built()
    server.edit(f"snippets/{PAGE}.py", ":wrong]", ":wrong_x]")
    server.wait_for_line(f"{PAGE}.py:wrong, which does not exist")
    server.wait_for_line("An error happened during the rebuild")
    server.edit(f"snippets/{PAGE}.py", ":wrong_x]", ":wrong]")
    server.wait_for_reload(page)
    assert set(server.built()) == set(before)
    for address in before:
        if address != "404.html":
            server.get(address)  # raises an error unless the page is there
    for language in ("en", "zh"):
        assert 'id="code-wrong"' in server.get(f"{language}/{PAGE}/")
