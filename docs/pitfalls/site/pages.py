"""Makes pages of entries: header line, code apart from its output, lists of entries, formulas."""

import html
import json
import posixpath
import re
from functools import cached_property
from pathlib import Path

import records
import yaml
from entries import ERROR, INCLUDE, ROOT, WARNING, Entry, Problem, all_entries, pattern, read_page
from languages import language_of
from latex2mathml.converter import convert
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from versions import strip, what_changed

log = get_plugin_logger(__name__)

FENCE = re.compile(r'^```python\n(--8<-- "[^":]+:((wrong|right)?\w*)")$', re.MULTILINE)
FACTS = re.compile(r'<p class="facts">.*?</p>', re.DOTALL)
PLAIN = re.compile(r'<span class="(?:n|nn|o|p|w|kc|mi|mf)">([^<]*)</span>')  # names, numbers, operators, space: a third of a page, all but unstyled
CHEVRON = re.compile(r'\n<span class="md-nav__icon md-icon"></span>(?=\n</a>)')  # of a section that does not unfold here
OUTPUT_LINES = re.compile(r'(?:<span class="c1">#&gt;.*</span>\n?)+')
OUTPUT_LINE = re.compile(r'<span class="c1">(#&gt; ?)(.*)</span>\n?')
FORMULA = re.compile(r'<(span|div) class="arithmatex">\\[(\[](.*?)\\[)\]]</\1>', re.DOTALL)
FIGURE = re.compile(r'<p><img alt="([^"]*)" src="[^"]*\.svg" ?/?></p>')
MARKS = re.compile(r"[*_`\[\]\\]")  # of Markdown
WIDTH = re.compile(r'style="max-width:([^"]*)"')  # as an attribute, since the Content-Security-Policy knows no such style
TITLE_LINK = re.compile(r'<a class="headerlink"[^>]*>&para;</a>(?=</h1>)')  # a page has an address of its own
PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
UNSEEN = re.compile(r' xmlns="[^"]*"| md-nav__item--pruned|\n(?=</?(?:div|label|li|link|meta|nav|script|svg|ul)\b|</span>\n)|(?<=-ellipsis">)\n')
INDENT = re.compile(r"\s*\n\s*")
LIST = re.compile(r"^<!-- entries by (topic|api|symptom)(?: (\w+))? -->$", re.MULTILINE)
EXAMPLE = re.compile(r"^<!-- example ([\w/-]+) -->$", re.MULTILINE)
KINDS = ("error", "warning", "silent", "memory", "slow", "question")


class Catalog:
    """The entries, the topics, and what one language says of them."""

    def __init__(self, config):
        self.language = language_of(config)
        self.words = config.extra["languages"][self.language]["words"]
        self.repo_url = config.repo_url or ""
        self.meta = {}
        self.entries = {}
        for entry in all_entries():
            page = Path(config.docs_dir, f"{entry.slug}.md")
            if page.exists():
                self.meta[entry.slug] = read_page(page)[0]
                self.entries[entry.slug] = entry
            else:
                log.warning(f"snippets/{entry.slug}.py has no page docs/{self.language}/{entry.slug}.md: write it")
        self.topics = {topic: text[self.language] for topic, text in yaml.safe_load((ROOT / "docs/topics.yml").read_text()).items()}
        self.torch = records.default_version()
        self.history = records.history(self.entries.values())

    @cached_property
    def patterns(self) -> list[re.Pattern]:
        """Every message of the heads."""
        return [pattern(message) for message in {text: None for entry in self.entries.values() for text in entry.head.get("messages", [])}]

    @cached_property
    def by_api(self) -> dict[str, list[str]]:
        """The entries that are about each API."""
        return grouped(self, "api")

    def title(self, slug: str) -> str:
        """An entry's title as Markdown, where __init__ is not bold and <lambda> is no element."""
        return re.sub(r"([_*])", r"\\\1", html.escape(self.meta[slug]["title"], quote=False))

    def of_topic(self, topic: str) -> list[str]:
        return [slug for slug in self.entries if slug.startswith(f"{topic}/")]


