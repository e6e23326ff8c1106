"""Starts an entry: python tests/new.py losses/some-mistake "Its title"

Writes the snippet and both pages. They run, and hold the form, but say TODO wherever the words and the code are
yours; the tests fail until none is left. A title with Chinese characters goes to the Chinese page.
"""

import re
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import entries  # noqa: E402  once its directory is on the path
import rules  # noqa: E402
import yaml  # noqa: E402
from entries import Problem  # noqa: E402

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
    "en": {"title": "TODO: a title", "description": "one sentence, at most 160 characters",
           "keywords": "words people search for", "surprise": "what one sees, the surprise first",
           "cure": "what to write instead",
           "mechanism": "what PyTorch does, in one or two short paragraphs"},
    "zh": {"title": "TODO：标题", "description": "一句话，不超过 160 个字符", "keywords": "读者会搜的词",
           "surprise": "读者会看到什么，先说意外之处", "cure": "应该怎么写", "mechanism": "PyTorch 实际做了什么，一两个短段落"},
}


def write(slug: str, titles: list[str]) -> list[Path]:
    """Write the three files of a new entry and return their paths; raise Problem for a name that can't be one."""
    topic, _, name = slug.partition("/")
    snippet, list_of_topics = entries.SNIPPETS / f"{slug}.py", rules.DOCS / "topics.yml"
    topics = yaml.safe_load(list_of_topics.read_text(encoding="utf-8"))
    if topic not in topics:
        raise Problem(list_of_topics, 1, f"no topic {topic!r}", f"TOPIC/SLUG, with a topic out of {', '.join(topics)}",
                      "choose one of them, or add yours to this file in both languages")
    if not SLUG.fullmatch(name):
        raise Problem(snippet, 1, f"the slug {name!r}",
                      "a-z, 0-9 and single hyphens, as in softmax-before-cross-entropy",
                      "name the mistake, or the question, in a few such words")
    given = {"zh" if rules.HAN.search(title) else "en": title for title in titles}
    files = {snippet: SNIPPET.replace("{today}", str(date.today()))}
    for language in rules.LANGUAGES:
        words = WORDS[language] | rules.HEADINGS[language]
        title = yaml.safe_dump({"title": given.get(language, words["title"])}, allow_unicode=True, width=1000).strip()
        files[rules.DOCS / language / f"{slug}.md"] = PAGE.format(**words | {"title": title, "slug": slug})
    for path in files:
        if path.exists():
            raise Problem(path, 1, "a file that exists", "a new slug, since nothing is overwritten",
                          f"edit that entry (python tests/check.py {slug}), or choose another slug")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(files)


def main(arguments: list[str]) -> str | None:
    """What is wrong with the arguments, None once the files are written."""
    if len(arguments) < 2 or arguments[0].startswith("-"):
        return __doc__
    try:
        paths = write(arguments[0], arguments[1:])
    except Problem as problem:
        return str(problem)
    print("Written:", *(path.relative_to(entries.ROOT) for path in paths), sep="\n  ")
    print(f"Next: replace every TODO, the snippet's first. At any time: python tests/check.py {arguments[0]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
