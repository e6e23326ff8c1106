"""Patterns of code in a head, and their words in the front matter of the pages."""

import pytest

from pitfalls import rules
from pitfalls.entry import read_entry
from pitfalls.page import Page
from pitfalls.problem import Problem

SLUG = "losses/softmax-twice"
TABLE = """\
# [code.softmax_first]
# pattern = '''
# for $X in $Y:
#     $P = torch.softmax($X)
#     ...
# '''
# not = ["$P = torch.softmax()"]
# line = "$P"
"""
HEAD = f'''"""An entry."""
# /// pitfall
# apis = ["torch.softmax"]
# symptom = "silent"
# added = 2026-11-30
#
{TABLE}# ///
'''
SECTIONS = """\
# --8<-- [start:demo]
print(1)
#> 1
# --8<-- [end:demo]
# --8<-- [start:check]
assert demo.out
# --8<-- [end:check]
"""


@pytest.fixture
def entry_with(project):
    """Makes the entry, with another table or none."""

    def make(table=TABLE):
        path = project.entry_path(SLUG)
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD.replace(TABLE, table) + SECTIONS, encoding="utf-8")
        return read_entry(path)

    return make


@pytest.fixture
def page_with(project):
    """Makes the English page, with this line of front matter or none."""

    def make(line=""):
        page = Page(project.docs, "en", SLUG)
        page.path.parent.mkdir(exist_ok=True)
        text = f"---\ntitle: A page\ndescription: Made up.\n{line}\n---\n\nWords.\n"
        page.path.write_text(text.replace("\n\n---", "\n---"), encoding="utf-8")
        return page

    return make


def table(*lines):
    return "".join(f"# {line}\n" for line in ("[code.softmax_first]", *lines))


def test_read_from_the_head(entry_with):
    pattern = entry_with().code["softmax_first"]
    assert pattern.line == 7
    assert pattern.either == ("for $X in $Y:\n    $P = torch.softmax($X)\n    ...",)
    assert pattern.without == ("$P = torch.softmax()",)
    assert pattern.guilty == "$P"


def test_one_of_several_patterns(entry_with):
    pattern = entry_with(table('either = ["f($X)", "g($X)"]')).code["softmax_first"]
    assert pattern.either == ("f($X)", "g($X)")


def test_places_of_a_pattern(entry_with):
    pattern = entry_with(table(
        'pattern = "f($X)"', 'inside = ["for $X in $Y: ...", ["g($X)", "h($X)"]]',
        'anywhere = ["k()", ["l()", "m()"]]', 'not_inside = ["n($X)"]', 'nowhere = ["o()"]',
    )).code["softmax_first"]
    assert pattern.inside == (
        ("for $X in $Y: ...",), ("g($X)", "h($X)"), ("...\nk()\n...",),
        ("...\nl()\n...", "...\nm()\n..."),
    )
    assert pattern.not_inside == ("n($X)", "...\no()\n...")


def test_names_and_an_example(entry_with):
    pattern = entry_with(table(
        'pattern = "f($X)"', 'names = { "$X" = "a|b" }', 'example = "f(a)"',
    )).code["softmax_first"]
    assert pattern.names == {"$X": "a|b"}
    assert pattern.example == "f(a)"


def test_semgrep_reads_the_same(entry_with):
    pattern = entry_with(table(
        'pattern = "f($X)"', 'inside = ["g($X): ...", ["h()", "i()"]]', 'names = { "$X" = "a" }',
    )).code["softmax_first"]
    assert pattern.semgrep == [
        {"pattern": "f($X)"},
        {"pattern-inside": "g($X): ..."},
        {"pattern-either": [{"pattern-inside": "h()"}, {"pattern-inside": "i()"}]},
        {"metavariable-regex": {"metavariable": "$X", "regex": "(?i)^(?:a)$"}},
    ]


def test_an_entry_without_patterns(entry_with):
    assert entry_with("").code == {}


