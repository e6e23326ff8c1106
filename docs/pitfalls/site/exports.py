"""Offers the site to editors, assistants and other programs: each page as Markdown, pitfalls.json and llms.txt."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

from entries import INCLUDE, Entry, read_page
from languages import language_of
from versions import states

FENCE = re.compile(r'^``` \{\.python[^}\n]*?(?: title="([^"]*)")?\}$', re.MULTILINE)
FACTS = re.compile(r'<p class="facts">.*?</p>', re.DOTALL)
IDS = re.compile(r" \{#[\w-]+\}$", re.MULTILINE)


def on_page_markdown(markdown, page, config, files):
    """Keep the page as plain Markdown, its code in place of the includes; runs after pages.py has filled it."""
    if page.file.src_uri.endswith(".md"):
        catalog = config.extra["catalog"]
        entry = catalog.entries.get(page.file.src_uri.removesuffix(".md"))
        text = INCLUDE.sub(lambda include: catalog.entries[include[1].removesuffix(".py")].sections[include[2]].text.strip("\n"), markdown)
        text = FENCE.sub(lambda fence: (f"{fence[1]}\n\n" if fence[1] else "") + "```python", text)
        if entry:
            text = FACTS.sub(f"{catalog.words['verified']} PyTorch {catalog.torch} · {', '.join(entry.head['apis'])}", text)
        elif not text.lstrip().startswith("# "):
            text = f"# {page.title}\n\n{text}"
        config.extra.setdefault("markdown", {})[page.file.src_uri] = IDS.sub("", text)


def on_post_build(config):
    for name, text in config.extra.pop("markdown", {}).items():
        Path(config.site_dir, name).write_text(text, encoding="utf-8")
    languages = config.extra["languages"]
    if language_of(config) == next(iter(languages)):
        root, base = Path(config.site_dir).parent, config.site_url.removesuffix(f"{language_of(config)}/")
        found = pitfalls(config, base)
        (root / "pitfalls.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (root / "llms.txt").write_text(llms(config, found, base), encoding="utf-8")


def pitfalls(config, base: str) -> dict:
    """Every entry as docs/root/pitfalls.schema.json describes it; addresses are absolute where the site's is known."""
    catalog, languages = config.extra["catalog"], config.extra["languages"]

    def in_each(value) -> dict[str, str]:
        return {language: value(language) for language in languages}

    def one(entry: Entry) -> dict:
        seen = states(catalog, entry)
        metas = in_each(lambda language: read_page(Path(config.docs_dir).with_name(language) / f"{entry.slug}.md")[0])
        return {
            "id": entry.slug,
            "title": in_each(lambda language: metas[language]["title"]),
            "description": in_each(lambda language: metas[language]["description"]),
            "url": in_each(lambda language: urljoin(base, f"{language}/{entry.slug}/")),
            "markdown": in_each(lambda language: urljoin(base, f"{language}/{entry.slug}.md")),
            "notebook": in_each(lambda language: urljoin(base, f"{language}/{entry.slug}.ipynb")),
            "symptom": entry.head["symptom"],
            "apis": entry.head["apis"],
            "messages": [" ".join(message.split()) for message in entry.head.get("messages", [])],
            "older": [" ".join(message.split()) for message in entry.head.get("older", [])],
            "verified": [version for version in catalog.history if seen.get(version) == "same"],
            "differs": [version for version in catalog.history if seen.get(version) in ("differs", "fails")],
            "added": str(entry.head["added"]),
            "changed": str(entry.head.get("changed", entry.head["added"])),
        }

    return {"$schema": urljoin(base, "pitfalls.schema.json"), "torch": catalog.torch, "pitfalls": [one(entry) for entry in catalog.entries.values()]}


def llms(config, found: dict, base: str) -> str:
    """The index that llmstxt.org describes: each page's Markdown, by topic and language."""
    parts = ["# PyTorch Pitfalls · PyTorch 避坑指南", "> " + " ".join(text["site_description"] for text in config.extra["languages"].values()),
             f"Every block of code and every output was run on PyTorch {found['torch']}. All entries as data: "
             f"[pitfalls.json]({urljoin(base, 'pitfalls.json')})."]
    for language, text in config.extra["languages"].items():
        parts.append(f"## {text['name']}")
        parts.append("\n".join(f"- [{entry['title'][language]}]({entry['markdown'][language]}): {entry['description'][language]}"
                               for entry in found["pitfalls"]))
    return "\n\n".join(parts) + "\n"