def on_config(config):
    try:
        config.extra["catalog"] = catalog = Catalog(config)
    except Problem as problem:
        raise PluginError(str(problem)) from None  # MkDocs prints it without a stack trace
    words = catalog.words
    config.nav = [
        {words["home"]: "index.md"},
        *({topic["title"]: [f"{name}/index.md", *(f"{slug}.md" for slug in catalog.of_topic(name))]}
          for name, topic in catalog.topics.items() if catalog.of_topic(name)),
        *({words["labs"]: labs} for labs in [lab_titles(config)] if labs),
        {words["by_api"]: "apis.md"},
        {words["by_symptom"]: "symptoms.md"},
        {words["by_message"]: "messages.md"},
        {words["by_version"]: "versions.md"},
        {words["said"]: "said-and-not-so.md"},
        {words["glossary"]: "glossary.md"},
        {words["contribute"]: "contributing.md"},
    ]
    return config


def lab_titles(config) -> list[dict[str, str]]:
    """The notebooks by their headings."""
    labs = sorted(Path(config.docs_dir, "labs").glob("*.ipynb"))
    return [{json.loads(lab.read_text())["cells"][0]["source"][0].strip("# \n"): f"labs/{lab.name}"} for lab in labs]


def on_files(files, config):
    """Add a page for each topic, and each snippet as a file to download."""
    catalog = config.extra["catalog"]
    for name, topic in catalog.topics.items():
        if catalog.of_topic(name):
            text = f"---\ntitle: {topic['title']}\ndescription: {topic['about']}\n---\n\n{topic['about']}\n\n<!-- entries by topic {name} -->\n"
            files.append(File.generated(config, f"{name}/index.md", content=text))
    for slug, entry in catalog.entries.items():
        files.append(File.generated(config, f"{slug}.py", abs_src_path=str(entry.path)))
        if entry.figure.exists():
            files.append(File.generated(config, f"{slug}.svg", abs_src_path=str(entry.figure)))
    return files


def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True  # a fifth of a page's HTML was the templates' own blank lines
    return env


def on_page_markdown(markdown, page, config, files):
    catalog = config.extra["catalog"]
    slug = page.file.src_uri.removesuffix(".md")
    words = catalog.words
    check_includes(markdown, page, catalog)
    if "title" in page.meta:
        page.meta["title"] = html.escape(page.meta["title"], quote=False)  # the templates take it for HTML
    markdown = EXAMPLE.sub(lambda wanted: example(catalog, wanted[1]), markdown)
    markdown = FENCE.sub(lambda fence: fence_of(fence[1], fence[2], fence[3], words), markdown)
    markdown = LIST.sub(lambda wanted: entry_lists(catalog, page.file.src_uri, wanted[1], wanted[2]), markdown)
    for marker, make in {"<!-- ways in -->": ways_in, "<!-- messages -->": messages, "<!-- glossary -->": glossary, "<!-- what changed -->": what_changed}.items():
        if marker in markdown:
            markdown = markdown.replace(marker, make(catalog))
    markdown = markdown.replace("<!-- torch -->", catalog.torch)
    if entry := catalog.entries.get(slug):
        markdown = f"# {catalog.title(entry.slug)}\n\n{facts(catalog, entry)}\n\n{markdown}"
    return markdown


def fence_of(include: str, section: str, role: str | None, words: dict[str, str]) -> str:
    """The opening of a fence that names its section, and says whether its code is wrong or right."""
    return f'``` {{.python #code-{section}' + (f' .{role} title="{words[role]}"' if role else "") + f"}}\n{include}"


