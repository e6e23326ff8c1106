"""What a page says that its entry does not show is found, and told with its line."""

import pytest

from pitfalls import comments, prose
from pitfalls.entry import read_entry
from pitfalls.page import Page
from pitfalls.project import Project

SNIPPET = '''\
"""Adds numbers."""
# /// pitfall
# apis = ["torch.nn.Linear", "torch.ones"]
# symptom = "error"
# raises = ["demo"]
# added = 2026-11-21
# messages = ["shape '[*]' is invalid for input of size *"]
# older = ["invalid shape * in 555 *"]
# ///
# --8<-- [start:demo]
import torch
from torch import nn

x = torch.ones(1234).mean() * 0.98765  # a comment
print(nn.Linear(40_000, 3).weight.numel(), x)
#> 120000 tensor(0.9877)
x.view(5, 5)
#> RuntimeError: shape '[5, 5]' is invalid for input of size 1
# --8<-- [end:demo]
# --8<-- [start:check]
assert demo.x < 77
# --8<-- [end:check]
'''
FRONT_MATTER = "---\ntitle: {title}\ndescription: {title}\n---\n"
TITLES = {"en": "Made up", "zh": "编造的"}
LINK = "[a report](https://github.com/pytorch/pytorch/issues/1)"


@pytest.fixture
def project(tmp_path) -> Project:
    (tmp_path / "snippets/losses").mkdir(parents=True)
    (tmp_path / "snippets/losses/made-up.py").write_text(SNIPPET, encoding="utf-8")
    return Project(tmp_path)


@pytest.fixture
def entry(project):
    return read_entry(project.entry_path("losses/made-up"))


@pytest.fixture
def known(entry):
    """What the entry and one record show."""
    return prose.Evidence(entry, ["tensor(0.4321) 7.6"], "y = torch.relu(x).flip(dims)")


@pytest.fixture
def page(project):
    """A page with this body, whose first line is line 6."""

    def page(text, language="en"):
        found = Page(project.docs, language, "losses/made-up")
        found.path.parent.mkdir(parents=True, exist_ok=True)
        head = FRONT_MATTER.format(title=TITLES[language])
        found.path.write_text(f"{head}\n{text}\n", encoding="utf-8")
        return found

    return page


def told(problems):
    return [(problem.line, problem.found) for problem in problems]


# -------------------------------------------------------------------------------- the numbers


@pytest.mark.parametrize("text, number", [
    ("The loss is 0.73.", "0.73"),
    ("共 99 个。", "99"),
    ("It takes 12,345 bytes.", "12,345"),
    ("It is 55% slower.", "55"),
    ("It grows 8x.", "8"),
    ("It is 2019.", "2019"),
    ("Pass `size=99`.", "99"),
    ("[0.73](other.md) is the loss.", "0.73"),
    ("- [It is 0.73](other.md)", "0.73"),
    ("It prints 9.8.7.", "9.8.7"),
    ("## Of 99 {#of}", "99"),
    ("| `x` | 99 |", "99"),
    ("$2 + 2 = 98$", "2"),
])
def test_a_number_that_nothing_shows(page, known, text, number):
    assert told(prose.numbers(page(text), known))[0] == (6, f"the number {number}")


def test_a_title_with_a_number_is_a_claim_of_its_own_page(page, known, project):
    other = Page(project.docs, "en", "losses/other")
    other.path.parent.mkdir(parents=True, exist_ok=True)
    other.path.write_text(FRONT_MATTER.format(title="Rows 98 to 99") + "\n", encoding="utf-8")
    assert told(prose.numbers(page("See [Rows 98 to 99](other.md)."), known)) == []
    numbers = prose.numbers(page("See [rows 98 to 99](other.md)."), known)
    assert told(numbers) == [(6, "the number 98"), (6, "the number 99")]


@pytest.mark.parametrize("text, language, message", [
    ("It says *size mismatch, got an odd input*.", "en", "size mismatch, got an odd input"),
    ("It says `size mismatch, got an odd input`.", "en", "size mismatch, got an odd input"),
    ("报错是「size mismatch, got an odd input」。", "zh", "size mismatch, got an odd input"),
])
def test_a_message_that_nothing_prints(page, known, text, language, message):
    problems = prose.messages(page(text, language), known)
    assert told(problems) == [(6, f"the message {message!r}")]


