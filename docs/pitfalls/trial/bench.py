"""Measures what the site costs: python tests/benchmark.py [build] [growth] [serve] [suite] [visit]

build   our build against plain MkDocs with Material on the same pages (our own, written out as Markdown)
growth  time, memory and size of the search index at 1, 10 and 50 times today's entries (made-up copies)
serve   from saving a page or a snippet to the reloaded page
suite   the proofs of all entries against their floor: one import of torch and a plain run of every section
visit   bytes, compressed as a static host sends them, and requests of a first visit to an entry and of the next page

Without a name, all of them. Times are the least of several runs, each part on its own; nothing else should run beside.
"""

import gc
import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[1] / "docs" / "hooks"))

import records  # noqa: E402
from browsing import CHROMIUM, FLAGS  # noqa: E402
from building import MKDOCS, URL  # noqa: E402
from engine import Engine  # noqa: E402
from entries import ROOT, all_entries, entry_paths  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

LANGUAGES = ("en", "zh")
ENTRY, NEXT = "losses/softmax-before-cross-entropy/", "losses/what-are-logits/"
PLAIN = """\
site_name: Plain
docs_dir: {docs}
theme: {{name: material, language: {language}, font: false, features: [navigation.prune, navigation.indexes, navigation.footer, content.code.copy]}}
plugins: [search, {{mkdocs-jupyter: {{include: ["labs/*.ipynb"], ignore: ["*.md"], execute: false, include_source: true}}}}]
markdown_extensions:
  [admonition, attr_list, md_in_html, tables, toc: {{permalink: true, toc_depth: 3}}, pymdownx.highlight, pymdownx.inlinehilite, pymdownx.superfences]
"""


