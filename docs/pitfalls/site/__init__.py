"""The MkDocs plugin: what happens to the sites, in the order in which it happens.

One instance serves every language, since MkDocs keeps a plugin that has `on_startup`; what belongs
to one language is in its `Site`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import escape
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.nav import Navigation

from pitfalls import safety
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.site import (
    changes,
    code,
    delivery,
    exports,
    furniture,
    labs,
    languages,
    lists,
    material,
    names,
    navigation,
    notebooks,
    parts,
    patterns,
    running,
    search,
    terminal,
    upgrades,
)
from pitfalls.site.catalog import Catalog, official_page, short_api
from pitfalls.site.markdown import Pitfalls as MarkdownExtension
from pitfalls.site.preview import BuiltSite, Preview


class PitfallsConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    search = config_options.Type(bool, default=True)  # false: Material's own, to compare with
    python = config_options.Type(str, default="")  # runs the code; empty: the one of MkDocs


@dataclass
class Site:
    """A language's site while it is built."""

    catalog: Catalog
    nav: Navigation | None = None
    markdown: dict[str, str] = field(default_factory=dict)  # for other programs, by file
    documents: list[dict] = field(default_factory=list)  # for the search


@contextmanager
def told_plainly() -> Iterator[None]:
    """A contributor's mistake ends the build with its own words and no stack trace."""
    try:
        yield
    except Problem as problem:
        raise PluginError(str(problem)) from None


