"""What other programs read: pitfalls.json, llms.txt, Markdown, code and notebooks."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from pitfalls import comments
from pitfalls.page import is_fence
from pitfalls.trial.building import URL

LINK = re.compile(r"^- \[.*?\]\((\S+\.md)\): ", re.MULTILINE)
HEADING_ID = re.compile(r"\{#[\w.-]+\}")
ELEMENT = re.compile(r"<(input|div|samp|span|p|small|ul|br)\b")


@pytest.fixture(scope="module")
def pitfalls(site) -> dict[str, dict]:
    """Each entry in pitfalls.json, by its slug."""
    found = json.loads((site / "pitfalls.json").read_text(encoding="utf-8"))["pitfalls"]
    return {pitfall["id"]: pitfall for pitfall in found}


@pytest.fixture(scope="module")
def markdown(site) -> dict[str, str]:
    """Each page as Markdown, by its path, as in en/losses/nan-loss.md."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.md"))
    }


def outside_code(text: str) -> list[str]:
    """The lines outside fences, without what is in `quotes`."""
    found, fenced = [], False
    for line in text.splitlines():
        if is_fence(line):
            fenced = not fenced
        elif not fenced:
            found.append(re.sub(r"`[^`]*`", "", line))
    return found


# --------------------------------------------------------------------------------- pitfalls.json


def test_pitfalls_follow_their_schema(whole_project, site):
    index = json.loads((site / "pitfalls.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "pitfalls.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(index)
    source = whole_project.docs / "root/pitfalls.schema.json"
    assert schema == json.loads(source.read_text(encoding="utf-8"))


def test_pitfalls_hold_every_entry(whole_project, pitfalls):
    assert list(pitfalls) == list(whole_project.entries)
    for slug, entry in whole_project.entries.items():
        found = pitfalls[slug]
        assert found["apis"] == entry.head["apis"]
        assert found["symptom"] == entry.head["symptom"]
        assert len(found["messages"]) == len(entry.messages)


def test_pitfalls_tell_when(whole_project, pitfalls):
    for slug, entry in whole_project.entries.items():
        added = entry.head["added"]
        changed = entry.head.get("changed", added)
        found = pitfalls[slug]
        assert (found["added"], found["changed"]) == (f"{added}", f"{changed}")


def test_addresses_lead_to_files(pitfalls, site):
    for pitfall in pitfalls.values():
        pages = [f"{address}index.html" for address in pitfall["url"].values()]
        for address in [*pages, *pitfall["markdown"].values(), *pitfall["notebook"].values()]:
            assert address.startswith(URL)
            assert (site / address.removeprefix(URL)).is_file(), address


def test_addresses_are_relative_where_the_site_has_none(bare_site):
    index = json.loads((bare_site / "pitfalls.json").read_text(encoding="utf-8"))
    first = index["pitfalls"][0]
    assert first["url"]["zh"] == f"zh/{first['id']}/"


# -------------------------------------------------------------------------- llms.txt and Markdown


def test_llms_lists_every_page_in_both_languages(whole_project, site):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# PyTorch Pitfalls")
    assert LINK.findall(text) == [
        f"{URL}{language}/{slug}.md" for language in ("en", "zh") for slug in whole_project.entries
    ]


def test_markdown_holds_the_code_that_ran(whole_project, markdown, language):
    for slug, entry in whole_project.entries.items():
        page = whole_project.page(language, slug)
        text = markdown[f"{language}/{slug}.md"]
        assert text.startswith("# ")
        assert "--8<--" not in text
        for section in comments.translated(entry, page).shown.values():
            code = section.text.strip("\n")
            assert f"```python\n{code}\n```" in text, slug


def test_markdown_of_every_other_page(whole_project, markdown):
    pages = {f"{page.language}/{page.name}.md" for page in whole_project.all_pages()}
    assert pages - set(markdown) == set()


def test_markdown_has_one_title(markdown):
    for path, text in markdown.items():
        titles = [line for line in outside_code(text) if line.startswith("# ")]
        assert len(titles) == 1, path
        assert text.startswith(titles[0]), path


def test_markdown_is_plain(markdown):
    """No ids of headings, no field to type into, no element of a page's layout."""
    for path, text in markdown.items():
        lines = outside_code(text)
        assert [line for line in lines if HEADING_ID.search(line)] == [], path
        assert [line for line in lines if ELEMENT.search(line)] == [], path


# --------------------------------------------------------------------------- code and notebooks


def test_each_entry_can_be_downloaded(whole_project, site, language):
    for slug, entry in whole_project.entries.items():
        assert (site / language / f"{slug}.py").read_bytes() == entry.path.read_bytes()


def test_each_entry_is_a_notebook_too(whole_project, site, language):
    for slug, entry in whole_project.entries.items():
        cells = read_cells(site / language / f"{slug}.ipynb")
        assert len(cells) == 2 + len(entry.runnable)
        assert "".join(cells[1]["source"]) == "import torch\n\nprint(torch.__version__)"


def read_cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]