def check_includes(markdown: str, page, catalog: Catalog) -> None:
    """Name the include of a section that does not exist, where pymdownx.snippets would show its stack trace."""
    for file, section in INCLUDE.findall(markdown):
        entry = catalog.entries.get(file.removesuffix(".py"))
        if not entry or section not in entry.shown:
            text = open(page.file.abs_src_path, encoding="utf-8").read()
            line = text[: text.index(f"{file}:{section}")].count("\n") + 1
            raise PluginError(str(Problem(Path(page.file.abs_src_path), line, f"{file}:{section}, which does not exist",
                                          f"one of {', '.join(entry.shown if entry else (f'{slug}.py' for slug in catalog.entries))}",
                                          "correct the include")))


def facts(catalog: Catalog, entry: Entry) -> str:
    """The line below the title: kind of symptom, verified version, source, APIs."""
    words = catalog.words
    apis = "".join(f'<a href="{official_page(api)}"><code>{short(api)}</code></a> ' for api in entry.head["apis"])
    return (f'<p class="facts">{kind(catalog, entry.slug)} '
            f'<span>{words["verified"]} {verified(catalog, entry)}</span> '
            f'<a href="../{posixpath.basename(entry.slug)}.py" download>{words["source"]}</a> '
            f'<a href="../{posixpath.basename(entry.slug)}.ipynb" download>{words["notebook"]}</a> {colab(catalog, entry)}'
            f'<span class="apis">{apis}</span></p>')


def verified(catalog: Catalog, entry: Entry) -> str:
    """What an entry was proven on."""
    if "device" not in entry.head:
        return f"PyTorch {catalog.torch}"
    proven = records.check_gpu(entry)
    return f"PyTorch {proven['torch']}, {proven['gpu']}"


def kind(catalog: Catalog, slug: str) -> str:
    symptom = catalog.entries[slug].head["symptom"]
    return f'<span class="kind {symptom}">{catalog.words[symptom]}</span>'


def colab(catalog: Catalog, entry: Entry) -> str:
    """A link that opens the entry's notebook in Colab, which reads it from the published branch of a GitHub repository."""
    host, _, repository = catalog.repo_url.partition("https://github.com/")
    if host or not repository:
        return ""
    path = f"github/{repository.strip('/')}/blob/gh-pages/{catalog.language}/{entry.slug}.ipynb"
    return f'<a href="https://colab.research.google.com/{path}">Colab</a> '


def short(api: str) -> str:
    """The name people write: nn.Linear, F.relu, Tensor.view, torch.load."""
    name = api.removeprefix("torch.").replace("nn.functional.", "F.")
    return name if "." in name else api


# what PyTorch documents on one page for a whole module, instead of a page for each name
SHARED_PAGES = {
    "torch.nn.init.": "nn.init", "torch.utils.data.": "data", "torch.distributed.": "distributed", "torch.distributions.": "distributions",
    "torch.multiprocessing.": "multiprocessing", "torch.export.": "export", "torch.autograd.Variable": "autograd",
    "torch.autograd.detect_anomaly": "autograd", "torch.autograd.graph.saved_tensors_hooks": "autograd",
}


def official_page(api: str) -> str:
    """The page of PyTorch's documentation that describes an API."""
    base, owner = "https://docs.pytorch.org/docs/stable", api.rpartition(".")[0]
    for start, page in SHARED_PAGES.items():
        if api.startswith(start):
            return f"{base}/{page}.html#{api}"
    if owner.rpartition(".")[2][:1].isupper() and owner != "torch.Tensor" and not owner.startswith("torch.optim."):
        return f"{base}/generated/{owner}.html#{api}"  # a method stands on its class's page
    return f"{base}/generated/{api}.html"


