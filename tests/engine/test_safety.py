"""What may be published and what may not: each attack is found, and told with its line."""

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from pitfalls import safety
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.site.lists import LISTS

ROOT = Path(__file__).parents[2]
REPOSITORY = Project(ROOT)
NAME = "losses/softmax-before-cross-entropy"
DRAWN = "rnn/bidirectional-output"


def problem(check, *arguments) -> str:
    with pytest.raises(Problem) as caught:
        check(*arguments)
    return str(caught.value)


@pytest.fixture
def page_with(project):
    """page_with(text) is an entry's page that ends in the text; front goes before its title."""

    def page_with(text="", front="", name=NAME):
        page = project.page("en", name)
        page.path.parent.mkdir(exist_ok=True)
        source = REPOSITORY.page("en", name).path.read_text(encoding="utf-8")
        source = source.replace("title:", f"{front}title:", 1) + f"\n{text}\n"
        page.path.write_text(source, encoding="utf-8")
        return page

    return page_with


def check(page, name=NAME):
    safety.check_page(page, REPOSITORY.entries[name])


# ------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<meta http-equiv=refresh content=0>",
        "<style>p { display: none }</style>",
        "<iframe srcdoc=x></iframe>",
        "<form action=https://evil.example></form>",
        "<kbd onclick=alert(1)>",
        "<!-- words that nobody sees -->",
        "<!-- torch -->",
        "<?xml-stylesheet href=x?>",
        "<b>",
        "&#8203;",
        "&shy;",
    ],
)
def test_html(page_with, html):
    page = page_with(f"Words {html} and more")
    message = problem(check, page)
    last = len(page.path.read_text(encoding="utf-8").splitlines())
    assert message.startswith(f"{page.path}:{last}\n  found:    '{html.split('>')[0]}")
    assert "write &lt; for <" in message


@pytest.mark.parametrize(
    "text",
    [
        "Press <kbd>R</kbd>.",
        "`<script>` is code.",
        "a &lt; b",
        "1 < 2",
        "### More {#more-2.0}",
        "$a < b$",
        "[logits](what-are-logits.md#why) and [docs.pytorch.org](https://docs.pytorch.org/x)",
        "[the loss](https://pytorch.org/x?y=1#z), <https://pytorch.org/>",
        "[model.eval()](https://pytorch.org/) and [2.0](https://pytorch.org/)",
        "!!! note\n    Words",
    ],
)
def test_what_pages_may_hold(page_with, text):
    check(page_with(text))


@pytest.mark.parametrize(
    "text, found",
    [
        ("*x*{: onmouseover=alert(1)}", 'onmouseover="alert(1)" at <em>'),
        ('Words\n{: style="display:none"}', 'style="display:none" at <p>'),
        ("Words\n\n1. Words\n{: hidden }", 'hidden="" at <li>'),
        ("| a {: onclick=x } |\n|---|\n| b |", 'onclick="x" at <th>'),
        ("/// tab | A\n    attrs: {onclick: x}\n\nb\n///", 'onclick="x" at <div>'),
        ("### Words {#__search}", 'id="__search" at <h3>'),
        ("[x](what-are-logits.md){: target=_blank}", 'target="_blank" at <a>'),
        ('[x](https://pytorch.org "a title")', 'title="a title" at <a>'),
        ('<div class="hero" markdown>x</div>', 'class="hero" at <div>'),
        ("<p hidden markdown>x</p>", 'hidden="hidden" at <p>'),
        ("![x](https://evil.example/x.png)", 'src="https://evil.example/x.png" at <img>'),
        ("![x][y]\n\n[y]: data:image/png,x", 'src="data:image/png,x" at <img>'),
        ("| a |\n|--:|\n| b |", 'style="text-align: right;" at <th>'),
    ],
)
def test_attributes(page_with, text, found):
    assert f"found:    {found}\n" in problem(check, page_with(text))


@pytest.mark.parametrize(
    "text, address",
    [
        ("[x](javascript:alert(1))", "javascript:alert(1)"),
        ("[x](java&#115;cript:alert(1))", "java&#115;cript:alert(1)"),
        ("[x](<JavaScript:alert(1)>)", "JavaScript:alert(1)"),
        ("[x][y]\n\n[y]: vbscript:x", "vbscript:x"),
        ("[x](data:text/html,x)", "data:text/html,x"),
        ("[x](//evil.example)", "//evil.example"),
        ("[x](http://pytorch.org)", "http://pytorch.org"),
        ("[x](https://pytorch.org@evil.example/)", "https://pytorch.org@evil.example/"),
        ("[x](https://pytorch.org:8443/)", "https://pytorch.org:8443/"),
        ("[x](../../mkdocs.yml)", "../../mkdocs.yml"),
        ("[x](evil.html)", "evil.html"),
        ("[x](/en/)", "/en/"),
    ],
)
def test_addresses(page_with, text, address):
    assert f"found:    a link to {address}\n" in problem(check, page_with(text))


