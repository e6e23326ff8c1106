"""Measures what the site costs, each part on its own; commands/bench.py says what they are."""

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from random import Random
from typing import Any
from urllib.request import urlopen

import yaml

from pitfalls.project import Project
from pitfalls.proof.engine import Engine
from pitfalls.trial import threads
from pitfalls.trial.browsing import CHROMIUM, FLAGS, serving
from pitfalls.trial.building import MKDOCS, URL, copy_project
from pitfalls.trial.search_engines import compare

ENTRY = "losses/softmax-before-cross-entropy"
NEXT = "losses/what-are-logits"
NUMBERS = (300, 1000)  # of entries that there may be one day
TIMES = 3
TOLD = re.compile(r"^(title: |description: )(.+)$", re.MULTILINE)
INDEXES = ("search/pages.json", "search/texts.json")
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")


def measure(project: Project, part: str) -> None:
    """Measure one of the PARTS, and print its figures."""
    with tempfile.TemporaryDirectory() as directory:
        PARTS[part](project, Path(directory))


def run(*command: object, cwd: Path) -> tuple[float, float]:
    """Seconds that a command takes and the most memory it holds, in MB."""
    settings = {"SITE_URL": URL, "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command],
        env=os.environ | settings,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def build(config: Path, site: Path) -> tuple[float, float]:
    """Seconds and MB of a build."""
    command = [*MKDOCS, "build", "--quiet", "--config-file", config, "--site-dir", site]
    return run(*command, cwd=config.parent)


# ----------------------------------------------------------------------------------- build


def compare_builds(project: Project, directory: Path) -> None:
    config, site = project.root / "mkdocs.yml", directory / "site"
    build(config, site)  # which also fills the cache of the labs
    plain = [write_plain(project, language, site, directory) for language in project.languages]
    our_times, plain_times = [], []
    for _ in range(TIMES + 1):  # the first plain one fills its cache, and does not count
        plain_times.append(sum(build(each, directory / "plain-site")[0] for each in plain))
        our_times.append(build(config, site)[0])
    best, floor = min(our_times[1:]), min(plain_times[1:])
    print(f"build: ours {best:.1f} s, plain {floor:.1f} s, ratio {best / floor:.2f}")


def write_plain(project: Project, language: str, site: Path, directory: Path) -> Path:
    """A project of plain MkDocs with the pages of a built site; its configuration file."""
    docs = directory / "plain" / language
    for path in (site / language).rglob("*.md"):
        target = docs / path.relative_to(site / language)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    labs = project.docs / language / "labs"
    shutil.copytree(labs, docs / "labs", dirs_exist_ok=True)
    config = directory / f"{language}.yml"
    text = yaml.safe_dump(plain_settings(docs, language), sort_keys=False)
    config.write_text(text, encoding="utf-8")
    return config


def plain_settings(docs: Path, language: str) -> dict[str, Any]:
    features = ["navigation.prune", "navigation.indexes", "navigation.footer"]
    jupyter = {
        "include": ["labs/*.ipynb"], "ignore": ["*.md"], "execute": False, "include_source": True,
    }
    return {
        "site_name": "Plain",
        "docs_dir": str(docs),
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": [*features, "content.code.copy"],
        },
        "plugins": ["search", {"mkdocs-jupyter": jupyter}],
        "markdown_extensions": [
            "admonition", "attr_list", "md_in_html", "tables",
            {"toc": {"permalink": True, "toc_depth": 3}},
            "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences",
        ],
    }


# ---------------------------------------------------------------------------------- growth


def grow(project: Project, directory: Path) -> None:
    columns = "entries | listed messages | build s | s an entry | peak MB"
    print(f"growth: {columns} | search index KB, both languages, compressed")
    for number in (len(project.entries), *NUMBERS):
        root, site = directory / f"project{number}", directory / f"site{number}"
        root.mkdir()
        messages = multiply(project, number, root)
        seconds, memory = build(root / "mkdocs.yml", site)
        index = sum(
            compressed_size(site / code / name) for code in project.languages for name in INDEXES
        )
        figures = f"{seconds:.1f} | {seconds / number:.3f} | {memory:.0f} | {index / 1024:.0f}"
        print(f"        {number} | {messages} | {figures}", flush=True)
        measure_lists(site, list(project.languages))
        shutil.rmtree(site)
        shutil.rmtree(root)


def measure_lists(site: Path, languages: list[str]) -> None:
    """The largest page of those that list something, and the longest that one is busy at once."""
    if not CHROMIUM:
        print("        lists: no Chromium on this machine: apt-get install chromium")
        return
    from pitfalls.trial import listing

    found = list(listing.measured(site, languages))
    for each in found:
        times = f"{each.loading:.0f} | {each.scrolling:.0f} | {each.typing:.0f}"
        print(f"          {each.page} | {each.size / 1024:.1f} KB | {times} ms", flush=True)
    largest = max(found, key=lambda each: each.size)
    busiest = max(found, key=lambda each: each.longest)
    print(
        f"        lists: largest {largest.size / 1024:.1f} KB ({largest.page}, limit "
        f"{listing.LIGHT // 1024}), longest task {busiest.longest:.0f} ms ({busiest.page}, limit "
        f"{listing.SMOOTH})", flush=True,
    )


def compressed_size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))


