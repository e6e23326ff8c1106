"""The page on checking one's own code: its files are well-formed, its commands the same everywhere.

.ci/run runs the command line of the page with the rules of the built site.
"""

import re
from pathlib import Path

import pytest
import yaml
from lxml import html

from pitfalls.site.patterns import SEMGREP

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r'```(\w+)(?: title="([^"]*)")?\n(.*?)```', re.DOTALL)
SCAN = f"semgrep scan --config {SEMGREP} --metrics=off"


def blocks(language: str) -> list[tuple[str, str, str]]:
    return BLOCK.findall((ROOT / f"docs/{language}/semgrep.md").read_text(encoding="utf-8"))


@pytest.fixture
def texts() -> dict[str, str]:
    """The blocks by the file that they belong in; the command line has none."""
    return {file: text for _, file, text in blocks("en")}


def test_both_languages_have_the_same_blocks():
    assert blocks("en") == blocks("zh")


def test_the_command_line(texts):
    assert texts[""] == f"pip install semgrep\n{SCAN} .\n"


def test_the_hook(texts):
    [repository] = yaml.safe_load(texts[".pre-commit-config.yaml"])["repos"]
    [hook] = repository["hooks"]
    assert repository["repo"] == "local"
    assert hook["entry"] == f"{SCAN} --error --quiet"
    assert (hook["language"], hook["additional_dependencies"]) == ("python", ["semgrep"])


def test_the_workflow(texts):
    workflow = yaml.safe_load(texts[".github/workflows/pitfalls.yml"])
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["pitfalls"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        "pip install semgrep", f"{SCAN} --error .",
    ]


def test_the_workflow_takes_the_actions_of_our_own(texts):
    ours = (ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8")
    used = dict(re.findall(r"uses: (actions/[\w-]+)@\w+ # (v\d+)", ours))
    named = dict(re.findall(r"uses: (\S+)@(\S+)", texts[".github/workflows/pitfalls.yml"]))
    assert named == {name: used[name] for name in named}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_built_page_shows_the_same_blocks(site, language):
    built = site / language / "semgrep/index.html"
    page = html.fromstring(built.read_text(encoding="utf-8"))
    shown = [code.text_content() for code in page.xpath("//article//pre/code")]
    assert shown == [text for _, _, text in blocks(language)]
    assert page.xpath("//article//a[@download]/@href") == [f"../../{SEMGREP}"]
