"""The READMEs show real code, and say the same in both languages. pytest-markdown-docs runs their blocks."""

import re
import textwrap

import autocorrect_py
import pytest
from entries import ROOT, SNIPPETS

BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def blocks(name: str) -> list[tuple[str, str]]:
    return [(language, textwrap.dedent(text)) for language, text in BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_python_is_that_of_an_entry(name):
    snippet = (SNIPPETS / "losses/softmax-before-cross-entropy.py").read_text()
    shown = [text for language, text in blocks(name) if language == "python"]
    assert shown and all(text in snippet for text in shown), f"{name} shows code that is not in the snippet"


def test_both_languages_give_the_same_commands():
    assert blocks("README.md") == blocks("README.zh.md")


def test_chinese_typography():
    text = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert text == autocorrect_py.format_for(text, "markdown")
