"""A pasted message leads to its entry: of any version, with any numbers, with a traceback."""

import re

import pytest

from pitfalls.message import pattern
from pitfalls.printed import messages as messages_in
from pitfalls.project import Project
from pitfalls.records import Answer, written
from pitfalls.trial.searching import pages, rank

TRACEBACK = r"""Traceback (most recent call last):
  File "/home/me/project/train.py", line 87, in <module>
    main(args)
  File "C:\Users\me\project\train.py", line 52, in main
    loss = step(model, batch)
"""
SHAPE = re.compile(r"\[\d+(, \d+)+\]")
LACKING = re.compile("has no attribute|No module named|cannot import|unexpected keyword")
NUMBER = re.compile(r"(?<![\w.])\d{2,}(?![\w.])")

Wanted = dict[str, set[str]]  # texts to paste, and the entries of which one must come first


@pytest.fixture(scope="module")
def messages(whole_project) -> Wanted:
    """Every message that a page shows, that a version printed, or that a head lists."""
    found: Wanted = {}
    listed = [
        (wording, slug)
        for slug, entry in whole_project.entries.items()
        for wording in entry.searched
    ]

    def add(message: str, texts: list[str], slugs: set[str]) -> None:
        """The texts lead to these entries, or to one whose head lists the message or more of it."""
        bare = message.partition(": ")[2]
        answering = {
            slug for wording, slug in listed
            if pattern(wording).search(message) or (len(bare) > 30 and bare in wording)
        }
        for text in texts:
            found.setdefault(text, set()).update(slugs | answering)

    for message, slugs in shown(whole_project).items():
        add(message, spellings(message), slugs)
    for message, slugs in older(whole_project).items():
        add(message, [message, f"{TRACEBACK}{message}"], slugs)
    for slug, entry in whole_project.entries.items():
        for wording in entry.searched:
            text = f"RuntimeError: {wording.replace('*', '7')}"
            add(text, [text], {slug})
    return found


def shown(project: Project) -> Wanted:
    """Every error and warning that a page shows, whole, and the entries that show it."""
    found: Wanted = {}
    for slug, entry in project.entries.items():
        for section in entry.shown.values():
            for message in section.messages:
                found.setdefault(message, set()).add(slug)
    return found


def older(project: Project) -> Wanted:
    """Every error and warning that a version printed instead of what a page shows.

    Those of which only the numbers differ have the same entries.
    """
    found: Wanted = {}
    alike: Wanted = {}
    for answers in project.history.values():
        for slug, seen in answers.items():
            for name, answer in seen.items():
                if answer.printed == written(project.entries[slug].shown[name]).printed:
                    continue
                for message in told(answer):
                    found[message] = alike.setdefault(re.sub(r"\d+", "0", message), set())
                    found[message].add(slug)
    return found


def told(answer: Answer) -> list[str]:
    """The first line of each message of a section, and the whole of the one that ends it."""
    whole = messages_in(answer.printed)
    first_lines = [message.partition("\n")[0] for message in whole]
    return first_lines + (whole[-1:] if answer.raises else [])


def spellings(message: str) -> list[str]:
    """A message as readers paste it: with their numbers, below a traceback, all on one line."""
    other = other_numbers(message)
    one_line = f"{TRACEBACK}{message}".replace("\n", "")
    return [message, other, f"{TRACEBACK}{other}", one_line]


def other_numbers(message: str) -> str:
    """With other shapes, and other numbers of two digits or more."""
    message = SHAPE.sub("[64, 17, 33]", message)
    return NUMBER.sub(lambda number: str(int(number[0]) + 31), message)


def test_every_message_leads_to_its_entry(ask, messages, language):
    missed = {}
    answers = ask(language, messages)
    for (text, slugs), answer in zip(messages.items(), answers, strict=True):
        # what an older version lacks is told first, unless an entry is about it
        first = 2 if LACKING.search(text) and pages(answer)[0] == "names" else 1
        if rank(answer, list(slugs)) != first:
            missed[text] = pages(answer)[:2]
    assert missed == {}
