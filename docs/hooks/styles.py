"""Leaves out of Material's style sheets the rules and properties that nothing on the site uses."""

import re
from pathlib import Path

import tinycss2

IN_PAGES = re.compile(r'\bclass="([^"]*)"')
IN_SCRIPTS = re.compile(r'(?:class:|classList\.\w+\()["`]([^"`]*)')  # what Material's script adds to a page
COLOUR = re.compile(r'(data-md-color-\w+)="?([^"\]]*)"?')
PROPERTY = re.compile(r"--[\w-]+")
NESTED = ("media", "supports")


def on_post_build(config):
    if config.extra["serving"]:
        return
    site, classes, colours = Path(config.site_dir), set(), set()
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        classes.update(*map(str.split, IN_PAGES.findall(page)))
        colours.update(COLOUR.findall(page))
    scripts = "".join(path.read_text(encoding="utf-8") for path in site.glob("assets/**/*.js"))
    classes.update(*map(str.split, IN_SCRIPTS.findall(scripts)))
    sheets = {path: used_rules(parse(path.read_text(encoding="utf-8")), classes, colours)
              for path in site.glob("assets/stylesheets/*.css")}
    ours = "".join(path.read_text(encoding="utf-8") for path in site.glob("assets/*.css"))
    taken = re.findall(r"var\((--[\w-]+)", "".join([ours, *sheets.values()])) + PROPERTY.findall(scripts)
    for path, text in sheets.items():
        path.write_text(used_properties(parse(text), set(taken)), encoding="utf-8")


def parse(text: str) -> list:
    return tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)


def used_rules(rules: list, classes: set[str], colours: set[tuple[str, str]]) -> str:
    """The rules without the selectors that want a class or a colour scheme that is not there."""
    def select(rule):
        selectors = [[]]
        for token in rule.prelude:
            selectors.append([]) if token == "," else selectors[-1].append(token)
        kept = [tinycss2.serialize(selector) for selector in selectors if wanted(selector, classes, colours)]
        return kept and f"{','.join(kept)}{{{tinycss2.serialize(rule.content)}}}"

    return transform(rules, select)


def wanted(selector: list, classes: set[str], colours: set[tuple[str, str]]) -> bool:
    """Whether all classes and colour schemes that it names are there; what stands in :not() or :is() is left aside."""
    names = [after.value for dot, after in zip(selector, selector[1:]) if dot == "."]
    blocks = [tinycss2.serialize(token.content) for token in selector if token.type == "[] block"]
    schemes = [found.groups() for block in blocks if (found := COLOUR.fullmatch(block))]
    return classes.issuperset(names) and colours.issuperset(schemes)


def used_properties(rules: list, used: set[str]) -> str:
    """The rules without the custom properties whose value nothing takes."""
    def select(rule):
        declarations = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        kept = [each.serialize() for each in declarations if not each.name.startswith("--") or each.name in used]
        return kept and f"{tinycss2.serialize(rule.prelude)}{{{';'.join(kept)}}}"

    return transform(rules, select)


def transform(rules: list, select) -> str:
    """What `select` makes of each rule, also within media queries; other at-rules stay as they are."""
    texts = []
    for rule in rules:
        if rule.type == "qualified-rule":
            texts.append(select(rule) or "")
        elif rule.at_keyword in NESTED:
            inner = transform(parse(tinycss2.serialize(rule.content)), select)
            texts.append(inner and f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            texts.append(rule.serialize())
    return "".join(texts)