def multiply(project: Project, number: int, root: Path) -> int:
    """A project with so many entries, made-up ones under other slugs; how many messages it lists.

    It has no labs. The words of the titles and descriptions of made-up entries are in another
    order, since what is there twice takes no space once it is compressed.
    """
    copy_project(root, ["labs"], project.root)
    copy, originals = Project(root), list(project.entries.values())
    copies: dict[str, list[str]] = {}  # the slugs of an entry's copies
    for place in range(number - len(originals)):
        entry = originals[place % len(originals)]
        slug = f"{entry.slug}-{place}"
        copies.setdefault(entry.slug, []).append(slug)
        snippet = copy.entry_path(slug)
        shutil.copy(entry.path, snippet)
        if entry.figure.exists():
            shutil.copy(entry.figure, snippet.with_suffix(entry.figure.suffix))
        for page in project.pair(entry.slug):
            text = page.path.read_text(encoding="utf-8")
            text = text.replace(f'"{entry.slug}.py:', f'"{slug}.py:')
            text = TOLD.sub(partial(shuffled, Random(slug)), text)
            copy.page(page.language, slug).path.write_text(text, encoding="utf-8")
    for version in project.records.versions:
        record = project.records.load(version)
        copied = {
            slug: kept for original, kept in record.items() for slug in copies.get(original, [])
        }
        copy.records.save(version, record | copied)
    return sum(
        len(entry.searched) * (1 + len(copies.get(slug, [])))
        for slug, entry in project.entries.items()
    )


def shuffled(random: Random, line: re.Match[str]) -> str:
    """A line of front matter, with the words of its text, or its characters, in another order."""
    text = str(yaml.safe_load(line[2]))
    parts = text.split(" ") if text.isascii() else list(text)
    random.shuffle(parts)
    told = json.dumps((" " if text.isascii() else "").join(parts), ensure_ascii=False)
    return f"{line[1]}{told}"


# ----------------------------------------------------------------------------------- serve


def reload(project: Project, directory: Path) -> None:
    root = copy_project(directory / "project", root=project.root)
    page, snippet = root / f"docs/zh/{ENTRY}.md", root / f"snippets/{ENTRY}.py"
    with served(root) as address:
        for what, file in (("page", page), ("snippet", snippet)):
            seconds = []
            for number in range(TIMES):
                mark = f"edit{number}"
                seconds.append(time_an_edit(file, mark, f"{address}/", f"zh/{ENTRY}/"))
            least, most = min(seconds), max(seconds)
            print(f"serve: from saving a {what} to the reloaded page {least:.2f} to {most:.2f} s")


@contextmanager
def served(root: Path) -> Iterator[str]:
    """The address of mkdocs serve."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(
        [*MKDOCS, "serve", "--dev-addr", address],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        assert process.stderr
        next(line for line in process.stderr if "Serving on" in line)
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield f"http://{address}"
    finally:
        process.kill()
        process.wait()


def time_an_edit(file: Path, mark: str, address: str, page: str) -> float:
    """Seconds from saving a file with a mark in it until the page shows the mark."""
    epoch = re.search(r"livereload\((\d+), *(\d+)\)", get(address + page))
    assert epoch
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        text = re.sub("class 0, and sure of it|edit[0-9]+", mark, text)
    else:
        text += f"\n{mark}\n"
    start = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    get(f"{address}livereload/{epoch[1]}/{epoch[2]}")
    assert mark in get(address + page)
    return time.perf_counter() - start


def get(url: str) -> str:
    with urlopen(url, timeout=100) as answer:
        text: str = answer.read().decode()
    return text


# ----------------------------------------------------------------------------------- suite


def compare_suite(project: Project, directory: Path) -> None:
    command = [sys.executable, "-m", "pitfalls.trial.floor", project.root.absolute()]
    floor, _ = run(*command, cwd=directory)
    start, engine = time.perf_counter(), Engine()
    for future in [engine.start(path) for path in project.entry_paths]:
        future.result()
    ours = time.perf_counter() - start
    print(f"suite: proofs {ours:.1f} s, floor {floor:.1f} s, ratio {ours / floor:.2f}")


# ----------------------------------------------------------------------------------- visit

Sent = list[tuple[str, int]]  # what was asked for, and how many bytes went over the network


def counting_host(sent: Sent) -> type[SimpleHTTPRequestHandler]:
    """A file server that compresses, as static hosts do, and notes what it sends."""

    class Host(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file():
                self.send_error(404)
                return
            body = path.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Cache-Control", "max-age=3600")
            if path.suffix in COMPRESSED:
                body = gzip.compress(body, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            sent.append((self.path, len(body)))

        def log_message(self, *_: object) -> None:
            pass

    return Host


def visit(project: Project, directory: Path) -> None:
    from playwright.sync_api import sync_playwright

    if not CHROMIUM:
        sys.exit("visit: no Chromium on this machine: apt-get install chromium")
    site = directory / "site"
    build(project.root / "mkdocs.yml", site)
    sent: Sent = []
    with serving(site, counting_host(sent)) as server, sync_playwright() as playwright:
        address = f"http://127.0.0.1:{server.server_port}"
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in project.languages:
            page = browser.new_context().new_page()
            other = next(code for code in project.languages if code != language)
            for what, name in (
                ("first visit to an entry", f"{language}/{ENTRY}"),
                ("next page", f"{language}/{NEXT}"),
                ("that page in the other language", f"{other}/{NEXT}"),
            ):
                sent.clear()
                page.goto(f"{address}/{name}/", wait_until="networkidle")
                print(f"visit: {language}, {what}: {summary(sent)}")


def summary(sent: Sent) -> str:
    total = sum(size for _, size in sent) / 1024
    each = [f"{Path(path).name or 'page'} {size / 1024:.1f}" for path, size in sent]
    return f"{total:.1f} KB in {len(sent)} requests: {', '.join(each)}"


PARTS: dict[str, Callable[[Project, Path], None]] = {
    "build": compare_builds,
    "growth": grow,
    "serve": reload,
    "suite": compare_suite,
    "visit": visit,
    "search": compare,
    "threads": threads.measure,
}
