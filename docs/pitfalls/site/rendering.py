"""Fills the templates beside this file: blocks of code, and lists that are Markdown.

The theme's own templates, in docs/theme/, are filled by MkDocs.
"""

import re
from functools import cache
from html import escape

from jinja2 import Environment, PackageLoader, StrictUndefined

from pitfalls.records import short

_MARKDOWN = re.compile(r"([\\`*_\[\]{}$|])")


def as_markdown(text: str) -> str:
    """Text that Markdown shows as it is: __init__ is not bold, and <lambda> is no element."""
    in_one_line = " ".join(str(text).split())
    return _MARKDOWN.sub(r"\\\1", escape(in_one_line, quote=False))


@cache
def environment() -> Environment:
    found = Environment(
        loader=PackageLoader("pitfalls.site"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=lambda name: name is not None and name.endswith(".html"),
    )
    found.filters |= {"as_markdown": as_markdown, "short": short}
    return found


def render(template: str, **context: object) -> str:
    return environment().get_template(template).render(**context)