@pytest.mark.parametrize(
    "text, host",
    [
        ("[x](https://evil.example/)", "evil.example"),
        ("[x](https://pytorch.org.evil.example/)", "pytorch.org.evil.example"),
        ("[x](https://xn--pytrch-q4a.org/)", "xn--pytrch-q4a.org"),
        ("[x](https://127.0.0.1/)", "127.0.0.1"),
        ("<https://evil.example>", "evil.example"),
        ("[x]: https://evil.example\n\n[x]", "evil.example"),
    ],
)
def test_hosts(page_with, text, host):
    message = problem(check, page_with(text))
    assert f"found:    a link to {host}\n" in message
    assert "add the host to HOSTS" in message


@pytest.mark.parametrize(
    "words, seen",
    [
        ("pytorch.org", "pytorch.org"),
        ("https://docs.pytorch.org/x", "docs.pytorch.org"),
        ("the **pytorch**.org docs", "pytorch.org"),
        ("`www.pytorch.org`", "pytorch.org"),
    ],
)
def test_the_host_that_one_sees_is_the_one_that_one_gets(page_with, words, seen):
    message = problem(check, page_with(f"[{words}](https://github.com/x)"))
    assert f"found:    a link that says {seen} and leads to github.com\n" in message


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://pуtorch.org/)",  # a Cyrillic у
        "[pytorch․org](https://github.com/x)",  # a one dot leader
        "[ｐｙｔｏｒｃｈ.org](https://github.com/x)",
    ],
)
def test_characters_that_look_like_others(page_with, text):
    assert "add it to CHARACTERS in docs/pitfalls/text.py" in problem(check, page_with(text))


@pytest.mark.parametrize("command", ["href{javascript:x}", "style{color:red}", "class{hero}"])
@pytest.mark.parametrize("signs", ["$\\{}{{x}}$", "$$\n\\{}{{x}}\n$$"])
def test_formulas(page_with, command, signs):
    name = command.partition("{")[0]
    message = problem(check, page_with(signs.format(command)))
    assert f"found:    a formula that sets {name}\n" in message


@pytest.mark.parametrize("key", ["template", "icon", "subtitle", "search", "robots", "redirect"])
def test_front_matter_that_only_the_theme_would_read(page_with, key):
    message = problem(check, page_with(front=f"{key}: <script>\n"))
    assert f":2\n  found:    the key {key!r}\n" in message


def test_front_matter_in_two_lines(page_with):
    page = page_with(front='changed: "One.\\n\\n<script>"\n')
    assert ':2\n  found:    changed: "One.\\n\\n<script>"\n' in problem(check, page)


def test_a_key_that_does_not_end(page_with):
    assert "a <kbd> without its end" in problem(check, page_with("<kbd>R"))


def test_a_picture_that_is_not_the_entrys(page_with):
    message = problem(check, page_with("![x](what-are-logits.svg)"))
    assert "found:    pictures what-are-logits.svg\n  expected: no picture" in message


def test_a_figure_that_the_page_does_not_show(page_with):
    page = page_with(name=DRAWN)
    text = page.path.read_text(encoding="utf-8")
    page.path.write_text(text.replace("![", "["), encoding="utf-8")
    entry = REPOSITORY.entries[DRAWN]
    told = problem(safety._check_pictures, page, entry, [])
    assert "found:    a page without its figure\n" in told


def test_rendering_is_that_of_the_site():
    """Extensions of mkdocs.yml that make no elements aside."""
    found = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    names = [each if isinstance(each, str) else next(iter(each)) for each in found]
    quiet = {"toc", "pymdownx.highlight", "pymdownx.inlinehilite"}
    assert [name for name in names if name not in quiet] == list(safety.EXTENSIONS)


def test_markers_are_the_lists():
    assert set(safety.MARKERS) | {"entries by topic", "version"} == set(LISTS)


# ----------------------------------------------------------------------------------- figures


@pytest.fixture
def figure_with(tmp_path):
    """figure_with(svg) is a figure that ends in these elements."""

    def figure_with(inside="", attributes='viewBox="0 0 10 10"', before="", size=1):
        path = tmp_path / "figure.svg"
        svg = f'{before}<svg xmlns="{safety.SVG}" {attributes}>{inside * size}</svg>'
        path.write_text(svg, encoding="utf-8")
        return path

    return figure_with


