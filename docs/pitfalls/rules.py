"""The rules for an entry's files, one small function each; every `check_…` raises Problem.

`problems_of_pages` runs those for pages in the order in which one writes them, and goes on after a
Problem. Those for words are in `prose`.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher, get_close_matches
from itertools import zip_longest
from pathlib import Path

import autocorrect_py

from pitfalls import explained, prose, safety, style
from pitfalls.entry import Entry, read_entry
from pitfalls.glossary import Term
from pitfalls.message import PIECE, pattern, pieces
from pitfalls.page import HAN, INCLUDE, LINK, Page, is_fence, read_page
from pitfalls.printed import is_printed
from pitfalls.problem import Problem, caught, raise_first
from pitfalls.project import Project
from pitfalls.records import Answer
from pitfalls.text import read_text
from pitfalls.versions_named import check_records, check_versions

FRONT_MATTER = ("title", "description", "keywords", "pair")
DESCRIPTION = 160  # characters that search engines show
MESSAGE = 12  # characters that a message of a head has besides *
LINES, COLUMNS = 20, 80  # of code, in a section
CODE_FIX = 'write ```python, --8<-- "topic/slug.py:section", ```'

_CELL = re.compile(r"(?<!\\)[|]")
_ITEM = re.compile(r"( *)([-*]|\d+\.) ")
_ADMONITION = re.compile(r"(!!!|\?\?\?) (\w+)")
_HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w.-]+)\})?$")

_LINK_INSIDE = re.compile(r"([\w./-]+\.(?:md|ipynb))?(?:#([\w.-]+))?", re.ASCII)
_HEADING_ID = re.compile(r"\{#([\w.-]+)\}")

Outline = list[tuple[int, str]]  # lines, and what stands there


def check_pages(project: Project, entry: Entry) -> None:
    """Raise the first Problem of an entry's pages."""
    raise_first(problems_of_pages(project, entry))


def problems_of_pages(
    project: Project, entry: Entry, proven: bool = True, stamped: bool = True
) -> Iterator[Problem]:
    """Every Problem of an entry's figure, and of its pages: form, pair, words, stamps.

    The pair waits until each page shows its code, or it would tell the same again; the words until
    the code is `proven`, whose output they are compared with; the stamps until all else holds, and
    where they are asked for.
    """
    if entry.figure.exists():
        yield from caught(safety.check_figure, entry.figure)
    yield from caught(safety.check_files, project)
    yield from strays(project, entry)
    pages = project.pair(entry.slug)
    of_form = [problem for page in pages for problem in _problems_of_form(project, entry, page)]
    yield from of_form
    if any(not page.path.exists() or _unfinished(page) for page in pages):
        return
    shows_code = not any(caught(check_code, page, entry) for page in pages)
    of_pair = caught(check_pair if shows_code else check_same_headings, *pages)
    of_pair += explained.differences(*pages)
    yield from of_pair
    of_words = list(prose.problems(project, entry, not of_pair)) if proven else []
    of_words += [problem for page in pages for problem in style.problems(page, entry)]
    yield from of_words
    if proven and stamped and not of_form and not of_pair and not of_words:
        stale = [each for page in pages for each in caught(check_stamp, page, project.other(page))]
        yield from stale[:1]  # one command stamps both


def _problems_of_form(project: Project, entry: Entry, page: Page) -> Iterator[Problem]:
    if not page.path.exists():
        fix = "write it, with the structure of its pair"
        yield Problem(page.path, 1, "no such page", "a page in each language", fix)
        return
    if unfinished := _unfinished(page):
        yield from unfinished
        return
    recorded = [*project.records.versions, project.records.default_version]
    yield from caught(check_headings, page, project.languages[page.language].headings)
    yield from caught(check_changed, page, entry)
    yield from caught(check_finds, page, entry)
    yield from caught(check_code, page, entry)
    yield from explained.problems(page, entry)
    yield from caught(safety.check_page, page, entry)
    yield from dead_links(project, page)
    yield from language(page, project.glossary)
    yield from caught(check_versions, page, recorded)
    yield from caught(check_records, page, versions_of(project, entry))


