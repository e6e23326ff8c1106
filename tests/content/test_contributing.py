"""The contributing pages: what they tell a newcomer to type is run in an empty project.

It prints what the pages show.
"""

import re
import shlex
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import html

from pitfalls.__main__ import parser
from pitfalls.commands import check, new
from pitfalls.entry import Entry, read_entry
from pitfalls.problem import Problem
from pitfalls.project import Project

OURS = Project(Path(__file__).parents[2])
ENGLISH, CHINESE = GUIDES = OURS.pair("contributing")
BLOCK = re.compile(
    r'^```(?P<kind>\w+)(?: title="(?P<file>[^"]*)")?\n(?P<text>.*?)^```$',
    re.MULTILINE | re.DOTALL,
)
OUTPUT_LINE = re.compile(r"^#>.*\n", re.MULTILINE)
FIX = "pytest tests/content/test_contributing.py --update, then pitfalls stamp contributing"


def blocks(page) -> list[re.Match]:
    return list(BLOCK.finditer(page.path.read_text(encoding="utf-8")))


def fill(path: Path, lines: list[str]) -> None:
    """Replace the lines of a file that say TODO by these."""
    text = path.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(text) if "TODO" in line]
    for number, line in zip(places, lines, strict=True):
        text[number] = line
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def put(snippet: Path, section: str, text: str) -> None:
    """Write a section of a snippet, or what comes above the first one."""
    whole = snippet.read_text(encoding="utf-8")
    mark = f"[start:{section}]\n"
    if mark in whole:
        start = whole.index(mark) + len(mark)
        end = whole.index(f"# --8<-- [end:{section}]")
    else:
        start, end = 0, whole.index("\n# --8<--")
    text = OUTPUT_LINE.sub("", text)
    snippet.write_text(whole[:start] + text + whole[end:], encoding="utf-8")


class Newcomer:
    """Does what the pages say in an empty project."""

    def __init__(self, root: Path, engine, capsys) -> None:
        self.root = root
        self.engine = engine
        self.capsys = capsys
        self.snippet = Path()  # of the entry that was begun last
        self.output = ""  # of the command that was typed last

    def type(self, command: str) -> None:
        """Run a command of ours, and keep what the terminal shows."""
        asked = parser().parse_args(shlex.split(command)[1:])
        if asked.run is new.run:
            self.snippet = Project(self.root).entry_path(asked.slug)
        given = {"engine": self.engine} if asked.run is check.run else {}
        message = ""
        try:
            asked.run(Project(self.root), asked, **given)
        except Problem as problem:
            message = f"{problem}\n"
        told = self.capsys.readouterr()
        self.output = told.out + told.err + message

    def rename(self, changes: str) -> None:
        """Replace each word after - by the one after +, in all files of the entry."""
        words = re.findall(r"^-(.+)\n\+(.+)$", changes, re.MULTILINE)
        for path in self.root.rglob(f"{self.snippet.stem}.*"):
            text = path.read_text(encoding="utf-8")
            for before, after in words:
                text = text.replace(before, after)
            path.write_text(text, encoding="utf-8")

    def follow(self, block: re.Match, chinese: re.Match) -> None:
        """Do what a block says."""
        if block["kind"] == "bash" and block["text"].startswith("pitfalls "):
            self.type(block["text"])
        elif block["kind"] == "python":
            put(self.snippet, block["file"], block["text"])
        elif block["kind"] == "diff":
            self.rename(block["text"])
        elif block["kind"] == "page":
            fill(self.root / block["file"], block["text"].splitlines())
            fill(self.root / chinese["file"], chinese["text"].splitlines())


def expected_blocks(newcomer: Newcomer) -> list[str | None]:
    """What each block should hold, None where that is the author's."""
    english, found, places = blocks(ENGLISH), [], []
    for block, chinese in zip(english, blocks(CHINESE), strict=True):
        newcomer.follow(block, chinese)
        found.append(newcomer.output if block["kind"] == "text" else None)
        places.append(newcomer.snippet)
    entries = {path: proven(newcomer.engine, path) for path in places if path.is_file()}
    for at, (block, place) in enumerate(zip(english, places, strict=True)):
        if block["kind"] == "python" and block["file"] in entries[place].sections:
            found[at] = f"{entries[place].sections[block['file']].text}\n"
    return found


def proven(engine, snippet: Path) -> Entry:
    """The entry with what its sections print; raise Problem where it does not hold."""
    engine.start(snippet, update=True).result()
    return read_entry(snippet)


def with_blocks(page, expected: list[str | None]) -> str:
    """The page's text, with what its blocks should hold."""
    text = page.path.read_text(encoding="utf-8")
    pairs = list(zip(blocks(page), expected, strict=True))
    for block, held in reversed(pairs):
        if held is not None:
            text = text[: block.start("text")] + held + text[block.end("text") :]
    return text


def compare(page, text: str) -> None:
    lines = page.path.read_text(encoding="utf-8").splitlines()
    for number, (found, expected) in enumerate(zip_longest(lines, text.splitlines()), 1):
        if found != expected:
            expected = f"{expected}  (what the command above prints)"
            raise Problem(page.path, number, str(found), expected, FIX)


@pytest.mark.updates
def test_commands_print_what_the_pages_show(project, engine, capsys, monkeypatch, request):
    monkeypatch.chdir(project.root)
    expected = expected_blocks(Newcomer(project.root, engine, capsys))
    for page in GUIDES:
        text = with_blocks(page, expected)
        if request.config.getoption("update"):
            page.path.write_text(text, encoding="utf-8")
        compare(page, text)


def test_both_languages_give_the_same_commands():
    english, chinese = (
        [block[0] for block in blocks(page) if block["kind"] != "page"] for page in GUIDES
    )
    assert english == chinese


def test_the_example_is_no_entry():
    text = "".join(block["text"] for block in blocks(ENGLISH))
    names = set(re.findall(r"pitfalls new (\S+)", text))
    advice = "choose another example, since this one exists now"
    assert names and not names & set(OURS.entries), advice


@pytest.mark.parametrize("page", GUIDES, ids=["en", "zh"])
def test_the_built_page_shows_the_same_blocks(site, page):
    built = site / page.language / "contributing/index.html"
    tree = html.fromstring(built.read_text(encoding="utf-8"))
    shown = [code.text_content() for code in tree.xpath("//article//pre/code")]
    assert shown == [block["text"] for block in blocks(page)]
