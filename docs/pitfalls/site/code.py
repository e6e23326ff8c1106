"""Blocks of code: a fence that includes a section becomes the section with what it prints.

The formatter of every fence, given to pymdownx.superfences. A page names a section in the
notation of pymdownx.snippets, --8<-- "losses/some-mistake.py:wrong", and everything else comes
from the entry: which lines are code, which are printed, and of which kind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup
from pygments import format, lex
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import TextLexer, get_lexer_by_name
from pygments.token import STANDARD_TYPES, Text
from pygments.util import ClassNotFound

from pitfalls.entry import Entry, Part, Section
from pitfalls.page import HAN, INCLUDE, Include, Page
from pitfalls.printed import MARK, is_warning
from pitfalls.problem import Problem
from pitfalls.reported import Reported
from pitfalls.site import versions
from pitfalls.site.catalog import Catalog
from pitfalls.site.marks import Marks, Spans, marks_of
from pitfalls.site.rendering import render
from pitfalls.site.running import as_attribute

# names, operators, space, numbers: a third of a page, all but unstyled
UNSTYLED = {"n", "nn", "o", "p", "w", "kc", "mi", "mf"}
PLAIN_LANGUAGES = {"", "text", "page"}
OPEN, CLOSE = "\ue000", "\ue001"  # of a mark, until there is HTML
WIDTH = 38  # characters that a phone shows in a line
DEEPEST = 12  # spaces of indentation that a line keeps where it goes on
EXAMPLE = re.compile(r"<!-- example (?:of versions )?(\S+)(?: (\S+))? -->")


@dataclass(frozen=True)
class ShownPart:
    """A part of a block as the template needs it."""

    kind: str
    html: Markup = Markup("")  # of code
    lines: tuple[str, ...] = ()  # of what is printed


def custom_fences(catalog: Catalog) -> list[dict]:
    """The setting of pymdownx.superfences: this module formats every fence."""
    return [
        {
            "name": "*",
            "class": "",
            "format": partial(format_fence, catalog),
            "validator": accept_options,
        }
    ]


def accept_options(language, inputs, options, attrs, md) -> bool:
    """A fence may say title="…", and of="…" where entries stand side by side: so ids differ."""
    options |= {name: inputs[name] for name in ("title", "of") if inputs.get(name)}
    return True


def format_fence(catalog, source, language, css_class, options, md, **kwargs) -> str:
    """The HTML of a fence."""
    if include := INCLUDE.fullmatch(source.strip()):
        entry = catalog.entries[include[1].removesuffix(".py")]
        if include[2] in entry.reported:
            return format_reported(catalog, entry.reported[include[2]])
        return format_section(catalog, entry, entry.sections[include[2]], options.get("of", ""))
    parts = [Part("code", tuple(source.splitlines()))]
    if language == "python":  # the guide shows code that its tests run
        parts = Section("", 1, source).parts
    return format_parts(catalog, parts, language, title=options.get("title"))


def format_section(catalog: Catalog, entry: Entry, section: Section, of: str = "") -> str:
    """The HTML of a section: its code, and what each statement prints below it."""
    role = section.role if section.role in ("wrong", "right") else ""
    here = not section.environment
    return format_parts(
        catalog, section.parts, "python",
        title=title_of(catalog, entry, section),
        marks=marks_of(entry, section),
        id="-".join(filter(None, ["code", of, section.name])),
        role=role,
        run=as_attribute(section.parts) if catalog.live and here else "",
        elsewhere=not here,
    )


def title_of(catalog: Catalog, entry: Entry, section: Section) -> str | None:
    """Whether a block is wrong or right, and what it ran with where that is its own."""
    parts = [catalog.words[section.role]] if section.role in ("wrong", "right") else []
    if section.environment:
        original = catalog.project.entries[entry.slug].sections[section.name]
        installed = catalog.project.environments.installed(entry, original)  # without translation
        named = [f"{name} {version}" for name, version in installed.items()]
        listed = catalog.words["comma"].join(named or section.environment)
        parts.append(catalog.words["ran_with"].format(listed))
    return " · ".join(parts) or None


def format_reported(catalog: Catalog, message: Reported) -> str:
    """The HTML of a message that is not run here: what it needs, its words, where they are from."""
    return render(
        "reported.html",
        message=message,
        label=catalog.words[f"needs_{message.needs}"],
        kind="warning" if is_warning(message.shown) else "error",
        sources=[(link, host_of(link)) for link in message.links],
        held=versions.held(catalog, message),
        words=catalog.words,
        lang="en" if catalog.language.code != "en" else "",
    )


def host_of(link: str) -> str:
    """github.com/pytorch/pytorch/issues/1 for its address, as far as it can be read."""
    return link.removeprefix("https://").partition("?")[0].rstrip("/")


def format_parts(
    catalog: Catalog, parts: list[Part], language: str, title: str | None,
    marks: Marks | None = None, **context
) -> str:
    text = "\n".join(part.text for part in parts)
    return render(
        "code.html",
        parts=list(shown(parts, language, marks or {})),
        title=title,
        labels=catalog.words,
        lang=block_language(catalog, text),
        mark=MARK,
        **context,
    )


def shown(parts: list[Part], language: str, marks: Marks) -> Iterator[ShownPart]:
    """The parts as the template needs them; `marks` has the lines of all their code."""
    first = 0  # line of the part
    for part in parts:
        if part.kind == "code":
            end = first + len(part.lines)
            ours = {line - first: marks[line] for line in range(first, end) if line in marks}
            yield ShownPart("code", highlighted(part.text + "\n", language, ours))
            first = end
        else:
            yield ShownPart(part.kind, lines=part.lines)


def block_language(catalog: Catalog, text: str) -> str:
    """en for code on a page of another language that holds none of it, for screen readers."""
    return "en" if catalog.language.code != "en" and not HAN.search(text) else ""


# ---------------------------------------------------------------------------------- highlighting


class Unstyled(Filter):
    """Makes plain text of the tokens that no style sheet colours."""

    def filter(self, lexer, stream) -> Iterator[tuple]:
        for token, value in stream:
            yield (Text if STANDARD_TYPES.get(token) in UNSTYLED else token), value


@cache
def lexer_of(language: str) -> Lexer:
    options = {"stripnl": False, "ensurenl": False}
    try:
        plain = language in PLAIN_LANGUAGES
        lexer = TextLexer(**options) if plain else get_lexer_by_name(language, **options)
    except ClassNotFound:
        lexer = TextLexer(**options)
    lexer.add_filter(Unstyled())
    return lexer


@cache
def formatter() -> HtmlFormatter:
    return HtmlFormatter(nowrap=True)


def highlighted(code: str, language: str, marks: Marks) -> Markup:
    tokens = with_marks(lex(code, lexer_of(language)), marks)
    html = format(tokens, formatter()).replace(OPEN, "<mark>").replace(CLOSE, "</mark>")
    lines = zip(code.split("\n"), html.split("\n"), strict=True)
    found = [line_of(text, html, marks.get(at)) for at, (text, html) in enumerate(lines)]
    return Markup("\n".join(found))


def line_of(text: str, html: str, spans: Spans | None) -> str:
    """A line; one that differs and one that is too long for a phone are elements of their own."""
    depth = min((len(text) - len(text.lstrip())) // 4 * 4, DEEPEST)
    indent = f' data-indent="{depth}"' if depth and len(text) > WIDTH else ""
    if spans is not None:  # all of it differs, or what is marked in it
        tag = "span" if spans else "mark"
        return f'<{tag} class="changed"{indent}>{html}</{tag}>'
    return f'<span class="long"{indent}>{html}</span>' if len(text) > WIDTH else html


def with_marks(tokens: Iterable[tuple], marks: Marks) -> Iterator[tuple]:
    """The tokens, with signs where a mark opens and closes, which may be within a token."""
    line, column = 0, 0
    for token, value in tokens:
        for text in value.splitlines(keepends=True):
            signs = sorted(
                (at - column, sign)
                for span in marks.get(line, [])
                for at, sign in zip(span, (OPEN, CLOSE), strict=True)
                if column <= at - (sign == CLOSE) < column + len(text)
            )
            start = 0
            for at, sign in signs:
                yield token, text[start:at]
                yield Text, sign
                start = at
            yield token, text[start:]
            ends = text.endswith("\n")
            line, column = (line + 1, 0) if ends else (line, column + len(text))


# --------------------------------------------------------------------------------------- mistakes


def check_includes(catalog: Catalog, src_uri: str) -> None:
    """Raise Problem for an include of a section that does not exist."""
    page = catalog.project.page(catalog.language.code, src_uri.removesuffix(".md"))
    if not page.path.exists():  # it is generated
        return
    for include in [*page.includes, *includes_of_example(page)]:
        entry = catalog.entries.get(include.file.removesuffix(".py"))
        if not entry or include.section not in [*entry.shown, *entry.reported]:
            raise missing(catalog, page.path, include, entry)


def includes_of_example(page: Page) -> list[Include]:
    """What an example includes: the section it names, or wrong and right of an entry."""
    return [
        Include(number, f"{marker[1]}.py", name)
        for number, line in page.lines
        if (marker := EXAMPLE.search(line))
        for name in ([marker[2]] if marker[2] else ["wrong", "right"])
    ]


def missing(catalog: Catalog, path: Path, include: Include, entry: Entry | None) -> Problem:
    known = [*entry.shown, *entry.reported] if entry else [f"{slug}.py" for slug in catalog.entries]
    return Problem(
        path, include.line, f"{include.file}:{include.section}, which does not exist",
        f"one of {', '.join(known)}", "correct the include",
    )
