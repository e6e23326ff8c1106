"""Gives the notebooks that mkdocs-jupyter renders the site's own look, without JupyterLab's half megabyte of styles."""

import re

from bs4 import BeautifulSoup
from latex2mathml.converter import convert

# JupyterLab's prompts, its copy button and the toolbar's leftovers; Material has its own
CLUTTER = "style, script, .jp-Collapser, .jp-InputPrompt, .jp-OutputPrompt, .zeroclipboard-container, .clipboard-copy-txt, a.anchor-link"

FORMULA = re.compile(r"\$([^$\n]+)\$")


def on_page_content(content, page, config, files):
    if not page.file.src_uri.endswith(".ipynb"):
        return content
    soup = BeautifulSoup(content, "html.parser")
    for element in soup.select(CLUTTER):
        element.decompose()
    blocks, figure = [], page.title
    for cell in soup.select(".jp-Cell[id]"):
        for part in cell.select(".jp-MarkdownOutput, .highlight-ipynb > pre, .jp-OutputArea-output"):
            if part.name == "pre":
                blocks.append(f'<div class="highlight"><pre><code>{part.decode_contents()}</code></pre></div>')
            elif image := part.find("img"):
                blocks.append(f'<p class="figure"><img alt="{figure}" src="{image["src"]}"></p>')
            elif text := part.find("pre"):
                blocks.append(f'<div class="highlight"><pre><samp class="output">{text.decode_contents()}</samp></pre></div>')
            else:
                for link in part.select("a[href]"):
                    if re.match(r"(?!\w+:).*\.md(#|$)", link["href"]):  # as in a page, which MkDocs would rewrite
                        link["href"] = "../" + re.sub(r"(index)?\.md(#|$)", r"/\2", link["href"]).replace("//", "/")
                for heading in part.select("h1, h2, h3"):
                    figure = heading.get_text()
                blocks.append(FORMULA.sub(lambda formula: convert(formula[1]), part.decode_contents()))
    return "\n".join(blocks)
