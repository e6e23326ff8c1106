"""What a host serves beside the pages: what each may load and run, files, header lines."""

import base64
import hashlib
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BaseLoader, Environment, pass_context
from jinja2.runtime import Context
from mkdocs import livereload
from mkdocs.structure.files import Files
from mkdocs.utils import clean_directory
from mkdocs.utils.templates import url_filter

CHARSET = '<meta charset="utf-8">'

# Templates mark their own inline scripts and styles. No page can: nobody knows the mark before.
MARK = f" {secrets.token_hex()}"
_MARKED = re.compile(rf"<(script|style){MARK}>(.*?)</\1>", re.DOTALL)
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
# What mkdocs serve adds to each page as it sends it, with two numbers of its own.
_RELOAD = re.compile(
    re.escape(livereload._SCRIPT_TEMPLATE.substitute(epoch="EPOCH", request_id="ID"))
    .replace("EPOCH", r"\d+").replace("ID", r"\d+")
)
_SOURCE_MAP = re.compile(r"\n/[/*]# sourceMappingURL=.*")
_MATERIAL_SEARCH = re.compile(r"assets/javascripts/(lunr|workers)/.*")
_LIVE = re.compile(r"assets/live\.(js|css)")
# Material's icon, and what leads to sources that are not here
_UNUSED = re.compile(r"assets/(images/favicon\.png|.*\.map)")
# What all languages have in common. The search worker finds the language's index beside itself.
_SHARED = re.compile(r"assets/(?!worker\.js$).*")

# In the format that Netlify and Cloudflare Pages read; other hosts need the same by hand.
HEADERS = """\
{base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
{base}assets/javascripts/*
  Cache-Control: public, max-age=31536000, immutable
{base}assets/stylesheets/*
  Cache-Control: public, max-age=31536000, immutable
"""


def leave_out_unused(files: Files, with_search: bool, live: bool) -> None:
    """Remove what no page loads.

    Material's search only where ours (`with_search`) is on, and what runs code unless it is `live`.
    """
    unused = [_UNUSED]
    if with_search:
        unused.append(_MATERIAL_SEARCH)
    if not live:
        unused.append(_LIVE)
    for file in list(files):
        if any(pattern.fullmatch(file.src_uri) for pattern in unused):
            files.remove(file)
        elif file.src_uri.endswith((".min.js", ".min.css")):
            file.content_string = _SOURCE_MAP.sub("", file.content_string)


def share(files: Files, root: Path, is_first: bool) -> None:
    """Let the site of the first language put what all have in common above them, for all."""
    if is_first:
        clean_directory(str(root / "assets"))
    for file in list(files):
        if _SHARED.fullmatch(file.src_uri):
            if is_first:
                file.dest_dir = str(root)
            else:
                files.remove(file)


@pass_context
def url(context: Context, value: str) -> str:
    """MkDocs' filter `url`, by which pages find what is shared."""
    return url_filter(context, f"../{value}" if _SHARED.fullmatch(value) else value)


class MarkingLoader(BaseLoader):
    """Loads templates, and marks the inline scripts and styles in them as the theme's."""

    def __init__(self, loader: BaseLoader) -> None:
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple:
        source, *rest = self.loader.get_source(environment, template)
        for tag in ("script", "style"):
            source = source.replace(f"<{tag}>", f"<{tag}{MARK}>")
        return source, *rest

    def list_templates(self) -> list[str]:
        return self.loader.list_templates()


class Inline:
    """The inline scripts and styles that templates have put into pages: no others may run."""

    def __init__(self) -> None:
        self.known: set[str] = set()

    def unmarked(self, page: str) -> str:
        """The page as it is sent; what was marked in it is known from now on."""
        self.known |= {text for _, text in _MARKED.findall(page)}
        return page.replace(MARK, "")

    def policy(self, page: str) -> str:
        """The Content-Security-Policy of a page without marks."""
        found = {
            tag: [text for name, text in _INLINE.findall(page) if name == tag and self.knows(text)]
            for tag in ("script", "style")
        }
        return policy(found["script"], found["style"])

    def knows(self, text: str) -> bool:
        return text in self.known or bool(_RELOAD.fullmatch(text))

    def with_policy(self, page: str) -> str:
        """The page, which says its policy itself, since many hosts send no headers."""
        page = self.unmarked(page)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{self.policy(page)}">'
        return page.replace(CHARSET, f"{CHARSET}\n{meta}", 1)


def policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy that allows these inline scripts and styles, by hash."""
    directives = {
        "default-src": ["'self'"],  # Firefox loads the next page ahead, by this rule alone
        "object-src": ["'none'"],
        "script-src": ["'self'", *hashes(scripts)],
        "style-src": ["'self'", *hashes(styles)],
        "img-src": ["'self'", "data:"],  # Material's icons are data: addresses in its style sheet
        "base-uri": ["'none'"],
        "form-action": ["'self'"],  # the search of the page for missing pages
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def hashes(texts: list[str]) -> list[str]:
    return [f"'sha256-{sha256(text)}'" for text in dict.fromkeys(texts)]


def sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_headers(root: Path, root_url: str) -> None:
    base = urlsplit(root_url).path or "/"
    (root / "_headers").write_text(HEADERS.format(base=base), encoding="utf-8")
