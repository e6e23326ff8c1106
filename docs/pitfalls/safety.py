"""What may be published. Everything that a reader's browser gets is on a list here, or a Problem.

Pages and labs are rendered as the site renders them, and each element and attribute is looked up:
a list of what is allowed needs no list of attacks. tests/engine/test_safety.py has some of each.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import yaml
from bs4 import BeautifulSoup
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from pitfalls.entry import Entry
from pitfalls.page import LOADER, Page
from pitfalls.problem import Problem
from pitfalls.project import Project

# ------------------------------------------------------------------------------ what is allowed

# Those of mkdocs.yml that make elements; a test compares them.
EXTENSIONS = (
    "admonition", "attr_list", "md_in_html", "tables",
    "pymdownx.arithmatex", "pymdownx.superfences", "pymdownx.blocks.tab",
)

_ID = re.compile(r"[a-z][\w.-]*", re.ASCII)  # none of the theme's, which begin with _
_ANY = re.compile(r"[^\n]*")
_TAB = re.compile(r"__tabbed_\d+_\d+")
_PLAIN: Mapping[str, re.Pattern[str]] = {}
_NAMED = {"id": _ID}

# What Markdown makes: each element with its attributes and their values. Links are checked apart.
ELEMENTS: dict[str, Mapping[str, re.Pattern[str]]] = {
    **dict.fromkeys(("ul", "ol", "li", "strong", "em", "code", "blockquote", "hr"), _PLAIN),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), _PLAIN),
    **dict.fromkeys(("h1", "h2", "h3"), _NAMED),
    "a": {"href": _ANY},
    "div": {
        "class": re.compile(
            r"arithmatex|more|happening|admonition \w+|tabbed-(set tabbed-alternate|\w+)"
        ),
        "data-tabs": re.compile(r"\d+:\d+"),
    },
    # of tabs
    "input": {
        "checked": re.compile("checked"), "id": _TAB, "name": re.compile(r"__tabbed_\d+"),
        "type": re.compile("radio"),
    },
    "label": {"for": _TAB},
    "p": {"class": re.compile("admonition-title")},
    "span": {"class": re.compile("arithmatex")},
    "img": {"alt": _ANY, "src": re.compile(r"[\w-]+\.svg", re.ASCII)},
}
# HTML that Markdown leaves as it is: keys to press, signs, and the comments that ask for lists.
HTML = re.compile(r"(?:</?kbd>|&(?:lt|gt|amp);)?")  # nothing stands for a block of code
MARKERS = (
    "changes", "counts", "entries by api", "entries by symptom", "example", "example of versions",
    "glossary", "labs", "messages", "names", "patterns", "rules", "torch", "ways in",
    "what changed",
)
_MARKER = re.compile(rf"<!-- (?:{'|'.join(MARKERS)})(?: [a-z0-9/-]+)?(?: \w+)? -->\n*")

# Where links lead: to pages and labs of this site, and to these hosts, which readers can trust.
HOSTS = {
    "arxiv.org",
    "developer.nvidia.com",
    "discuss.pytorch.org",
    "docs.astral.sh",
    "docs.nvidia.com",
    "docs.pytorch.org",
    "docs.python.org",
    "en.wikipedia.org",
    "git-lfs.com",
    "github.com",
    "learn.microsoft.com",
    "lightning.ai",
    "numpy.org",
    "pip.pypa.io",
    "pre-commit.com",
    "pytorch.org",
    "semgrep.dev",
    "stackoverflow.com",
    "www.tensorflow.org",
    "zh.wikipedia.org",
}
_LINK_TO_A_PAGE = re.compile(
    r"(?:\.\./|[\w-]+/)*[\w-]+\.(?:md|ipynb)(?:#[\w.-]+)?|#[\w.-]+", re.ASCII
)
_LINK_TO_A_HOST = re.compile(r"https://([a-z0-9.-]+)(?:[/?#]\S*)?", re.ASCII)
# What readers take for a host in the words of a link.
_HOST = re.compile(
    r"(?:https?:)?//(?P<after>[^\s/?#]+)|(?<![\w.@-])(?P<bare>(?:[\w-]+\.)+"
    r"(?:ai|app|cc|cn|co|com|de|dev|edu|gov|info|io|me|net|org|ru|sh|uk|xyz))(?![\w.(-])",
)


def _words(text: str) -> set[str]:
    return set(text.split())


# What formulas become sets these, and no links, styles or classes.
FORMULA_ATTRIBUTES = _words("""
    accent columnalign columnlines columnspacing depth display displaystyle fence form height
    linethickness mathvariant maxsize minsize movablelimits rowspacing scriptlevel separator
    stretchy symmetric width xmlns
