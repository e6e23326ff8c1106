"""Asks a built site's search, as its box in the browser does."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

from pitfalls.matching import NODE

OURS = "assets/worker.js"  # the worker that the site has instead of Material's

Query = dict[str, Any]  # {text, lang, kind, pages}
Answer = dict[str, Any]  # {ms, whole, items}


class Worker:
    """A search worker of a language's built site, run by search.mjs."""

    def __init__(self, site: Path, worker: str = OURS) -> None:
        command = [NODE, Path(__file__).with_name("search.mjs"), site / worker, site]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, queries: list[str]) -> list[Answer]:
        """What it finds for each of them."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(list(queries)) + "\n")
        self.process.stdin.flush()
        answers: list[Answer] = json.loads(self.process.stdout.readline())
        return answers

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


def pages(answer: Answer) -> list[str]:
    """The pages of an answer, best first, as losses/softmax-before-cross-entropy."""
    locations = [section["location"] for sections in answer["items"] for section in sections]
    return list(dict.fromkeys(re.split("[?#]", location)[0].strip("/") for location in locations))


def rank(answer: Answer, wanted: list[str]) -> int | None:
    """At which place the first wanted page comes, counted from 1; None if there is none."""
    for place, page in enumerate(pages(answer), 1):
        if page in wanted:
            return place
    return None


def is_notice(answer: Answer) -> bool:
    """Whether it says first that no page has the message."""
    first = [section["text"] for item in answer["items"][:1] for section in item]
    return any("found__below" in text for text in first)


def queries(file: Path, table: str = "queries") -> list[Query]:
    """A table of tests/site/queries.toml: what people type or paste, and where it should lead."""
    found: list[Query] = tomllib.loads(file.read_text(encoding="utf-8"))[table]
    return found
