"""What pages say of a reader's own message: each sentence with recorded and with other values."""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pitfalls.project import Project
from pitfalls.trial.building import ROOT
from pitfalls.trial.explaining import explained

FILE = Path(__file__).with_name("explained.toml")
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
PROJECT = Project(ROOT)
LANGUAGES = list(PROJECT.languages)

# prints what each of the statements raises or warns of
RUN = """
import json, sys, warnings
import torch
from torch import nn
from torch.nn import functional as F

def shown(code):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(code, {"torch": torch, "nn": nn, "F": F})
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return "\\n".join(f"{each.category.__name__}: {each.message}" for each in caught)

print(json.dumps([shown(code) for code in json.load(sys.stdin)]))
"""


@pytest.fixture(scope="module")
def raised() -> dict[str, str]:
    """What the statements of all cases raise or warn of."""
    statements = list(dict.fromkeys(case["run"] for case in CASES if "run" in case))
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(statements), capture_output=True,
        check=True, text=True, encoding="utf-8",
    )
    return dict(zip(statements, json.loads(done.stdout), strict=True))


@pytest.fixture(scope="module")
def told(raised) -> list[dict[str, str]]:
    """What the pages say of each case, by language."""
    asked = []
    for case in CASES:
        text = text_of(case, raised)
        for language in PROJECT.languages.values():
            page = PROJECT.page(language.code, case["page"])
            sentences = [(case["message"], page.explained[case["message"]])]
            asked.append((sentences, text, language.keys))
    answers = iter(explained(asked))
    return [
        {language: (next(answers) or {}).get("sentence", "") for language in LANGUAGES}
        for _ in CASES
    ]


def text_of(case: dict[str, str], raised: dict[str, str]) -> str:
    """What the reader's terminal shows."""
    if "section" in case:
        entry = PROJECT.entries[case["page"]]
        if message := entry.reported.get(case["section"]):
            return message.shown
        return "\n".join(entry.shown[case["section"]].printed)
    return case["text"] if "text" in case else raised[case["run"]]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_sentence(told, number):
    case = CASES[number]
    assert told[number] == {language: case[language] for language in LANGUAGES}


def test_each_sentence_has_three_cases():
    counts = Counter((case["page"], case["message"]) for case in CASES)
    missing = {
        (slug, message): counts[slug, message]
        for slug in PROJECT.entries
        for message in PROJECT.page("en", slug).explained
        if counts[slug, message] < 3
    }
    assert missing == {}
