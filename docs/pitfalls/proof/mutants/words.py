"""Mutants of an entry's pages that say what is false, or hold what could harm a reader.

What is added or changed is in both languages, and both pages are stamped: so it is not the pair
that tells it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

from pitfalls import prose
from pitfalls.entry import Entry
from pitfalls.page import Page
from pitfalls.project import Project
from pitfalls.proof.mutants.mutant import Mutant
from pitfalls.proof.mutants.pages import try_pages

# what is added to the end of a page, in English and in Chinese
MARKUP = {
    "script": "<script>alert(1)</script>",
    "style sheet": "<style>body { display: none }</style>",
    "meta": '<meta http-equiv="refresh" content="0">',
    "frame": '<iframe src="https://github.com"></iframe>',
    "picture in HTML": '<img src="https://github.com/x.png">',
    "picture from elsewhere": "![x](https://github.com/x.png)",
    "hidden words": '**x**{: style="display: none" }',
    "words that react": '**x**{: onclick="alert(1)" }',
    "link that runs code": "[x](javascript:alert)",
    "link to a stranger": "[x](https://example.org/x)",
    "link that says another host": "[pytorch.org](https://github.com/x)",
    "comment in HTML": "<!-- x -->",
    "list that the build writes": "<!-- entries by api -->",
}
WORDS = {
    "message that nothing printed": (
        "It says `RuntimeError: the tensor is too wide to fit`.",
        "它会说 `RuntimeError: the tensor is too wide to fit`。",
    ),
    "printed line in a sentence": ("It prints #> here.", "它在这里打印 #> 字样。"),
    "code by indentation": ("\n    loss = model(x)", "\n    loss = model(x)"),
    "code in a fence": ("```python\nimport torch\n```", "```python\nimport torch\n```"),
    "code in an indented fence": (
        "  ```python\n  import torch\n  ```", "  ```python\n  import torch\n  ```"
    ),
    "version that nobody ran": ("PyTorch 1.9 does the same.", "PyTorch 1.9 也是这样。"),
    "all versions before the records": (
        "Before 1.13 this was different.", "1.13 之前不是这样的。"
    ),
    "Chinese on an English page": ("这里写错了语言。", "这里写错了语言。"),
    "invisible character": ("The gra\u200bdient is gone.", "梯\u200b度不见了。"),
    "turned direction": ("The \u202egradient is gone.", "梯\u202e度不见了。"),
    "letter that looks like another": ("The gr\u0430dient is gone.", "gr\u0430dient 不见了。"),
}
ENGLISH = "This paragraph was never translated, so that a Chinese reader finds English words here."
FRONT_MATTER = {
    "title that is a number": ("title", "123"),
    "description that is a number": ("description", "5"),
    "keywords that are a text": ("keywords", "loss, nan"),
    "front matter that is not YAML": ("title", '"total'),
    "layout of the author's own": ("title", "x\ntemplate: main.html"),
    "description that no list shows": ("description", "x" * 200),
}
NEGATED = {"en": (" is ", " is not "), "zh": ("是", "不是")}
UNSEEN = "whether a sentence is true, no machine knows; the pull request shows reviewers the line"


def of_pages(project: Project, entry: Entry) -> Iterator[Mutant]:
    """The mutants of an entry's pages."""
    page, other = project.pair(entry.slug)
    texts = {each.path: each.path.read_text(encoding="utf-8") for each in (page, other)}

    def mutant(
        kind: str, what: str, changed: dict[Path, str], path: Path | None = None, excuse: str = ""
    ) -> Mutant:
        """`path` is the page at which the Problem is told; either of them where it is None."""
        trial = partial(try_pages, project, entry, texts | changed)
        paths = [path] if path else list(texts)
        return Mutant(kind, f"{entry.slug}: {what}", paths, None, trial, excuse)

    for kind, (ours, theirs) in _additions(project, entry).items():
        changed = {page.path: f"{texts[page.path]}\n{ours}\n"}
        changed[other.path] = f"{texts[other.path]}\n{theirs}\n"
        yield mutant(kind, ours[:40].strip(), changed)
    changed = {path: f"{text}\n{ENGLISH}\n" for path, text in texts.items()}
    yield mutant("English on a Chinese page", ENGLISH[:40], changed, other.path)

    for kind, (key, value) in FRONT_MATTER.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", texts[page.path], count=1, flags=re.M)
        yield mutant(kind, f"{key}: {value[:20]}", {page.path: text}, page.path)

    known = prose.evidence(project, entry)
    for number in _numbers(page):
        wrong = {"number of nowhere": f"7{number}", "number off by one": _next(number)}
        for kind, new in wrong.items():
            changed = {each.path: _with_number(each, texts, number, new) for each in (page, other)}
            if changed[page.path] != texts[page.path]:
                what = f"{number} -> {new}"
                yield mutant(kind, what, changed, page.path, _excuse(new, known))
    for code in _codes(page):
        name = max(re.findall(r"[^\W\d]\w+", code), key=len, default="")
        if name and not known.quotes(new := code.replace(name, f"{name}z")):  # the * of a message
            changed = {path: text.replace(f"`{code}`", f"`{new}`") for path, text in texts.items()}
            yield mutant("name that nothing has", f"{code} -> {new}", changed, page.path)

    changed = {each.path: _negated(each, texts) for each in (page, other)}
    if changed[page.path] != texts[page.path]:
        yield mutant("sentence reversed", "is -> is not", changed, page.path, UNSEEN)


def _additions(project: Project, entry: Entry) -> dict[str, tuple[str, str]]:
    """What is added to both pages, by kind."""
    found = {
        kind: (f"Look here: {markup}", f"看这里：{markup}") for kind, markup in MARKUP.items()
    }
    found |= WORDS
    answers = project.records.history([entry])["2.6.0"].get(entry.slug, {})
    if any(answer.printed for answer in answers.values()):
        found["version that the records refute"] = ("2.6 prints `abs`.", "2.6 会打印 `abs`。")
    return found


def _numbers(page: Page) -> list[str]:
    """The numbers that the page claims, each once."""
    found = [each for s in prose.sentences(page) for each in prose.claimed_numbers(s)]
    return list(dict.fromkeys(found))


def _excuse(number: str, known: prose.Evidence) -> str:
    """Why a false number can't be noticed, if it can't."""
    if prose.is_shown(number, number, known.numbers):
        return "the entry shows that number, though elsewhere"
    return ""


def _next(number: str) -> str:
    """0.26 for 0.25, 4 for 3."""
    value = Decimal(number.replace(",", "")) if number.count(".") < 2 else Decimal(0)
    return str(value + Decimal(1).scaleb(int(value.as_tuple().exponent)))


def _with_number(page: Page, texts: dict[Path, str], old: str, new: str) -> str:
    """The page with another number in all sentences without links."""
    lines = texts[page.path].splitlines(keepends=True)
    for line, text in page.prose:
        if old in prose.claimed_numbers(prose.Sentence(line, text)) and "](" not in text:
            pattern = rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)"
            lines[line - 1] = re.sub(pattern, new, lines[line - 1])
    return "".join(lines)


def _codes(page: Page) -> list[str]:
    """What stands in `backticks`, each once."""
    found = [code for sentence in prose.sentences(page) for code in sentence.codes]
    return list(dict.fromkeys(found))


def _negated(page: Page, texts: dict[Path, str]) -> str:
    """The page with the first sentence reversed that can be."""
    text = texts[page.path]
    old, new = NEGATED[page.language]
    at = text.find(old, text.index("\n## "))
    return text if at < 0 else text[:at] + new + text[at + len(old) :]
