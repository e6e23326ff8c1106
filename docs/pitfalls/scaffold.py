"""Begins an entry: writes its snippet and its pages, which say TODO where the author's words go."""

import builtins
import json
import re
from datetime import date
from pathlib import Path

import yaml

from pitfalls.message import as_message
from pitfalls.page import HAN
from pitfalls.problem import Problem
from pitfalls.project import Project

LETTERS = "abcdefghi"  # of the pairs: wrong, wrong_b and so on
SAID = re.compile(r"[\w.]*(?:Error|Exception): .")  # IndexError: Target 3 is out of bounds.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

HEAD = '''\"\"\"TODO: the mistake and its effect, in one sentence.\"\"\"
# /// pitfall
# apis = ["torch.tensor"]  # TODO: the full names of the APIs it is about
# symptom = {symptom}
# added = {today}
# messages = {messages}
# ///

'''
PAIR = '''\
# --8<-- [start:wrong{end}]
import torch

# TODO: the mistake as people write it; print its effect, with a label
x = torch.tensor([1, 2])
{shows}
# --8<-- [end:wrong{end}]

# --8<-- [start:right{end}]
import torch

# TODO: the same code, fixed
x = torch.tensor([1.0, 2.0])
print(x.dtype)
# --8<-- [end:right{end}]

'''
CHECK = '''\
# --8<-- [start:check]
import torch

# TODO: the claim (wrong.out and wrong.error work too); it fails if wrong and right are swapped
{claims}
# --8<-- [end:check]
'''
PAGE = """---
{title}
description: "TODO: {description}"
keywords: ["TODO: {keywords}"]
pair: none
---

## {symptom} {{#symptom}}

TODO: {surprise}

```python
--8<-- "{slug}.py:wrong"
```

## {fix} {{#fix}}

TODO: {cure}

```python
--8<-- "{slug}.py:right"
```

{cases}## {why} {{#why}}

TODO: {mechanism}

## {when_fine} {{#when-fine}}

TODO: {fine}

## {detect} {{#detect}}

TODO: {notice}

## {see_also} {{#see-also}}

TODO: {links}
"""
CASE = """### TODO: {case} {{#{letter}}}

```python
--8<-- "{slug}.py:wrong_{letter}"
```

TODO: {cure}

```python
--8<-- "{slug}.py:right_{letter}"
```

"""
WORDS = {
    "en": {
        "title": "TODO: a title",
        "description": "one sentence, at most 160 characters",
        "keywords": "words people search for",
        "surprise": "what your reader sees, starting with the surprise: You train a model, and ...",
        "cure": "what to write instead",
        "case": "another case of the mistake",
        "mechanism": "what PyTorch does in this example, then the rule; one or two paragraphs",
        "fine": "when this is not a mistake; delete the section if it always is",
        "notice": "how to find it in a program; delete the section if it is obvious",
        "links": "links to related entries; delete the section if there are none",
    },
    "zh": {
        "title": "TODO：标题",
        "description": "一句话，不超过 160 个字符",
        "keywords": "读者会搜的词",
        "surprise": "读者看到了什么，从意外之处说起，例如：你训练一个模型，结果……",
        "cure": "应该怎么写",
        "case": "同一个错误的另一种情况",
        "mechanism": "先讲这个例子里 PyTorch 做了什么，再讲规律，一两个短段落",
        "fine": "什么时候这样写没问题；如果总是错的，就删掉这一节",
        "notice": "怎么在程序里发现它；如果一眼就能看出来，就删掉这一节",
        "links": "相关条目的链接；没有就删掉这一节",
    },
}


def write(
    project: Project, slug: str, titles: list[str], error: str | None = None, pairs: int = 1
) -> list[Path]:
    """Write the files of a new entry and return their paths; raise Problem for a bad name.

    A title with Chinese characters goes to the Chinese page. `error` is a message as the terminal
    shows it, which the entry is about; each pair is a wrong section and a right one.
    """
    _check_name(project, slug)
    titles_by_language = {"zh" if HAN.search(title) else "en": title for title in titles}
    path = project.entry_path(slug)
    files = {path: _snippet(path, error, LETTERS[:pairs])}
    for page in project.pair(slug):
        title = titles_by_language.get(page.language)
        files[page.path] = _page(project, page.language, slug, title, LETTERS[1:pairs])
    for path in files:
        if path.exists():
            fix = f"edit that entry (pitfalls check {slug}), or choose another slug"
            expected = "a new slug, since nothing is overwritten"
            raise Problem(path, 1, "a file that exists", expected, fix)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def _check_name(project: Project, slug: str) -> None:
    topic, _, name = slug.partition("/")
    if topic not in project.topics:
        raise Problem(
            project.docs / "topics.yml", 1, f"no topic {topic!r}",
            f"TOPIC/SLUG, with a topic out of {', '.join(project.topics)}",
            "choose one of them, or add yours to this file in both languages",
        )
    if not SLUG.fullmatch(name):
        raise Problem(
            project.entry_path(slug), 1, f"the slug {name!r}",
            "a-z, 0-9 and single hyphens, as in softmax-before-cross-entropy",
            "name the mistake, or the question, in a few such words",
        )


def _snippet(path: Path, error: str | None, letters: str) -> str:
    shows, symptom = "print(x.dtype)", '"silent"  # TODO: or error, warning, slow, memory, question'
    messages = "[]  # TODO: the error or warning, * for what varies; delete this line if silent"
    claim = "wrong{end}.x.dtype == torch.int64 and right{end}.x.dtype == torch.float32"
    if error is not None:
        said = _said(error)
        kind, text = _split(said)
        message = as_message(text)
        if not (SAID.match(said) and message.isascii() and re.search("[A-Za-z]{3}", message)):
            raise Problem(
                path, 1, f"the error {error!r}", "SomeError: and its message, in ASCII, with words",
                'copy the last line that the terminal shows: --error "RuntimeError: ..."',
            )
        symptom, messages = '"error"', json.dumps([message])
        shows = f"raise {kind}({text!r})  # TODO"
        claim = f'wrong{{end}}.out.startswith("{kind}: ")'
        claim += " and right{end}.x.dtype == torch.float32"
    ends = ["", *(f"_{letter}" for letter in letters[1:])]
    head = HEAD.format(symptom=symptom, today=date.today(), messages=messages)
    claims = "\n".join(f"assert {claim.format(end=end)}" for end in ends)
    parts = [PAIR.format(end=end, shows=shows) for end in ends]
    return "".join([head, *parts, CHECK.format(claims=claims)])


def _said(error: str) -> str:
    """What the terminal shows last, in one line."""
    lines = [line.strip() for line in error.splitlines() if line.strip()]
    return lines[-1] if error.lstrip().startswith("Traceback") else " ".join(lines)


def _split(said: str) -> tuple[str, str]:
    """IndexError and its message; where Python does not know the kind, it is a RuntimeError."""
    kind, colon, text = said.partition(": ")
    is_kind = colon and kind.endswith("Error") and hasattr(builtins, kind)
    return (kind, text) if is_kind else ("RuntimeError", said)


def _page(
    project: Project, language: str, slug: str, title: str | None, letters: str
) -> str:
    words = WORDS[language]
    named = project.languages[language].headings.items()
    headings = {name.replace("-", "_"): heading for name, heading in named}
    front_matter = {"title": title or words["title"]}
    line = yaml.safe_dump(front_matter, allow_unicode=True, width=1000).strip()
    cases = [CASE.format(**words, slug=slug, letter=letter) for letter in letters]
    return PAGE.format(
        **words | headings | {"title": line, "slug": slug, "cases": "".join(cases)}
    )
