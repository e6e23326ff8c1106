"""The contributing pages: what they tell a newcomer to type is run in an empty project, and prints what they show."""

import re
import shlex
from itertools import zip_longest

import check
import new
import pytest
import rules
import stamp
from entries import ROOT, Problem, entry_paths, read_entry, slug_of
from lxml import html

GUIDES = {language: ROOT / "docs" / language / "contributing.md" for language in rules.LANGUAGES}
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<file>[^"]*)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL)
OUTPUT_LINE = re.compile(r"^#>.*\n", re.MULTILINE)
COMMANDS = {"tests/new.py": new.main, "tests/check.py": check.main, "tests/stamp.py": stamp.main}


def blocks(language: str) -> list[re.Match]:
    return list(BLOCK.finditer(GUIDES[language].read_text(encoding="utf-8")))


def fill(path, lines: list[str]) -> None:
    """Put the lines in the place of the lines of a file that say TODO."""
    text = path.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(text) if "TODO" in line]
    for number, line in zip(places, lines, strict=True):
        text[number] = line
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def put(snippet, section: str, text: str) -> None:
    """Write a section of a snippet, or what stands above the first one."""
    whole = snippet.read_text()
    start = whole.find(f"[start:{section}]\n")
    start, end = (start + len(f"[start:{section}]\n"), f"# --8<-- [end:{section}]") if start >= 0 else (0, "\n# --8<--")
    snippet.write_text(whole[:start] + OUTPUT_LINE.sub("", text) + whole[whole.index(end) :])


def follow(project, engine, capsys) -> list[str | None]:
    """Do what the pages say in the project; return what each block should hold, None where that is the author's."""
    found, output = [], ""
    for block, chinese in zip(blocks("en"), blocks("zh"), strict=True):
        kind, text = block["kind"], block["text"]
        if kind == "bash" and text.startswith("python tests/"):
            _, name, *arguments = shlex.split(text)
            failed = COMMANDS[name](arguments, **({"engine": engine} if name == "tests/check.py" else {}))
            output = capsys.readouterr().out + (f"{failed}\n" if failed else "")
        elif kind == "python":
            snippet = project / block["file"] if "/" in block["file"] else snippet
            put(snippet, block["file"], text)
        elif kind == "page":
            fill(project / block["file"], text.splitlines())
            fill(project / chinese["file"], chinese["text"].splitlines())
        found.append(output if kind == "text" else None)
    sections = read_entry(snippet).sections
    return [f"{sections[block['file']].text}\n" if block["file"] in sections else text
            for block, text in zip(blocks("en"), found)]


def test_commands_print_what_the_pages_show(project, engine, capsys, request):
    actual = follow(project, engine, capsys)
    for language, page in GUIDES.items():
        text = page.read_text(encoding="utf-8")
        for block, expected in reversed(list(zip(blocks(language), actual))):
            if expected is not None:
                text = text[: block.start("text")] + expected + text[block.end("text") :]
        if request.config.getoption("--update"):
            page.write_text(text, encoding="utf-8")
        lines = zip_longest(page.read_text(encoding="utf-8").splitlines(), text.splitlines())
        for number, (found, expected) in enumerate(lines, 1):
            if found != expected:
                raise Problem(page, number, found, f"{expected}  (what the command above prints)",
                              "pytest tests/test_contributing.py --update, then python tests/stamp.py contributing")


def test_both_languages_give_the_same_commands():
    english, chinese = ([block[0] for block in blocks(name) if block["kind"] != "page"] for name in rules.LANGUAGES)
    assert english == chinese


def test_the_example_is_no_entry():
    names = {name for block in blocks("en") for name in re.findall(r"python tests/new.py (\S+)", block["text"])}
    assert names and not names & set(map(slug_of, entry_paths())), "choose another example, since this one exists now"


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_the_built_page_shows_the_same_blocks(site, language):
    page = html.fromstring((site / language / "contributing/index.html").read_text(encoding="utf-8"))
    shown = [code.text_content() for code in page.xpath("//article//pre/code")]
    assert shown == [block["text"] for block in blocks(language)]
