"""Compares the site's search with Material's own, well tuned, on the same queries."""

import gzip
import json
import re
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pitfalls.project import Project
from pitfalls.trial.browsing import CHROMIUM, FLAGS, host
from pitfalls.trial.building import build, copy_project
from pitfalls.trial.searching import (
    OURS,
    Answer,
    Query,
    Worker,
    is_notice,
    pages,
    queries,
    rank,
)

QUERIES = "tests/site/queries.toml"
MESSAGES = "tests/site/messages_to_judge.toml"
TABLES = ("development", "queries", "fresh")
FACTOR = 4  # how many times as many pages there may be one day
# of ours and of Material's: what is read before the first result, and what after it
FIRST = ("search/pages.json", "search/search_index.json")
SECOND = ("search/texts.json",)
MATERIALS = "assets/javascripts/workers"
SCRIPTS = ("ranking.js", "messages.js")  # that our worker loads

SEPARATOR = (
    r"""[\s\u200b\u3000\-,:;!=\[\](){}"''`/<>、。，．？！；：（）「」“”《》]+"""
    r"""|\.(?!\d)|&(?:lt|gt|amp|quot|#39);"""
)
TUNED = f"""\
  - search:
      pipeline: [stopWordFilter]
      separator: '{SEPARATOR}'
"""
PLACES = "queries | search, site | all | right page first | in the first three"
NOTICES = "messages | site, half | all | right | told that no page has it"
COSTS = (
    "search, site | times as many pages | KB before a result | KB after it"
    " | ms to the first answer | median of later ones | longest | longest if asked again"
)
# Times the worker as a page of the site does: the first answer, which reads the index, and others.
IN_A_BROWSER = """async ([url, docs, queries]) => {
  const worker = new Worker(url)
  const told = type => new Promise(done => {
    worker.onmessage = ({data}) => { if (data.type === type) done(data.data) }
  })
  const ask = async (type, data, answer) => {
    const answered = told(answer)
    worker.postMessage({type, data})
    return await answered
  }
  const index = await (await fetch(docs)).json()
  const options = {suggest: false}
  const start = performance.now()
  await ask(0, {config: index.config, docs: index.docs, options}, 1)
  const times = []
  for (const query of queries) {
    const before = times.length ? performance.now() : start
    const {isWhole} = await ask(2, query, 3)
    times.push(performance.now() - before)
    if (isWhole === false) await told(3)
  }
  return times
}"""


@dataclass(frozen=True)
class Search:
    """A search in a built site of one language."""

    name: str
    site: Path
    worker: str  # its path below the site

    @property
    def label(self) -> str:
        return f"{self.name}, {self.site.name}"

    @property
    def is_ours(self) -> bool:
        return self.worker == OURS

    def ask(self, asked: list[Query]) -> list[Answer]:
        with Worker(self.site, self.worker) as worker:
            return worker.ask([query["text"] for query in asked])

    def asked(self, file: Path, table: str) -> list[Query]:
        return [query for query in queries(file, table) if query["lang"] == self.site.name]


def compare(project: Project, directory: Path) -> None:
    """Print what each search finds and costs, then the queries that ours misses."""
    searches = [
        each
        for name, material in (("ours", False), ("Material's, tuned", True))
        for each in searches_of(project, build_with(project, directory / name, material), name)
    ]
    file, misses = project.root / QUERIES, []
    print(PLACES)
    for table in TABLES:
        for search in searches:
            row, missed = measure(search, search.asked(file, table))
            print(f"{table} | {search.label} | {row}")
            misses += missed if search.is_ours else []
    print(f"\n{NOTICES}")
    for search in filter(lambda each: each.is_ours, searches):
        for row in notices(search, project.root / MESSAGES):
            print(row)
    print(f"\n{COSTS}")
    for factor in (1, FACTOR):
        for search in searches:
            if factor > 1:
                multiply(search.site, factor)
            # the fewer the more pages there are: some take Material's search seconds then
            texts = [query["text"] for query in search.asked(file, "queries")[:: 4 * factor]]
            print(f"{search.label} | {factor} | {costs(search, texts)}", flush=True)
    print(*misses, sep="\n")


def searches_of(project: Project, built: Path, name: str) -> list[Search]:
    """The searches of a site's languages."""
    return [Search(name, built / code, worker_of(built / code)) for code in project.languages]


def worker_of(site: Path) -> str:
    """The path of the search worker below a site: ours, or Material's own."""
    own = site.parent.glob(f"{MATERIALS}/search*.js")
    return next((f"../{MATERIALS}/{path.name}" for path in own), OURS)