class PitfallsPlugin(BasePlugin[PitfallsConfig]):
    """Entries, pages and labs become a site for each language."""

    def __init__(self) -> None:
        self.serving = False
        self.served = False
        self.live: running.Live | None = None
        self.inline = delivery.Inline()
        self.default_language = ""
        self.project: Project | None = None
        self.sites: dict[str, Site] = {}  # by language
        self.built: dict[str, BuiltSite] = {}  # what mkdocs serve builds single pages with
        self.others: languages.OtherLanguages | None = None

    def on_startup(self, *, command, dirty):
        self.serving = command == "serve"
        if self.serving:
            terminal.be_brief()

    # -------------------------------------------------------------------------- the whole site

    @event_priority(100)  # before the search plugin asks for the language
    def on_config(self, config):
        project = Project(Path(config.config_file_path).parent)
        with told_plainly():
            self.default_language = next(iter(project.languages))
            if self.is_first(config):
                self.begin_build(config, project)
            self.begin_site(config)
        if self.is_first(config) and not self.serving and languages.can_fork():
            self.others.begin()
        return config

    def on_files(self, files, config):
        for file in navigation.generated_files(self.site(config).catalog, config):
            files.append(file)
        delivery.leave_out_unused(files, self.config.search, bool(self.live))
        delivery.share(files, Path(config.site_dir).parent, self.is_first(config))
        return files

    def on_nav(self, nav, config, files):
        self.site(config).nav = nav

    # --------------------------------------------------------------------------- each page, read

    def on_page_markdown(self, markdown, page, config, files):
        site = self.site(config)
        page.meta["search"] = {"exclude": self.config.search}  # from Material's index
        if page.file.src_uri.endswith(".ipynb"):
            return markdown
        with told_plainly():
            code.check_includes(site.catalog, page.file.src_uri)
        if not parts.is_further_part(page.file.src_uri):
            plain = exports.plain_markdown(markdown, page, site.catalog)
            site.markdown[page.file.src_uri] = plain
        page.meta["title"] = escape(page.meta["title"], quote=False)  # the theme takes it for HTML
        return lists.expand(markdown, site.catalog, page.file.src_uri)

    def on_page_content(self, html, page, config, files):
        site = self.site(config)
        if page.file.src_uri.endswith(".ipynb"):
            html = labs.lab_page(html, page, files, config, site.catalog)
        if search.is_indexed(page.file.src_uri):
            site.documents.append(search.document(page, html, site.catalog))
        elif parts := search.PARTS_OF_PAGES.get(page.file.src_uri):
            site.documents += parts(site.catalog)
        return html

    # ------------------------------------------------------------------------ each page, written

    def on_env(self, env, config, files):
        site = self.site(config)
        env.trim_blocks = env.lstrip_blocks = True  # a fifth of a page is the templates' own
        ours = material.our_templates(self.project.docs / "theme")
        env.autoescape = ours.__contains__
        # so it takes half the space
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        material.amend(env, with_search=self.config.search)
        env.filters |= {"neighbours": navigation.neighbours, "url": delivery.url}
        env.globals |= {
            "catalog": site.catalog,
            "words": site.catalog.words,
            "languages": self.project.languages,
            "root_url": languages.root_url(config),
            "serving": self.serving,
            "live": self.live and site.catalog.language.live,
            "place": partial(parts.place, site.catalog),
            "api_anchor": parts.api_anchor,
            "short_api": short_api,
            "official_page": official_page,
            "notebook_services": notebooks.services,
        }
        self.built[languages.code_of(config)] = BuiltSite(
            site.catalog, config, files, site.nav, env
        )
        return env

    def on_page_context(self, context, page, config, nav):
        catalog = self.site(config).catalog
        if entry := catalog.entries.get(page.file.src_uri.removesuffix(".md")):
            context["furniture"] = furniture.furniture(catalog, entry, page)
            furniture.add_to_contents(page, context["furniture"], catalog.words)
        return context

    def on_post_page(self, output, page, config):
        # mkdocs serve adds a script of its own to each page as it sends it, a new one each time
        return self.inline.unmarked(output) if self.serving else self.inline.with_policy(output)

    # ----------------------------------------------------------------------------- around pages

    def on_post_build(self, config):
        site = self.site(config)
        exports.write_markdown(config.site_dir, site.markdown)
        search.write_index(site.catalog, config.site_dir, site.documents)
        names.write_names(site.catalog, config.site_dir)
        upgrades.write_changes(site.catalog, config.site_dir)
        patterns.write_code(site.catalog, config.site_dir)
        if config.site_url:
            feed = Path(config.site_dir, "feed.xml")
            feed.write_bytes(changes.feed(site.catalog))
            described = Path(config.site_dir, "opensearch.xml")
            described.write_bytes(search.opensearch(site.catalog))
        if self.is_first(config):
            self.others.finish()
            self.write_root(config)

    def write_root(self, config) -> None:
        root, address = Path(config.site_dir).parent, languages.root_url(config)
        languages.write_root(root, self.project, address, self.serving, self.inline)
        exports.write_index(self.site(config).catalog, root, address)
        patterns.write_semgrep(self.project, root, address)
        if not self.serving:
            delivery.write_headers(root, address)

    def on_build_error(self, *, error):
        self.built.clear()  # nobody knows what it has left behind
        if self.others:
            self.others.stop()

    def on_serve(self, server, config, builder):
        watched = [*config.watch, config.config_file_path]
        server.builder = Preview(self, builder, watched).rebuild
        terminal.say_how_it_goes_on()
        host, port = config.dev_addr
        if self.live:
            self.live.guard(server, host, port, self.inline)
        terminal.say_how_to_run(self.obstacle(config))
        self.served = True
        return server

    def on_shutdown(self):
        if self.live:
            self.live.close()

    # ----------------------------------------------------------------------------------- helpers

    def site(self, config) -> Site:
        return self.sites[languages.code_of(config)]

    def is_first(self, config) -> bool:
        """Whether this is the site of the default language, from which the others are built."""
        return languages.code_of(config) == self.default_language

    def begin_build(self, config, project: Project) -> None:
        """Take the project, which is read once for all languages."""
        self.project, self.sites, self.built = project, {}, {}
        if self.serving:
            self.begin_serving(config)
        else:
            safety.check_files(project)  # while one writes, editors leave files of their own
        command = "serve" if self.serving else "build"
        self.others = languages.OtherLanguages(config, project, command, self.share)

    def begin_serving(self, config) -> None:
        terminal.say_what_is_built(list(self.project.languages.values()))
        if not self.served:
            running.check_free(*config.dev_addr)
        if not self.live and not self.obstacle(config):
            self.live = running.Live(self.config.python)

    def obstacle(self, config) -> str:
        return running.obstacle(config.dev_addr.host, self.config.python)

    def share(self, plugin: "PitfallsPlugin") -> None:
        """Let the plugin of another language's build use what this one has read."""
        plugin.project, plugin.sites, plugin.built = self.project, self.sites, self.built
        plugin.live, plugin.inline = self.live, self.inline

    def begin_site(self, config) -> None:
        language = self.project.languages[languages.code_of(config)]
        languages.configure(config, language)
        catalog = Catalog(
            self.project, language, config.repo_url or "", config.site_url or "",
            live=bool(self.live),
        )
        self.sites[language.code] = Site(catalog)
        config.nav = navigation.navigation(catalog)
        config.markdown_extensions.append(MarkdownExtension(catalog))
        fences = config.mdx_configs.setdefault("pymdownx.superfences", {})
        fences["custom_fences"] = code.custom_fences(catalog)
