"""Compares the site's search with Material's own, well tuned, on the same queries."""

import gzip
import json
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

from pitfalls.project import Project
from pitfalls.trial.building import build, copy_project
from pitfalls.trial.searching import OURS, Answer, Query, Worker, pages, queries, rank

QUERIES = "tests/site/queries.toml"
TABLES = ("development", "queries")
INDEXES = {"search/pages.json": "pages", "search/search_index.json": "docs"}  # and their lists

SEPARATOR = (
    r"""[\s\u200b\u3000\-,:;!=\[\](){}"''`/<>、。，．？！；：（）「」“”《》]+"""
    r"""|\.(?!\d)|&(?:lt|gt|amp|quot|#39);"""
)
TUNED = f"""\
  - search:
      pipeline: [stopWordFilter]
      separator: '{SEPARATOR}'
"""
HEADER = (
    "engine, site | development queries | first | first 3 | own queries | first | first 3"
    " | bytes before a result | ms to the first answer | median | longest"
    " | the same with 10 times the pages"
)


@dataclass(frozen=True)
class Search:
    """A search in a built site of one language."""

    site: Path
    worker: str  # its path below the site
    file: Path  # of the queries

    def asked(self, table: str) -> list[Query]:
        return [query for query in queries(self.file, table) if query["lang"] == self.site.name]

    def answers(self, table: str) -> list[Answer]:
        texts = [query["text"] for query in self.asked(table)]
        with Worker(self.site, self.worker) as worker:
            return worker.ask(texts)


def compare(project: Project, directory: Path) -> None:
    """Print a row of figures for each search and language, then the queries that ours misses."""
    rows, misses = [], []
    for name, material in (("ours", False), ("Material's, tuned", True)):
        built = build_with(project, directory / name, material)
        for language in project.languages:
            site = built / language
            worker = materials_worker(site) if material else OURS
            search = Search(site, worker, project.root / QUERIES)
            row = [f"{name}, {language}"]
            for table in TABLES:
                figures, missed = measure(search, table)
                row += map(str, figures)
                misses += [] if material else missed
            row += [f"{first_bytes(search) / 1000:.0f} KB", *times(search)]
            multiply(search.site, 10)
            rows.append([*row, *times(search)])
    print(HEADER)
    for row in rows:
        print(" | ".join(row))
    print(*misses, sep="\n")


def build_with(project: Project, directory: Path, material: bool) -> Path:
    """The site with our search, or with Material's instead of it."""
    root = directory / "project"
    root.mkdir(parents=True)
    copy_project(root, root=project.root)
    if material:
        config = root / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        text = _with_plugin(text, "search", TUNED)
        text = _with_plugin(text, "pitfalls", "  - pitfalls: {search: false}\n")
        config.write_text(text, encoding="utf-8")
    return build(directory / "site", root)


def _with_plugin(config: str, name: str, entry: str) -> str:
    """The configuration with another entry for a plugin, which takes one line of it."""
    found, count = re.subn(rf"^  - {name}\b.*\n", lambda _: entry, config, flags=re.MULTILINE)
    if count != 1:
        raise ValueError(f"mkdocs.yml has {count} lines for the plugin {name}, not one")
    return found


def materials_worker(site: Path) -> str:
    """The path of Material's own worker below a site."""
    worker = next((site / "assets/javascripts/workers").glob("search*.js"))
    return worker.relative_to(site).as_posix()


def measure(search: Search, table: str) -> tuple[list[int], list[str]]:
    """How many queries there are, how many have the right page first, how many in the first 3.

    Then a line for each of those that do not have it first.
    """
    asked, answers = search.asked(table), search.answers(table)
    places, misses = [], []
    for query, answer in zip(asked, answers, strict=True):
        place = rank(answer, query["pages"])
        places.append(place)
        if place != 1:
            misses.append(
                f"{query['lang']} {query['kind']}: {query['text'][:80]!r} "
                f"wants {query['pages'][0]} (place {place}), got {pages(answer)[:2]}"
            )
    first_three = [place for place in places if place and place <= 3]
    return [len(asked), places.count(1), len(first_three)], misses


def first_bytes(search: Search) -> int:
    """The compressed size of all that is loaded before the first result."""
    names = [search.worker, *INDEXES]
    if search.worker != OURS and search.site.name == "zh":
        lunr = "assets/javascripts/lunr/min/lunr."
        names += [f"{lunr}stemmer.support.min.js", f"{lunr}zh.min.js"]
    files = [search.site / name for name in names]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.exists())


def times(search: Search) -> list[str]:
    """Milliseconds to the first answer, which reads the index, and the median and the longest."""
    first, *later = [answer["ms"] for answer in search.answers("queries")]
    return [f"{first:.0f}", f"{statistics.median(later):.1f}", f"{max(later):.0f}"]


def multiply(site: Path, copies: int) -> None:
    """Let a search index hold every page several times."""
    for name, key in INDEXES.items():
        file = site / name
        if not file.exists():
            continue
        index = json.loads(file.read_text(encoding="utf-8"))
        index[key] = [
            page | {"location": f"{copy}/{page['location']}"}
            for copy in range(copies)
            for page in index[key]
        ]
        file.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
