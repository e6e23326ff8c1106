"""What of a printed line the build or the machine decides, and not the version of PyTorch."""

import re

from pitfalls.printed import is_error
from pitfalls.records import Answer

# Each pattern, and what stands for all that it matches.
_DECIDED = (
    (re.compile(r"""(\.(?:cpp|cc|cu|h)["']?:)\d+"""), r"\1*"),  # a line of PyTorch's source
    (re.compile(r"[\w./-]*/site-packages/"), ".../"),  # where it is installed
    (re.compile(r"(\bCUDA: )(?:\d[\d.]*|None)$"), r"\1*"),  # what the package was built for
    (re.compile(r"(has code for: )\[.*"), r"\1*"),
)
_LOG = re.compile(r"\[Gloo\] ")  # of connections, in any order
_MISSING = re.compile(r"ModuleNotFoundError: No module named '(?!torch\b)")


def without_build(answer: Answer) -> Answer | None:
    """The answer with * for what the build decides, and without logs.

    None where another package was missing: that says nothing of PyTorch.
    """
    lines = [_without_build(line) for line in answer.printed if not _LOG.match(line)]
    errors = [line for line in lines if is_error(line)]
    if answer.raises and errors and _MISSING.match(errors[-1]):
        return None
    return Answer(lines, answer.raises)


def _without_build(line: str) -> str:
    for pattern, instead in _DECIDED:
        line = pattern.sub(instead, line)
    return line
