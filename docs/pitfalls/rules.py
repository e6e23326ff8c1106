"""The rules for an entry's files, one small function each; every one raises Problem.

`check_pages` runs those for pages in the order in which one writes them.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any

import autocorrect_py

from pitfalls import safety
from pitfalls.entry import Entry
from pitfalls.page import HAN, INCLUDE, Page, is_fence
from pitfalls.printed import is_printed
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.records import order, short

FRONT_MATTER = ("title", "description", "keywords", "pair")
DESCRIPTION = 160  # characters that search engines show
LINES, COLUMNS = 20, 80  # of code, in a section
CODE_FIX = 'write ```python, --8<-- "topic/slug.py:section", ```'

_LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")
_CELL = re.compile(r"(?<!\\)[|]")
_ITEM = re.compile(r"( *)([-*]|\d+\.) ")
_ADMONITION = re.compile(r"(!!!|\?\?\?) (\w+)")
_HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w.-]+)\})?$")

# 1.13, 2.6.0 and PyTorch 0.4 are versions of PyTorch; NumPy 2.0, -1.0, 1.41 and 2.3456 are none.
_VERSION = re.compile(
    r"(?<![\w.+-])(?P<other>(?:CUDA|Keras|Lightning|NumPy|Python|TensorFlow|torchvision) )?"
    r"(?P<number>(?<=PyTorch )0\.[1-4]|1\.(?:1[0-3]|\d)|2\.(?:[12]\d|\d))(?:\.\d+)?"
    r"(?![\w%]|\.\d)", re.ASCII,
)
# What is said of a version, for which § stands, and of all that came before it.
_EARLIER = re.compile(
    r"\b(before|until|up to|prior to|older than|earlier than) (PyTorch |torch )?§|"
    r"§ (and|or) (before|earlier|older)|§ ?(版本?)?(及|和)?(之前|以前|更早|为止)", re.IGNORECASE,
)
_SINCE = re.compile(r"\b(since|as of) (PyTorch |torch )?§|§ ?(版本?)?(起|开始|以来)", re.IGNORECASE)
_OLD = re.compile(r"\b(old|older|earlier) (versions|releases)\b|[旧老]版|早期版本", re.IGNORECASE)
_NOT_PROSE = re.compile(r"``.*?``|`.*?`|\$.*?\$|\]\(.*?\)")  # code, formulas, where links lead

# Words that check_versions finds on a page, and why they are fine.
NO_VERSIONS = {
    ("contributing", "old versions"): "says what belongs in an entry",
    ("contributing", "旧版"): "says what belongs in an entry",
    ("messages", "旧版"): "speaks of the messages listed below it",
    ("normalization/track-running-stats-off", "1.0"): "is an input",
    ("optim/get-lr-or-get-last-lr", "1.0"): "is a learning rate",
}

Outline = list[tuple[int, str]]  # lines, and what stands there


def check_pages(project: Project, entry: Entry) -> None:
    """Raise the first Problem of an entry's files: figure, pages, pair, stamps, files."""
    pages = project.pair(entry.slug)
    recorded = [*project.records.versions, project.records.default_version]
    if entry.figure.exists():
        safety.check_figure(entry.figure)
    for page in pages:
        if not page.path.exists():
            fix = "write it, with the structure of its pair"
            raise Problem(page.path, 1, "no such page", "a page in each language", fix)
        check_finished(page.path)
        check_front_matter(page)
        check_headings(page, project.languages[page.language].headings)
        check_changed(page, entry)
        check_code(page, entry)
        safety.check_page(page, entry)
        check_language(page, project.glossary)
        check_versions(page, recorded)
    for page in pages:
        check_pair(page, project.other(page))
    for page in pages:
        check_stamp(page, project.other(page))
    safety.check_files(project)


# --------------------------------------------------------------------------------- the code


