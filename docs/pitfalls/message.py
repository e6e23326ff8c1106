"""Messages as heads list them: PyTorch's words, with * for what differs from reader to reader."""

import re
from functools import cache

PIECE = 12  # characters of a piece that is looked for in files


@cache  # there are more messages than Python's own cache of patterns holds
def pattern(message: str) -> re.Pattern[str]:
    """A message of a head as a regular expression: * is whatever differs from reader to reader."""
    return re.compile(".*?".join(map(re.escape, message.split("*"))), re.DOTALL)


def as_message(text: str) -> str:
    """The text with * for its numbers: got [*] for got [4, 3]; 0D keeps its own."""
    stars = re.sub(r"(?<![\w.])-?\d+(?:\.\d+)*(?!\w)", "*", text)
    return re.sub(r"\*(?:(?:, ?|x| x )\*)+", "*", stars)


def pieces(message: str) -> list[str]:
    """Its sentences, cut at the *s, the longest first, without those that are too short to tell.

    Sentences, since a program often puts a message together from them.
    """
    found = {part.strip() for part in re.split(r"\*|(?<=[.!?]) ", message)}
    return sorted((part for part in found if len(part) >= PIECE), key=len, reverse=True)
