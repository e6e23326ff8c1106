"""The READMEs show real code, and say the same in both languages.

pytest-markdown-docs runs their blocks.
"""

import re
import textwrap
from pathlib import Path

import autocorrect_py
import pytest

from pitfalls.project import Project

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`((?:docs|snippets|tests)/[^`]*)`")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """The language and the text of each block of code."""
    return [(language, textwrap.dedent(text)) for language, text in BLOCK.findall(read(name))]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_python_is_that_of_an_entry(name):
    path = Project(ROOT).entry_path("losses/softmax-before-cross-entropy")
    snippet = path.read_text(encoding="utf-8")
    shown = [text for language, text in blocks(name) if language == "python"]
    missing = [text for text in shown if text not in snippet]
    assert shown and missing == [], f"{name} shows code that is not in the snippet"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_paths_exist(name):
    named = PATH.findall(read(name))
    assert named and [path for path in named if not (ROOT / path).exists()] == []


def test_both_languages_give_the_same_commands():
    assert blocks("README.md") == blocks("README.zh.md")


def test_both_languages_name_the_same_paths():
    assert PATH.findall(read("README.md")) == PATH.findall(read("README.zh.md"))


def test_chinese_typography():
    text = read("README.zh.md")
    assert text == autocorrect_py.format_for(text, "markdown")
