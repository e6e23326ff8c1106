"""Asks assets/explain.js what it says of a message, as a page and the search do."""

import json
import subprocess
from pathlib import Path
from typing import Any

from pitfalls.trial.building import ROOT
from pitfalls.trial.searching import NODE

SCRIPT = ROOT / "docs/theme/assets/explain.js"

Sentences = list[tuple[str, str]]  # messages, and what to say of a reader's own
Words = dict[str, str]  # of the language, for {keys}
Said = dict[str, str]  # {said, sentence}


def explained(asked: list[tuple[Sentences, str, Words]]) -> list[Said | None]:
    """What is said of each text, in which one of the messages may be; None where nothing is."""
    command = [NODE, Path(__file__).with_name("explain.mjs"), SCRIPT]
    answer = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, check=True, text=True,
        encoding="utf-8",
    )
    found: list[Any] = json.loads(answer.stdout)
    return found