def broken_files(project: Project) -> list[Problem]:
    """The first Problem of each snippet and page that can't be read: all tests would tell it."""
    found = [problem for path in project.entry_paths for problem in caught(read_entry, path)]
    for page in project.all_pages():
        found += caught(read_page, page.path)
    return found


def _unfinished(page: Page) -> list[Problem]:
    """The Problem of a page that is not written yet, which makes all others pointless."""
    return (
        caught(check_finished, page.path)
        or caught(check_front_matter, page)
        or caught(check_own_language, page)
    )


def strays(project: Project, entry: Entry) -> Iterator[Problem]:
    """Files beside the entry's, such as NAME-old.md, that are no whole entry of their own."""
    found = project.snippets.glob(f"{entry.slug}?*.py")
    names = {path.relative_to(project.snippets).with_suffix("").as_posix() for path in found}
    for language in project.languages:
        folder = project.docs / language
        for path in folder.glob(f"{entry.slug}?*.md"):
            names.add(path.relative_to(folder).with_suffix("").as_posix())
    for name in sorted(names):
        files = [project.entry_path(name), *(page.path for page in project.pair(name))]
        there = [path for path in files if path.exists()]
        missing = [path.relative_to(project.root).as_posix() for path in files if path not in there]
        if missing:
            found_there = f"a file of an entry {name}, without {' and '.join(missing)}"
            expected = "a snippet and a page in each language"
            fix = "remove the file, or write the others"
            yield Problem(there[0], 1, found_there, expected, fix)


def versions_of(project: Project, entry: Entry) -> dict[str, dict[str, Answer]]:
    """What each recorded version printed for an entry, oldest first."""
    history = project.records.history([entry])
    return {version: answers.get(entry.slug, {}) for version, answers in history.items()}


# --------------------------------------------------------------------------------- the code


def check_finished(path: Path) -> None:
    """Nothing that `pitfalls new` wrote is left for someone to fill in."""
    lines = read_text(path).splitlines()
    left = [number for number, line in enumerate(lines, 1) if "TODO" in line]
    if left:
        found = lines[left[0] - 1].strip()
        if len(left) > 1:
            found += f"  (the first of {len(left)} TODOs in this file)"
        expected = "your code or your words instead"
        fix = "replace it, and remove the word TODO"
        raise Problem(path, left[0], found, expected, fix)


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


def check_dates(entry: Entry, today: date) -> None:
    """No day of the head is in the future; it may be tomorrow already where the author lives."""
    for key in ("added", "changed"):
        day = entry.head.get(key)
        if day and day > today + timedelta(days=1):
            found, expected = f"{key} = {day}", f"{today}, or a day before it"
            raise Problem(entry.path, entry.head_line(key), found, expected, "correct the day")


def check_messages(entry: Entry, others: Sequence[Entry]) -> None:
    """Each message is so narrow that it finds this entry, and does not swallow others' messages.

    It swallows one where less than half of that one's own words are in it.
    """
    for key, messages in _messages_by_key(entry).items():
        for message in messages:
            line = entry.line_in_head(key, message)
            if len(_own_words(message)) < MESSAGE:
                raise Problem(
                    entry.path, line, f"the message {message!r}",
                    f"a message of at least {MESSAGE} characters besides *",
                    "copy more of it from a #> line, with * only for what differs",
                )
            for other in others:
                for theirs in swallowed(message, other):
                    raise Problem(
                        entry.path, line,
                        f"the message {message!r}, which also finds {theirs!r}, "
                        f"a message of {other.slug}",
                        "a message that finds this entry and no other",
                        "copy more of it from a #> line, with * only for what differs; "
                        "if all the rest differs, list it in both entries, in the same words",
                    )


def _messages_by_key(entry: Entry) -> dict[str, list[str]]:
    reported = [each.message for each in entry.reported.values()]
    return {"messages": entry.messages, "older": entry.older, "reported": reported}