ATTACKS_OF_FIGURES = [
    ("<script>alert(1)</script>", "<script> in the figure"),
    ("<foreignObject><p/></foreignObject>", "<foreignObject> in the figure"),
    ('<animate attributeName="href" to="javascript:x"/>', "<animate> in the figure"),
    ('<set attributeName="href"/>', "<set> in the figure"),
    ('<a href="https://evil.example"><path d=""/></a>', "<a> in the figure"),
    ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "<p> in the figure"),
    ('<path xmlns="http://www.w3.org/1999/xhtml" d=""/>', "<path> in the figure"),
    ('<path onclick="x" d=""/>', 'onclick="x" at <path>'),
    ('<use href="https://evil.example#a"/>', 'href="https://evil.example#a" at <use>'),
    ('<path fill="url(https://evil.example)"/>', 'fill="url(https://evil.example)" at <path>'),
    ('<path fill="u\\72l(//evil.example)"/>', 'fill="u\\72l(//evil.example)" at <path>'),
    ('<g id="__search"/>', 'id="__search" at <g>'),
]


@pytest.mark.parametrize(
    "inside, found",
    [
        *ATTACKS_OF_FIGURES,
        ("<image/>", "<image> in the figure"),
        ("<style>@import 'x'</style>", "<style> in the figure"),
        ('<path style="fill:red"/>', 'style="fill:red"'),
        ("<!-- ><script>alert(1)</script> -->", "<! or <?"),
        ("<text><![CDATA[<script>]]></text>", "<! or <?"),
        ("<?xml-stylesheet href='x'?>", "<! or <?"),
        ("<text>", "a figure that is not XML: mismatched tag"),
    ],
)
def test_figures(figure_with, inside, found):
    assert f"found:    {found}" in problem(safety.check_figure, figure_with(inside))


@pytest.mark.parametrize(
    "attributes, found",
    [
        ('viewBox="0 0 9000 10"', 'viewBox="0 0 9000 10"'),
        ('viewBox="0 0 0 10"', 'viewBox="0 0 0 10"'),
        ("", 'viewBox=""'),
        ('viewBox="0 0 10 10" width="9000"', 'width="9000"'),
        ('viewBox="0 0 10 10" style="max-width:999rem"', 'style="max-width:999rem"'),
        ('viewBox="0 0 10 10" onload="x"', 'onload="x" at <svg>'),
    ],
)
def test_the_figure_itself(figure_with, attributes, found):
    path = figure_with(attributes=attributes)
    assert f"found:    {found}\n" in problem(safety.check_figure, path)


def test_a_large_figure(figure_with):
    path = figure_with("<g/>", size=10_000)
    assert "bytes\n  expected: at most 20,000" in problem(safety.check_figure, path)


def test_entities(figure_with):
    path = figure_with("<text>&x;</text>", before='<!DOCTYPE svg [<!ENTITY x "y">]>')
    assert "found:    <! or <?" in problem(safety.check_figure, path)


# -------------------------------------------------------------------------------------- labs


@pytest.fixture
def lab_with(tmp_path):
    """lab_with(words=…, outputs=…) is a notebook of one cell of words and one of code."""

    def lab_with(words="# A title", output=None, cell=(), **notebook):
        code = {
            "cell_type": "code", "execution_count": 1, "id": "b", "metadata": {},
            "outputs": [output] if output else [], "source": ["1"],
        }
        first = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": [words]}
        cells = [first | dict(cell), code]
        path = tmp_path / "lab.ipynb"
        text = json.dumps({"cells": cells} | safety.NOTEBOOK | notebook)
        path.write_text(text, encoding="utf-8")
        return path

    return lab_with


def drawn(svg):
    svg = f'<?xml version="1.0"?>\n<svg xmlns="{safety.SVG}" viewBox="0 0 9 9">{svg}</svg>'
    data = {"image/svg+xml": [svg], "text/plain": ["<Figure>"]}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def test_a_good_lab(lab_with):
    words = "# A $a<b$ `<b>`\n\n[x](../losses/nan-loss.md), **bold**\n\n| a |\n|---|\n| b |"
    safety.check_lab(lab_with(words, drawn('<g id="figure_1"/>')))


@pytest.mark.parametrize(
    "words, found",
    [
        ("<script>1</script>", "cell 1 with <script>"),
        ("a <img src=x onerror=1>", "cell 1 with <img>"),
        ("<div hidden>x</div>", "cell 1 with <div>"),
        ("<p hidden>x</p>", 'cell 1 with hidden="" at <p>'),
        ("![x](../../../mkdocs.yml)", "cell 1 with <img>"),
        ("[x](javascript:1)", "cell 1 with "),
        ("[x](https://evil.example)", "cell 1 with a link to evil.example"),
        ("[pytorch.org](https://github.com)", "cell 1 with a link that says pytorch.org"),
        ('[x](https://github.com "y")', 'cell 1 with title="y" at <a>'),
        ("x <!-- y -->", "cell 1 with a comment"),
        ("$\\href{javascript:1}{x}$", "cell 1 with a formula that sets href"),
        ("```html\n<b>\n```", "cell 1 with <div>"),
        ("## x {#__search}", "cell 1 with the id __search"),
    ],
)
def test_words_of_labs(lab_with, words, found):
    assert f"found:    {found}" in problem(safety.check_lab, lab_with(words))


