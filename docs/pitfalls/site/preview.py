"""mkdocs serve: an edited page or snippet rebuilds its own pages at once, else both sites.

Titles, descriptions and heads appear on other pages too, so a change of these rebuilds the sites.
The search keeps an entry's former text until then. After an error everything is built anew, since
nobody knows what a build that broke off has left behind.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from pitfalls.entry import read_entry, slug_of
from pitfalls.page import Page as PageOfWords
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.site.catalog import Catalog

if TYPE_CHECKING:
    from pitfalls.site import PitfallsPlugin

log = logging.getLogger("mkdocs.plugins.pitfalls.preview")


@dataclass
class BuiltSite:
    """What the last whole build of a language's site had, and a page of it needs again."""

    catalog: Catalog
    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    def page(self, name: str) -> Page | None:
        file = self.files.src_uris.get(f"{name}.md")
        return file.page if file else None

    def rebuild(self, page: Page) -> None:
        _populate_page(page, self.config, self.files)
        _build_page(page, self.config, self.files.documentation_pages(), self.nav, self.env)


class Preview:
    """Decides after each edit what has to be built again."""

    def __init__(self, plugin: "PitfallsPlugin", build_all: Callable, watched: list[str]):
        self.plugin = plugin
        self.build_all = build_all
        self.watched = [Path(each) for each in watched]
        self.times = self.modified()

    @property
    def project(self) -> Project:
        """As the last whole build read it."""
        return self.plugin.project

    @property
    def sites(self) -> dict[str, BuiltSite]:
        """By language; none where the last build broke off."""
        return self.plugin.built

    def modified(self) -> dict[Path, int]:
        """When each watched file was last written, in nanoseconds."""
        files = [path for each in self.watched for path in [each, *each.rglob("*")]]
        return {path: path.stat().st_mtime_ns for path in files if path.is_file()}

    def rebuild(self) -> None:
        """What MkDocs calls when a file has changed."""
        now = self.modified()
        changed = sorted({path for path, _ in now.items() ^ self.times.items()})
        self.times = now
        pages = self.pages_of(changed)
        if pages is None:
            self.build_all()
            return
        try:
            for site, page in pages:
                site.rebuild(page)
        except Exception as error:
            self.sites.clear()
            if not isinstance(error, BuildError):
                raise
            log.error(str(error))
            raise Abort("Aborted with a BuildError!") from None

    def pages_of(self, paths: list[Path]) -> list[tuple[BuiltSite, Page]] | None:
        """The pages made of these files; None where the edit reaches further."""
        found: list[tuple[BuiltSite, Page]] = []
        for path in paths:
            pages = self.pages_of_file(path)
            if not pages:
                return None
            found += pages
        return found

    def pages_of_file(self, path: Path) -> list[tuple[BuiltSite, Page]]:
        if not self.sites:
            return []
        try:
            if path.suffix == ".py" and path.parent.parent == self.project.snippets:
                return self.pages_of_snippet(path)
            if path.suffix == ".md" and path.is_relative_to(self.project.docs):
                return self.page_of_words(path)
        except (Problem, OSError):  # which the build of the sites tells
            pass
        return []

    def pages_of_snippet(self, path: Path) -> list[tuple[BuiltSite, Page]]:
        """The entry's page in each language, unless its head or its sections are others now."""
        slug, new = slug_of(path), read_entry(path)
        old = self.project.entries.get(slug)
        if not old or (old.head, list(old.shown)) != (new.head, list(new.shown)):
            return []
        self.project.replace_entry(new)
        for site in self.sites.values():
            site.catalog.entries[slug] = site.catalog.told(new)
        pages = [(site, site.page(slug)) for site in self.sites.values()]
        return [(site, page) for site, page in pages if page]

    def page_of_words(self, path: Path) -> list[tuple[BuiltSite, Page]]:
        """The page, unless its front matter is another one now."""
        language, *_ = path.relative_to(self.project.docs).parts
        name = path.relative_to(self.project.docs / language).with_suffix("").as_posix()
        site = self.sites.get(language)
        page = site.page(name) if site else None
        if not page:
            return []
        new = PageOfWords(self.project.docs, language, name)
        if new.meta != self.project.page(language, name).meta:
            return []
        self.project.replace_page(new)
        return [(site, page)]
