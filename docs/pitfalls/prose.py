"""The rules for words: a page says nothing that its entry's code, outputs and records don't show.

Each rule yields every Problem that it finds; `problems` runs them all. What no rule here can know
is whether a sentence is true.
"""

import ast
import builtins
import keyword
import re
import sys
from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from pitfalls import comments
from pitfalls.entry import Entry
from pitfalls.exceptions import FINE, KNOWN_NAMES
from pitfalls.message import pattern
from pitfalls.page import HAN, LINK, Page
from pitfalls.printed import MARK
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.versions_named import VERSION, is_linked

HAN_SHARE = 0.8  # of Chinese characters among these and foreign words; pages have 0.86 and more
FOREIGN_WORDS = 8  # in a paragraph with fewer Chinese characters than words

_CODE = re.compile(r"``(.+?)``|`([^`]+)`")
_IDENTIFIER = re.compile(r"[^\W\d]\w*")  # Conv2d, of which 2 is no number
_DOTTED = re.compile(r"(?<![\w.])(?:torch|nn|F)(?:\.[^\W\d]\w*)+")  # nn.Linear, torch.nn.Linear
_ID = re.compile(r" \{#[\w.-]+\}$")  # {#fix} after a heading
_ITEM_OF_ORDER = re.compile(r"^ *\d+\. ")  # 1. the first of a list
_ONLY_A_LINK = re.compile(r"- \[.*\]\([^)]*\)$")  # what another page is called
_FORMULA = re.compile(r"\$.+?\$")
_QUOTED = re.compile(r"\"[^\"]+\"|“[^”]+”")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# how pages quote a message: *in italics* in English, 「in these marks」 in Chinese
_MESSAGE = {
    "en": re.compile(r"(?<![*\w\\])\*(?![\s*])([^*]+)(?<![\s*\\])\*(?![*\w])"),
    "zh": re.compile(r"「([^」]+)」"),
}
_COMMAND = re.compile(r"(?:[A-Z_]+=\S+ )*(?:python|pip|torchrun|conda|nvidia-smi|docker) ")
MESSAGE_WORDS = 4  # of a quotation that is a message and no term
_LINK_TO_A_PAGE = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(([\w./-]+\.md)\)")  # of this site

# 40,000, 0.5 and the 3 of 3-D, but not the 2 of conv2d, nor the 38 of issue#38
_NUMBER = re.compile(r"(?<![A-Za-z_#.\d])\d+(?:,\d{3})*(?:\.\d+)*", re.ASCII)
_YEAR_OR_VERSION = re.compile(r"(?:19|20)\d\d|\d+\.\d+\.\d+")  # 2019, 3.12.5
_OTHER_PROGRAM = re.compile(
    r"(?:CUDA|Keras|Lightning|NumPy|Python|TensorFlow|torchvision) \d+(?:\.\d+)*", re.ASCII
)
# RuntimeError: and whatever follows, as a program prints it
_ERROR = re.compile(r"(?<![\w.])[\w.]*(?:Error|Exception|Warning): ")
# the same among plain words, up to the end of the sentence, or of the text of a link
_PLAIN_ERROR = re.compile(r"(?<![\w.])[\w.]*(?:Error|Exception|Warning): [^.。，；：\]]+")
_INDENTED = re.compile(r" {4,}(?![-*] |\d+\. )")  # four spaces make a block of code, or a list
_HALF_WIDTH = str.maketrans("（），、：；？", "(),,:;?")
_ELLIPSIS = re.compile(r" ?(?:…|\.\.\.|\*) ?")

_SMALL = {  # the words for 0, 1, 2 and so on
    "en": [
        "zero", "one|once|single", "two|twice|second|both|pair", "three|third", "four", "five",
        "six", "seven", "eight", "nine", "ten",
    ],
    "zh": ["零", "一", "二|两", "三", "四", "五", "六", "七", "八", "九", "十"],
}
_PYTHON = {*keyword.kwlist, *dir(builtins), *sys.stdlib_module_names}.union(
    *map(dir, (str, bytes, int, float, list, tuple, dict, set))
)
_KNOWN = set(_IDENTIFIER.findall(" ".join(KNOWN_NAMES)))


