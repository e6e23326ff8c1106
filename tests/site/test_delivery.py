"""What a visitor loads: nothing from other hosts, nothing unused, little, and what may run."""

import re
import sys
from pathlib import Path
from urllib.parse import urljoin

from pitfalls.trial.building import ROOT, build, copy_topic

LOADED = (
    "//script/@src | //img/@src | //iframe/@src"
    " | //link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='preconnect']/@href"
)
SCRIPTS_AND_STYLES = "//script/@src | //link[@rel='stylesheet']/@href"
POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"
# what a policy without unsafe-inline forbids
INLINE = "//@style | //@*[starts-with(name(), 'on')] | //a[starts-with(@href, 'javascript:')]"
STARS = "//*[@data-md-component='source']"  # Material asks the repository's host for them


def test_nothing_is_loaded_from_another_host(site, pages):
    for address, page in pages.items():
        for link in page.xpath(LOADED):
            assert not re.match(r"(https?:)?//", link), f"{address} loads {link}"
        assert not page.xpath(STARS), address
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(['\"]?(https?:)?//", text), path


def test_each_page_says_what_may_run_and_holds_nothing_else(pages):
    for address, page in pages.items():
        policy = page.xpath(POLICY)
        assert len(policy) == 1, address
        start = "default-src 'self'; object-src 'none'; script-src 'self'"
        assert policy[0].startswith(start), address
        assert "unsafe" not in policy[0], address
        assert page.xpath(INLINE) == [], address


def test_header_lines_for_hosts_that_read_them(site):
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["/pitfalls/*", "  Content-Security-Policy: frame-ancestors 'none'"]
    assert "/pitfalls/assets/javascripts/*" in lines


def test_no_file_that_nobody_asks_for(site):
    names = [path.name for path in (site / "assets").rglob("*") if path.is_file()]
    assert sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in names) == [
        "bundle.min.js",
        "card.en.png",
        "card.zh.png",
        "explain.js",
        "favicon.svg",
        "filter.js",
        "main.min.css",
        "messages.js",
        "names.js",
        "palette.min.css",
        "parts.js",
        "patterns.js",
        "pitfalls.css",
        "pitfalls.js",
        "python.js",
        "ranking.js",
        "search.js",
        "versions.js",
    ]
    for language in ("en", "zh"):
        assert [path.name for path in (site / language / "assets").iterdir()] == ["worker.js"]
    for path in site.rglob("*.min.*"):
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8"), path


def test_pages_stay_light(whole_project, site):
    entries = [
        site / language / slug / "index.html"
        for slug in whole_project.entries
        for language in ("en", "zh")
    ]
    # a page on six causes has 42, the squares of its versions 3, the depths of its lines 1
    # all that old code has and today's PyTorch doesn't, in one table
    long = [path for path in entries if path.parts[-2] == "code-for-an-old-pytorch"]
    assert heavier_than(46, [path for path in entries if path not in long]) == {}
    assert heavier_than(52, long) == {}
    # a version has a line for each entry that differs there; 44 for 333 entries
    assert heavier_than(48, list(site.glob("*/versions/*/index.html"))) == {}
    assert heavier_than(67, list(site.glob("*/labs/*/index.html"))) == {}


def heavier_than(kilobytes: int, paths: list[Path]) -> dict[Path, int]:
    """The pages whose own part is larger; the navigation grows with every other entry."""
    sizes = {path: len(article(path).encode()) for path in paths}
    return {path: size for path, size in sizes.items() if size > kilobytes * 1024}


def article(path: Path) -> str:
    page = path.read_text(encoding="utf-8")
    return page[page.index("<article") : page.index("</article>")]


def test_both_languages_load_the_same_files(pages):
    english, chinese = (
        {urljoin(address, link) for link in pages[address].xpath(SCRIPTS_AND_STYLES)}
        for address in ("en/losses/nan-loss/", "zh/losses/nan-loss/")
    )
    assert english == chinese
    assert {link.partition("/")[0] for link in english} == {"assets"}


def test_files_of_an_earlier_build_are_gone(tmp_path):
    project = copy_topic("losses", tmp_path)
    old = tmp_path / "site/assets/javascripts/bundle.00000000.min.js"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")
    build(tmp_path / "site", project)
    assert [path.name for path in old.parent.iterdir() if path != old] != []
    assert not old.exists()


def test_no_path_of_this_machine_is_published(site):
    places = [f"{place}/".encode() for place in (ROOT, site, Path.home(), sys.prefix)]
    for path in site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert [place for place in places if place in content] == [], path
