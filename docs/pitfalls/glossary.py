"""The terms of docs/glossary.yml, one word for each in every language, and the rules for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from pitfalls.page import HAN, LINK, LOADER, Page
from pitfalls.problem import Problem
from pitfalls.text import read_text

if TYPE_CHECKING:
    from pitfalls.project import Project

LONGEST = {"en": 30, "zh": 60}  # words and characters of a definition
MOST_ENTRIES = 4

_FORM = "{en: ..., zh: ..., means: {en: ..., zh: ...}, entries: [topic/slug]}, maybe avoid: [...]"
_KEYS = {"en": str, "zh": str, "means": dict, "entries": list, "avoid": list}
_OPTIONAL = {"avoid"}
_QUALIFIER = re.compile(r" ?[(（].*")
_END = {"en": re.compile(r"[.!?](?= |$)"), "zh": re.compile(r"[。！？]")}
# what differs between the forms of an English word: accumulate, accumulating
_ENDING = "(?:ations?|at(?:e|es|ed|ing)|ities|ity|ions?|ings?|ices|ies|ex|es|ed|ly|e|s|y)"
_BETWEEN = r"(?:\W+\w+){0,3}\W+"  # words of a term: share memory, sharing the same memory


@dataclass(frozen=True)
class Term:
    """A word in every language, what it means, and the entries that explain it."""

    line: int
    words: Mapping[str, str]  # by language, with a qualifier where needed: stride (memory)
    means: Mapping[str, str] = field(default_factory=dict)
    entries: Sequence[str] = ()
    avoid: Sequence[str] = ()  # Chinese words that say the same

    @property
    def id(self) -> str:
        """The anchor of the term, the same on the pages of all languages."""
        return re.sub(r"\W+", "-", self.words["en"].lower()).strip("-")

    def word(self, language: str) -> str:
        """The word without its qualifier, as pages use it."""
        return _QUALIFIER.sub("", self.words[language])


# ------------------------------------------------------------------------------------ the file


def read_glossary(path: Path) -> list[Term]:
    """Every term, in the order of the file."""
    text = read_text(path)
    root, terms = yaml.compose(text, LOADER), yaml.load(text, LOADER)
    if not isinstance(terms, list) or root is None:
        raise Problem(path, 1, "no list", f"a list of terms: - {_FORM}", "begin each with a -")
    lines = [node.start_mark.line + 1 for node in root.value]
    return [_term(path, line, term) for line, term in zip(lines, terms, strict=True)]


def _term(path: Path, line: int, given: Any) -> Term:
    if not isinstance(given, dict) or _wrong_keys(given):
        wrong = _wrong_keys(given) if isinstance(given, dict) else [given]
        found = f"a term with a missing, unknown or misshapen {', '.join(map(str, wrong))}"
        raise Problem(path, line, found, _FORM, "give the term these keys")
    words = {language: given[language] for language in ("en", "zh")}
    return Term(line, words, given["means"], given["entries"], given.get("avoid", []))


def _wrong_keys(given: dict[str, Any]) -> list[str]:
    missing = [key for key in _KEYS if key not in given and key not in _OPTIONAL]
    return missing + [
        key for key, value in given.items() if not isinstance(value, _KEYS.get(key, ()))
    ]


# ----------------------------------------------------------------------------------- the rules


def problems(project: "Project") -> Iterator[Problem]:
    """Every Problem of the glossary."""
    path, terms = project.glossary_path, project.glossary
    yield from _repeated(path, terms)
    for term in terms:
        yield from _of_definitions(path, term, terms)
        yield from _of_entries(project, term)


def _repeated(path: Path, terms: Sequence[Term]) -> Iterator[Problem]:
    """Each word belongs to one term, and each term has an anchor of its own."""
    seen: dict[str, Term] = {}
    for term in terms:
        names = [f"{language}: {word}" for language, word in term.words.items()]
        for name in [*names, f"the anchor #{term.id}"]:
            if name in seen:
                found = f"{name}, as in line {seen[name].line}"
                fix = "join the terms, or add what tells them apart: stride (memory)"
                yield Problem(path, term.line, found, "one term for each word", fix)
            seen[name] = term


def _of_definitions(path: Path, term: Term, terms: Sequence[Term]) -> Iterator[Problem]:
    name = term.words["en"]
    if set(term.means) != set(term.words):
        found = f"{name} explained in {', '.join(term.means) or 'no language'}"
        expected = f"means in {' and '.join(term.words)}"
        yield Problem(path, term.line, found, expected, "write the definition")
        return
    for language, text in term.means.items():
        if [match.end() for match in _END[language].finditer(text)] != [len(text)]:
            yield Problem(
                path, term.line, text, f"{name} in one sentence, with a full stop",
                "join the sentences, or leave one out",
            )
        if (length := _length(text, language)) > LONGEST[language]:
            unit = "words" if language == "en" else "characters"
            yield Problem(
                path, term.line, f"{length} {unit}: {text}",
                f"{name} in at most {LONGEST[language]} {unit}", "say less",
            )
    yield from _of_language(path, term, terms)


def _length(text: str, language: str) -> int:
    return len(text.split()) if language == "en" else len(text)


def _of_language(path: Path, term: Term, terms: Sequence[Term]) -> Iterator[Problem]:
    """A definition is English, or Chinese by the rules for Chinese pages."""
    import autocorrect_py  # no command's help waits for it

    english, chinese = term.means["en"], term.means["zh"]
    if HAN.search(english):
        yield Problem(path, term.line, english, "English", "translate it")
    better = autocorrect_py.format(chinese)
    if not HAN.search(chinese) or better != chinese:
        expected = better if HAN.search(chinese) else "Chinese"
        yield Problem(path, term.line, chinese, expected, "correct the spacing and punctuation")
    for other in terms:
        for word in other.avoid:
            if word in chinese:
                yield Problem(path, term.line, word, other.word("zh"), "use the glossary's word")


def _of_entries(project: "Project", term: Term) -> Iterator[Problem]:
    path, name = project.glossary_path, term.words["en"]
    if not 1 <= len(term.entries) <= MOST_ENTRIES:
        found = f"{name} with {len(term.entries)} entries"
        expected = f"1 to {MOST_ENTRIES} entries"
        yield Problem(path, term.line, found, expected, "name those that explain it best")
    for slug in term.entries:
        if not project.entry_path(slug).is_file():
            fix = "correct the name, or name a different entry"
            yield Problem(path, term.line, f"{name}: {slug}", "the slug of an entry", fix)
            continue
        for page in project.pair(slug):
            if not is_used(term, page):
                yield Problem(
                    path, term.line, f"{name}: {slug}, where {page.label} does not say "
                    f"{term.word(page.language)!r}", "an entry that uses the term",
                    "name a different entry, or use the glossary's word on the page",
                )


# ------------------------------------------------------------------------------- the use of words


def is_used(term: Term, page: Page) -> bool:
    """Whether a page uses the term; Chinese may leave it in English, as in micro-batch."""
    text = _text(page)
    if page.language != "en" and term.word(page.language) in text:
        return True
    return bool(_forms(term.word("en")).search(text))


def _text(page: Page) -> str:
    """What a page says, without code and where links lead."""
    keywords = " ".join(map(str, page.meta.get("keywords", [])))
    words = [line for _, line in [*page.told, *page.prose]]
    return LINK.sub("]", "\n".join([keywords, *words]))


@cache
def _forms(words: str) -> re.Pattern[str]:
    """Any form of an English term: leaf tensors, sharing its memory."""
    return re.compile(_BETWEEN.join(map(_form, words.split())), re.IGNORECASE)


def _form(word: str) -> str:
    stem = re.sub(rf"(?<=\w\w\w){_ENDING}$", "", word)
    return rf"\b{re.escape(stem).replace(re.escape('-'), '[- ]')}{_ENDING}{{0,2}}\b"