class Evidence:
    """What an entry's code, its outputs and its records hold."""

    def __init__(self, entry: Entry, records: Iterable[str] = (), other_code: str = "") -> None:
        """`records` are lines that other versions printed, `other_code` other entries' files."""
        self.entry = entry
        self.records = list(records)
        self.other_code = other_code

    @cached_property
    def text(self) -> str:
        """Code without comments, outputs, messages, and what other versions printed."""
        parts = [*self.records, *self.entry.searched]
        parts += [each.shown for each in self.entry.reported.values()]
        for section in self.entry.sections.values():
            parts += [comments.without(section), *section.printed, *section.environment]
        return "\n".join(parts)

    @cached_property
    def flat(self) -> str:
        """The text with single spaces, since a page quotes a message in one line."""
        return " ".join(self.text.split())

    @cached_property
    def numbers(self) -> list[Decimal]:
        return numbers_of(self.text)

    @cached_property
    def names(self) -> set[str]:
        """What may stand in `backticks`: names of a snippet, of Python, and the known ones."""
        return names_of(self.text) | names_of(self.other_code) | _KNOWN | _PYTHON

    @cached_property
    def paths(self) -> set[str]:
        """Every torch.nn.Linear of those, and the torch.nn that it is in."""
        listed = "\n".join([*KNOWN_NAMES, *self.entry.named_apis])
        return paths_of(self.text) | paths_of(self.other_code) | paths_of(listed)

    @cached_property
    def messages(self) -> list[re.Pattern[str]]:
        return [pattern(message) for message in self.entry.searched]

    @cached_property
    def elsewhere(self) -> str:
        """The code of all entries, with single spaces: pages name each other's messages."""
        return " ".join(self.other_code.split())

    def quotes(self, words: str) -> bool:
        """Whether a program printed these words, in which … stands for what is left out."""
        said = " ".join(_ERROR.sub("", words, count=1).strip("'").split())
        if said in self.flat or any(each.fullmatch(said) for each in self.messages):
            return True
        parts = _ELLIPSIS.split(said)
        return len(parts) > 1 and bool(re.search(".*?".join(map(re.escape, parts)), self.flat))


def evidence(project: Project, entry: Entry) -> Evidence:
    shown = project.records.history([entry]).values()
    answers = [answer for each in shown for answer in each.get(entry.slug, {}).values()]
    lines = dict.fromkeys(line for answer in answers for line in answer.printed)
    return Evidence(entry, lines, project.code)


def problems(project: Project, entry: Entry, paired: bool = True) -> Iterator[Problem]:
    """Every Problem of the words of an entry, except the fine ones.

    Whether both languages say the same waits until its pages are `paired`: have the same headings.
    """
    known = evidence(project, entry)
    for problem in all_problems(project, known, paired):
        if (entry.slug, problem.found) not in FINE:
            yield problem


def all_problems(
    project: Project, known: Evidence, paired: bool = True
) -> Iterator[Problem]:
    """Every Problem of the words of an entry."""
    yield from numbers_in_comments(known.entry)
    pages = project.pair(known.entry.slug)
    for page in pages:
        for rule in (numbers, names, full_width, outputs, messages):
            yield from rule(page, known)
        yield from script(page)
        yield from comments.problems(page, known.entry)
    if paired:
        yield from agreement(*pages)


# ------------------------------------------------------------------------------ the sentences


class Sentence(NamedTuple):
    """A paragraph, a table's row or a heading, or a text of the front matter."""

    line: int
    text: str

    @property
    def codes(self) -> list[str]:
        """What stands in `backticks`."""
        return [(double or single).strip() for double, single in _CODE.findall(self.text)]

    @property
    def words(self) -> str:
        """The text without code, ids of headings, and where links lead."""
        return LINK.sub("]", _CODE.sub("` `", _ID.sub("", self.text)))


def sentences(page: Page) -> list[Sentence]:
    """Its sentences, without includes, which stand among them where a fence does not close."""
    return [Sentence(*each) for each in [*page.told, *page.prose] if "--8<--" not in each[1]]