@pytest.mark.parametrize("text, language", [
    ("It says *the shape is invalid for size*.", "en"),
    ("It says *the shape is invalid ... for size*.", "en"),
    ("*Not so fast*: read it first.", "en"),
    ("Write `y = x.sum() if x is not None else x`.", "en"),
    ("Run `python -m pip show torch`.", "en"),
    ("「在我的电脑上 it works fine for me」。", "zh"),
])
def test_no_message_or_one_that_is_printed(page, entry, text, language):
    known = prose.Evidence(entry, ["RuntimeError: the shape is invalid for size"])
    assert told(prose.messages(page(text, language), known)) == []


@pytest.mark.parametrize("text", [
    pytest.param("The mean of 1234 is scaled by 0.98765.", id="code"),
    pytest.param("It has 120,000 and 120000 weights.", id="output"),
    pytest.param("The layer takes 40,000.", id="underscore"),
    pytest.param("It is below 77.", id="check"),
    pytest.param("Another version prints 0.4321.", id="record"),
    pytest.param("Older versions say 555.", id="older message"),
    pytest.param("It is 0.988, or 0.98.", id="rounded or cut"),
    pytest.param("It is 98.765%.", id="percent"),
    pytest.param("It takes seventeen steps.", id="words"),
    pytest.param("Python 3.13 and NumPy 2.4 print it, 2.6 too.", id="versions"),
    pytest.param(f"In 2019 and 3.12.5 it did: {LINK}", id="linked"),
    pytest.param("[x#4567](https://github.com/x/x/issues/4567) tells it.", id="issue"),
    pytest.param("1. Use `conv2d` and float32.\n2. Print it.", id="list and names"),
    pytest.param("`shape '[9, 9]' is invalid for input of size 8`", id="message with *"),
])
def test_a_number_that_is_fine(page, known, text):
    assert told(prose.numbers(page(text), known)) == []


def test_a_number_in_the_description(page, known):
    spoilt = page("Words.")
    text = spoilt.path.read_text(encoding="utf-8")
    spoilt.path.write_text(
        text.replace("description: Made up", "description: It is 99."), encoding="utf-8"
    )
    assert told(prose.numbers(spoilt, known)) == [(3, "the number 99")]


def test_numbers_of_comments_and_of_the_docstring_show_nothing(project, entry):
    path = entry.path
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("# a comment", "# 4711").replace("Adds numbers", "Adds 4712"),
        encoding="utf-8",
    )
    numbers = {int(each) for each in prose.Evidence(read_entry(path)).numbers}
    assert 1234 in numbers and not numbers & {4711, 4712, 2026}


def test_a_number_in_a_comment(project, entry):
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace("# a comment", "# 1234, not 42"), encoding="utf-8")
    problems = prose.numbers_in_comments(read_entry(entry.path))
    assert told(problems) == [(14, "the number 42 in '# 1234, not 42'")]


# ---------------------------------------------------------------------------------- the names


@pytest.mark.parametrize("text, name", [
    ("Use `nn.SoftmaxLoss`.", "SoftmaxLoss"),
    ("Pass `auto=True`.", "auto"),
    ("Use ``x.viewed()``.", "viewed"),
    ("Use `torch.nn.relu`.", "torch.nn.relu"),
    ("Use `F.Linear`.", "F.Linear"),
])
def test_a_name_that_no_snippet_uses(page, known, text, name):
    (problem,) = prose.names(page(text), known)
    assert problem.line == 6
    assert problem.found.startswith(f"the name {name} in `")


@pytest.mark.parametrize("text", [
    pytest.param("`nn.Linear`, `torch.nn`, `x.view(5)`", id="of the snippet"),
    pytest.param("`torch.relu(x).flip(dims)`", id="of another snippet"),
    pytest.param("`isinstance(x, float)`, `pickle`, `not None`", id="of Python"),
    pytest.param("`MKL_NUM_THREADS`", id="of the list"),
    pytest.param("`invalid shape whatever in 555 anything`", id="message"),
    pytest.param("`(x, 标签数)`", id="Chinese"),
])
def test_a_name_that_is_fine(page, known, text):
    assert told(prose.names(page(text), known)) == []


# -------------------------------------------------------------------------------- the outputs


@pytest.mark.parametrize("text, found", [
    ("#> 120000", "#> in a sentence"),
    ("It shows `#> 120000`.", "#> in a sentence"),
    ("`RuntimeError: too few`", "the message 'RuntimeError: too few'"),
    ('It raises "ValueError: too few".', "the message 'ValueError: too few'"),
    ("报错 “ValueError: too few”。", "the message 'ValueError: too few'"),
    ("> UserWarning: too few", "the message 'UserWarning: too few'"),
    ("`RuntimeError: no shape '[5]' is invalid for input of size 1`",
     "the message \"RuntimeError: no shape '[5]' is invalid for input of size 1\""),
    ("    RuntimeError", "a block of code: 'RuntimeError'"),
])
def test_words_that_look_like_output(page, known, text, found):
    assert told(prose.outputs(page(text), known)) == [(6, found)]


