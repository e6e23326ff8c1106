"""mkdocs serve: an edited page or snippet rebuilds its own pages at once; any other change rebuilds the sites.

Titles, descriptions and heads stand on other pages too, so a change of these rebuilds the sites. The search keeps an
entry's former text until then.
"""

import html
import logging
from pathlib import Path

import preview  # MkDocs runs this file anew for each site; what the next rebuild needs is kept in the module
import records
from entries import ROOT, SNIPPETS, read_entry, read_page
from languages import language_of
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.exceptions import Abort, BuildError

log = logging.getLogger("mkdocs.hooks.preview")
sites = {}  # language -> configuration, files, navigation and templates of its last whole build


def on_nav(nav, config, files):
    config.extra["nav"] = nav


def on_env(env, config, files):
    preview.sites[language_of(config)] = config, files, config.extra["nav"], env


def on_serve(server, config, builder):
    before = times()

    def rebuild() -> None:
        nonlocal before
        now = times()
        changed, before = {path for path, _ in now.items() ^ before.items()}, now
        try:
            pages = [page for path in sorted(changed) for page in pages_of(path)]
        except Exception:  # an edit that reaches further, or a mistake, which the build of the sites tells
            return builder()
        try:
            for (site, files, nav, env), page in pages:
                _populate_page(page, site, files)
                _build_page(page, site, files.documentation_pages(), nav, env)
        except BuildError as error:
            log.error(str(error))
            raise Abort("Aborted with a BuildError!") from None

    server.builder = rebuild
    return server


def times() -> dict[Path, int]:
    """When each file that the sites are made of was last written, in nanoseconds."""
    files = [path for folder in ("docs", "snippets") for path in (ROOT / folder).rglob("*") if path.is_file()]
    return {path: path.stat().st_mtime_ns for path in [*files, ROOT / "mkdocs.yml"]}


def pages_of(path: Path) -> list[tuple]:
    """The pages made of this file, with their sites; raises an error where others depend on the edit, too."""
    if path.parent.parent == SNIPPETS and path.suffix == ".py":
        entry, sites = read_entry(path), list(preview.sites.values())
        for config, *_ in sites:
            catalog = config.extra["catalog"]
            old = catalog.entries[entry.slug]
            assert (entry.head, list(entry.shown)) == (old.head, list(old.shown))
            catalog.entries[entry.slug] = entry
            for version, answers in records.history([entry]).items():
                catalog.history[version][entry.slug] = answers.get(entry.slug, {})
        return [(site, site[1].src_uris[f"{entry.slug}.md"].page) for site in sites]
    site = preview.sites[path.relative_to(ROOT / "docs").parts[0]]
    page = site[1].src_uris[path.relative_to(site[0].docs_dir).as_posix()].page
    meta = read_page(path)[0]
    told = {"title": html.escape(meta["title"], quote=False), "pair": page.meta["pair"], "search": page.meta["search"]}
    assert path.suffix == ".md" and meta | told == page.meta
    return [(site, page)]
