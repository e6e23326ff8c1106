"""What a host serves beside the pages: what each may load and run, header lines, unused files."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.structure.files import Files

CHARSET = '<meta charset="utf-8">'

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SOURCE_MAP = re.compile(r"\n/[/*]# sourceMappingURL=.*")
_MATERIAL_SEARCH = re.compile(r"assets/javascripts/(lunr|workers)/.*")
_LIVE = re.compile(r"assets/live\.(js|css)")
# Material's icon, and what leads to sources that are not here
_UNUSED = re.compile(r"assets/(images/favicon\.png|.*\.map)")

# In the format that Netlify and Cloudflare Pages read; other hosts need the same by hand.
HEADERS = """\
{base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
{base}:language/assets/javascripts/*
  Cache-Control: public, max-age=31536000, immutable
{base}:language/assets/stylesheets/*
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


def policy(page: str) -> str:
    """The Content-Security-Policy of a page: its own inline scripts and styles by hash."""
    directives = {
        "default-src": ["'self'"],  # Firefox loads the next page ahead, by this rule alone
        "object-src": ["'none'"],
        "script-src": ["'self'", *hashes(_SCRIPT, page)],
        "style-src": ["'self'", *hashes(_STYLE, page)],
        "img-src": ["'self'", "data:"],  # Material's icons are data: addresses in its style sheet
        "base-uri": ["'none'"],
        "form-action": ["'self'"],  # the search of the page for missing pages
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def with_policy(page: str) -> str:
    """The page, which says its policy itself, since many hosts send no headers."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(page)}">'
    return page.replace(CHARSET, f"{CHARSET}\n{meta}", 1)


def hashes(element: re.Pattern, page: str) -> list[str]:
    texts = dict.fromkeys(element.findall(page))
    return [f"'sha256-{sha256(text)}'" for text in texts]


def sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_headers(root: Path, root_url: str) -> None:
    base = urlsplit(root_url).path or "/"
    (root / "_headers").write_text(HEADERS.format(base=base), encoding="utf-8")