def build_with(project: Project, directory: Path, material: bool) -> Path:
    """The site with our search, or with Material's instead of it."""
    root = directory / "project"
    root.mkdir(parents=True)
    copy_project(root, root=project.root)
    if material:
        config = root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        text = _with_plugin(text, "search", TUNED)
        # its other options come behind
        text = _with_plugin(text, "pitfalls", "  - pitfalls:\n      search: false\n")
        config.write_text(text, encoding="utf-8")
    return build(directory / "site", root)


def _with_plugin(config: str, name: str, entry: str) -> str:
    """The configuration with another first line of a plugin's entry."""
    found, count = re.subn(rf"^  - {name}\b.*\n", lambda _: entry, config, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"mkdocs.yml has {count} lines for the plugin {name}, not one")
    return found


def measure(search: Search, asked: list[Query]) -> tuple[str, list[str]]:
    """How many queries there are, how many have the right page first, how many in the first 3.

    Then a line for each of those that do not have it first.
    """
    places, misses = [], []
    for query, answer in zip(asked, search.ask(asked), strict=True):
        place = rank(answer, query["pages"])
        places.append(place)
        if place != 1:
            misses.append(
                f"{query['lang']} {query['kind']}: {query['text'][:80]!r} "
                f"wants {query['pages'][0]} (place {place}), got {pages(answer)[:2]}"
            )
    first, first_three = places.count(1), sum(bool(place) and place <= 3 for place in places)
    return f"{len(asked)} | {share(first, asked)} | {share(first_three, asked)}", misses


def share(count: int, of: list[Query]) -> str:
    return f"{count} ({count / len(of):.1%})" if of else "0"


def notices(search: Search, file: Path) -> list[str]:
    """How often a message that a page answers finds it, and is said to have none; by half."""
    rows = []
    for table in ("answered", "unanswered"):
        asked = search.asked(file, table)
        for half in ("a", "b"):
            part = [query for query in asked if query["half"] == half]
            answers = search.ask(part)
            told = sum(is_notice(answer) for answer in answers)
            right = sum(
                rank(answer, query.get("pages", [])) == 1
                for query, answer in zip(part, answers, strict=True)
            )
            found = share(right, part) if table == "answered" else "-"
            label = f"{search.site.name}, half {half}"
            rows.append(f"{table} | {label} | {len(part)} | {found} | {share(told, part)}")
    return rows


def costs(search: Search, texts: list[str]) -> str:
    """What is loaded, and how long answers take in a browser."""
    second = [search.site / name for name in SECOND] if search.is_ours else []
    before, after = first_bytes(search), size(second)
    # once more: the first question of a kind loads what only its kind needs
    first, *times = milliseconds_in_a_browser(search, [*texts, *texts])
    later, again = times[: len(texts) - 1], times[len(texts) - 1 :]
    shown = f"{first:.0f} | {statistics.median(later):.1f} | {max(later):.0f} | {max(again):.0f}"
    return f"{before / 1000:.0f} | {after / 1000:.0f} | {shown}"


def first_bytes(search: Search) -> int:
    """The compressed size of all that is loaded before the first result."""
    worker = search.site / search.worker
    ours, materials = FIRST
    files = [worker, search.site / (ours if search.is_ours else materials)]
    if search.is_ours:
        files += [search.site.parent / "assets" / name for name in SCRIPTS]
    elif search.site.name == "zh":
        lunr = search.site.parent / "assets/javascripts/lunr/min"
        files += [lunr / "lunr.stemmer.support.min.js", lunr / "lunr.zh.min.js"]
    return size(files)


def size(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.exists())


def milliseconds_in_a_browser(search: Search, texts: list[str]) -> list[float]:
    """How long each answer takes; the first one, which reads the index, to its first results."""
    from playwright.sync_api import sync_playwright

    with host(search.site.parent) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        site = f"{address}/{search.site.name}"
        page.goto(f"{site}/")
        urls = [f"{site}/{search.worker}", f"{site}/search/search_index.json"]
        found: list[float] = page.evaluate(IN_A_BROWSER, [*urls, texts])
        browser.close()
    return found


def multiply(site: Path, copies: int) -> None:
    """Let a search index hold every page several times."""
    for name in (*FIRST, *SECOND):
        file = site / name
        if not file.exists():
            continue
        index = json.loads(file.read_text(encoding="utf-8"))
        if name in SECOND:  # a list, in the order of the pages
            index *= copies
        else:
            key = "pages" if "pages" in index else "docs"
            index[key] = [
                page | {"location": f"{copy}/{page['location']}"}
                for copy in range(copies)
                for page in index[key]
            ]
        file.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
