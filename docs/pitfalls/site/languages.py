"""One project, a site for each language: docs/en becomes /en/, docs/zh becomes /zh/.

mkdocs.yml configures the default language. When it is built, the others are built from the same
configuration, beside it where the machine has a second core, and the root gets the page that
leads to them.
"""

import os
import sys
from collections.abc import Callable
from html import escape
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from pitfalls.project import Language, Project
from pitfalls.site import delivery


def code_of(config: MkDocsConfig) -> str:
    """The language that a configuration is for, which is the folder of its pages."""
    return Path(config.docs_dir).name


def root_url(config: MkDocsConfig) -> str:
    """The address above the languages; empty where it is not known."""
    return (config.site_url or "").removesuffix(f"{code_of(config)}/")


def configure(config: MkDocsConfig, language: Language) -> None:
    """Make the configuration one of the language's own site."""
    words, code = language.words, language.code
    config.site_name = escape(language.site_name, quote=False)  # Material takes it for HTML
    config.site_description = language.site_description
    config.site_dir = str(Path(config.site_dir, code))
    config.site_url = f"{config.site_url}{code}/" if config.site_url else ""
    config.edit_uri = f"edit/main/docs/{code}/" if config.repo_url else None
    config.theme["language"] = code
    config.theme.static_templates.discard("404.html")  # hosts serve the one at the root
    for option, label in zip(config.theme["palette"], ("dark", "light"), strict=True):
        option["toggle"]["name"] = words[label]
    config.mdx_configs["toc"]["permalink_title"] = words["permalink"]
    config.extra["alternate"] = True  # the menu is partials/alternate.html
    cache = Path(config.config_file_path).parent / ".cache/mkdocs-jupyter" / code
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache)  # else each evicts the other


# ------------------------------------------------------------------------------- the other sites


class OtherLanguages:
    """Builds the sites of the other languages: at the same time where that is possible."""

    def __init__(self, config: MkDocsConfig, project: Project, command: str, share: Callable):
        """`share` gives the plugin of another build what this one has read."""
        default, *others = project.languages
        self.builds = [(config_for(config, code), command, share) for code in others]
        self.processes: list[BaseProcess] = []

    def begin(self) -> None:
        """Start the builds in processes of their own, which know what this one has read."""
        context = get_context("fork")
        for arguments in self.builds:
            process = context.Process(target=build_in_child, args=arguments)
            process.start()
            self.processes.append(process)

    def finish(self) -> None:
        """Wait for the builds, or do them now; raise Abort where one failed, as MkDocs would."""
        if not self.processes:
            for arguments in self.builds:
                build_site(*arguments)
        for process in self.processes:
            process.join()
        if any(process.exitcode for process in self.processes):
            raise Abort("Aborted with errors in another language, see above.")

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.join()


def can_fork() -> bool:
    """Whether a second process helps, and knows what this one has read."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def config_for(config: MkDocsConfig, code: str) -> dict:
    """The settings that differ for another language; to be called before `configure`."""
    return {
        "config_file": config.config_file_path,
        "docs_dir": str(Path(config.docs_dir).with_name(code)),
        "site_dir": config.site_dir,
        "site_url": config.site_url,
        "strict": config.strict,
    }


def build_site(settings: dict, command: str, share: Callable) -> None:
    config = load_config(**settings)
    config.plugins.on_startup(command=command, dirty=False)
    share(config.plugins["pitfalls"])
    build(config)


def build_in_child(settings: dict, command: str, share: Callable) -> None:
    try:
        build_site(settings, command, share)
    except Abort as error:
        error.show()
        sys.exit(1)


# --------------------------------------------------------------------------------------- the root


def write_root(
    root: Path, project: Project, address: str, serving: bool, inline: delivery.Inline
) -> None:
    """Fill the templates of docs/root; those for crawlers only where the address is known."""
    templates = FileSystemLoader(project.docs / "root")
    env = Environment(
        loader=delivery.MarkingLoader(templates), autoescape=lambda name: name.endswith(".html")
    )
    base = urlsplit(address).path or "/"
    for name in env.list_templates(filter_func=lambda name: not name.startswith("_")):
        for_crawlers = not name.endswith((".html", ".json", ".js"))
        if for_crawlers and not address:
            continue
        template = env.get_template(name)
        text = template.render(languages=project.languages, root_url=address, base=base)
        if name.endswith(".html"):
            text = inline.unmarked(text) if serving else inline.with_policy(text)
        (root / name).write_text(text, encoding="utf-8")
