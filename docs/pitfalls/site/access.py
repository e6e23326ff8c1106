"""Tells screen readers and keyboards what the eye sees: names, what PyTorch printed, words of the other language."""

import re

from languages import language_of
from mkdocs.plugins import event_priority

HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff、，。；：（）「」《》]*")
TAGS = re.compile(r"(<(?:title|script|style|svg|math)\b.*?</(?:title|script|style|svg|math)>|<[^>]+>)", re.DOTALL)
ENGLISH = re.compile(r"<(pre|samp)\b((?:(?!</\1>)[^\u3400-\u9fff])*</\1>)")  # all of it is
ENGLISH_TERM = re.compile(r"<td>(?=[A-Za-z])")
SKIP = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)
DRAWER = re.compile(r'<input class="md-toggle" data-md-toggle="drawer"')
NAVIGATION = re.compile(r'aria-label="([^"]*)" data-md-level="0"')
FOLDER = re.compile(r'(<label class="md-nav__link[^"]*" for="(__nav_\w+)" id="\2_label" tabindex="0">)'
                    r'(.*?<label class="md-nav__title" for="\2">\s*<span[^>]*></span>\s*(.*?)\s*</label>)', re.DOTALL)


def on_page_content(content, page, config, files):
    words = config.extra["catalog"].words
    content = content.replace("<th></th>", "<td></td>")  # the corner of a table is the heading of nothing
    if language_of(config) == "en":
        parts = TAGS.split(content)
        parts[::2] = [HAN.sub(r'<span lang="zh">\g<0></span>', text) for text in parts[::2]]
        content = "".join(parts)
    else:
        content = ENGLISH.sub(r'<\1 lang="en"\2', content)
        if page.file.src_uri == "glossary.md":
            content = ENGLISH_TERM.sub('<td lang="en">', content)
    return re.sub(r'<samp( lang="en")? class="(output|error|warning)"',
                  lambda samp: f'<samp role="group" aria-label="{words[samp[2]]}"{samp[0][5:]}', content)


@event_priority(-50)  # once the page is whole
def on_post_page(output, page, config):
    output = output.replace(' role="dialog"', "", 1)  # the search box is none: the page beside it stays in use
    # The link that skips to the content is the first thing on every page, also on those without headings. The check box
    # that opens the navigation of a narrow window comes next; the style sheet lets it have the focus there.
    word = config.extra["catalog"].words["skip"]
    skip = f'<div data-md-component="skip">\n<a href="#content" class="md-skip">{word}</a>\n</div>\n'
    output = SKIP.sub("", output, count=1).replace('<article class="', '<article id="content" class="', 1)
    output = DRAWER.sub(f'{skip}\\g<0> aria-label="{NAVIGATION.search(output)[1]}"', output, count=1)
    output = FOLDER.sub(r'\1<span class="unseen">\4</span>\3', output)
    return re.sub(r'<a href="[^"]*" hreflang="([\w-]+)"', r'\g<0> lang="\1"', output)