def swallowed(message: str, other: Entry) -> Iterator[str]:
    """The messages of another entry that this one would find though it says much less."""
    wanted, words = pattern(message), _own_words(message)
    if message in other.searched:
        return  # both may list it
    printed = [text for section in other.shown.values() for text in section.messages]
    lines = "\n".join([*other.searched, *printed]).splitlines()
    for theirs in dict.fromkeys(lines):
        if 2 * len(words) < len(_own_words(theirs)) and wanted.search(theirs):
            yield theirs


def _own_words(message: str) -> str:
    """A message without * and what surrounds it."""
    return "".join(part.strip() for part in message.split("*"))


def check_reported(entry: Entry) -> None:
    """Each reported message is shown as its pattern says, and two links of known sites have it."""
    for each in entry.reported.values():
        place = (entry.path, each.line)
        if not pattern(each.message).search(each.shown):
            fix = "copy what is shown from one of the links, with * in the message for what differs"
            raise Problem(*place, f"shown = {each.shown!r}", f"a text with {each.message!r}", fix)
        if not pieces(each.message):
            expected = f"at least {PIECE} characters between two *, to look for in PyTorch's files"
            raise Problem(*place, f"the message {each.message!r}", expected, "copy more of it")
        if len(set(each.links)) < 2:
            expected = "at least two public links, to where people report it or it is explained"
            found = f"[{each.name.replace('_', '.', 1)}] with {len(set(each.links))}"
            raise Problem(*place, found, expected, 'add them: # links = ["https://...", ...]')
        for link in each.links:
            if problem := safety.wrong_link(link, ""):
                raise Problem(*place, *problem)


def check_runnable(entry: Entry) -> None:
    """Something of each entry runs in every test run."""
    if not entry.runnable:
        line = entry.head_line("environment")
        found = "an entry of which every section has an environment of its own"
        expected = "a section that runs on the PyTorch that is here"
        fix = "add a demo of what the mistake is about, or a detect that tells what is installed"
        raise Problem(entry.path, line, found, expected, fix)


# --------------------------------------------------------------------------------- one page


def check_front_matter(page: Page, keys: Sequence[str] = FRONT_MATTER) -> None:
    missing = [key for key in keys if key not in page.meta]
    if missing:
        found = f"front matter without {', '.join(missing)}"
        raise Problem(page.path, 1, found, ", ".join(keys), "add it")
    length = len(page.meta["description"])
    if length > DESCRIPTION:
        found = f"a description of {length} characters"
        line, expected = page.key_line("description"), f"at most {DESCRIPTION}"
        raise Problem(page.path, line, found, expected, "shorten it")


def check_own_language(page: Page) -> None:
    """A Chinese page is Chinese and an English one is not, or one was copied to the other."""
    share = prose.chinese_share(page)
    if share is not None and (share > 0.5) != (page.language == "zh"):
        wanted = "Chinese" if page.language == "zh" else "English"
        found = f"a page of which {share:.0%} is Chinese"
        raise Problem(page.path, page.first_line, found, f"{wanted} words", f"write it in {wanted}")


def dead_links(project: Project, page: Page) -> Iterator[Problem]:
    """Links to pages of this site, and to headings of entries, that do not exist."""
    for line, address in addresses(page):
        match = _LINK_INSIDE.fullmatch(address)
        if not match:
            continue
        target = (page.path.parent / match[1]).resolve() if match[1] else page.path.resolve()
        if not target.is_file():
            near = _nearest(match[1], _addresses_from(page, project))
            found = f"a link to {address}, a page that does not exist"
            yield Problem(page.path, line, found, f"a page such as {near}", "correct the address")
        elif match[2] and project.entry_path(f"{target.parent.name}/{target.stem}").exists():
            ids = _HEADING_ID.findall(target.read_text(encoding="utf-8"))
            if match[2] not in ids:
                near = f"{match[1] or ''}#{_nearest(match[2], ids)}"
                found = f"a link to {address}, a heading that does not exist"
                expected = f"a heading such as {near}"
                yield Problem(page.path, line, found, expected, "correct the part after #")


