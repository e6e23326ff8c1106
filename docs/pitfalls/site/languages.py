"""Builds a site for each language from one mkdocs.yml: docs/en becomes /en/, docs/zh becomes /zh/.

The configured docs_dir is the first language; when it is built, the others are built from the same configuration,
and the root gets the page that leads to them.
"""

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import event_priority


def language_of(config) -> str:
    return Path(config.docs_dir).name


@event_priority(100)  # before the search plugin asks for the language
def on_config(config):
    language = language_of(config)
    text = config.extra["languages"][language]
    config.site_name, config.site_description = text["site_name"], text["site_description"]
    config.site_dir = str(Path(config.site_dir, language))
    config.site_url = f"{config.site_url}{language}/" if config.site_url else ""
    config.edit_uri = f"edit/main/docs/{language}/" if config.repo_url else None
    config.theme["language"] = language
    config.theme.static_templates.discard("404.html")  # hosts serve the one at the root
    cache = Path(config.config_file_path).parent / ".cache/mkdocs-jupyter" / language  # one language evicts what the other keeps
    config.plugins["mkdocs-jupyter"].config["cache_dir"] = str(cache)
    for option, label in zip(config.theme["palette"], (text["dark"], text["light"])):
        option["toggle"]["name"] = label
    config.mdx_configs["toc"]["permalink_title"] = text["words"]["permalink"]
    link_languages(config, "")
    return config


def link_languages(config, url: str) -> None:
    """Point Material's language menu at this page in each language, relative to the site of the current one."""
    config.extra["alternate"] = [
        {"name": text["name"], "lang": language, "link": f"../{language}/{url}"}
        for language, text in config.extra["languages"].items()
    ]


def on_page_context(context, page, config, nav):
    link_languages(config, page.url)
    root = config.site_url.removesuffix(f"{language_of(config)}/")
    context["hreflang"] = {language: f"{root}{language}/{page.url}" for language in config.extra["languages"]} if root else {}
    context["root_url"] = root


def on_post_build(config):
    first, *others = config.extra["languages"]
    if language_of(config) != first:
        return
    root_dir = Path(config.site_dir).parent
    root_url = config.site_url.removesuffix(f"{first}/")
    for language in others:
        other = load_config(config.config_file_path, docs_dir=str(Path(config.docs_dir).with_name(language)),
                            site_dir=str(root_dir), site_url=root_url, strict=config.strict)
        other.plugins.on_startup(command="serve" if config.extra["serving"] else "build", dirty=False)
        build(other)
    write_root(config, root_dir, root_url)


def write_root(config, root_dir: Path, root_url: str) -> None:
    """Fill the templates of docs/root into the root of the site; those for crawlers only where its address is known."""
    env = Environment(loader=FileSystemLoader(Path(config.docs_dir).with_name("root")))
    for name in env.list_templates(filter_func=lambda name: not name.startswith("_")):
        if root_url or name.endswith((".html", ".json", ".js")):
            page = env.get_template(name).render(
                languages=config.extra["languages"], root_url=root_url, base=urlsplit(root_url).path or "/")
            (root_dir / name).write_text(page, encoding="utf-8")
