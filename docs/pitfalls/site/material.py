"""What Material for MkDocs has to say differently, where no block or partial of its reaches.

A template of Material's is amended before it is used; the build fails unless it holds exactly what
is to be replaced, so that a new version of Material never loses a change unnoticed.
"""

import re
from pathlib import Path
from typing import NamedTuple

from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.exceptions import PluginError

from pitfalls.site.delivery import MarkingLoader


class Amendment(NamedTuple):
    template: str
    why: str
    old: str  # a regular expression, found exactly once; lines are matched without their indent
    new: str


# Material renders the children of a topic in a loop, which it begins and ends so
CHILDREN = (
    r"\{% for item in nav_item\.children %\}\s*"
    r"(?=\{% if not index or item != index %\}\s*\{\{ render\(item, path)"
)

AMENDMENTS = [
    Amendment(
        "base.html",
        "the style sheet knows the home page by its class",
        r'<body (?=dir="\{\{ direction \}\}" data-md-color-scheme)',
        '<body {% if page.is_homepage %}class="home" {% endif %}',
    ),
    Amendment(
        "base.html",
        "the link to the content comes first on every page, also on those without headings",
        r'<div data-md-component="skip">.*?</div>\s*(?=<div data-md-component="announce">)',
        "",
    ),
    Amendment(
        "base.html",
        "the check box that opens the drawer has a name, and comes behind the link to the content",
        r'<input class="md-toggle" data-md-toggle="drawer"',
        '<div data-md-component="skip">'
        '<a href="#content" class="md-skip">{{ words.skip }}</a></div>'
        '<input class="md-toggle" data-md-toggle="drawer" aria-label="{{ lang.t("nav") }}"',
    ),
    Amendment(
        "base.html",
        "where the link to the content leads",
        r'<article class="md-content__inner',
        '<article id="content" class="md-content__inner',
    ),
    Amendment(
        "partials/search.html",
        "the search box is no dialog: the page beside it stays in use",
        r' role="dialog"',
        "",
    ),
    Amendment(
        "partials/search.html",
        "the search field says that it has a list of results",
        r'<input type="text" class="md-search__input"',
        '<input type="text" class="md-search__input" role="combobox" aria-expanded="false" '
        'aria-controls="search-results" aria-autocomplete="list"',
    ),
    Amendment(
        "partials/search.html",
        "the keys that lead to the search are shown",
        r'(?=<nav class="md-search__options")',
        '<span class="md-search__keys" aria-hidden="true"><kbd>/</kbd><kbd>Ctrl K</kbd></span>',
    ),
    Amendment(
        "partials/search.html",
        "the box of the results is no stop of the Tab key; what is in it can be reached",
        r'<div class="md-search__scrollwrap" tabindex="0"',
        '<div class="md-search__scrollwrap"',
    ),
    Amendment(
        "partials/search.html",
        "a screen reader hears how many results there are",
        r'<div class="md-search-result__meta"',
        '<div class="md-search-result__meta" role="status"',
    ),
    Amendment(
        "partials/search.html",
        "the results are the list that the search field has; without any, there are ways on",
        r'<ol class="md-search-result__list" role="presentation"></ol>\s*</div>',
        '<ol class="md-search-result__list" id="search-results" role="listbox" '
        'aria-label="{{ words.search_results }}"></ol></div>{% include "partials/ways_on.html" %}',
    ),
    Amendment(
        "base.html",
        "the weak results are folded; they are on pages of their own",
        r'lang\.t\("search\.result\.more\.one"\)',
        'words.found_more | replace("#", "1")',
    ),
    Amendment(
        "base.html",
        "the same for several",
        r'lang\.t\("search\.result\.more\.other"\)',
        "words.found_more",
    ),
    Amendment(
        "partials/source.html",
        "no request to the repository's host for its stars",
        r' data-md-component="source"',
        "",
    ),
    Amendment(
        "partials/nav-item.html",
        "the label that unfolds a topic has a name",
        r'(?<= for="\{\{ path \}\}" id="\{\{ path \}\}_label" tabindex="\{\{ tabindex \}\}">)'
        r'\s*(?=<span class="md-nav__icon md-icon"></span>)',
        '<span class="unseen">{{ render_title(nav_item) }}</span>',
    ),
    Amendment(
        "partials/nav-item.html",
        "of a long topic, the navigation shows the neighbours of the page",
        CHILDREN,
        "{% for item in nav_item.children | neighbours %}",
    ),
    Amendment(
        "partials/nav-item.html",
        "no arrow beside a topic that does not unfold here",
        r"\{% if nav_item\.children \| length > 0 %\}\s*"
        r'<span class="md-nav__icon md-icon"></span>\s*\{% endif %\}',
        "",
    ),
]

OUR_SEARCH = Amendment(
    "base.html",
    "the search worker is assets/worker.js",
    r"assets/javascripts/workers/search\.\w+\.min\.js",
    "assets/worker.js",
)


def our_templates(theme: Path) -> set[str]:
    """The names of the templates that are not Material's: what they show is text to them."""
    return {path.relative_to(theme).as_posix() for path in theme.rglob("*.html")}


def amend(env: Environment, with_search: bool) -> None:
    """Let the environment use the amended templates instead of Material's."""
    sources: dict[str, str] = {}
    for amendment in [*AMENDMENTS, *([OUR_SEARCH] if with_search else [])]:
        name = amendment.template
        source = sources.get(name) or env.loader.get_source(env, name)[0]
        sources[name] = amended(source, amendment)
    env.loader = MarkingLoader(ChoiceLoader([DictLoader(sources), env.loader]))


def amended(source: str, amendment: Amendment) -> str:
    pattern = re.compile(amendment.old, re.DOTALL)
    count = len(pattern.findall(source))
    if count != 1:
        raise PluginError(
            f"docs/pitfalls/site/material.py: {amendment.template} of this version of Material "
            f"holds {amendment.old!r} {count} times, not once ({amendment.why}).\n"
            "Look at the template and correct the amendment, or pin Material as before."
        )
    return pattern.sub(lambda _: amendment.new, source)