def without_titles(page: Page, sentence: Sentence) -> Sentence:
    """The sentence without the titles by which it links to other pages: their claims are theirs."""

    def own(link: re.Match[str]) -> str:
        target = Page(page.docs, page.language, _name_of(page, link[2]))
        is_title = target.path.exists() and link[1].replace("\\", "") == target.meta["title"]
        return f"[]({link[2]})" if is_title else link[0]

    return Sentence(sentence.line, _LINK_TO_A_PAGE.sub(own, sentence.text))


def _name_of(page: Page, address: str) -> str:
    """losses/nan-loss for ../losses/nan-loss.md on an entry's page."""
    path = (page.path.parent / address).resolve()
    folder = (page.docs / page.language).resolve()
    return path.relative_to(folder).with_suffix("").as_posix() if folder in path.parents else ""


# -------------------------------------------------------------------------------- the numbers


def numbers_of(text: str) -> list[Decimal]:
    """Every number, without its sign: 40000 for 40_000 and 40,000."""
    plain = re.sub(r"(?<=\d)_(?=\d)", "", text)
    found = [each.replace(",", "") for each in _NUMBER.findall(plain)]
    return [Decimal(each) for each in dict.fromkeys(found) if each.count(".") < 2]


def claimed_numbers(sentence: Sentence) -> list[str]:
    """The numbers of a sentence as written, without those that are no claims about the entry.

    These are the numbers of a list, versions of PyTorch (with rules of their own) and of other
    programs, and beside the link that tells them also years and versions such as 3.12.5.
    """
    words = _OTHER_PROGRAM.sub("", VERSION.sub("", _ITEM_OF_ORDER.sub("", sentence.words)))
    linked = is_linked(sentence.text)
    return [
        number
        for number in _NUMBER.findall(words)
        if not (linked and _YEAR_OR_VERSION.fullmatch(number))
    ]


def is_shown(number: str, words: str, known: list[Decimal]) -> bool:
    """Whether a known number is this one, or becomes it when rounded, or in percent."""
    if number.count(".") > 1:
        return False
    value = Decimal(number.replace(",", ""))
    places = Decimal(1).scaleb(int(value.as_tuple().exponent))
    wanted = {value, value / 100} if f"{number}%" in words else {value}
    if not wanted.isdisjoint(known):
        return True
    return "." in number and any(
        value in (each.quantize(places, ROUND_HALF_UP), each.quantize(places, ROUND_DOWN))
        for each in known
    )


def numbers(page: Page, known: Evidence) -> Iterator[Problem]:
    """Every number of a page is one that the code has, or that PyTorch printed."""
    for sentence in sentences(page):
        own = without_titles(page, sentence)
        told = [(each, own.words) for each in claimed_numbers(own)]
        for code in sentence.codes:
            if not known.quotes(code):
                told += [(each, code) for each in _NUMBER.findall(code)]
        for number, words in dict.fromkeys(told):
            is_version = number.count(".") > 1 and number in known.text
            if not is_version and not is_shown(number, words, known.numbers):
                yield Problem(
                    page.path, sentence.line, f"the number {number}",
                    "a number of the entry's code, outputs or records",
                    "let a section print it, or assert it in the check; or write the sentence "
                    "without it",
                )


def numbers_in_comments(entry: Entry) -> Iterator[Problem]:
    """A comment in the code holds no number that neither this code has nor its output."""
    for section in entry.shown.values():
        known = numbers_of("\n".join([comments.without(section), *section.printed]))
        for line, comment in comments.of_section(section):
            for number in _NUMBER.findall(comment):
                if not is_shown(number, comment, known):
                    yield Problem(
                        entry.path, line, f"the number {number} in {comment!r}",
                        "a number of this section's code or output",
                        "print it, or write the comment without it",
                    )


# ---------------------------------------------------------------------------------- the names


@lru_cache(maxsize=4)  # the code of all snippets is always the same
def names_of(code: str) -> set[str]:
    return set(_IDENTIFIER.findall(code))


@lru_cache(maxsize=4)
def paths_of(code: str) -> set[str]:
    """torch.nn.Linear, torch.nn and torch for nn.Linear."""
    found = set()
    for path in _DOTTED.findall(code):
        names = full_path(path).split(".")
        found |= {".".join(names[:end]) for end in range(1, len(names) + 1)}
    return found


