"""The patterns of the heads: for the search, and as rules of Semgrep for everybody's own code."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml

from pitfalls.entry import Entry
from pitfalls.patterns import Pattern
from pitfalls.project import Project
from pitfalls.site.catalog import Catalog

SEMGREP = "pitfalls.semgrep.yml"  # at the root of the site


def write_code(catalog: Catalog, site_dir: str) -> None:
    """search/code.json, which assets/patterns.js reads: each pattern, its page, its words."""
    rules = [
        {**pattern.rule, "location": f"{slug}/", "finds": catalog.meta(slug)["finds"][name]}
        for slug, entry in catalog.entries.items()
        for name, pattern in entry.code.items()
    ]
    found = {"row": catalog.words["finding"], "rules": rules}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    Path(site_dir, "search/code.json").write_text(text, encoding="utf-8")


# --------------------------------------------------------------------------------------- Semgrep


def write_semgrep(project: Project, root: Path, root_url: str) -> None:
    """pitfalls.semgrep.yml at the root of the site, for `semgrep --config`."""
    rules = [
        semgrep_rule(project, entry, pattern, root_url)
        for entry in project.entries.values()
        for pattern in entry.code.values()
    ]
    text = yaml.dump({"rules": rules}, Dumper=Readable, allow_unicode=True, sort_keys=False)
    (root / SEMGREP).write_text(text, encoding="utf-8")


def semgrep_rule(project: Project, entry: Entry, pattern: Pattern, root_url: str) -> dict[str, Any]:
    """Its message says in every language what was found, and names the page."""
    lines = []
    for page in project.pair(entry.slug):
        lines += [page.finds[pattern.name], urljoin(root_url, f"{page.language}/{entry.slug}/")]
    return {
        "id": rule_id(entry, pattern),
        "languages": ["python"],
        "severity": "WARNING",
        "message": "\n".join(lines),
        "patterns": pattern.semgrep,
    }


def rule_id(entry: Entry, pattern: Pattern) -> str:
    """losses.some-mistake.softmax_first"""
    return f"{entry.slug.replace('/', '.')}.{pattern.name}"


class Readable(yaml.SafeDumper):
    """Writes a text of several lines as such."""


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Readable.add_representer(str, _write_text)