def check_finished(path: Path) -> None:
    """Nothing that `pitfalls new` wrote is left for someone to fill in."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if "TODO" in line:
            expected = "your code or your words instead"
            fix = "replace it, and remove the word TODO"
            raise Problem(path, number, line.strip(), expected, fix)


def check_size(entry: Entry) -> None:
    """A shown section fits a page."""
    for name, section in entry.shown.items():
        code = [
            (number, line)
            for number, line in enumerate(section.lines, section.line)
            if not is_printed(line)
        ]
        if len(code) > LINES:
            found = f"{name!r} of {len(code)} lines of code"
            fix = "shorten or split it"
            raise Problem(entry.path, section.line, found, f"at most {LINES}", fix)
        for number, line in code:
            if len(line) > COLUMNS:
                found = f"a line of {len(line)} characters"
                raise Problem(entry.path, number, found, f"at most {COLUMNS}", "break the line")


# --------------------------------------------------------------------------------- one page


def check_front_matter(page: Page, keys: Sequence[str] = FRONT_MATTER) -> None:
    missing = [key for key in keys if key not in page.meta]
    if missing:
        found = f"front matter without {', '.join(missing)}"
        raise Problem(page.path, 1, found, ", ".join(keys), "add it")
    length = len(page.meta["description"])
    if length > DESCRIPTION:
        found = f"a description of {length} characters"
        raise Problem(page.path, 1, found, f"at most {DESCRIPTION}", "shorten it")


def check_changed(page: Page, entry: Entry) -> None:
    """A change that the snippet's head dates is told in each language, and no other."""
    day, told = entry.head.get("changed"), page.meta.get("changed")
    if day and not (isinstance(told, str) and told.strip()):
        found = f"no sentence for changed = {day} in snippets/{entry.slug}.py"
        expected = "changed: one sentence that says what changed"
        raise Problem(page.path, 1, found, expected, "add it to the front matter")
    if told and not day:
        expected = f"nothing, since snippets/{entry.slug}.py has no date for it"
        fix = f"add the line '# changed = {date.today()}' to its head"
        raise Problem(page.path, 1, f"changed: {told}", expected, fix)


def check_headings(page: Page, template: dict[str, str]) -> None:
    """An entry's headings are those of the template, in its order; smaller ones have an id."""
    order, last = list(template), -1
    for heading in page.headings:
        if heading.level > 2:
            if not heading.id:
                found, expected = f"{heading.text!r} without an id", "### Heading {#id}"
                fix = "add the same id in both languages"
                raise Problem(page.path, heading.line, found, expected, fix)
            continue
        if template.get(heading.id) != heading.text:
            known = ", ".join(f"## {text} {{#{name}}}" for name, text in template.items())
            found = f"## {heading.text} {{#{heading.id}}}"
            fix = "use the template's heading"
            raise Problem(page.path, heading.line, found, f"one of {known}", fix)
        if order.index(heading.id) <= last:
            found = f"{{#{heading.id}}} after {{#{order[last]}}}"
            expected = f"the order {', '.join(order)}"
            raise Problem(page.path, heading.line, found, expected, "move it")
        last = order.index(heading.id)


def check_code(page: Page, entry: Entry) -> None:
    """Code comes from the page's own entry: each shown section, once."""
    check_fences(page)
    own, seen = f"{entry.slug}.py", set()
    for include in page.includes:
        if include.file != own or include.section not in entry.shown:
            found = f"{include.file}:{include.section}"
            expected = f"{own} with {', '.join(entry.shown)}"
            raise Problem(page.path, include.line, found, expected, "correct the include")
        if include.section in seen:
            found = f"{include.section!r} a second time"
            fix = "remove one of them"
            raise Problem(page.path, include.line, found, "each section once", fix)
        seen.add(include.section)
    for name in entry.shown:
        if name not in seen:
            raise Problem(
                page.path, page.lines[-1][0], f"no include of {name!r}",
                f'--8<-- "{own}:{name}"', "show the section, or remove it from the snippet",
            )


