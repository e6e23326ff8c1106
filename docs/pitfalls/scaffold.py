"""Begins an entry: writes its snippet and its pages, which say TODO where the author's words go."""

import re
from datetime import date
from pathlib import Path

import yaml

from pitfalls.page import HAN
from pitfalls.problem import Problem
from pitfalls.project import Project

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

SNIPPET = '''"""TODO: the mistake and what comes of it, in one sentence."""
# /// pitfall
# apis = ["torch.tensor"]  # TODO: the APIs it is about, with their full names
# symptom = "silent"  # TODO: or error, warning, slow, memory, question
# added = {today}
# messages = []  # TODO: the error or warning, with * for what differs; or no line
# ///

# --8<-- [start:wrong]
import torch

# TODO: the mistake as people write it, and a print that shows what comes of it
x = torch.tensor([1, 2])
print(x.dtype)
# --8<-- [end:wrong]

# --8<-- [start:right]
import torch

# TODO: the same, put right
x = torch.tensor([1.0, 2.0])
print(x.dtype)
# --8<-- [end:right]

# --8<-- [start:check]
import torch

# TODO: the claim (also of wrong.error, wrong.out); false if wrong and right change places
assert wrong.x.dtype == torch.int64 and right.x.dtype == torch.float32
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

## {why} {{#why}}

TODO: {mechanism}
"""
WORDS = {
    "en": {
        "title": "TODO: a title",
        "description": "one sentence, at most 160 characters",
        "keywords": "words people search for",
        "surprise": "what one sees, the surprise first",
        "cure": "what to write instead",
        "mechanism": "what PyTorch does, in one or two short paragraphs",
    },
    "zh": {
        "title": "TODO：标题",
        "description": "一句话，不超过 160 个字符",
        "keywords": "读者会搜的词",
        "surprise": "读者会看到什么，先说意外之处",
        "cure": "应该怎么写",
        "mechanism": "PyTorch 实际做了什么，一两个短段落",
    },
}


def write(project: Project, slug: str, titles: list[str]) -> list[Path]:
    """Write the files of a new entry and return their paths; raise Problem for a bad name.

    A title with Chinese characters goes to the Chinese page.
    """
    _check_name(project, slug)
    titles_by_language = {"zh" if HAN.search(title) else "en": title for title in titles}
    files = {project.entry_path(slug): SNIPPET.replace("{today}", str(date.today()))}
    for page in project.pair(slug):
        title = titles_by_language.get(page.language)
        files[page.path] = _page(project, page.language, slug, title)
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


def _page(project: Project, language: str, slug: str, title: str | None) -> str:
    words = WORDS[language]
    headings = project.languages[language].headings
    front_matter = {"title": title or words["title"]}
    line = yaml.safe_dump(front_matter, allow_unicode=True, width=1000).strip()
    return PAGE.format(**words | headings | {"title": line, "slug": slug})
