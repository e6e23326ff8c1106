"""Gives the notebooks that mkdocs-jupyter renders the site's own look, without JupyterLab's half megabyte of styles."""

import base64
import re
from functools import cache
from html import escape
from pathlib import Path

import yaml
from bs4 import BeautifulSoup
from entries import ROOT
from languages import language_of
from latex2mathml.converter import convert
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

# JupyterLab's prompts, its copy button and the toolbar's leftovers; Material has its own
CLUTTER = ".jp-Collapser, .jp-InputPrompt, .jp-OutputPrompt, .zeroclipboard-container, .clipboard-copy-txt, a.anchor-link"

STYLES = re.compile(r"<(style|script).*?</\1>", re.DOTALL)
EXPLICIT = re.compile(r" \{#([\w-]+)\}$")
METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
SIZE = re.compile(r'viewBox="0 0 (\d+)[\d.]* (\d+)')
FORMULA = re.compile(r"\$([^$\n]+)\$")


def on_page_content(content, page, config, files):
    if not page.file.src_uri.endswith(".ipynb"):
        return content
    page.meta |= about()[Path(page.file.src_uri).stem][language_of(config)]
    soup = BeautifulSoup(STYLES.sub("", content), "html.parser")
    for element in soup.select(CLUTTER):
        element.decompose()
    blocks, part_title, toc, figures = [], page.title, [], 0
    for cell in soup.select(".jp-Cell[id]"):
        for part in cell.select(".jp-MarkdownOutput, .highlight-ipynb > pre, .jp-OutputArea-output"):
            if part.name == "pre":
                blocks.append(f'<div class="highlight"><pre><code>{part.decode_contents()}</code></pre></div>')
            elif image := part.find("img"):
                figures += 1
                svg, name = drawing(image["src"]), f"{Path(page.file.src_uri).with_suffix('')}-{figures}.svg"
                files.append(File.generated(config, name, content=svg))
                width, height = SIZE.search(svg).groups()
                blocks.append(f'<p class="figure"><img src="../{Path(name).name}" alt="{escape(part_title)}" width="{width}" height="{height}" loading="lazy"></p>')
            elif text := part.find("pre"):
                blocks.append(f'<div class="highlight"><pre><samp class="output">{text.decode_contents()}</samp></pre></div>')
            else:
                for link in part.select("a[href]"):
                    if re.match(r"(?!\w+:).*\.md(#|$)", link["href"]):  # as in a page, which MkDocs would rewrite
                        link["href"] = "../" + re.sub(r"(index)?\.md(#|$)", r"/\2", link["href"]).replace("//", "/")
                for heading in part.select("h1, h2, h3"):
                    heading["id"] = f"part-{len(toc)}"  # the same in every language, as are those written {#id}
                    for string in heading.find_all(string=EXPLICIT):
                        heading["id"] = EXPLICIT.search(string)[1]
                        string.replace_with(EXPLICIT.sub("", string))
                    part_title = heading.get_text()
                    toc.append({"level": int(heading.name[1]), "id": heading["id"], "name": part_title, "children": []})
                blocks.append(FORMULA.sub(lambda formula: convert(formula[1]), part.decode_contents()))
    page.toc = get_toc(toc[1:])
    return "\n".join(blocks)


@cache
def about() -> dict[str, dict[str, dict]]:
    """What docs/labs.yml says of each lab in each language."""
    return yaml.safe_load((ROOT / "docs/labs.yml").read_text(encoding="utf-8"))


def drawing(source: str) -> str:
    """The SVG in a data: address, without metadata and with coordinates to a hundredth of a point."""
    svg = base64.b64decode(source.partition("base64,")[2]).decode()
    return re.sub(r"(\.\d\d)\d+", r"\1", METADATA.sub("", svg[svg.index("<svg") :]))
