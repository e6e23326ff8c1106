"""Writes what the search worker docs/theme/assets/search.js reads, and puts that worker behind Material's search box."""

import html
import json
import re
from pathlib import Path

import yaml
from entries import ERROR, OUTPUT, ROOT, WARNING, Entry, read_page
from labs import about
from languages import language_of
from records import written

WITHOUT_TEXT = re.compile(r"<(svg|math|script|style|pre)\b.*?</\1>|<a class=\"headerlink\".*?</a>|<[^>]+>", re.DOTALL)
OUTPUT_LINES = re.compile(rf"(?:^{OUTPUT}.*\n?)+", re.MULTILINE)
BLOCK = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
MATERIAL_WORKER = re.compile(r'(?<="search": ")([^"]*)assets/javascripts/workers/[^"]*')
HEADING = re.compile(r'<h[23] id="([^"]+)">(.*?)</h[23]>', re.DOTALL)
SAME = {"symptom", "answer", "fix", "why", "when-fine", "detect", "versions", "see-also"}  # headings of every page
NOT_FOUND = ("index.md", "apis.md", "symptoms.md", "messages.md", "versions.md", "changelog.md")  # lists of what is found by itself


def on_page_markdown(markdown, page, config, files):
    page.meta["search"] = {"exclude": True}  # from Material's index


def on_post_page(output, page, config):
    return MATERIAL_WORKER.sub(r"\1assets/search.js", output)


def on_env(env, config, files):
    config.extra["searched"] = [document(file.page, config) for file in files.documentation_pages()
                                if file.src_uri not in NOT_FOUND]
    return env


def document(page, config) -> dict:
    """What can be found of a page. Titles are HTML-free text; the worker escapes them."""
    slug = page.file.src_uri.removesuffix(".md")
    catalog = config.extra["catalog"]
    entry = catalog.entries.get(slug)
    found = {"location": page.url, "title": html.unescape(str(page.title)), "description": page.meta.get("description", ""),
             "weight": 1 if entry else 0.7 if slug.startswith("labs/") else 0.5, "text": text_of(BLOCK.sub(" ", page.content))}
    if headings := [text_of(text) for at, text in HEADING.findall(page.content) if at not in SAME]:
        found["headings"] = headings
    if keywords := page.meta.get("keywords"):
        found["keywords"] = list(map(str, keywords))
    if entry:
        found |= {"apis": entry.head["apis"], "messages": messages_of(entry, catalog), "code": code_of(entry)}
    found["other"] = other_language(page, config)
    return found


def text_of(content: str) -> str:
    return " ".join(html.unescape(WITHOUT_TEXT.sub(" ", content)).split())


def code_of(entry: Entry) -> str:
    """The code and what it prints, once however often it is shown."""
    lines = dict.fromkeys(line.strip() for section in entry.shown.values() for line in section.text.splitlines())
    return "\n".join(lines)


def messages_of(entry: Entry, catalog) -> list[str]:
    """Every message that the entry answers: those of its head, then those its sections print on any version that no head covers."""
    told = entry.head.get("messages", []) + entry.head.get("older", [])
    printed = [message for section in entry.shown.values() for message in messages_in(section.text)]
    for answers in catalog.history.values():  # other versions, the first line of each message
        printed += [line for name, answer in answers.get(entry.slug, {}).items() if answer != written(entry.shown[name])
                    for line in answer.printed if ERROR.match(line) or WARNING.match(line)]
    told += [message for message in printed if not any(known.search(message) for known in catalog.patterns)]
    return list(dict.fromkeys(" ".join(message.split()) for message in told))


def messages_in(text: str) -> list[str]:
    """The errors and warnings among the `#>` lines; an error reaches to the end of its lines."""
    found = []
    for block in OUTPUT_LINES.findall(text):
        lines = [line.removeprefix(OUTPUT).strip() for line in block.splitlines()]
        found += [line for line in lines if WARNING.match(line)]
        found += ["\n".join(lines[at:]) for at, line in enumerate(lines) if ERROR.match(line)][:1]
    return found


def other_language(page, config) -> list[str]:
    """Title, description and keywords of the same page in the other languages."""
    texts = []
    for language in config.extra["languages"]:
        if language != language_of(config):
            path = Path(config.docs_dir).with_name(language) / page.file.src_uri
            meta = about()[path.stem][language] if path.suffix == ".ipynb" else read_page(path)[0] if path.exists() else {}
            texts += [*filter(None, map(meta.get, ("title", "description"))), *map(str, meta.get("keywords", []))]
    return texts


def on_post_build(config):
    language = language_of(config)
    words = config.extra["catalog"].words
    other = next(name for name in config.extra["languages"] if name != language)
    terms = yaml.safe_load((ROOT / "docs/glossary.yml").read_text(encoding="utf-8"))
    report = f"{config.repo_url.rstrip('/')}/issues/new?template=pitfall.yml&title=" if config.repo_url else "messages/"
    target = Path(config.site_dir, "search/pages.json")
    target.write_text(json.dumps({
        "pages": config.extra.pop("searched"),
        "glossary": [[term[other].lower(), term[language]] for term in terms],
        "other": {"language": other, "title": config.extra["languages"][other]["name"]},
        "words": {"unanswered": {"location": report, "title": words["unanswered"], "text": words["unanswered_report" if config.repo_url else "unanswered_help"]}},
    }, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
