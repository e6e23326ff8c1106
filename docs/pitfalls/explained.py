"""The rules for `explain`: what a page says of readers' own messages, with the values they hold.

A sentence has {1}, {2}, ... for what the *s of its message catch, and {keys} for how the keys of a
file differ from those of a model. assets/explain.js puts them in.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from pitfalls.entry import Entry
from pitfalls.page import PLACE, Page
from pitfalls.problem import Problem

KEYS = "keys"  # {keys}
MISSING = "key(s) in state_dict: "  # what a message needs for it


def problems(page: Page, entry: Entry) -> Iterator[Problem]:
    """Each sentence is about a message of the head, and has places for what its *s catch."""
    for message, sentence in page.explained.items():
        line = page.explained_line(message)
        if message not in entry.searched:
            expected = f"a message of the head of snippets/{entry.slug}.py"
            for near in get_close_matches(message, entry.searched, n=1, cutoff=0):
                expected += f", such as {near!r}"
            found, fix = f"a sentence for {message!r}", "copy the message from the head"
            yield Problem(page.path, line, found, expected, fix)
            continue
        known = [str(number) for number in range(1, message.count("*") + 1)]
        if MISSING in message:
            known.append(KEYS)
        places = PLACE.findall(sentence)
        for place in places:
            if place not in known:
                found = f"{{{place}}} in the sentence for {message!r}"
                expected = f"one of {', '.join(f'{{{each}}}' for each in known) or 'nothing'}"
                fix = "count the *s of the message; where one is lacking, add it to the head"
                yield Problem(page.path, line, found, expected, fix)
        if known and not places:
            found = f"a sentence for {message!r} without {{1}}"
            expected = "a value of the reader's own message"
            yield Problem(page.path, line, found, expected, "add one, or remove the sentence")


def differences(page: Page, other: Page) -> Iterator[Problem]:
    """Both languages explain the same messages, with the same values."""
    for here, there in ((page, other), (other, page)):
        for message, sentence in here.explained.items():
            line = here.explained_line(message)
            if message not in there.explained:
                found = f"a sentence for {message!r}, which {there.label} lacks"
                fix = f"add one to {there.label}, or remove it here"
                yield Problem(here.path, line, found, "one in each language", fix)
                continue
            missing = set(PLACE.findall(there.explained[message])) - set(PLACE.findall(sentence))
            if missing:
                found = f"a sentence for {message!r} without {_places(missing)}"
                expected = f"the values that {there.label} has"
                fix = "say the same in both languages"
                yield Problem(here.path, line, found, expected, fix)


def _places(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
