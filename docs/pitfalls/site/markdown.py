"""The Markdown extension: formulas, figures and words of the other language, at build time."""

import re
from html import unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from pitfalls.entry import Entry
from pitfalls.site.catalog import Catalog
from pitfalls.site.rendering import render

HAN = r"([\u3400-\u9fff][\u3400-\u9fff、，。；：（）「」《》]*)"
_SVG_WIDTH = re.compile(r'style="max-width:([^"]*)"')


class Pitfalls(Extension):
    """What the pages of this site need besides what mkdocs.yml lists."""

    def __init__(self, catalog: Catalog):
        super().__init__()
        self.catalog = catalog

    def extendMarkdown(self, md: Markdown) -> None:
        # after arithmatex, which is an inline pattern, and toc, which makes the links of headings;
        # before MkDocs checks links, which is at 0
        md.treeprocessors.register(Formulas(md), "pitfalls-formulas", 4.5)
        md.treeprocessors.register(Figures(md, self.catalog), "pitfalls-figures", 4)
        md.treeprocessors.register(EmptyHeads(md), "pitfalls-empty-heads", 3)
        md.treeprocessors.register(TitleWithoutLink(md), "pitfalls-title", 2)
        md.treeprocessors.register(HeadingNames(md), "pitfalls-headings", 1.5)
        md.treeprocessors.register(CodeAsItIs(md), "pitfalls-code", 1)
        if self.catalog.language.code == "en":
            md.inlinePatterns.register(Chinese(HAN, md), "pitfalls-chinese", 10)


class Formulas(Treeprocessor):
    """LaTeX, which arithmatex finds, as MathML."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.get("class") != "arithmatex":
                continue
            source = (element.text or "")[2:-2]  # without \( and \), or \[ and \]
            is_block = element.tag == "div"
            # MathML does not scroll where it is wider than the page; the block does
            element.attrib = {"class": "formula"} if is_block else {}
            element.text = self.md.htmlStash.store(mathml(source, is_block))


def mathml(latex: str, is_block: bool = False) -> str:
    """Written anew from its elements: the converter's own text leaves < in \\text{} as it is."""
    formula = convert_to_element(latex, display="block" if is_block else "inline")
    for element in formula.iter():
        element.text = unescape(element.text or "")  # it holds signs such as &#x02212;
    return tostring(formula, encoding="unicode", short_empty_elements=False)


class Figures(Treeprocessor):
    """A picture of an entry's becomes an element of the page, where it takes its colours."""

    def __init__(self, md: Markdown, catalog: Catalog):
        super().__init__(md)
        self.entries = {
            entry.figure.name: entry
            for entry in catalog.entries.values()
            if entry.figure.exists()
        }

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            images = list(paragraph)
            if [image.tag for image in images] != ["img"]:
                continue
            entry = self.entries.get(images[0].get("src", ""))
            if entry:
                figure = draw(entry, images[0].get("alt", ""))
                paragraph.remove(images[0])
                paragraph.text = self.md.htmlStash.store(figure)


def draw(entry: Entry, caption: str) -> str:
    """The SVG with its caption; its width is an attribute, since the policy forbids styles."""
    svg = entry.figure.read_text(encoding="utf-8")
    svg = _SVG_WIDTH.sub(r'width="\1"', svg, count=1).removeprefix("<svg")
    return render("figure.html", attributes_and_content=svg, caption=caption)


class EmptyHeads(Treeprocessor):
    """The corner of a table is the heading of nothing."""

    def run(self, root: Element) -> None:
        for head in root.iter("th"):
            if not head.text and not len(head):
                head.tag = "td"


class TitleWithoutLink(Treeprocessor):
    """A page has an address of its own, so its title needs no link to itself."""

    def run(self, root: Element) -> None:
        for title in root.iter("h1"):
            for link in title.findall("a[@class='headerlink']"):
                title.remove(link)


class HeadingNames(Treeprocessor):
    """A heading is called by its words alone, not also by its link, which says what it does."""

    def run(self, root: Element) -> None:
        for heading in root.iter():
            link = heading.find("a[@class='headerlink']")
            if link is None:
                continue
            words = Element("span", id=f"{heading.get('id')}-words")
            words.text, words[:] = heading.text, heading[:-1]  # the link comes last
            heading.text, heading[:] = None, [words, link]
            heading.set("aria-labelledby", words.get("id"))


class CodeAsItIs(Treeprocessor):
    """A browser that translates a page leaves code in its text alone."""

    def run(self, root: Element) -> None:
        for code in root.iter("code"):
            code.set("translate", "no")


class Chinese(InlineProcessor):
    """Chinese on an English page says so, for screen readers and for the choice of a font."""

    def handleMatch(self, match, data):
        span = Element("span", lang="zh")
        span.text = match[1]
        return span, match.start(0), match.end(0)