def full_path(path: str) -> str:
    """torch.nn.functional.relu for F.relu."""
    path = re.sub(r"^F\.", "torch.nn.functional.", path)
    return re.sub(r"^nn\.", "torch.nn.", path)


def names(page: Page, known: Evidence) -> Iterator[Problem]:
    """The names in `backticks` are names of a snippet, of Python, or of the list of known ones."""
    for sentence in sentences(page):
        for code in sentence.codes:
            if known.quotes(code):
                continue
            for name in _unknown_names(code, known):
                yield Problem(
                    page.path, sentence.line, f"the name {name} in `{code}`",
                    "a name that a snippet uses",
                    "correct it, or use it in a section or the check; a name that nothing here "
                    "can run goes to docs/pitfalls/exceptions.py",
                )


def _unknown_names(code: str, known: Evidence) -> Iterator[str]:
    """The names themselves, and where all are known, those that stand where there are none."""
    unknown = [
        name
        for name in _IDENTIFIER.findall(code)
        if name not in known.names and not HAN.search(name)
    ]
    paths = [path for path in _DOTTED.findall(code) if full_path(path) not in known.paths]
    yield from unknown or paths


# -------------------------------------------------------------------------------- the outputs


def full_width(page: Page, known: Evidence) -> Iterator[Problem]:
    """Code in `backticks` has the brackets and commas of code, not those of Chinese."""
    for sentence in sentences(page):
        for code in sentence.codes:
            plain = _as_code(code)
            if plain != code:
                yield Problem(
                    page.path, sentence.line, f"full-width characters in `{code}`",
                    f"`{plain}`", "write code with the characters of code",
                )


def outputs(page: Page, known: Evidence) -> Iterator[Problem]:
    """Only fences show output; an error or a warning in words is one that a program printed."""
    for sentence in sentences(page):
        if MARK in sentence.text:
            yield Problem(
                page.path, sentence.line, f"{MARK} in a sentence",
                f"{MARK} only in snippets, where runs write it", "let a section print it",
            )
        if _ONLY_A_LINK.match(sentence.text):
            continue  # what another page is called
        if _INDENTED.match(sentence.text):
            yield Problem(
                page.path, sentence.line, f"a block of code: {sentence.text.strip()!r}",
                "code only from the snippet", "write it as a sentence, or let a section print it",
            )
        plain = _CODE.sub("", sentence.text)
        quoted = [each.strip('"“”') for each in _QUOTED.findall(plain)]
        quoted += _PLAIN_ERROR.findall(_QUOTED.sub("", plain))
        for words in [*sentence.codes, *quoted]:
            if _ERROR.search(words) and not known.quotes(words):
                yield Problem(
                    page.path, sentence.line, f"the message {words!r}",
                    "a message that a section, the head or a record has",
                    "copy it from a #> line; one of another version goes to 'older' in the head",
                )


def messages(page: Page, known: Evidence) -> Iterator[Problem]:
    """What a page quotes as a message is one that a program printed, or that a head lists."""
    for sentence in sentences(page):
        text = _LINK_TO_A_PAGE.sub("", _CODE.sub("", sentence.text))
        quoted = [each for each in _MESSAGE[page.language].findall(text) if not HAN.search(each)]
        quoted += [code for code in sentence.codes if " " in code and not _is_plain_code(code)]
        for words in quoted:
            plain = words.strip().rstrip(".")
            if len(_LATIN_WORD.findall(plain)) < MESSAGE_WORDS or _ERROR.search(plain):
                continue  # a term; `outputs` has those that begin as a program prints them
            if not known.quotes(plain) and plain not in known.elsewhere:
                yield Problem(
                    page.path, sentence.line, f"the message {words!r}",
                    "a message that a section, a head or a record has",
                    "copy it from a #> line; one of another version goes to 'older' in the head",
                )


def _is_plain_code(code: str) -> bool:
    """Whether it is Python, or a command for a terminal."""
    if _COMMAND.match(code):
        return True
    try:
        ast.parse(code.replace("…", "...").replace("(...)", "()"))
    except SyntaxError:
        return False
    return True


# ------------------------------------------------------------------------------- the language