def grouped(catalog: Catalog, by: str) -> dict[str, list[str]]:
    """Slugs by topic, API or kind of symptom, in the order in which a reader looks for them."""
    keys_of = {
        "topic": lambda entry: [entry.slug.split("/")[0]],
        "api": lambda entry: entry.head["apis"],
        "symptom": lambda entry: [entry.head["symptom"]],
    }[by]
    groups = {}
    for slug, entry in catalog.entries.items():
        for key in keys_of(entry):
            groups.setdefault(key, []).append(slug)
    order = {"topic": catalog.topics, "api": sorted(groups, key=str.lower), "symptom": KINDS}[by]
    return {key: groups[key] for key in order if key in groups}


def heading(catalog: Catalog, by: str, key: str) -> str:
    return {"topic": lambda: catalog.topics[key]["title"], "api": lambda: f"`{key}`", "symptom": lambda: catalog.words[key]}[by]()


def entry_lists(catalog: Catalog, src_uri: str, by: str, only: str | None) -> str:
    """The entries in Markdown below a heading for each group; of a single group with their descriptions instead."""
    def link(slug: str) -> str:
        page = posixpath.relpath(f"{slug}.md", posixpath.dirname(src_uri) or ".")
        return f"[{catalog.title(slug)}]({page})"

    groups = grouped(catalog, by)
    if only:
        items = "\n".join(f"- {link(slug)} {kind(catalog, slug)}<br>{catalog.meta[slug]['description']}" for slug in groups[only])
        return f'<div class="entries" markdown>\n{items}\n</div>'
    if by == "api":
        return filtered(catalog, api_lists(groups, link))
    return filtered(catalog, "\n\n".join(f"## {heading(catalog, by, key)} {{#{key}}}\n\n" + "\n".join(f"- {link(slug)}" for slug in slugs)
                                         for key, slugs in groups.items()))


def api_lists(groups: dict[str, list[str]], link) -> str:
    """Every API below the module or class it belongs to, with a link to PyTorch's own page and its entries."""
    modules = {}
    for api, slugs in groups.items():
        owner, _, last = api.rpartition(".")
        modules.setdefault(owner, []).append(
            f"- [`{last}`]({official_page(api)}){{#{api}}}\n" + "\n".join(f"    - {link(slug)}" for slug in slugs))
    return "\n\n".join(f"## `{owner}` {{#{owner}-apis}}\n\n" + "\n".join(modules[owner]) for owner in sorted(modules, key=str.lower))


def filtered(catalog: Catalog, lists: str) -> str:
    """Lists of entries below a field that shows only what the search finds; assets/filter.js brings it to life."""
    return f'<input type="search" class="filter" placeholder="{catalog.words["filter"]}" aria-label="{catalog.words["filter"]}">\n\n{lists}'


def messages(catalog: Catalog) -> str:
    """Every message that an entry answers, in alphabetical order, older wordings too."""
    found = {}
    for slug, entry in catalog.entries.items():
        for message in entry.head.get("messages", []) + entry.head.get("older", []):
            found.setdefault(" ".join(message.split()), []).append(slug)
    lists = "\n".join(
        f"- <samp>{literal(message)}</samp><br>" + " · ".join(f"[{catalog.title(slug)}]({slug}.md)" for slug in slugs)
        for message, slugs in sorted(found.items(), key=lambda item: item[0].lower()))
    return filtered(catalog, f'<div class="messages" markdown>\n{lists}\n</div>')


def literal(text: str) -> str:
    """Text that neither Markdown nor HTML reads as more than itself."""
    return MARKS.sub(lambda mark: f"&#{ord(mark[0])};", html.escape(text))


def example(catalog: Catalog, slug: str) -> str:
    """An entry at a glance: wrong and right side by side, as in its own page, below the title that leads there."""
    fences = "\n\n".join(f'```python\n--8<-- "{slug}.py:{section}"\n```' for section in ("wrong", "right"))
    return f"""**[{catalog.title(slug)}]({slug}.md)**<br>{catalog.meta[slug]["description"]}

<div class="sides" markdown>

{fences}

</div>"""