@pytest.mark.parametrize("inside, found", ATTACKS_OF_FIGURES[:-1])
def test_drawings_of_labs(lab_with, inside, found):
    assert f"found:    {found}" in problem(safety.check_lab, lab_with(output=drawn(inside)))


@pytest.mark.parametrize(
    "inside, found",
    [
        ("<style>@import 'x'</style>", "<style>@import 'x'"),
        ('<path style="behavior: x"/>', 'style="behavior: x"'),
        ('<path style="fill: url(//x)"/>', 'style="fill: url(//x)" at <path>'),
        ('<image href="https://evil.example/x.png"/>', 'href="https://evil.example/x.png"'),
        ('<image href="data:image/svg+xml;base64,x"/>', 'href="data:image/svg+xml;base64,x"'),
    ],
)
def test_styles_and_pictures_in_drawings(lab_with, inside, found):
    assert f"found:    {found}" in problem(safety.check_lab, lab_with(output=drawn(inside)))


@pytest.mark.parametrize("mime", ["text/html", "application/javascript", "image/png"])
def test_outputs_of_other_kinds(lab_with, mime):
    output = {"output_type": "display_data", "data": {mime: ["x"]}, "metadata": {}}
    assert f"cell 2 with an output {mime}" in problem(safety.check_lab, lab_with(output=output))


def test_an_error_as_output(lab_with):
    output = {"output_type": "error", "ename": "x", "evalue": "x", "traceback": []}
    assert "output of kind error" in problem(safety.check_lab, lab_with(output=output))


@pytest.mark.parametrize(
    "cell",
    [{"cell_type": "raw"}, {"attachments": {"x.svg": {}}}, {"metadata": {"tags": ["hide"]}}],
)
def test_cells_of_other_kinds(lab_with, cell):
    assert "found:    cell 1 of kind" in problem(safety.check_lab, lab_with(cell=cell))


def test_a_notebook_with_more(lab_with):
    assert "found:    a notebook with" in problem(safety.check_lab, lab_with(metadata={"x": 1}))


# ------------------------------------------------------------------------------- files, texts


@pytest.mark.parametrize(
    "name",
    [
        "docs/en/evil.html",
        "docs/en/evil.htm",
        "docs/en/losses/evil.js",
        "docs/en/evil.svg",
        "docs/en/.hidden.md",
        "docs/en/__pycache__/evil.html",
        "docs/pitfalls-2/evil.html",
        "docs/en/losses/deep/page.md",
        "docs/en/losses/lab.ipynb",
        "docs/fr/page.md",
        "docs/more.yml",
        "docs/theme/overrides/x.html",
        "docs/theme/main.py",
        "docs/root/.htaccess",
        "snippets/conftest.py",
        "snippets/losses/README.md",
        "snippets/losses/deep/x.py",
        "snippets/versions/x.pkl",
    ],
)
def test_files_of_other_kinds(project, name):
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    message = problem(safety.check_files, project)
    assert message.startswith(f"{path}:1\n  found:    a file of another kind")


def test_a_link_to_another_file(project):
    path = project.docs / "en/secrets.md"
    path.symlink_to("/etc/hostname")
    message = problem(safety.check_files, project)
    assert message.startswith(f"{path}:1\n  found:    a link to another file")


def test_a_figure_that_no_code_draws(project):
    path = project.snippets / "losses/drawn.svg"
    path.parent.mkdir()
    path.touch()
    assert "found:    a figure that no code draws" in problem(safety.check_files, project)
    shutil.copy(REPOSITORY.entry_path(DRAWN), path.with_suffix(".py"))
    safety.check_files(project)


@pytest.mark.parametrize(
    "text", ["<script>", "[x](https://evil.example)", "&lt;b&gt;", '"One.\\nTwo."']
)
def test_texts_of_the_site(project, text):
    path = project.docs / "topics.yml"
    whole = path.read_text(encoding="utf-8")
    value = text if text.startswith('"') else f"'{text}'"
    path.write_text(f"more:\n  en: {{title: {value}}}\n{whole}", encoding="utf-8")
    assert f"{path}:" in problem(safety.check_texts, path)
