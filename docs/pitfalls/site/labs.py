"""Gives the notebooks that mkdocs-jupyter renders the site's look, and none of JupyterLab's.

Its half megabyte of styles and scripts a page goes; code, outputs, figures and words stay.
"""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from pitfalls.page import HAN
from pitfalls.site import running
from pitfalls.site.catalog import Catalog
from pitfalls.site.code import highlighted
from pitfalls.site.markdown import mathml
from pitfalls.site.rendering import render

# what of a cell becomes part of the page; prompts, buttons and styles are JupyterLab's own
PARTS = ".jp-MarkdownOutput, .highlight-ipynb > pre, .jp-OutputArea-output"

_ID = re.compile(r" \{#([\w-]+)\}$")
_PAGE_LINK = re.compile(r"(?!\w+:)(.*?)(index)?\.md(#.*)?$")
# $…$ as pymdownx.arithmatex reads it: no space inside the signs, no digit behind them
_FORMULA = re.compile(r"(?<![\\$])\$(?![\s$])([^$\n]*[^\s$\\])\$(?!\d)")
_METADATA = re.compile(r"<metadata>.*?</metadata>", re.DOTALL)
_SIZE = re.compile(r'viewBox="0 0 (\d+)[\d.]* (\d+)')


@dataclass
class Lab:
    """A notebook on its way to a page."""

    page: Page
    catalog: Catalog
    title: str  # of the part that is being read
    headings: list[dict] = field(default_factory=list)
    figures: list[File] = field(default_factory=list)
    runs: Iterator[str] = iter(())  # of its code cells, for live.js, where code can be run

    @property
    def path(self) -> Path:
        return Path(self.page.file.src_uri)


def lab_page(
    html: str, page: Page, files: Files, config: MkDocsConfig, catalog: Catalog
) -> str:
    """The content of a lab's page; adds its figures to the files, and its headings to the page."""
    lab = Lab(page, catalog, str(page.title))
    if catalog.live:
        lab.runs = running.cells_as_attributes(page.file.content_string)
    page.meta |= catalog.project.labs[lab.path.stem][catalog.language.code]
    soup = BeautifulSoup(html, "html.parser")
    blocks = [
        block
        for cell in soup.select(".jp-Cell[id]")
        for part in cell.select(PARTS)
        for block in part_blocks(lab, part, config)
    ]
    for figure in lab.figures:
        files.append(figure)
    page.toc = get_toc(lab.headings[1:])  # without the title
    return "\n".join(blocks)


def part_blocks(lab: Lab, part: Tag, config: MkDocsConfig) -> Iterator[str]:
    """The HTML of a cell's words, code or output."""
    if part.name == "pre":
        code = highlighted(part.get_text(), "python", {})
        yield code_block(lab, code, "", run=next(lab.runs, ""))
    elif image := part.find("img"):
        yield figure(lab, image["src"], config)
    elif output := part.find("pre"):
        yield code_block(lab, output.decode_contents(), "output")
    else:
        for link in part.select("a.anchor-link"):  # JupyterLab's; Material has its own
            link.decompose()
        link_pages(part)
        collect_headings(lab, part)
        draw_formulas(part)
        for code in part.select("code"):
            code["translate"] = "no"
        yield part.decode_contents()


def code_block(lab: Lab, content: str, kind: str, run: str = "") -> str:
    foreign = lab.catalog.language.code != "en" and not HAN.search(content)
    label = lab.catalog.words[kind] if kind else ""
    lang = "en" if foreign else ""
    return render("cell.html", content=content, kind=kind, label=label, lang=lang, run=run)


def figure(lab: Lab, source: str, config: MkDocsConfig) -> str:
    """An SVG in a data: address becomes a file of its own, loaded when it comes near."""
    svg = drawing(source)
    name = f"{lab.path.stem}-{len(lab.figures) + 1}.svg"
    lab.figures.append(File.generated(config, f"labs/{name}", content=svg))
    width, height = _SIZE.search(svg).groups()
    return render("lab_figure.html", name=name, title=lab.title, width=width, height=height)


def drawing(source: str) -> str:
    """The SVG without metadata, and with coordinates to a hundredth of a point."""
    svg = base64.b64decode(source.partition("base64,")[2]).decode()
    svg = _METADATA.sub("", svg[svg.index("<svg") :])
    return re.sub(r"(\.\d\d)\d+", r"\1", svg)


def link_pages(part: Tag) -> None:
    """Links to Markdown files lead to their pages, which MkDocs does only in Markdown."""
    for link in part.select("a[href]"):
        if found := _PAGE_LINK.match(link["href"]):
            folder, _, anchor = found.groups()
            ending = "" if not folder or folder.endswith("/") else "/"
            link["href"] = f"../{folder}{ending}{anchor or ''}"


def collect_headings(lab: Lab, part: Tag) -> None:
    """Give every heading the id that it says, {#id}, or a number, the same in each language."""
    for heading in part.select("h1, h2, h3"):
        heading["id"] = f"part-{len(lab.headings)}"
        for text in heading.find_all(string=_ID):
            heading["id"] = _ID.search(text)[1]
            text.replace_with(_ID.sub("", text))
        lab.title = heading.get_text()
        level = int(heading.name[1])
        name = escape(lab.title, quote=False)
        token = {"level": level, "id": heading["id"], "name": name, "children": []}
        lab.headings.append(token)


def draw_formulas(part: Tag) -> None:
    """LaTeX between dollar signs as MathML, outside code."""
    for text in part.find_all(string=_FORMULA):
        if not text.find_parent(["code", "pre", "math"]):
            text.replace_with(*with_formulas(text))


def with_formulas(text: str) -> Iterator[NavigableString | BeautifulSoup]:
    """The text in pieces, those between dollar signs as MathML."""
    end = 0
    for formula in _FORMULA.finditer(text):
        yield NavigableString(text[end : formula.start()])
        yield BeautifulSoup(mathml(formula[1]), "html.parser")
        end = formula.end()
    yield NavigableString(text[end:])