def check_fences(page: Page) -> None:
    """A fence holds one include and nothing else, and an include stands in a fence."""
    lines = iter(page.lines)
    for number, line in lines:
        if not is_fence(line):
            if "--8<--" in line:
                expected = "an include within a fence"
                raise Problem(page.path, number, repr(line), expected, CODE_FIX)
            continue
        body = [text for _, text in (next(lines, (0, "")), next(lines, (0, "")))]
        if line != "```python" or not INCLUDE.fullmatch(body[0]) or body[1] != "```":
            found = f"{line!r} and {body[0]!r}"
            expected = "a fence that includes one section"
            raise Problem(page.path, number, found, expected, CODE_FIX)


def check_no_code(page: Page) -> None:
    """Only entries' own pages show code."""
    check_fences(page)
    for include in page.includes:
        found = f"an include of {include.file}"
        expected = "includes only in an entry's own page"
        raise Problem(page.path, include.line, found, expected, "remove it")


# --------------------------------------------------------------------------------- the pair


def check_pair(page: Page, other: Page) -> None:
    """Both pages have the same headings, includes, lists, tables and links, in the same order."""
    if not other.path.exists():
        raise Problem(page.path, 1, "a page without its pair", other.label, "write the other page")
    for describe in (outline, links):
        for ours, theirs in zip_longest(describe(page), describe(other)):
            if ours and theirs and ours[1] == theirs[1]:
                continue
            line, found = ours or (page.lines[-1][0], "nothing more")
            expected = "nothing more"
            if theirs:
                expected = f"{theirs[1]}, as in {other.label}:{theirs[0]}"
            fix = "give both pages the same structure"
            raise Problem(page.path, line, found, expected, fix)


def outline(page: Page) -> Outline:
    """What both pages of a pair must have in common, in order."""
    includes = [(each.line, f"include of {each.file}:{each.section}") for each in page.includes]
    structure = [
        (number, what) for number, line in page.prose for what in _structure_of(line)
    ]
    return sorted(includes + structure, key=lambda item: item[0])


def _structure_of(line: str) -> Iterator[str]:
    """What a line of prose means for the structure of its page, if anything."""
    if heading := _HEADING.match(line):
        yield f"heading {heading[1]} {{#{heading[3]}}}"
    elif line.startswith("|"):
        yield f"table row of {len(_CELL.split(line)) - 2} cells"
    elif item := _ITEM.match(line):
        yield f"list item at indent {len(item[1])}"
    elif admonition := _ADMONITION.match(line):
        yield f"admonition {admonition[2]}"
    elif line.startswith(("<!--", "$$")):
        yield line.strip()


def links(page: Page) -> Outline:
    """The targets of each section's links, sorted: words change places between languages."""
    found, section = [], 0
    for number, line in page.lines:
        section += bool(_HEADING.match(line))
        found += [(section, target, number) for target in _LINK.findall(line)]
    return [(number, f"link to {target}") for _, target, number in sorted(found)]


def check_stamp(page: Page, other: Page) -> None:
    found = str(page.meta.get("pair"))
    if found != other.stamp:
        raise Problem(
            page.path, 1, f"pair: {found}",
            f"pair: {other.stamp}, since {other.label} has changed",
            f"read both pages, carry the change over, then pitfalls stamp {page.name}",
        )


# ------------------------------------------------------------------------------ the language


def check_language(page: Page, glossary: list[dict[str, Any]]) -> None:
    """Chinese pages keep to AutoCorrect's typography and the glossary; English ones are English."""
    if page.language == "zh":
        check_words(page, glossary)
        check_typography(page)
        return
    for number, line in page.lines:
        if HAN.search(line):
            raise Problem(page.path, number, repr(line), "English", "translate it")


