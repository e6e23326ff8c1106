"""A pasted program is answered by line, here on a small site of two pages; rules for Semgrep."""

import json
import shutil

import pytest
import yaml

from pitfalls.entry import read_entry
from pitfalls.patterns import Pattern
from pitfalls.project import Project
from pitfalls.site.patterns import semgrep_rule
from pitfalls.trial.building import ROOT
from pitfalls.trial.searching import Worker

PATTERN = Pattern(
    "sum_of_losses", 1, ("$TOTAL += $LOSS",), inside=(("$LOSS.backward()\n...",),),
)
FINDS = {"en": "a sum that keeps every graph", "zh": "累加时保留了每一步的计算图"}
PROGRAM = """\
import torch.nn.functional as F
total = 0
for x, y in loader:
    loss = F.mse_loss(model(x), y)
    loss.backward()
    total += loss
"""


def page(location, title, **more):
    return {
        "location": location, "title": title, "description": "", "weight": 1, "kind": "memory",
        "apis": [], "messages": [], "blocks": [], "listed": 0, **more,
    }


@pytest.fixture(params=["en", "zh"])
def language(request):
    return request.param


@pytest.fixture
def ask(tmp_path, language):
    """Ask the search of a site with a page on the mistake and one on an API."""
    folder = tmp_path / language / "search"
    folder.mkdir(parents=True)
    for place in (tmp_path, folder.parent):
        shutil.copytree(ROOT / "docs/theme/assets", place / "assets")
    words = Project(ROOT).languages[language].words
    files = {
        "search_index.json": {"config": {}, "docs": []},
        "pages.json": {
            "pages": [
                page("training/sum/", "Memory grows"),
                page("losses/mse/", "mse_loss", apis=["torch.nn.functional.mse_loss"]),
            ],
            "glossary": [], "other": {"language": language, "title": "中文"},
            "words": {
                "unanswered": {"location": "messages/", "title": "New", "text": ""},
                "kinds": {"memory": "Memory"}, "topics": {}, "exact": "Exact", "nearest": "Near",
                "keys": {},
            },
        },
        "texts.json": [{}, {}],
        "code.json": {
            "row": words["finding"],
            "rules": [{**PATTERN.rule, "location": "training/sum/", "finds": FINDS[language]}],
        },
    }
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    with Worker(folder.parent) as worker:
        yield lambda query: [
            row for sections in worker.ask([query])[0]["items"] for row in sections
        ]


def test_a_finding_comes_first_with_its_line(ask, language):
    first, *others = ask(PROGRAM)
    assert first["title"] == {
        "en": "Line 6: a sum that keeps every graph",
        "zh": "第 6 行：累加时保留了每一步的计算图",
    }[language]
    assert '<p class="found__message" translate="no">total += loss</p>' in first["text"]
    assert "Memory grows" in first["text"]
    assert first["location"] == "training/sum/"
    assert [each["location"] for each in others] == ["losses/mse/"]


def test_the_box_shows_arrows_for_new_lines(ask):
    assert ask(PROGRAM.replace("\n", "↵")) == ask(PROGRAM)


def test_a_line_without_its_program_is_searched_for_as_before(ask):
    assert [each["location"] for each in ask("loss = F.mse_loss(a, b)")] == ["losses/mse/"]


def test_code_is_text(ask):
    first, *_ = ask(PROGRAM.replace("+= loss", '+= loss  # <img src="x" onerror=evil()>'))
    assert "<p" in first["text"] and "<img" not in first["text"]
    assert "total += loss  # &#60;img src=&#34;x&#34; onerror=evil()&#62;" in first["text"]


@pytest.mark.parametrize("query", [
    "mse_loss",
    "Traceback (most recent call last):\n  File \"a.py\", line 3, in <module>\n"
    "    total += loss\nRuntimeError: mse_loss\n",
    "how do I use mse_loss, with total += loss in a loop?",
])
def test_no_code_no_finding(ask, query):
    assert "training/sum/" not in [each["location"] for each in ask(query)]


def test_without_the_patterns_the_search_goes_on(ask, tmp_path, language):
    (tmp_path / language / "search/code.json").unlink()
    assert [each["location"] for each in ask(PROGRAM)] == ["losses/mse/"]


# ------------------------------------------------------------------------------------- Semgrep


def test_a_rule_for_semgrep(project, entry):
    rule = semgrep_rule(project, entry, entry.code["sum_of_losses"], "https://example.org/p/")
    assert rule == {
        "id": "training.sum.sum_of_losses",
        "languages": ["python"],
        "severity": "WARNING",
        "message": (
            "a sum that keeps every graph\nhttps://example.org/p/en/training/sum/\n"
            "累加时保留了每一步的计算图\nhttps://example.org/p/zh/training/sum/"
        ),
        "patterns": [
            {"pattern-either": [{"pattern": "$TOTAL += $LOSS"}, {"pattern": "$TOTAL.add_($LOSS)"}]},
            {"pattern-not": "$TOTAL += 1"},
            {"pattern-inside": "$LOSS.backward()\n..."},
            {"pattern-not-inside": "with $X:\n    ..."},
            {"focus-metavariable": "$LOSS"},
        ],
    }


HEAD = '''"""An entry."""
# /// pitfall
# apis = ["torch.add"]
# symptom = "memory"
# added = 2026-11-30
#
# [code.sum_of_losses]
# either = ["$TOTAL += $LOSS", "$TOTAL.add_($LOSS)"]
# not = ["$TOTAL += 1"]
# inside = ["""
# $LOSS.backward()
# ...
# """]
# not_inside = ["""
# with $X:
#     ...
# """]
# line = "$LOSS"
# ///
# --8<-- [start:demo]
print(1)
# --8<-- [end:demo]
# --8<-- [start:check]
assert demo.out
# --8<-- [end:check]
'''


@pytest.fixture
def entry(project):
    path = project.entry_path("training/sum")
    path.parent.mkdir()
    path.write_text(HEAD, encoding="utf-8")
    for each in project.pair("training/sum"):
        each.path.parent.mkdir()
        finds = json.dumps({"sum_of_losses": FINDS[each.language]}, ensure_ascii=False)
        text = f"---\ntitle: A page\ndescription: Made up.\nfinds: {finds}\n---\n"
        each.path.write_text(text, encoding="utf-8")
    return read_entry(path)


def test_the_site_has_the_rules(site, whole_project):
    rules = yaml.safe_load((site / "pitfalls.semgrep.yml").read_text(encoding="utf-8"))["rules"]
    patterns = [name for entry in whole_project.entries.values() for name in entry.code]
    assert [rule["id"].split(".")[-1] for rule in rules] == patterns


def test_the_site_has_the_patterns_of_each_language(site, whole_project, language):
    rules = json.loads((site / language / "search/code.json").read_text(encoding="utf-8"))["rules"]
    finds = [
        whole_project.page(language, slug).finds[name]
        for slug, entry in whole_project.entries.items()
        for name in entry.code
    ]
    assert [rule["finds"] for rule in rules] == finds
