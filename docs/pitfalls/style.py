"""The style guide as far as a machine can hold it: words to avoid, captions, quotes, bare numbers.

The guide is for all that readers see. What is fine although a rule finds it is in `exceptions`,
with the reason.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pitfalls.entry import Entry
from pitfalls.exceptions import GOOD_STYLE
from pitfalls.page import HAN, LOADER, Page, is_fence
from pitfalls.printed import as_printed, is_printed
from pitfalls.problem import Problem
from pitfalls.prose import Sentence, sentences
from pitfalls.text import read_text
from pitfalls.versions_named import NOT_PROSE

# What native readers stumbled over, and what to write instead.
ENGLISH = {
    r"\bmend(?:s|ed|ing)?\b": "fix",
    r"\bwithout a word\b": "silently",
    r"\ball the same\b": "still",
    r", too[.,;:)]": "also, before the verb",
    r"\w aside[,.;:]": "except for",
    r"\bshall\b": "should",
    r"\bwill want\b": "should, or needs",
    r"\b(?:is|are) (?:refused|not taken)\b": "raises an error, or: PyTorch rejects it",
    r"\bis asked for\b": "needs",
    r"\bin the place of\b": "instead of",
    r"\b(?:PyTorch|torch|versions?|code|it|\d\.\d+) answers?\b": "prints, returns or raises",
    r"\b(?:gives?|prints?|returns?) another\b": "a different",
    r"\b(?:has|have|gets?) another\b": "a different",
    r"\b(?:stands?|lies?) (?:at|below|above|there|within|inside|beside)\b": "is",
    r"\bax[ie]s \d": "dim=1",
    r"\b(?:the notes|widespread note)\b": "a common claim is",
    r"\b(?:never true|no longer advisable)\b": "False, Partly true, Outdated, No such name",
    r"\bNot so\b": "False",
}
CHINESE = {
    "格子": "位置，或元素",
    "真实的回答": "实际的输出或报错",
    "已验证 PyTorch": "已在 PyTorch … 上验证",
    "其实不然": "常见误解",
    r"(?<!时间)(?<!坐标)(?<!数)轴": "维",
    "小批次(?!（)": "micro-batch，或小批次（micro-batch）",
}
_ITALICS = re.compile(r"(?<!\*)\*(?![\s*])[^*]+(?<![\s*])\*(?!\*)")
_QUOTES = re.compile(r'["“”‘’]')
_CAPTION = re.compile(  # a short line that announces a block
    r"(?:In|With|Without|For|On|At|As|A|An|The|And|Or|After|Before|From|By)\b[^.?!]{1,60}:"
)
# the verbs that such lines have, in their plain form
_VERBS = """
add agree allow append ask become begin break bring build call change check choose clamp clip
collect come compare compute convert copy cost count create crash depend detach differ divide do
draw drop end expect fail fill find fit flatten forget freeze get give go grow happen help hold
keep learn leave let load look lose make match mean move need open overflow pad pass pick print
put raise reach read refuse remove replace reset return run save say scale see set shift show sort
split start stay step stop store sum switch take tell trace train try turn update use wait want
warn work wrap write yield zero
"""
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|does|did|has|have|had|can|will|would|may|must|should|went|gave|made|"
    rf"(?:{'|'.join(_VERBS.split())})(?:s|es|d|ed)?)\b|n't\b|'s\b|'re\b", re.IGNORECASE,
)
_NUMBER = r"(?:-?\d[\d_.]*(?:e[+-]?\d+)?%?|nan|-?inf|True|False|None)"
_BARE = re.compile(rf"{_NUMBER}(?:[ ,]+{_NUMBER})+")
_ONE_BARE = re.compile(_NUMBER)


def problems(page: Page, entry: Entry | None = None) -> Iterator[Problem]:
    """Every Problem of the style of a page, an entry's or none's, except the fine ones."""
    for problem in all_problems(page, entry):
        if (page.name, problem.found) not in GOOD_STYLE:
            yield problem


def all_problems(page: Page, entry: Entry | None = None) -> Iterator[Problem]:
    for sentence in sentences(page):
        yield from of_words(page.path, page.language, sentence)
        if entry:
            yield from names_of_sections(page, entry, sentence)
        if page.language == "en":
            yield from captions(page, sentence)
    yield from fix_without_a_sentence(page)
    if entry and page.language == "en":
        yield from bare_numbers(entry)


def names_of_sections(page: Page, entry: Entry, sentence: Sentence) -> Iterator[Problem]:
    """No name of a wrong or right section, since readers don't see it."""
    for code in sentence.codes:
        if code in entry.sections and entry.sections[code].role in ("wrong", "right"):
            yield Problem(
                page.path, sentence.line, f"`{code}`, the name of a section",
                "words that readers understand, who don't see that name",
                "write the wrong example, the right example; 错误写法、正确写法",
            )