def _addresses_from(page: Page, project: Project) -> list[str]:
    """How a page links to each of the others of its language, labs included."""
    folder = project.docs / page.language
    files = [*folder.rglob("*.md"), *folder.rglob("*.ipynb")]
    return [os.path.relpath(path, page.path.parent) for path in files]


def _nearest(name: str, names: list[str]) -> str:
    return get_close_matches(name, names, n=1, cutoff=0)[0]


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
        raise Problem(page.path, page.key_line("changed"), f"changed: {told}", expected, fix)


def check_finds(page: Page, entry: Entry) -> None:
    """Each pattern of the head has its words, which end no sentence, and nothing else has some."""
    finds, line = page.finds, page.key_line("finds")
    missing = {name: finds.get(name, "...") for name in entry.code}
    for name in [name for name in entry.code if name not in finds]:
        raise Problem(
            page.path, line, f"no words for [code.{name}] of snippets/{entry.slug}.py",
            'what the pattern finds, as it follows "Line 12: "',
            f"this line in the front matter: finds: {json.dumps(missing, ensure_ascii=False)}",
        )
    for name, words in finds.items():
        if name not in entry.code:
            found = f"finds with {name!r}, which is no pattern of snippets/{entry.slug}.py"
            expected = ", ".join(entry.code) or "no finds: its head has no [code.NAME]"
            raise Problem(page.path, line, found, expected, "correct the name, or remove it")
        if words.endswith((".", "。")):
            expected = 'a phrase that follows "Line 12: "'
            raise Problem(page.path, line, f"{name}: {words!r}", expected, "remove the full stop")


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
            name = f" {{#{heading.id}}}" if heading.id else ", without an id"
            found = f"## {heading.text}{name}"
            fix = "use the template's heading"
            raise Problem(page.path, heading.line, found, f"one of {known}", fix)
        if order.index(heading.id) <= last:
            found = f"{{#{heading.id}}} after {{#{order[last]}}}"
            expected = f"the order {', '.join(order)}"
            raise Problem(page.path, heading.line, found, expected, "move it")
        last = order.index(heading.id)


