"""What a host serves beside the pages: what each may load and run, header lines, no file that nobody asks for."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

from languages import language_of
from mkdocs.plugins import event_priority

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CHARSET = '<meta charset="utf-8">'
SOURCE_MAP = re.compile(r"\n/[/*]# sourceMappingURL=.*")
UNUSED = re.compile(r"assets/(javascripts/(lunr|workers)/.*|images/favicon\.png|.*\.map)")

HEADERS = """\
{base}*
  Content-Security-Policy: frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
{base}:language/assets/javascripts/*
  Cache-Control: public, max-age=31536000, immutable
"""

serving = False


def on_startup(command, dirty):
    global serving
    serving = command == "serve"


def on_config(config):
    config.extra["serving"] = serving


def on_files(files, config):
    """Leave out what no page loads: Material's own search, its icon, and what leads to sources that are not here."""
    for file in list(files):
        if UNUSED.fullmatch(file.src_uri):
            files.remove(file)
        elif file.src_uri.endswith((".min.js", ".min.css")):
            file.content_string = SOURCE_MAP.sub("", file.content_string)
    return files


@event_priority(-100)  # last: the policy names exactly what the page holds
def on_post_page(output, page, config):
    # mkdocs serve adds a script of its own to each page as it sends it, another one after every build
    return output if serving else with_policy(output)


def with_policy(page: str) -> str:
    """The page with a Content-Security-Policy: its own inline scripts and styles by hash, files of its host, no more."""
    policy = {
        "default-src": ["'self'"],  # Firefox loads the next page ahead, by this rule alone
        "object-src": ["'none'"],
        "script-src": ["'self'", *hashes(SCRIPT, page)],
        "style-src": ["'self'", *hashes(STYLE, page)],
        "img-src": ["'self'", "data:"],  # Material's icons are data: addresses in its style sheet
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    value = "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
    return page.replace(CHARSET, f'{CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{value}">', 1)


def hashes(element: re.Pattern, page: str) -> list[str]:
    texts = dict.fromkeys(element.findall(page))
    return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]


def on_post_build(config):
    """Give the root's pages their policy too, and write header lines in the format that Netlify and Cloudflare read."""
    first = next(iter(config.extra["languages"]))
    if language_of(config) == first and not serving:
        root, base = Path(config.site_dir).parent, urlsplit(config.site_url.removesuffix(f"{first}/")).path or "/"
        for path in root.glob("*.html"):
            path.write_text(with_policy(path.read_text(encoding="utf-8")), encoding="utf-8")
        (root / "_headers").write_text(HEADERS.format(base=base), encoding="utf-8")