@pytest.mark.parametrize("text", [
    "`RuntimeError: shape '[5, 5]' is invalid for input of size 1`",
    "`RuntimeError: shape … is invalid for input of size 1`",
    "`RuntimeError: shape '[8, 8]' is invalid for input of size 7`",
    'It raises "RuntimeError: invalid shape (1) in 555 x".',
    "- [IndexError: another page](other.md)",
    "It raises a `RuntimeError`: see below.",
    "1. One\n    - two",
])
def test_words_about_output_that_are_fine(page, known, text):
    assert told(prose.outputs(page(text), known)) == []


def test_code_in_characters_of_chinese(page, known):
    problems = list(prose.full_width(page("形状是 `（N，C）`，不是 `(C, N)`。", "zh"), known))
    assert told(problems) == [(6, "full-width characters in `（N，C）`")]
    assert problems[0].expected == "`(N, C)`"


# ------------------------------------------------------------------------------- the language


def test_an_english_paragraph_on_a_chinese_page(page):
    chinese = "这一页是用中文写的，" * 20
    english = "This paragraph is one that nobody has translated yet."
    spoilt = page(f"{chinese}\n\n{english}", "zh")
    assert told(prose.script(spoilt)) == [(8, "9 foreign words, 0 Chinese characters")]


def test_a_chinese_page_in_english(page):
    problems = prose.script(page("\n\n".join(["Not a Chinese word."] * 20), "zh"))
    assert told(problems) == [(5, "a page of which 5% is Chinese")]


@pytest.mark.parametrize("text", [
    '报错是 "Trying to backward through the graph a second time, but it is freed"。',
    "## mat1 and mat2 shapes cannot be multiplied (or one more) {#why}",
    "- [mat1 and mat2 shapes cannot be multiplied, or so](other.md)",
    "用 `torch.nn.functional.binary_cross_entropy_with_logits(a, b, c, d, e, f, g, h)`。",
])
def test_foreign_words_that_a_chinese_page_needs(page, text):
    chinese = "这一页是用中文写的，" * 20
    assert told(prose.script(page(f"{chinese}\n\n{text}", "zh"))) == []


def test_comments_that_a_chinese_page_does_not_translate(project, entry, page):
    text = SNIPPET.replace("x.view(5, 5)", "x.view(5, 5)  # no such shape")
    entry.path.write_text(text, encoding="utf-8")
    [problem] = comments.problems(page("字", "zh"), read_entry(entry.path))
    assert (problem.line, problem.found) == (1, "no words for the comment 'a comment'")
    assert problem.fix == (
        "this line in the front matter: "
        'comments: {"a comment": "...", "no such shape": "..."}'
    )


# ----------------------------------------------------------------------------------- the pair


@pytest.mark.parametrize("english, chinese, found", [
    ("It prints 3.", "打印出来。", "3 in this language only"),
    ("It prints.", "打印 4。", "4 in this language only"),
    ("Use `x`.", "用它。", "`x` in this language only"),
    ("Use it.", "用 `x + 1`。", "`x + 1` in this language only"),
    ("## A {#a}\n\nIt is 3.\n\n## B {#b}", "## 甲 {#a}\n\n## 乙 {#b}\n\n是 3。",
     "3 in this language only"),
])
def test_what_one_language_says_alone(page, english, chinese, found):
    problems = list(prose.agreement(page(english), page(chinese, "zh")))
    assert problems[0].found == found


@pytest.mark.parametrize("english, chinese", [
    ("It prints 3, with `x`.", "用 `x` 打印 3。"),
    ("It prints two.", "打印 2。"),
    ("It prints 2.", "打印两个。"),
    ("Use `x.detach()`.", "用 `.detach()`，即 `detach`。"),
    ("Twice `x`, and `x`.", "`x` 用了 2 次。"),
    ("It is `(N, C)`.", "是 `（N，C）`。"),  # told by full_width
])
def test_both_languages_say_the_same(page, english, chinese):
    assert told(prose.agreement(page(english), page(chinese, "zh"))) == []


PATTERN = '''\
# [code.some_name]
# pattern = "torch.relu_of_nobody($X)"
# [reported.some_message]
# message = "words of a device"
# ///
'''


def test_code_that_nothing_runs_is_no_evidence(project, entry):
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace("# ///\n", PATTERN), encoding="utf-8")
    assert "relu_of_nobody" not in project.code
    assert "words of a device" in project.code
    assert "demo.x < 77" in project.code