""")

# Figures: what sections draw with, and what matplotlib draws with in labs.
FIGURE_ELEMENTS = _words("""
    circle defs ellipse g line marker path pattern polygon polyline rect svg text tspan use
""")
FIGURE_ATTRIBUTES = _words("""
    cx cy d data-search-exclude fill fill-opacity font-family font-size font-weight height href id
    marker-end marker-start markerHeight markerWidth opacity orient paint-order patternTransform
    patternUnits points r refX refY rx ry stroke stroke-dasharray stroke-linecap stroke-linejoin
    stroke-opacity stroke-width style text-anchor transform viewBox width x x1 x2 y y1 y2
""")
DRAWING_ELEMENTS = FIGURE_ELEMENTS | _words("""
    clipPath image style metadata RDF Work type format creator Agent title
""")
DRAWING_ATTRIBUTES = FIGURE_ATTRIBUTES | {"clip-path", "resource", "type", "version"}
DRAWING_PROPERTIES = _words("""
    fill fill-opacity font-family font-size font-style font-weight image-rendering opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-opacity stroke-width
    text-anchor
""")
DRAWING_STYLE = "*{stroke-linejoin: round; stroke-linecap: butt}"
STILL_IMAGE = "http://purl.org/dc/dcmitype/StillImage"
_URL_OF_AN_ID = re.compile(r"url\(#[\w-]+\)")
_ELSEWHERE = re.compile(r"url|image\(|image-set|@|\\|/\*", re.IGNORECASE)
SVG = "http://www.w3.org/2000/svg"
_SVG_NAMES = ("", f"{{{SVG}}}")
_DRAWING_NAMES = (
    *_SVG_NAMES, "{http://www.w3.org/1999/xlink}", "{http://creativecommons.org/ns#}",
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}",
)
_WIDEST = re.compile(r"max-width:\d{1,2}(\.\d+)?rem")
FIGURE_BYTES, DRAWING_BYTES = 20_000, 200_000
LARGEST = 1_000  # of a view box

# Labs: what a notebook consists of.
NOTEBOOK = {
    "metadata": {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}
CELLS = {
    "code": {"cell_type", "execution_count", "id", "metadata", "outputs", "source"},
    "markdown": {"cell_type", "id", "metadata", "source"},
}
OUTPUTS = {
    "stream": {"name", "output_type", "text"},
    "display_data": {"data", "metadata", "output_type"},
    "execute_result": {"data", "execution_count", "metadata", "output_type"},
}
MIME_TYPES = {"image/svg+xml", "text/plain"}
LAB_ELEMENTS = _words("""
    a blockquote code em h1 h2 h3 hr li ol p strong table tbody td th thead tr ul