def check_words(page: Page, glossary: list[dict[str, Any]]) -> None:
    avoided = [(word, term["zh"]) for term in glossary for word in term.get("avoid", [])]
    for number, line in [*_front_matter_texts(page), *page.lines]:
        for word, better in avoided:
            if word in line:
                fix = "use the glossary's word (docs/glossary.yml)"
                raise Problem(page.path, number, word, better, fix)


def check_typography(page: Page) -> None:
    fix = "correct the spacing and punctuation"
    for number, line in _front_matter_texts(page):
        better = autocorrect_py.format(line)
        if better != line:
            raise Problem(page.path, number, line, better, fix)
    corrected = autocorrect_py.format_for(page.body, "markdown").splitlines()
    for (number, line), better in zip_longest(page.lines, corrected):
        if line != better:
            raise Problem(page.path, number, line, better, fix)


def _front_matter_texts(page: Page) -> list[tuple[int, str]]:
    keys = ("title", "description", "changed")
    return [(1, page.meta[key]) for key in keys if key in page.meta]


# ---------------------------------------------------------------------- versions of PyTorch


def check_versions(page: Page, recorded: Sequence[str]) -> None:
    """What a page says of a version was run, or a link in the same paragraph backs it."""
    oldest = short(min(recorded, key=order))
    for number, line in [*_front_matter_texts(page), *page.prose]:
        for found in _unproven(line, {short(version) for version in recorded}, oldest):
            if (page.name, found) in NO_VERSIONS:
                continue
            expected = f"versions with a record, of which {oldest} is the oldest, or a link"
            fix = (
                "name versions in snippets/versions/ ('1.13 and 2.0 print ...'), link to what "
                "backs the words, or remove them; put a number that is no version in `backticks`"
            )
            raise Problem(page.path, number, found, expected, fix)


def _unproven(line: str, known: set[str], oldest: str) -> Iterator[str]:
    """The words of a paragraph, or a table's row, about versions that nothing backs.

    The oldest record is not the beginning of time: words about all earlier versions need a link,
    and no link can show that something changed just in the oldest one.
    """
    linked = any(target.startswith("http") or ".md" in target for target in _LINK.findall(line))
    words = _NOT_PROSE.sub("]", line)
    if not linked:
        yield from (match[0] for match in _OLD.finditer(words))
    for match in _VERSION.finditer(words):
        number, start, end = match["number"], match.start(), match.end()
        said = f"{words[max(0, start - 20) : start]}§{words[end : end + 12]}"
        reach = _EARLIER.search(said) or (number == oldest and _SINCE.search(said))
        if match["other"]:
            continue
        if reach and (not linked or number == oldest):
            yield reach[0].replace("§", number)
        elif number not in known and not linked:
            yield number


# ------------------------------------------------------------------------------ the seed rows


def check_rows(project: Project, file: Path, rows: Sequence[str]) -> None:
    """Each of the questions that the site began with has a home: a page or a lab in every language.

    The file says so: `"row" = "topic/slug"` in its table `homes`.
    """
    text = file.read_text(encoding="utf-8")
    homes = tomllib.loads(text)["homes"]
    missing = [row for row in rows if row not in homes]
    if missing:
        found = f"no home for {', '.join(missing)}"
        fix = 'add a line: "row" = "topic/slug"'
        raise Problem(file, 1, found, "a home for every row", fix)
    unknown = sorted(set(homes) - set(rows))
    if unknown:
        found = f"{', '.join(unknown)}, which is no row"
        raise Problem(file, 1, found, f"the {len(rows)} rows", "remove the line")
    for row, name in homes.items():
        if not all(_has_page(project, language, name) for language in project.languages):
            line = text[: text.index(f'"{row}"')].count("\n") + 1
            found = f"{row} = {name!r}, which does not exist"
            expected = "an entry, a lab or a page, in both languages"
            raise Problem(file, line, found, expected, "give the row its new home")


def _has_page(project: Project, language: str, name: str) -> bool:
    page = project.page(language, name).path
    return page.exists() or page.with_suffix(".ipynb").exists()