def ways_in(catalog: Catalog) -> str:
    """The home page's three lists: topics, the APIs with the most entries, and kinds of symptom."""
    def lines(by: str, page, most: int | None = None) -> str:
        groups = grouped(catalog, by)
        keys = sorted(groups, key=lambda key: -len(groups[key]))[:most] if most else groups
        return "\n".join(f"- [{heading(catalog, by, key)}]({page(key)}) <small>{len(groups[key])}</small>" for key in keys)

    words = catalog.words
    return f"""<div class="ways" markdown>
<div markdown>
## {words["by_topic"]} {{#topics}}

{lines("topic", lambda key: f"{key}/index.md")}
</div>
<div markdown>
## {words["by_api"]} {{#apis}}

{lines("api", lambda key: f"apis.md#{key}", most=7)}
- [{words["all_apis"]}](apis.md) <small>{len(grouped(catalog, "api"))}</small>
</div>
<div markdown>
## {words["by_symptom"]} {{#symptoms}}

{lines("symptom", lambda key: f"symptoms.md#{key}")}
</div>
</div>"""


def glossary(catalog: Catalog) -> str:
    terms = yaml.safe_load((ROOT / "docs/glossary.yml").read_text(encoding="utf-8"))
    rows = "\n".join(f"| {term['en']} | {term['zh']} |" for term in sorted(terms, key=lambda term: term["en"].lower()))
    return f"| English | 中文 |\n|---|---|\n{rows}"


def on_page_content(content, page, config, files):
    content = TITLE_LINK.sub("", PLAIN.sub(r"\1", content))
    content = OUTPUT_LINES.sub(lambda lines: output(lines[0]), content)
    if entry := config.extra["catalog"].entries.get(page.file.src_uri.removesuffix(".md")):
        content = FIGURE.sub(lambda figure: inline(entry, figure[1]), content)
        content = FACTS.sub(lambda facts: facts[0] + strip(config.extra["catalog"], entry), content, count=1)
    return FORMULA.sub(lambda formula: mathml(html.unescape(formula[2]), formula[1] == "div"), content)


def mathml(formula: str, block: bool) -> str:
    """The formula as MathML; one on a line of its own scrolls where it is wider than the page, which MathML itself does not."""
    return f'<div class="formula">{convert(formula, "block")}</div>' if block else convert(formula)


def on_post_page(output, page, config):
    """Drop what the templates add to every page and nobody sees, and a request to another host; mark the home page."""
    if page.is_homepage:  # the style sheet tells it by this, since :has() costs every change on every page a look
        output = output.replace("<body ", '<body class="home" ', 1)
    parts = PRE.split(output)
    parts[::2] = [UNSEEN.sub("", INDENT.sub("\n", part)) for part in parts[::2]]
    output = CHEVRON.sub("", "".join(parts)).replace("<pre><span></span>", "<pre>")
    return output.replace(' data-md-component="source"', "")  # else Material asks api.github.com how many stars there are


def inline(entry: Entry, alt: str) -> str:
    """The entry's picture as an element of the page, where it takes the page's colours."""
    svg = entry.figure.read_text(encoding="utf-8").replace("<svg ", f'<svg role="img" aria-label="{alt}" ', 1)
    svg = WIDTH.sub(r'width="\1"', svg, count=1)
    return f"<figure>{svg}<figcaption>{alt}</figcaption></figure>"


def output(lines: str) -> str:
    """Consecutive `#>` lines as sample output; a warning is one line, an error reaches to the end."""
    blocks, kind = [], "output"
    for mark, text in OUTPUT_LINE.findall(lines):
        plain = html.unescape(text)
        if kind != "error":
            kind = "error" if ERROR.match(plain) else "warning" if WARNING.match(plain) else "output"
        if not blocks or blocks[-1][0] != kind:
            blocks.append((kind, []))
        blocks[-1][1].append(f'<i>{mark}</i>{text}\n')
    return "".join(f'<samp class="{kind}">{"".join(texts)[:-1]}</samp>\n' for kind, texts in blocks)