""")
LAB_ATTRIBUTES = {("a", "href"), ("h1", "id"), ("h2", "id"), ("h3", "id")}

# Files, by their path; what is in docs/pitfalls is the program, which nobody is sent.
_FILES = re.compile(
    r"docs/(glossary|labs|languages|topics)\.yml|"
    r"docs/(en|zh)/([a-z0-9-]+/)?[a-z0-9-]+\.md|"
    r"docs/(en|zh)/labs/[a-z0-9-]+\.ipynb|"
    r"docs/root/\w[\w.]*\.(html|js|json|txt|xml)|"
    r"docs/screenshots/[a-z.]+\.png|"
    r"docs/theme/((\.icons|assets|partials)/)?[\w.]+\.(css|html|js|png|svg|xml)|"
    r"snippets/[a-z0-9-]+/[a-z0-9-]+\.(py|svg)|"
    r"snippets/verified\.toml|"
    r"snippets/versions/[\w.+-]+\.json",
    re.ASCII,
)
_MARKUP = re.compile(r"[<\n]|\]\(|&\w+;")  # in a text of docs/*.yml
_KINDS = "pages (.md) and labs (.ipynb) below docs/, snippets (.py) with their figures (.svg)"


# ------------------------------------------------------------------------------------ the files


def check_files(project: Project) -> None:
    """What is in docs/ and snippets/ is published or run, so each file is of a known kind."""
    for folder in (project.docs, project.snippets):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(project.root).as_posix()
            if name.startswith("docs/pitfalls/") or path.suffix == ".pyc":
                continue
            if path.is_symlink():
                found, fix = "a link to another file", "put the file itself here"
                raise Problem(path, 1, found, "a file", fix)
            if path.is_dir():
                continue
            if not _FILES.fullmatch(name):
                raise Problem(path, 1, "a file of another kind", _KINDS, "remove the file")
            if name.startswith("snippets/") and path.suffix == ".svg":
                _check_owner(path)


def _check_owner(figure: Path) -> None:
    snippet = figure.with_suffix(".py")
    if not snippet.exists() or "# --8<-- [start:figure]" not in snippet.read_text(encoding="utf-8"):
        expected = f"a section 'figure' in {snippet.name} that draws it"
        raise Problem(figure, 1, "a figure that no code draws", expected, "remove it, or draw it")


def check_texts(path: Path) -> None:
    """The texts of docs/*.yml are words, which pages, feeds and programs show as they are."""
    text = path.read_text(encoding="utf-8")
    for value in _leaves(yaml.load(text, LOADER)):
        if _MARKUP.search(value):
            line = next((n for n, each in enumerate(text.splitlines(), 1) if value in each), 1)
            expected = "words in one line, without < and links"
            raise Problem(path, line, repr(value), expected, "write it in plain words")


def _leaves(value: Any) -> Iterator[str]:
    """Every text in what YAML has read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _leaves(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _leaves(each))


# ------------------------------------------------------------------------------------ the pages


def check_page(page: Page, entry: Entry | None = None) -> None:
    """A page, `entry`'s or none's, holds text and what Markdown makes of it, and nothing else."""
    elements, left = rendered(page.body)
    for html in left:
        if not HTML.fullmatch(html) and not (not entry and _MARKER.fullmatch(html)):
            found = f"{html.strip()!r}, which browsers would take for HTML"
            fix = "put it in `backticks`, or write &lt; for <"
            raise Problem(page.path, _line(page, html.strip()), found, "Markdown", fix)
    if [html for html in left if "kbd" in html] != ["<kbd>", "</kbd>"] * (left.count("<kbd>")):
        line = _line(page, "<kbd>", "</kbd>")
        raise Problem(page.path, line, "a <kbd> without its end", "<kbd>R</kbd>", "close it")
    for element in elements:
        _check_element(page, element)
        if element.get("class") == "arithmatex":
            _check_formula(page, (element.text or "")[2:-2])
    _check_pictures(page, entry, [e.get("src", "") for e in elements if e.tag == "img"])


def rendered(body: str) -> tuple[list[Element], list[str]]:
    """The elements that Markdown makes of a page, and the HTML that it leaves as it is."""
    if not body.strip():
        return [], []  # Markdown runs nothing on it
    markdown = _markdown()
    markdown.reset()
    markdown.convert(body)
    left = markdown.htmlStash.rawHtmlBlocks
    return markdown.treeprocessors["tree"].elements, list(map(_as_text, left))


class _Tree(Treeprocessor):  # type: ignore[misc]  # Markdown has no types
    """Keeps what the others have made."""

    def run(self, root: Element) -> None:
        self.elements = list(root.iter())[1:]  # without the one around all


@cache
def _markdown() -> Markdown:
    # code is checked elsewhere, and shown as text
    fence = {"name": "*", "class": "", "format": lambda *_, **__: "", "validator": lambda *_: True}
    settings = {
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.superfences": {"custom_fences": [fence]},
        "pymdownx.blocks.tab": {"alternate_style": True},
    }
    markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=settings)
    markdown.treeprocessors.register(_Tree(markdown), "tree", -1)
    return markdown


def _as_text(html: str | Element) -> str:
    return html if isinstance(html, str) else f"<{html.tag}>"


def _check_element(page: Page, element: Element) -> None:
    allowed = ELEMENTS.get(element.tag)
    if allowed is None:
        found = f"<{element.tag}>"
        expected = f"only {', '.join(sorted(ELEMENTS))}"
        line = _line(page, f"<{element.tag}")
        raise Problem(page.path, line, found, expected, "write it in Markdown")
    for name, value in element.attrib.items():
        value = value or ""  # {: hidden } has none
        if name not in allowed or not allowed[name].fullmatch(value):
            found = f'{name}="{value}" at <{element.tag}>'
            line = _line(page, value, name, "-:|", "-: |", "|:-", "| :-")
            expected = f"only {' and '.join(allowed) or 'its text'}, with a plain value"
            raise Problem(page.path, line, found, expected, "remove it")
    if element.tag == "a":
        text = "".join(element.itertext())
        if problem := wrong_link(element.get("href", ""), text):
            raise Problem(page.path, _line(page, element.get("href", ""), text), *problem)


def wrong_link(address: str, text: str) -> tuple[str, str, str] | None:
    """What is wrong with a link, as found, expected and fix; None where nothing is."""
    abroad = _LINK_TO_A_HOST.fullmatch(address)
    if not abroad and not _LINK_TO_A_PAGE.fullmatch(address):
        expected = "a page of this site (name.md), a heading (#id), or https://host/..."
        return f"a link to {address}", expected, "correct the address"
    host = abroad[1] if abroad else ""
    if abroad and host not in HOSTS:
        expected = f"one of {', '.join(sorted(HOSTS))}"
        fix = "link to one of these, or add the host to HOSTS in docs/pitfalls/safety.py"
        return f"a link to {host}", expected, fix
    for seen in visible_hosts(text):
        if seen != host.removeprefix("www."):
            found = f"a link that says {seen} and leads to {host or address}"
            return found, "the host that it leads to", "correct the words or the address"
    return None


def visible_hosts(text: str) -> Iterator[str]:
    """The hosts that a reader sees in words."""
    for match in _HOST.finditer(unicodedata.normalize("NFKC", text)):
        yield (match["after"] or match["bare"]).lower().removeprefix("www.")


def _check_formula(page: Page, latex: str) -> None:
    for name in formula_attributes(latex) - FORMULA_ATTRIBUTES:
        found = f"a formula that sets {name}"
        fix = "remove the command from the formula"
        raise Problem(page.path, _line(page, latex), found, "a formula and nothing else", fix)


def formula_attributes(latex: str) -> set[str]:
    return {name for element in convert_to_element(latex).iter() for name in element.attrib}


def _check_pictures(page: Page, entry: Entry | None, shown: list[str]) -> None:
    """A page shows its entry's figure, once, and no other picture."""
    draws = entry is not None and "figure" in entry.sections
    own = [f"{page.path.stem}.svg"] if draws else []
    if shown == own:
        return
    found = f"pictures {', '.join(shown)}" if shown else "a page without its figure"
    expected = f"the figure {own[0]}, once" if own else "no picture"
    fix = f"show it: ![what it shows]({own[0]})" if own and not shown else "remove the picture"
    raise Problem(page.path, _line(page, *shown, "]("), found, expected, fix)


def _line(page: Page, *needles: str) -> int:
    """The first line that holds one of these; they are tried in order."""
    for needle in needles:
        first = needle.strip().split("\n")[0]
        for number, line in page.lines:
            if first and first in line:
                return number
    return page.first_line


# ---------------------------------------------------------------------------------- the figures


def check_figure(path: Path) -> None:
    """An entry's figure becomes part of its pages, so it holds shapes and text and nothing else."""
    svg = path.read_text(encoding="utf-8")
    # XML reads these otherwise than HTML, in which what follows could run
    if "<!" in svg or "<?" in svg:
        raise Problem(path, 1, "<! or <?", "elements and text", "remove the comment or the header")
    if not svg.startswith("<svg "):
        raise Problem(path, 1, repr(svg[:20]), "<svg and its attributes", "begin with the element")
    _check_size(path, svg, FIGURE_BYTES)
    root = _parsed(path, svg)
    for element in root.iter():
        _check_shape(path, element, FIGURE_ELEMENTS, FIGURE_ATTRIBUTES, _SVG_NAMES)
        style = element.get("style")
        if style is not None and not (element is root and _WIDEST.fullmatch(style)):
            fix = "use attributes, such as fill and stroke"
            raise Problem(path, 1, f'style="{style}"', 'style="max-width:...rem" of <svg>', fix)


def check_drawing(path: Path, svg: str) -> None:
    """What matplotlib draws in a lab becomes a file of its own."""
    drawing = svg[max(0, svg.find("<svg")) :]  # the header is not published
    if "<!DOCTYPE" in drawing or "<![" in drawing or "<?" in drawing:
        raise Problem(path, 1, "a figure with <! or <?", "elements and text", "draw it anew")
    _check_size(path, drawing, DRAWING_BYTES)
    for element in _parsed(path, drawing).iter():
        _check_shape(path, element, DRAWING_ELEMENTS, DRAWING_ATTRIBUTES, _DRAWING_NAMES)
        if element.tag == f"{{{SVG}}}style" and element.text != DRAWING_STYLE:
            found = f"<style>{element.text}"
            raise Problem(path, 1, found, DRAWING_STYLE, "draw it with matplotlib")
        for declaration in filter(str.strip, element.get("style", "").split(";")):
            name = declaration.partition(":")[0].strip()
            if name not in DRAWING_PROPERTIES:
                expected = f"one of {', '.join(sorted(DRAWING_PROPERTIES))}"
                raise Problem(path, 1, f'style="{declaration.strip()}"', expected, "remove it")


def _check_size(path: Path, svg: str, most: int) -> None:
    size = len(svg.encode())
    if size > most:
        raise Problem(path, 1, f"a figure of {size:,} bytes", f"at most {most:,}", "draw less")


def _parsed(path: Path, svg: str) -> Element:
    try:
        root: Element = fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        found = f"a figure that is not XML: {error}"
        raise Problem(path, 1, found, "an SVG that begins with <svg", "correct it") from None
    box = root.get("viewBox", "").split()
    try:
        numbers = list(map(float, box))
    except ValueError:
        numbers = []
    if len(numbers) != 4 or not all(0 < number <= LARGEST for number in numbers[2:]):
        expected = f'viewBox="0 0 WIDTH HEIGHT", each at most {LARGEST}'
        raise Problem(path, 1, f'viewBox="{" ".join(box)}"', expected, "correct the size")
    for name in ("width", "height"):
        size = root.get(name, "1").removesuffix("pt")
        if not re.fullmatch(r"\d{1,3}(\.\d+)?", size):
            found = f'{name}="{root.get(name)}"'
            raise Problem(path, 1, found, f"at most {LARGEST}", "correct the size")
    return root


def _check_shape(
    path: Path, element: Element, elements: set[str], attributes: set[str], names: tuple[str, ...]
) -> None:
    space, tag = _split(element.tag)
    if tag not in elements or space not in names:
        found = f"<{tag}> in the figure"
        raise Problem(path, 1, found, f"one of {', '.join(sorted(elements))}", "draw it with these")
    for key, value in element.attrib.items():
        space, name = _split(key)
        if name not in attributes or space not in names:
            found = f'{name}="{value}" at <{tag}>'
            expected = f"one of {', '.join(sorted(attributes))}"
            raise Problem(path, 1, found, expected, "remove it")
        if not _is_inside(tag, name, value):
            found = f'{name}="{value[:60]}" at <{tag}>'
            expected = "nothing from elsewhere: #id, url(#id)"
            raise Problem(path, 1, found, expected, "draw it in the figure")


def _split(name: str) -> tuple[str, str]:
    """The namespace, in braces, and the name in it."""
    space, brace, last = name.rpartition("}")
    return space + brace, last


def _is_inside(tag: str, name: str, value: str) -> bool:
    """Whether an attribute refers to nothing outside the figure."""
    if name == "href":
        picture = tag == "image" and value.startswith("data:image/png;base64,")
        return picture or bool(re.fullmatch(r"#[a-zA-Z][\w-]*", value, re.ASCII))
    if name == "id":
        return bool(re.fullmatch(r"[a-zA-Z][\w.-]*", value, re.ASCII))
    if name == "resource":
        return value == STILL_IMAGE
    return not _ELSEWHERE.search(_URL_OF_AN_ID.sub("", value))


# -------------------------------------------------------------------------------------- the labs


def check_lab(path: Path) -> None:
    """A lab is a notebook of words and code, and of what code prints and draws."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    rest = {key: value for key, value in notebook.items() if key != "cells"}
    if rest != NOTEBOOK:
        raise Problem(path, 1, f"a notebook with {rest}", str(NOTEBOOK), "save it with these")
    for number, cell in enumerate(notebook["cells"], 1):
        _check_cell(path, f"cell {number}", cell)


def _check_cell(path: Path, where: str, cell: dict[str, Any]) -> None:
    kind = cell["cell_type"]
    keys = CELLS.get(kind)
    if keys is None or set(cell) - keys or cell["metadata"]:
        keys_found = ", ".join(sorted(cell))
        found = f"{where} of kind {kind} with {keys_found}, metadata {cell['metadata']}"
        raise Problem(path, 1, found, f"a cell of kind {' or '.join(CELLS)}", "remove the rest")
    if kind == "markdown":
        _check_words(path, where, "".join(cell["source"]))
    for output in cell.get("outputs", []):
        keys = OUTPUTS.get(output["output_type"])
        if keys is None or set(output) - keys or output.get("metadata"):
            found = f"{where} with an output of kind {output['output_type']}"
            raise Problem(path, 1, found, f"one of {', '.join(OUTPUTS)}", "run the cell anew")
        for mime, content in output.get("data", {}).items():
            if mime not in MIME_TYPES:
                expected = f"one of {', '.join(sorted(MIME_TYPES))}"
                fix = "print text, or draw with matplotlib"
                raise Problem(path, 1, f"{where} with an output {mime}", expected, fix)
            if mime == "image/svg+xml":
                check_drawing(path, "".join(content))


def _check_words(path: Path, where: str, source: str) -> None:
    """A cell's Markdown, rendered by what the site's Jupyter plugin uses."""
    from nbconvert.filters.markdown_mistune import markdown2html_mistune  # takes half a second

    soup = BeautifulSoup(markdown2html_mistune(source), "html.parser")
    for link in soup.select("a.anchor-link"):  # as site/labs.py does
        link.decompose()
    for element in soup.find_all(True):
        _check_lab_element(path, where, element)
    for text in soup.find_all(string=lambda text: type(text).__name__ != "NavigableString"):
        found = f"{where} with a comment: {text}"
        raise Problem(path, 1, found, "Markdown", "remove it")
    for name in re.findall(r"\{#([^}]*)\}$", source, re.MULTILINE):
        if not _ID.fullmatch(name):
            found = f"{where} with the id {name}"
            raise Problem(path, 1, found, "letters, digits and -", "rename it")
    for latex in re.findall(r"\$([^$\n]+)\$", source):
        for name in formula_attributes(latex) - FORMULA_ATTRIBUTES:
            found = f"{where} with a formula that sets {name}"
            raise Problem(path, 1, found, "a formula and nothing else", "remove the command")


def _check_lab_element(path: Path, where: str, element: Any) -> None:
    if element.name not in LAB_ELEMENTS:
        expected = f"only {', '.join(sorted(LAB_ELEMENTS))}"
        found = f"{where} with <{element.name}>"
        raise Problem(path, 1, found, expected, "write it in Markdown, code in `backticks`")
    for name, value in element.attrs.items():
        if (element.name, name) not in LAB_ATTRIBUTES:
            found = f'{where} with {name}="{value}" at <{element.name}>'
            raise Problem(path, 1, found, "an element without it", "remove it")
    if element.name == "a" and (problem := wrong_link(element["href"], element.get_text())):
        found, expected, fix = problem
        raise Problem(path, 1, f"{where} with {found}", expected, fix)
