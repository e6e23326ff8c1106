"""What other programs read: pitfalls.json, llms.txt, and each page as Markdown."""

import json
import re

import jsonschema
import pytest
import rules
from building import URL
from entries import ROOT, all_entries


@pytest.fixture(scope="module")
def pitfalls(site):
    return json.loads((site / "pitfalls.json").read_text(encoding="utf-8"))


def test_pitfalls_follow_their_schema(pitfalls, site):
    schema = json.loads((site / "pitfalls.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(pitfalls)
    assert schema == json.loads((ROOT / "docs/root/pitfalls.schema.json").read_text(encoding="utf-8"))


def test_pitfalls_hold_every_entry(pitfalls):
    found = {pitfall["id"]: (pitfall["apis"], pitfall["symptom"], len(pitfall["messages"])) for pitfall in pitfalls["pitfalls"]}
    assert found == {entry.slug: (entry.head["apis"], entry.head["symptom"], len(entry.head.get("messages", []))) for entry in all_entries()}


def test_pitfalls_tell_when(pitfalls):
    found = {pitfall["id"]: (pitfall["added"], pitfall["changed"]) for pitfall in pitfalls["pitfalls"]}
    assert found == {entry.slug: (f"{entry.head['added']}", f"{entry.head.get('changed', entry.head['added'])}") for entry in all_entries()}


def test_addresses_lead_to_files(pitfalls, site):
    for pitfall in pitfalls["pitfalls"]:
        for key, file in {"url": "index.html", "markdown": "", "notebook": ""}.items():
            for address in pitfall[key].values():
                assert address.startswith(URL) and (site / address.removeprefix(URL) / file if file else site / address.removeprefix(URL)).is_file()


def test_addresses_are_relative_where_the_site_has_none(bare_site):
    first = json.loads((bare_site / "pitfalls.json").read_text(encoding="utf-8"))["pitfalls"][0]
    assert first["url"]["zh"] == f"zh/{first['id']}/"


def test_llms_lists_every_page_in_both_languages(site):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# PyTorch Pitfalls")
    links = re.findall(r"^- \[.*?\]\((\S+\.md)\): ", text, re.MULTILINE)
    assert links == [f"{URL}{language}/{entry.slug}.md" for language in rules.LANGUAGES for entry in all_entries()]


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_markdown_holds_the_code_that_ran(site, language):
    for entry in all_entries():
        text = (site / language / f"{entry.slug}.md").read_text(encoding="utf-8")
        assert text.startswith("# ") and "--8<--" not in text and "<p class" not in text
        assert all(f"```python\n{section.text.strip(chr(10))}\n```" in text for section in entry.shown.values()), entry.slug


def test_markdown_of_every_other_page(site):
    pages = {page.path.relative_to(ROOT / "docs").as_posix() for page in rules.all_pages()}
    assert [name for name in sorted(pages) if not (site / name).is_file()] == []