@pytest.mark.parametrize("lines, found", [
    (['pattern = ""'], "[code.softmax_first] with pattern = ''"),
    (['pattern = ["f(...)"]'], "[code.softmax_first] with pattern = ['f(...)']"),
    (['pattern = "f(...)"', 'inside = "g(...)"'], "[code.softmax_first] with inside = 'g(...)'"),
    (['either = []'], "[code.softmax_first] with either = []"),
    (['either = ["f(...)", 1]'], "[code.softmax_first] with either = ['f(...)', 1]"),
    (['pattern = "f(...)"', 'why = "x"'], "[code.softmax_first] with why = 'x'"),
    (['inside = ["f(...)"]'], "[code.softmax_first] with neither pattern nor either"),
    (['pattern = "f(...)"', 'either = ["g(...)"]'],
     "[code.softmax_first] with pattern and either"),
    (['pattern = "f($X)"', 'line = "X"'], "[code.softmax_first] with line = 'X'"),
    (['either = ["f($X)", "g($Y)"]', 'line = "$X"'], "[code.softmax_first] with line = '$X'"),
    (['pattern = "f()"', 'inside = ["g()", []]'], "[code.softmax_first] with inside = ['g()', []]"),
    (['pattern = "f()"', 'nowhere = [["g()"]]'], "[code.softmax_first] with nowhere = [['g()']]"),
    (['pattern = "f()"', 'names = "a"'], "[code.softmax_first] with names = 'a'"),
    (['pattern = "f($X)"', 'names = { "$Y" = "a" }'], "[code.softmax_first] with names with $Y"),
    (['either = ["f($X)", "g()"]', 'names = { "$X" = "a" }'],
     "[code.softmax_first] with names with $X"),
    (['pattern = "class $C(nn.Module): ..."'], "[code.softmax_first] with nn.Module"),
    (['pattern = "f(...)"', 'not = ["F.softmax(...)"]'], "[code.softmax_first] with F.softmax"),
])
def test_another_form(entry_with, lines, found):
    with pytest.raises(Problem) as raised:
        entry_with(table(*lines))
    assert (raised.value.line, raised.value.found) == (7, found)


def test_short_names_are_told_in_full(entry_with):
    with pytest.raises(Problem) as raised:
        entry_with(table('pattern = "optim.SGD(...)"'))
    assert raised.value.expected == "the full name, torch.optim.SGD"


@pytest.mark.parametrize("lines, found", [
    ("# [code.Softmax]\n# pattern = 'f(...)'\n", "code.Softmax = {'pattern': 'f(...)'}"),
    ("# [code]\n# pattern = 'f(...)'\n", "code.pattern = 'f(...)'"),
    ("# [code.a.b]\n# pattern = 'f(...)'\n", "[code.a] with b = {'pattern': 'f(...)'}"),
])
def test_a_table_of_another_form(entry_with, lines, found):
    with pytest.raises(Problem) as raised:
        entry_with(lines)
    assert raised.value.found == found


# ---------------------------------------------------------------------- words of what is found


def test_the_words_of_a_pattern(entry_with, page_with):
    page = page_with('finds: {softmax_first: "a softmax before a loss"}')
    rules.check_finds(page, entry_with())
    assert page.finds == {"softmax_first": "a softmax before a loss"}


def test_a_page_without_patterns_needs_no_words(entry_with, page_with):
    rules.check_finds(page_with(), entry_with(""))


def test_a_pattern_without_words(entry_with, page_with):
    with pytest.raises(Problem) as raised:
        rules.check_finds(page_with(), entry_with())
    assert raised.value.found == (
        "no words for [code.softmax_first] of snippets/losses/softmax-twice.py"
    )
    assert raised.value.fix == 'this line in the front matter: finds: {"softmax_first": "..."}'


@pytest.mark.parametrize("line, found", [
    ('finds: {softmax_first: "a softmax", other: "x"}',
     "finds with 'other', which is no pattern of snippets/losses/softmax-twice.py"),
    ('finds: {softmax_first: "A softmax."}', "softmax_first: 'A softmax.'"),
    ('finds: {softmax_first: "多了一次 softmax。"}', "softmax_first: '多了一次 softmax。'"),
])
def test_words_of_another_form(entry_with, page_with, line, found):
    with pytest.raises(Problem) as raised:
        rules.check_finds(page_with(line), entry_with())
    assert (raised.value.line, raised.value.found) == (4, found)


def test_words_over_several_lines(page_with):
    with pytest.raises(Problem) as raised:
        _ = page_with('finds:\n  softmax_first: "a softmax"').meta
    assert raised.value.fix == 'write all of it in this line: finds: {"a text": "another"}'


def test_the_stamp_covers_the_words(entry_with, page_with):
    entry_with()
    before = page_with('finds: {softmax_first: "a softmax"}').stamp
    assert page_with('finds: {softmax_first: "two of them"}').stamp != before