def run(*command, **settings) -> tuple[float, float]:
    """Seconds that a command takes and the most memory it holds, in MB."""
    environment = os.environ | {"SITE_URL": URL, "REPO_URL": "", "NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **settings)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def build(project: Path, site: Path) -> tuple[float, float]:
    return run(*MKDOCS, "build", "--quiet", "--config-file", project / "mkdocs.yml", "--site-dir", site, cwd=project)


def compare_builds(directory: Path, times: int = 3) -> None:
    site = directory / "site"
    build(ROOT, site)  # which also fills the cache of the labs
    for language in LANGUAGES:
        docs = directory / "plain" / language
        for path in (site / language).rglob("*.md"):
            target = docs / path.relative_to(site / language)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        shutil.copytree(ROOT / "docs" / language / "labs", docs / "labs", dirs_exist_ok=True)
        (directory / f"{language}.yml").write_text(PLAIN.format(docs=docs, language=language))
    ours, plain = [], []
    for _ in range(times + 1):  # the first plain one fills its cache, and does not count
        plain.append(sum(run(*MKDOCS, "build", "--quiet", "-f", directory / f"{language}.yml", "-d", directory / "plain-site", cwd=directory)[0]
                         for language in LANGUAGES))
        ours.append(build(ROOT, site)[0])
    ours, plain = min(ours[1:]), min(plain[1:])
    print(f"build: ours {ours:.1f} s, plain {plain:.1f} s, ratio {ours / plain:.2f}")


def multiply(project: Path, factor: int) -> None:
    """A project with each entry as many times, under other slugs; no labs."""
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("labs", "__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    for entry in all_entries():
        for number in range(2, factor + 1):
            slug = f"{entry.slug}-{number}"
            for path in (entry.path, entry.figure):
                if path.exists():
                    shutil.copy(path, project / "snippets" / f"{slug}{path.suffix}")
            for language in LANGUAGES:
                text = (ROOT / "docs" / language / f"{entry.slug}.md").read_text(encoding="utf-8")
                (project / "docs" / language / f"{slug}.md").write_text(text.replace(f'"{entry.slug}.py:', f'"{slug}.py:'), encoding="utf-8")
    for version in records.recorded_versions():
        path = project / records.record_path(version).relative_to(ROOT)
        record = records.load(path, 0)
        path.write_text(records.json.dumps(record | {f"{slug}-{number}": kept for slug, kept in record.items() for number in range(2, factor + 1)}))


def grow(directory: Path, factors=(1, 10, 50)) -> None:
    print("growth: entries | build s | s an entry | peak MB | search index KB, both languages, compressed")
    for factor in factors:
        project, site = directory / f"times{factor}", directory / f"site{factor}"
        project.mkdir()
        multiply(project, factor)
        seconds, memory = build(project, site)
        index = sum(len(gzip.compress((site / language / "search/pages.json").read_bytes())) for language in LANGUAGES)
        number = factor * len(entry_paths())
        print(f"        {number} | {seconds:.1f} | {seconds / number:.3f} | {memory:.0f} | {index / 1024:.0f}", flush=True)
        shutil.rmtree(site), shutil.rmtree(project)


def reload(directory: Path, times: int = 3) -> None:
    project = directory / "project"
    for name in ("docs", "snippets"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen([*MKDOCS, "serve", "--dev-addr", address], cwd=project, stderr=subprocess.PIPE, text=True)
    next(line for line in process.stderr if "Serving on" in line)
    threading.Thread(target=process.stderr.read, daemon=True).start()
    get = lambda url: urlopen(f"http://{address}/{url}", timeout=100).read().decode()  # noqa: E731
    for what, file in (("page", f"docs/zh/{ENTRY[:-1]}.md"), ("snippet", f"snippets/{ENTRY[:-1]}.py")):
        seconds = []
        for number in range(times):
            epoch = re.search(r"livereload\((\d+), *(\d+)\)", get(f"zh/{ENTRY}"))
            text = (project / file).read_text(encoding="utf-8")
            start = time.perf_counter()
            (project / file).write_text(re.sub("class 0, and sure of it|edit[0-9]+", f"edit{number}", text) if what == "snippet"
                                        else f"{text}\nedit{number}\n", encoding="utf-8")
            get(f"livereload/{epoch[1]}/{epoch[2]}")
            assert f"edit{number}" in get(f"zh/{ENTRY}")
            seconds.append(time.perf_counter() - start)
        print(f"serve: from saving a {what} to the reloaded page {min(seconds):.2f} to {max(seconds):.2f} s")
    process.kill()


def compare_suite(directory: Path) -> None:
    floor, _ = run(sys.executable, __file__, "floor", cwd=directory)
    start, engine = time.perf_counter(), Engine()
    for future in [engine.start(path) for path in entry_paths()]:
        future.result()
    ours = time.perf_counter() - start
    print(f"suite: proofs {ours:.1f} s, floor {floor:.1f} s, ratio {ours / floor:.2f}")


def run_plainly() -> None:
    """Every shown section once, one after the other, in this process."""
    import torch  # noqa: F401

    gc.disable()  # as in the check of an entry
    sys.stdout = open(os.devnull, "w")
    for entry in all_entries():
        for section in entry.shown.values():
            directory = tempfile.mkdtemp(dir=".")
            script = Path(directory, f"{section.name}.py").absolute()
            script.write_text(section.text)
            module = ModuleType("__main__")
            module.__file__, sys.modules["__main__"] = str(script), module
            try:
                exec(compile(section.text, script, "exec"), vars(module))
            except Exception:
                pass


class Host(SimpleHTTPRequestHandler):
    """Sends files compressed, as static hosts do, and counts what it sends."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6) if path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml") else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=3600")
        if path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml"):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.server.sent.append((self.path, len(body)))

    def log_message(self, *_):
        pass


def visit(directory: Path) -> None:
    build(ROOT, directory / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=directory / "site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for language in LANGUAGES:
            page = browser.new_context().new_page()
            for what, path in (("first visit to an entry", ENTRY), ("next page", NEXT)):
                server.sent = []
                page.goto(f"{address}/{language}/{path}", wait_until="networkidle")
                print(f"visit: {language}, {what}: {sum(size for _, size in server.sent) / 1024:.1f} KB in {len(server.sent)} requests: "
                      + ", ".join(f"{Path(path).name or 'page'} {size / 1024:.1f}" for path, size in server.sent))
    server.shutdown()


PARTS = {"build": compare_builds, "growth": grow, "serve": reload, "suite": compare_suite, "visit": visit}

if __name__ == "__main__":
    if sys.argv[1:] == ["floor"]:
        os.environ["OMP_NUM_THREADS"] = "1"
        run_plainly()
        sys.exit()
    if unknown := set(sys.argv[1:]) - set(PARTS):
        sys.exit(f"{', '.join(unknown)}: unknown. {__doc__}")
    for name in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as directory:
            PARTS[name](Path(directory))
