"""The rules for pages, one small function each; every one raises Problem at the first line that breaks it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import zip_longest
from pathlib import Path

import autocorrect_py
import yaml
from entries import INCLUDE, OUTPUT, ROOT, Entry, Problem, read_page

DOCS = ROOT / "docs"
LANGUAGES = ("en", "zh")
HEADINGS = {
    "en": {"symptom": "Symptom", "answer": "Answer", "fix": "Fix", "why": "Why", "when-fine": "When it is fine",
           "detect": "How to detect it", "versions": "Versions", "see-also": "See also"},
    "zh": {"symptom": "现象", "answer": "答案", "fix": "改法", "why": "原因", "when-fine": "什么时候没问题",
           "detect": "怎么发现", "versions": "版本差异", "see-also": "另见"},
}
FRONT_MATTER = {"title", "description", "keywords", "pair"}
HEADING = re.compile(r"(#+) (.*?)(?: \{#([\w.-]+)\})?$")
FENCE = re.compile(r" *(`{3,}|~{3,})(.*)")
LINK = re.compile(r"\]\(([^)\s]+)[^)]*\)")
CELL = re.compile(r"(?<!\\)[|]")
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter, and its body with the number of the body's first line."""

    path: Path

    @cached_property
    def parts(self) -> tuple[dict, str, int]:
        return read_page(self.path)

    @property
    def language(self) -> str:
        return self.path.relative_to(DOCS).parts[0]

    @property
    def name(self) -> str:
        """The path below docs/<language>/ without the ending, the same for both pages of a pair."""
        return self.path.relative_to(DOCS / self.language).with_suffix("").as_posix()

    @property
    def other(self) -> "Page":
        return Page(DOCS / ("zh" if self.language == "en" else "en") / f"{self.name}.md")

    @property
    def lines(self) -> list[tuple[int, str]]:
        _, body, first = self.parts
        return list(enumerate(body.splitlines(), first))

    @property
    def stamp(self) -> str:
        """A short hash of the body, which the other page of the pair carries as `pair`."""
        return hashlib.sha256(self.parts[1].encode()).hexdigest()[:8]


def all_pages() -> list[Page]:
    return [Page(path) for language in LANGUAGES for path in sorted((DOCS / language).rglob("*.md"))]


@cache
def glossary(path: Path) -> list[dict]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def check_pages(entry: Entry) -> None:
    """Raise the first Problem of an entry's two pages, in the order in which one writes them: pages, pair, stamp."""
    pages = [Page(DOCS / language / f"{entry.slug}.md") for language in LANGUAGES]
    for page in pages:
        if not page.path.exists():
            raise Problem(page.path, 1, "no such page", "a page in each language", "write it, with the structure of its pair")
        check_finished(page.path)
        check_front_matter(page, FRONT_MATTER)
        check_headings(page)
        check_changed(page, entry)
        check_code(page, entry)
        check_chinese(page, glossary(DOCS / "glossary.yml"))
    for rule in (check_pair, check_stamp):
        for page in pages:
            rule(page)


def check_finished(path: Path) -> None:
    """Nothing that tests/new.py wrote is left for someone to fill in."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if "TODO" in line:
            raise Problem(path, number, line.strip(), "your code or your words instead", "replace it, and remove the word TODO")


def check_size(entry: Entry) -> None:
    """A shown section fits a page: at most 20 lines of code, and 80 characters in each."""
    for name, section in entry.shown.items():
        code = [(number, line) for number, line in enumerate(section.text.splitlines(), section.line) if not line.startswith(OUTPUT)]
        if len(code) > 20:
            raise Problem(entry.path, section.line, f"{name!r} of {len(code)} lines of code", "at most 20", "shorten or split it")
        for number, line in code:
            if len(line) > 80:
                raise Problem(entry.path, number, f"a line of {len(line)} characters", "at most 80", "break the line")


def check_front_matter(page: Page, keys: set[str]) -> None:
    meta = page.parts[0]
    if missing := keys - meta.keys():
        raise Problem(page.path, 1, f"front matter without {', '.join(sorted(missing))}", ", ".join(sorted(keys)), "add it")
    if len(meta["description"]) > 160:
        raise Problem(page.path, 1, f"a description of {len(meta['description'])} characters", "at most 160", "shorten it")


def check_changed(page: Page, entry: Entry) -> None:
    """A change that the snippet's head dates is told in each language, and no other."""
    day, told = entry.head.get("changed"), page.parts[0].get("changed")
    if day and not (isinstance(told, str) and told.strip()):
        raise Problem(page.path, 1, f"no sentence for changed = {day} in snippets/{entry.slug}.py",
                      "changed: one sentence that says what changed", "add it to the front matter")
    if told and not day:
        raise Problem(page.path, 1, f"changed: {told}", f"nothing, since snippets/{entry.slug}.py has no date for it",
                      f"add the line '# changed = {date.today()}' to its head")


def check_headings(page: Page) -> None:
    """An entry's headings are those of the template, in its order."""
    known = HEADINGS[page.language]
    order, last = list(known), -1
    for number, level, text, name in headings(page):
        if level > 2:
            if not name:
                raise Problem(page.path, number, f"{text!r} without an id", "### Heading {#id}", "add the same id in both languages")
            continue
        if known.get(name) != text:
            raise Problem(page.path, number, f"## {text} {{#{name}}}",
                          "one of " + ", ".join(f"## {text} {{#{name}}}" for name, text in known.items()), "use the template's heading")
        if order.index(name) <= last:
            raise Problem(page.path, number, f"{{#{name}}} after {{#{order[last]}}}", f"the order {', '.join(order)}", "move it")
        last = order.index(name)