def check_code(page: Page, entry: Entry) -> None:
    """Code comes from the page's own entry: each shown section, once; the mistake comes first."""
    check_fences(page)
    own, seen = f"{entry.slug}.py", set()
    known = [*entry.shown, *entry.reported]
    for include in page.includes:
        if include.file != own or include.section not in known:
            found = f"{include.file}:{include.section}"
            expected = f"{own} with {', '.join(known)}"
            raise Problem(page.path, include.line, found, expected, "correct the include")
        if include.section in seen:
            found = f"{include.section!r} a second time"
            fix = "remove one of them"
            raise Problem(page.path, include.line, found, "each section once", fix)
        section = entry.shown.get(include.section)
        if section and section.role == "wrong" and section.partner in seen:
            found = f"{section.name!r} below {section.partner!r}"
            expected = "the mistake first, then the code that works"
            raise Problem(page.path, include.line, found, expected, "swap the two includes")
        seen.add(include.section)
    for name in known:
        if name not in seen:
            raise Problem(
                page.path, page.last_line, f"no include of {name!r}",
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
        include, end = (text for _, text in (next(lines, (0, "")), next(lines, (0, ""))))
        if line == "```python" and INCLUDE.fullmatch(include) and end == "```":
            continue
        if not INCLUDE.fullmatch(include):
            found, fix = f"{line!r} and {include!r}", CODE_FIX
        elif line == "```python":
            found, fix = "a fence without its end", "write ``` below the include"
        else:
            found, fix = f"{line!r} above an include", "write ```python"
        raise Problem(page.path, number, found, "a fence that includes one section", fix)


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
    for describe in (frame, links, outline):  # a missing link says more than a missing list item
        raise_first(_differences(page, describe(page), other, describe(other)))


def check_same_headings(page: Page, other: Page) -> None:
    """Both pages have the same headings, in the same order."""
    raise_first(_differences(page, _headings(page), other, _headings(other)))


def _headings(page: Page) -> Outline:
    return [each for each in outline(page) if each[1].startswith("heading ")]


def _differences(page: Page, ours: Outline, other: Page, theirs: Outline) -> Iterator[Problem]:
    one, two = [what for _, what in ours], [what for _, what in theirs]
    for kind, at, _, there, _ in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "delete":
            yield _only_in(page, *ours[at], other)
        elif kind == "insert":
            yield _only_in(other, *theirs[there], page)
        elif kind == "replace":
            line, found = ours[at]
            yield Problem(
                page.path, line, f"{found} {_place(page, line)}",
                f"{theirs[there][1]}, as in {other.label}:{theirs[there][0]}",
                "give both pages the same structure: correct the one that is wrong",
            )


def _only_in(page: Page, line: int, what: str, other: Page) -> Problem:
    """What one page has and the other lacks."""
    where = _place(page, line)
    return Problem(
        page.path, line, f"{what} {where}, which {other.label} lacks", "the same in both pages",
        f"add it to {other.label} {where}, or remove it here",
    )


def _place(page: Page, line: int) -> str:
    above = [heading.id for heading in page.headings if heading.line < line]
    return f"under {{#{above[-1]}}}" if above else "above the first heading"


def frame(page: Page) -> Outline:
    """The headings and includes of its outline."""
    return [each for each in outline(page) if each[1].startswith(("heading ", "include "))]


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
        yield f"heading {heading[1]} {{#{heading[3] or ''}}}"
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
        found += [(section, target, number) for target in LINK.findall(line)]
    return [(number, f"link to {target}") for _, target, number in sorted(found)]


def addresses(page: Page) -> Outline:
    """Where its links lead, in order."""
    return [(number, target) for number, line in page.lines for target in LINK.findall(line)]


def check_stamp(page: Page, other: Page) -> None:
    found, line = str(page.meta.get("pair")), page.key_line("pair")
    if found == "none":
        raise Problem(
            page.path, line, "pair: none", "a stamp, since both pages are written",
            f"read them side by side; if they say the same, pitfalls stamp {page.name}",
        )
    if found != other.stamp:
        raise Problem(
            page.path, line, f"pair: {found}",
            f"pair: {other.stamp}, since what {other.label} says or shows has changed",
            f"read both pages, carry the change over, then pitfalls stamp {page.name}",
        )


# ------------------------------------------------------------------------------ the language


def check_language(page: Page, glossary: list[Term]) -> None:
    """Raise the first Problem of a page's language."""
    raise_first(language(page, glossary))


def language(page: Page, glossary: list[Term]) -> Iterator[Problem]:
    """Chinese pages keep to AutoCorrect's typography and the glossary; English ones are English."""
    if page.language == "zh":
        yield from _avoided_words(page, glossary)
        yield from _typography(page)
        return
    for number, line in [*page.told, *page.prose]:  # what a command prints may be Chinese
        if HAN.search(line):
            yield Problem(page.path, number, repr(line), "English", "translate it")


def _avoided_words(page: Page, glossary: list[Term]) -> Iterator[Problem]:
    avoided = [(word, term.word("zh")) for term in glossary for word in term.avoid]
    for number, line in [*page.told, *page.lines]:
        for word, better in avoided:
            if word in line:
                fix = "use the glossary's word (docs/glossary.yml)"
                yield Problem(page.path, number, word, better, fix)


def _typography(page: Page) -> Iterator[Problem]:
    fix = "correct the spacing and punctuation"
    for number, line in page.told:
        better = autocorrect_py.format(line)
        if better != line:
            yield Problem(page.path, number, line, better, fix)
    corrected = autocorrect_py.format_for(page.body, "markdown").splitlines()
    for (number, line), better in zip_longest(page.lines, corrected):
        if line != better:
            yield Problem(page.path, number, line, better, fix)


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