def of_texts(path: Path) -> Iterator[Problem]:
    """Every Problem of the texts of a file such as docs/topics.yml, by their language."""
    source = read_text(path)
    lines = source.splitlines()
    for language, text in _texts(yaml.load(source, LOADER)):
        start = text.split("\n")[0][:30]
        line = next((number for number, each in enumerate(lines, 1) if start in each), 1)
        yield from of_words(path, language, Sentence(line, text))


def _texts(value: Any, language: str = "en") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield language, value
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each, language))
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("keywords", "avoid"):  # what readers type, not what they read
                yield from _texts(each, key if key in ("en", "zh") else language)


def of_words(path: Path, language: str, sentence: Sentence) -> Iterator[Problem]:
    """No word that the guide advises against; in Chinese, no italics, and 「」 for quotes."""
    text = NOT_PROSE.sub("`", sentence.text)
    for pattern, better in (CHINESE if language == "zh" else ENGLISH).items():
        for match in re.finditer(pattern, text):
            found, fix = f"the words {match[0]!r}", "write it in plain words"
            yield Problem(path, sentence.line, found, better, fix)
    if language != "zh" or not HAN.search(text):
        return
    if marked := _ITALICS.search(text):
        fix = "write it in 「」 without spaces around them, or without a mark"
        yield Problem(path, sentence.line, f"the italics {marked[0]}", "none in Chinese", fix)
    if quote := _QUOTES.search(text):
        fix = "write 「」; code goes in `backticks`, or is told in words"
        yield Problem(path, sentence.line, f"the quote {quote[0]}", "「」 in Chinese", fix)


def captions(page: Page, sentence: Sentence) -> Iterator[Problem]:
    """What announces a block of code is a sentence, with a verb."""
    text = NOT_PROSE.sub("`", sentence.text)
    if _CAPTION.fullmatch(text) and not _VERB.search(text):
        yield Problem(
            page.path, sentence.line, f"{sentence.text!r}, without a verb that check knows",
            "before code or a list, a sentence with one of the verbs below",
            "write: Here ... prints ...:, or use is, has, gives, shows, keeps, raises",
        )


def fix_without_a_sentence(page: Page) -> Iterator[Problem]:
    """A Fix says what to do before it shows it."""
    lines = {heading.line: heading for heading in page.headings}
    inside = False
    for number, line in page.lines:
        if number in lines:
            inside = lines[number].id == "fix"
        elif inside and is_fence(line):
            fix = "say what to do in one sentence"
            yield Problem(page.path, number, "a Fix that begins with code", "a sentence", fix)
            return
        elif line.strip():
            inside = False


def bare_numbers(entry: Entry) -> Iterator[Problem]:
    """What is printed can be read alone: more than one number has a label."""
    for section in entry.shown.values():
        before = ""
        for number, line in enumerate(section.lines, section.line):
            shown = as_printed(line) if is_printed(line) else ""
            follows = _ONE_BARE.fullmatch(shown) and _ONE_BARE.fullmatch(before)
            if _BARE.fullmatch(shown) or follows:
                yield Problem(
                    entry.path, number, f"{shown!r} in {section.name!r}, printed without a label",
                    'print("whole batch:", loss)', "say in each print what the number is",
                )
                break
            before = shown or before * line.startswith(" ")
