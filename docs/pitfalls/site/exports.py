"""The site for editors, assistants and other programs: Markdown, pitfalls.json and llms.txt."""

import json
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.structure.pages import Page

from pitfalls.entry import Entry
from pitfalls.page import INCLUDE
from pitfalls.project import Project
from pitfalls.site.catalog import Catalog
from pitfalls.site.lists import expand
from pitfalls.site.rendering import as_markdown
from pitfalls.site.versions import states

LAYOUT = ("<div", "</div>")  # lines that only a browser needs


def plain_markdown(text: str, page: Page, catalog: Catalog) -> str:
    """A page as its author wrote it, with its code, its lists and a heading."""
    slug = page.file.src_uri.removesuffix(".md")
    entry = catalog.entries.get(slug)
    lines: list[str] = []
    for line in expand(text, catalog, page.file.src_uri, plain=True).splitlines():
        if include := INCLUDE.match(line):
            lines += code_lines(catalog, include[1], include[2], lines)
        elif not line.startswith(LAYOUT):
            lines.append(without_id(line))
    body = "\n".join(lines).strip("\n") + "\n"
    if entry:
        verified = catalog.words["verified"].format(catalog.torch)
        apis = ", ".join(entry.head["apis"])
        return f"# {as_markdown(catalog.title(slug))}\n\n{verified} · {apis}\n\n{body}"
    has_heading = body.startswith("# ")
    return body if has_heading else f"# {as_markdown(unescape(page.title))}\n\n{body}"


def code_lines(catalog: Catalog, file: str, name: str, before: list[str]) -> list[str]:
    """A section's lines; `before` ends with its fence, and gets a line on what it shows."""
    entry = catalog.entries[file.removesuffix(".py")]
    if message := entry.reported.get(name):
        before[-1:] = [catalog.words[f"needs_{message.needs}"], "", "```text"]
        return message.shown.splitlines()
    section = entry.sections[name]
    if section.role in ("wrong", "right"):
        fence = before.pop()
        before += [catalog.words[section.role], "", fence]
    return section.text.strip("\n").splitlines()


def without_id(line: str) -> str:
    """A heading without its {#id}, which plain Markdown does not know."""
    if line.startswith("#") and line.endswith("}"):
        return line.rpartition(" {#")[0] or line
    return line


def write_markdown(site_dir: str, pages: dict[str, str]) -> None:
    """Each page's Markdown beside its HTML: losses/some-mistake.md."""
    for name, text in pages.items():
        path = Path(site_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


# ---------------------------------------------------------------------------------- pitfalls.json


def write_index(catalog: Catalog, root: Path, root_url: str) -> None:
    """pitfalls.json and llms.txt at the root of the site."""
    project = catalog.project
    found = pitfalls(catalog, root_url)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    (root / "pitfalls.json").write_text(text + "\n", encoding="utf-8")
    (root / "llms.txt").write_text(llms(project, found, root_url), encoding="utf-8")


def pitfalls(catalog: Catalog, root_url: str) -> dict:
    """Every entry as docs/root/pitfalls.schema.json says; absolute where the address is known."""
    return {
        "$schema": urljoin(root_url, "pitfalls.schema.json"),
        "torch": catalog.torch,
        "pitfalls": [pitfall(catalog, entry, root_url) for entry in catalog.entries.values()],
    }


def pitfall(catalog: Catalog, entry: Entry, root_url: str) -> dict:
    project = catalog.project
    slug, head, seen = entry.slug, entry.head, states(catalog, entry)
    pages = {page.language: page for page in project.pair(slug)}
    versions = list(project.history)

    def addresses(ending: str) -> dict[str, str]:
        return {code: urljoin(root_url, f"{code}/{slug}{ending}") for code in pages}

    return {
        "id": slug,
        "title": {code: page.meta["title"] for code, page in pages.items()},
        "description": {code: page.meta["description"] for code, page in pages.items()},
        "url": addresses("/"),
        "markdown": addresses(".md"),
        "notebook": addresses(".ipynb"),
        "symptom": head["symptom"],
        "apis": head["apis"],
        "messages": [" ".join(message.split()) for message in entry.messages],
        "reported": [" ".join(each.message.split()) for each in entry.reported.values()],
        "older": [" ".join(message.split()) for message in entry.older],
        "verified": [version for version in versions if seen.get(version) == "same"],
        "differs": [version for version in versions if seen.get(version) in ("differs", "fails")],
        "added": str(head["added"]),
        "changed": str(head.get("changed", head["added"])),
    }


# --------------------------------------------------------------------------------------- llms.txt


def llms(project: Project, found: dict, root_url: str) -> str:
    """The index that llmstxt.org describes: each page's Markdown, by topic and language."""
    languages = project.languages.values()
    names = " · ".join(language.site_name for language in languages)
    about = " ".join(language.site_description for language in languages)
    index = urljoin(root_url, "pitfalls.json")
    parts = [
        f"# {names}",
        f"> {about}",
        f"Every block of code and every output was run on PyTorch {found['torch']}. "
        f"All entries as data: [pitfalls.json]({index}).",
    ]
    for language in languages:
        code = language.code
        lines = [
            f"- [{as_markdown(entry['title'][code])}]({entry['markdown'][code]}): "
            f"{as_markdown(entry['description'][code])}"
            for entry in found["pitfalls"]
        ]
        parts += [f"## {language.name}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"