def script(page: Page) -> Iterator[Problem]:
    """A Chinese page is in Chinese, as a whole and paragraph by paragraph."""
    if page.language != "zh":
        return
    for line, words in _plain_words(page):
        chinese, foreign = _scripts(words)
        if foreign >= FOREIGN_WORDS and chinese < foreign and "\\" not in words:
            yield Problem(
                page.path, line, f"{foreign} foreign words, {chinese} Chinese characters",
                "Chinese", "write it in Chinese; put a message in `backticks`, in both languages",
            )
    share = chinese_share(page)
    if share is not None and share < HAN_SHARE:
        yield Problem(
            page.path, page.first_line, f"a page of which {share:.0%} is Chinese",
            f"at least {HAN_SHARE:.0%}, code aside", "write it in Chinese",
        )


def chinese_share(page: Page) -> float | None:
    """The Chinese characters of a page among these and foreign words; None where it has none."""
    chinese, foreign = _scripts("\n".join(words for _, words in _plain_words(page)))
    return chinese / (chinese + foreign) if chinese + foreign else None


def _scripts(words: str) -> tuple[int, int]:
    """How many Chinese characters, and how many foreign words there are."""
    return len(HAN.findall(words)), len(_LATIN_WORD.findall(words))


def _plain_words(page: Page) -> Iterator[tuple[int, str]]:
    """The sentences of a page with their lines, without titles and links, which can be messages."""
    for sentence in sentences(page):
        if not (_ONLY_A_LINK.match(sentence.text) or _is_title(page, sentence)):
            yield sentence.line, _QUOTED.sub("", _FORMULA.sub("", sentence.words))


def _is_title(page: Page, sentence: Sentence) -> bool:
    return sentence.text.startswith("#") or sentence.line == page.key_line("title")


# ----------------------------------------------------------------------------------- the pair


def agreement(page: Page, other: Page) -> Iterator[Problem]:
    """Under each heading, both languages have the same numbers and the same inline code."""
    for ours, theirs in zip(parts(page), parts(other), strict=False):
        for one, two, there in ((ours, theirs, page), (theirs, ours, other)):
            yield from _only_in(there, one, two, other if there is page else page)


def parts(page: Page) -> list[list[Sentence]]:
    """The sentences of the body, heading by heading."""
    starts = {heading.line for heading in page.headings}
    found: list[list[Sentence]] = [[]]
    for line, text in page.prose:
        if line in starts:
            found.append([])
        found[-1].append(without_titles(page, Sentence(line, text)))
    return found


def _only_in(
    page: Page, ours: list[Sentence], theirs: list[Sentence], other: Page
) -> Iterator[Problem]:
    codes = {_bare(code) for sentence in theirs for code in sentence.codes}
    known = {each for sentence in theirs for each in claimed_numbers(sentence)}
    text = " ".join(sentence.words for sentence in theirs).lower()
    for sentence in ours:
        missing = [f"`{code}`" for code in sentence.codes if _bare(code) not in codes]
        missing += [
            number
            for number in claimed_numbers(sentence)
            if number not in known and not _in_words(number, other.language, text)
        ]
        for each in dict.fromkeys(missing):
            yield Problem(
                page.path, sentence.line, f"{each} in this language only",
                f"it under the same heading of {other.label}",
                "say the same in both languages, in `backticks` in both or in neither",
            )


def _bare(code: str) -> str:
    """detach for .detach() and x.detach() alike."""
    around = r"^(?:[^\W\d]\w*)?\.(?=[^\W\d]\w*(?:\(\))?$)|^…|\(\)$"
    return re.sub(around, "", _as_code(code))


def _as_code(code: str) -> str:
    """(N, C) for （N，C）."""
    plain = re.sub(r"([，、：；])(?=\S)", r"\1 ", code)
    return plain.translate(_HALF_WIDTH)


def _in_words(number: str, language: str, text: str) -> bool:
    """Whether a small number stands in a text as a word: two, twice, 两."""
    small = _SMALL[language]
    if not number.isdigit() or int(number) >= len(small):
        return False
    return bool(re.search(rf"(?<![a-z])(?:{small[int(number)]})(?![a-z])", text))
