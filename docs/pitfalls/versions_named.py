"""The rules for what pages say of versions of PyTorch: it was run, or a link backs it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pitfalls.page import LINK, Page
from pitfalls.printed import is_error
from pitfalls.problem import Problem
from pitfalls.records import Answer, order, short

# 1.13, 2.6.0 and PyTorch 0.4 are versions of PyTorch; NumPy 2.0, -1.0, 1.41 and 2.3456 are none.
VERSION = re.compile(
    r"(?<![\w.+-])(?P<other>(?:CUDA|Keras|Lightning|NumPy|Python|TensorFlow|torchvision) )?"
    r"(?P<number>(?<=PyTorch )0\.[1-4]|1\.(?:1[0-3]|\d)|2\.(?:[12]\d|\d))(?:\.\d+)?"
    r"(?![\w%]|\.\d)", re.ASCII,
)
# What is said of a version, for which § stands, and of all that came before it.
_EARLIER = re.compile(
    r"\b(before|until|up to|prior to|older than|earlier than) (PyTorch |torch )?§|"
    r"§ (and|or) (before|earlier|older)|§ ?(版本?)?(及|和|以及|或)?(之前|以前|更早|为止)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(since|as of) (PyTorch |torch )?§|§ ?(版本?)?(起|开始|以来)", re.IGNORECASE)
_OLD = re.compile(r"\b(old|older|earlier) (versions|releases)\b|[旧老]版|早期版本", re.IGNORECASE)
NOT_PROSE = re.compile(r"``.*?``|`.*?`|\$.*?\$|\]\(.*?\)")  # code, formulas, where links lead

# Words that check_versions finds on a page, and why they are fine.
NO_VERSIONS = {
    ("contributing", "old versions"): "says what belongs in an entry",
    ("contributing", "旧版"): "says what belongs in an entry",
    ("messages", "旧版"): "speaks of the messages listed below it",
    ("normalization/track-running-stats-off", "1.0"): "is an input",
    ("optim/get-lr-or-get-last-lr", "1.0"): "is a learning rate",
}


def check_versions(page: Page, recorded: Sequence[str]) -> None:
    """What a page says of a version was run, or a link in the same paragraph backs it."""
    oldest = short(min(recorded, key=order))
    for number, line in [*page.told, *page.prose]:
        for found in _unproven(line, {short(version) for version in recorded}, oldest):
            if (page.name, found) in NO_VERSIONS:
                continue
            expected = (
                f"versions with a record, of which {oldest} is the oldest, "
                "or a link in the same paragraph to what shows it"
            )
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
    linked, words = is_linked(line), NOT_PROSE.sub("]", line)
    if not linked:
        yield from (match[0] for match in _OLD.finditer(words))
    for match in VERSION.finditer(words):
        number, start, end = match["number"], match.start(), match.end()
        said = f"{words[max(0, start - 20) : start]}§{words[end : end + 12]}"
        reach = _EARLIER.search(said) or (number == oldest and _SINCE.search(said))
        if match["other"]:
            continue
        if reach and (not linked or number == oldest):
            yield reach[0].replace("§", number)
        elif number not in known and not linked:
            yield number


def is_linked(line: str) -> bool:
    """Whether a link to another page or site backs the words of a paragraph."""
    return any(target.startswith("http") or ".md" in target for target in LINK.findall(line))


# ------------------------------------------------------------------- what the records refute

Shown = Mapping[str, Mapping[str, Answer]]  # an entry's answers by version, oldest first

# 2.6 raises, 2.6 会报错
_RAISES = re.compile(
    r"§,? (it |this |still |also )*(raises|ends in an error)|§ (也|都|会|就|还)*报错"
)
# 2.6 prints `nan`; the words before the code are few, so that it is said of this version
_PRINTS = re.compile(
    r"(?<![\w.])(\d\.\d+)(?:\.\d+)? (?:prints|says|warns|raises|会?打印|会?输出) `([^`]+)`"
)


def check_records(page: Page, shown: Shown) -> None:
    """No record of the entry refutes what its page says of a version without a link."""
    for number, line in [*page.told, *page.prose]:
        if is_linked(line):
            continue
        for found, expected in _refuted(line, shown):
            fix = "correct the words, or link to what backs them"
            raise Problem(page.path, number, found, expected, fix)


def _refuted(line: str, shown: Shown) -> Iterator[tuple[str, str]]:
    """What a paragraph says of versions, and what the records say instead."""
    before = {later: earlier for earlier, later in pairwise(shown)}
    versions = {short(version): version for version in shown}
    words = NOT_PROSE.sub("]", line)
    for match in VERSION.finditer(words):
        number, answers = match["number"], shown.get(versions.get(match["number"], ""), {})
        if match["other"] or not answers:
            continue
        said = f"{words[max(0, match.start() - 20) : match.start()]}§{words[match.end() :][:12]}"
        since, raises = _SINCE.search(said), _RAISES.search(said)
        earlier = before.get(versions[number])
        if since and earlier and _are_the_same(shown[earlier], answers):
            expected = f"no change: {short(earlier)} and {number} print the same here"
            yield since[0].replace("§", number), expected
        if raises and not any(map(_shows_error, answers.values())):
            yield raises[0].replace("§", number), f"no error: in {number} no section raises one"
    for number, code in _PRINTS.findall(line):
        answers = shown.get(versions.get(number, ""), {})
        printed = [text for answer in answers.values() for text in answer.printed]
        if printed and not any(code in text for text in printed):
            yield f"{number} ... `{code}`", f"what {number} prints in a section of the entry"


def _are_the_same(old: Mapping[str, Answer], new: Mapping[str, Answer]) -> bool:
    """Whether every section that both versions ran printed the same, and there is one."""
    both = old.keys() & new.keys()
    return bool(both) and all(old[name] == new[name] for name in both)


def _shows_error(answer: Answer) -> bool:
    return answer.raises or any(map(is_error, answer.printed))