def headings(page: Page) -> list[tuple[int, int, str, str]]:
    """Line, level, text and id of every heading."""
    found, fenced = [], False
    for number, line in page.lines:
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and (match := HEADING.match(line)):
            found.append((number, len(match[1]), match[2], match[3] or ""))
    return found


def includes(page: Page) -> list[tuple[int, str, str]]:
    """Line, file and section of every include."""
    return [(number, *match.groups()) for number, line in page.lines if (match := INCLUDE.search(line))]


def check_code(page: Page, entry: Entry | None) -> None:
    """Code comes from the page's own entry: a fence holds one include, and every shown section stands there once."""
    mend = 'write ```python, --8<-- "topic/slug.py:section", ```'
    lines, at = page.lines, 0
    while at < len(lines):
        number, line = lines[at]
        if not FENCE.match(line):
            if "--8<--" in line:
                raise Problem(page.path, number, repr(line), "an include within a fence", mend)
            at += 1
            continue
        body = [text for _, text in lines[at + 1 : at + 3]]
        if line != "```python" or len(body) < 2 or not INCLUDE.fullmatch(body[0]) or body[1] != "```":
            raise Problem(page.path, number, f"{line!r} and {body[0] if body else ''!r}", "a fence that includes one section", mend)
        at += 3
    found = includes(page)
    if not entry:
        if found:
            raise Problem(page.path, found[0][0], f"an include of {found[0][1]}", "includes only in an entry's own page", "remove it")
        return
    own = f"{entry.slug}.py"
    for position, (number, file, section) in enumerate(found):
        if file != own or section not in entry.shown:
            raise Problem(page.path, number, f"{file}:{section}", f"{own} with {', '.join(entry.shown)}", "correct the include")
        if section in [earlier for _, _, earlier in found[:position]]:
            raise Problem(page.path, number, f"{section!r} a second time", "each section once", "remove one of them")
    for name in entry.shown:
        if name not in [section for _, _, section in found]:
            raise Problem(page.path, lines[-1][0], f"no include of {name!r}", f'--8<-- "{own}:{name}"', "show the section, or remove it from the snippet")


def outline(page: Page) -> list[tuple[int, str]]:
    """What both pages of a pair must have in common, in order, as (line, description)."""
    found, fenced = [], False
    for number, line in page.lines:
        if FENCE.match(line):
            fenced = not fenced
        elif include := INCLUDE.match(line):
            found.append((number, f"include of {include[1]}:{include[2]}"))
        elif not fenced and (heading := HEADING.match(line)):
            found.append((number, f"heading {heading[1]} {{#{heading[3]}}}"))
        elif line.startswith("|"):
            found.append((number, f"table row of {len(CELL.split(line)) - 2} cells"))
        elif item := re.match(r"( *)([-*]|\d+\.) ", line):
            found.append((number, f"list item at indent {len(item[1])}"))
        elif admonition := re.match(r"(!!!|\?\?\?) (\w+)", line):
            found.append((number, f"admonition {admonition[2]}"))
        elif line.startswith("<!--") or line.startswith("$$"):
            found.append((number, line.strip()))
    return found


def links(page: Page) -> list[tuple[int, str]]:
    """The targets of a section's links, sorted, since words change places between languages."""
    found, section = [], 0
    for number, line in page.lines:
        section += bool(HEADING.match(line))
        found += [(section, target, number) for target in LINK.findall(line)]
    return [(number, f"link to {target}") for _, target, number in sorted(found)]


def check_pair(page: Page) -> None:
    """Both pages of a pair have the same headings, includes, lists, tables and links; found here, expected as there."""
    if not page.other.path.exists():
        raise Problem(page.path, 1, "a page without its pair", str(page.other.path.relative_to(ROOT)), "write the other page")
    for part in (outline, links):
        for ours, theirs in zip_longest(part(page), part(page.other)):
            if not ours or not theirs or ours[1] != theirs[1]:
                line, found = ours or (page.lines[-1][0], "nothing more")
                raise Problem(page.path, line, found,
                              f"{theirs[1]}, as in {page.other.path.relative_to(ROOT)}:{theirs[0]}" if theirs else "nothing more",
                              "give both pages the same structure")


def check_stamp(page: Page) -> None:
    found = str(page.parts[0].get("pair"))
    if found != page.other.stamp:
        raise Problem(page.path, 1, f"pair: {found}", f"pair: {page.other.stamp}, since {page.other.path.relative_to(ROOT)} has changed",
                      f"read both pages, carry the change over, then python tests/stamp.py {page.name}")


def check_chinese(page: Page, glossary: list[dict]) -> None:
    """Chinese pages keep to AutoCorrect's typography and the glossary's words; English ones hold no Chinese."""
    if page.language == "en":
        for number, line in page.lines:
            if HAN.search(line):
                raise Problem(page.path, number, repr(line), "English", "translate it")
        return
    meta, _, first = page.parts
    texts = [(1, meta[key]) for key in ("title", "description", "changed") if key in meta]
    for number, line in [*texts, *page.lines]:
        for term in glossary:
            for avoid in term.get("avoid", []):
                if avoid in line:
                    raise Problem(page.path, number, avoid, term["zh"], "use the glossary's word (docs/glossary.yml)")
    for number, line in texts:
        if (better := autocorrect_py.format(line)) != line:
            raise Problem(page.path, number, line, better, "correct the spacing and punctuation")
    corrected = autocorrect_py.format_for(page.parts[1], "markdown").splitlines()
    for (number, line), better in zip_longest(page.lines, corrected):
        if line != better:
            raise Problem(page.path, number, line, better, "correct the spacing and punctuation")
