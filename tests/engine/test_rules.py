"""A contributor's mistakes in a page: each is found, and told with its line."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from pitfalls import rules
from pitfalls.entry import read_entry
from pitfalls.glossary import Term
from pitfalls.problem import Problem, caught
from pitfalls.project import Project

REPOSITORY = Project(Path(__file__).parents[2])
NAME = "losses/softmax-before-cross-entropy"
ENTRY = REPOSITORY.entries[NAME]
WRONG = f'--8<-- "{NAME}.py:wrong"'
FENCE = f"```python\n{WRONG}\n```"
GLOSSARY = [Term(1, {"en": "backward pass", "zh": "反向传播"}, avoid=["后向传播"])]


@pytest.fixture
def pair(project):
    """A pair of pages to spoil: pair(language, old, new) edits one and returns it."""
    project.entry_path(NAME).parent.mkdir()
    shutil.copy(ENTRY.path, project.entry_path(NAME))
    for page in REPOSITORY.pair(NAME):
        copy = project.page(page.language, NAME).path
        copy.parent.mkdir()
        shutil.copy(page.path, copy)

    def spoil(language, old="", new=""):
        page = project.page(language, NAME)
        if old:
            text = page.path.read_text(encoding="utf-8")
            assert text.count(old) == 1
            page.path.write_text(text.replace(old, new), encoding="utf-8")
        return page

    return spoil


@pytest.fixture
def whole_project(project):
    """The project of `pair` with all other snippets, pages and labs beside it."""
    shutil.copytree(REPOSITORY.snippets, project.snippets, dirs_exist_ok=True)
    for language in project.languages:
        folder = f"docs/{language}"
        shutil.copytree(REPOSITORY.root / folder, project.root / folder, dirs_exist_ok=True)
    return project


@pytest.fixture
def check_pair(project):
    """Check a page against its pair."""
    return lambda page: rules.check_pair(page, project.other(page))


def check_headings(page):
    rules.check_headings(page, REPOSITORY.languages[page.language].headings)


def problem(check, *arguments):
    with pytest.raises(Problem) as caught:
        check(*arguments)
    return str(caught.value)


def line_of(page, text):
    for number, line in enumerate(page.path.read_text(encoding="utf-8").splitlines(), 1):
        if text in line:
            return number
    raise AssertionError(text)


def test_a_good_pair_has_no_problem(pair, project):
    page = pair("en")
    rules.check_front_matter(page)
    check_headings(page)
    rules.check_code(page, ENTRY)
    rules.check_pair(page, project.other(page))
    rules.check_stamp(page, project.other(page))
    rules.check_language(project.other(page), GLOSSARY)


def test_all_rules_of_an_entrys_pages_in_one_call(pair, whole_project):
    rules.check_pages(whole_project, ENTRY)


# -------------------------------------------------------------------------------------- the code


def test_missing_section(pair):
    page = pair("en", f'{NAME}.py:wrong"', f'{NAME}.py:worng"')
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'worng')}\n" in message
    assert f"found:    {NAME}.py:worng" in message
    assert "wrong, right" in message


def test_include_of_another_entry(pair):
    page = pair("en", f'{NAME}.py:wrong"', 'losses/what-are-logits.py:demo"')
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'what-are-logits.py')}\n" in message
    assert "found:    losses/what-are-logits.py:demo" in message


def test_missing_file(pair):
    page = pair("en", f'{NAME}.py:wrong"', 'losses/nowhere.py:wrong"')
    assert "found:    losses/nowhere.py:wrong" in problem(rules.check_code, page, ENTRY)


def test_section_that_is_not_shown(pair):
    page = pair("zh", f"{FENCE}\n", "")
    assert "no include of 'wrong'" in problem(rules.check_code, page, ENTRY)


def test_section_shown_twice(pair):
    page = pair("en", f'{NAME}.py:right"', f'{NAME}.py:wrong"')
    assert "'wrong' a second time" in problem(rules.check_code, page, ENTRY)


def test_literal_python_block(pair):
    page = pair("en", WRONG, "print(1)")
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'print(1)') - 1}\n" in message
    assert "a fence that includes one section" in message


@pytest.mark.parametrize("old, new, expected", [
    pytest.param(WRONG, f"{WRONG}\nprint(1)", "a fence that includes one section",
                 id="code after an include"),
    pytest.param(f"{WRONG}\n", "", "a fence that includes one section", id="emptied fence"),
    pytest.param(FENCE, WRONG, "an include within a fence", id="include outside a fence"),
])
def test_a_fence_holds_one_include(pair, old, new, expected):
    page = pair("en", old, new)
    assert expected in problem(rules.check_code, page, ENTRY)


def test_a_fence_that_is_not_closed_is_named(pair):
    page = pair("en", f"{WRONG}\n```", WRONG)
    assert "a fence without its end" in problem(rules.check_code, page, ENTRY)


def test_the_mistake_comes_before_its_fix(pair):
    pair("en", WRONG, "the mistake")
    pair("en", f'{NAME}.py:right"', f'{NAME}.py:wrong"')
    page = pair("en", "the mistake", WRONG.replace("wrong", "right"))
    assert "found:    'wrong' below 'right'" in problem(rules.check_code, page, ENTRY)


def test_code_on_a_page_of_no_entry(pair):
    message = problem(rules.check_no_code, pair("en"))
    assert f"found:    an include of {NAME}.py" in message


# -------------------------------------------------------------------------------------- the pair


def test_page_without_its_pair(pair, project, check_pair):
    page = pair("en")
    project.other(page).path.unlink()
    message = problem(check_pair, page)
    assert f"docs/zh/{NAME}.md" in message
    assert "a page without its pair" in message


def test_heading_in_one_language_only(pair, check_pair):
    page = pair("zh", "## 什么时候没问题 {#when-fine}\n", "")
    english = REPOSITORY.page("en", NAME)
    assert problem(check_pair, page).endswith(
        f"docs/en/{NAME}.md:{line_of(english, '{#when-fine}')}\n"
        f"  found:    heading ## {{#when-fine}} under {{#why}}, which docs/zh/{NAME}.md lacks\n"
        "  expected: the same in both pages\n"
        f"  to fix:   add it to docs/zh/{NAME}.md under {{#why}}, or remove it here"
    )


def test_list_where_the_other_language_has_a_table(pair, check_pair):
    pair("zh", "{#when-fine}\n", "{#when-fine}\n\n| a | b |\n")
    page = pair("en", "{#when-fine}\n", "{#when-fine}\n\n- a\n")
    message = problem(check_pair, page)
    assert "found:    list item at indent 0 under {#when-fine}\n" in message
    assert f"expected: table row of 2 cells, as in docs/zh/{NAME}.md:" in message


def test_link_in_one_language_only(pair, check_pair):
    page = pair("zh", "[logits 是什么，哪些损失函数要它](what-are-logits.md)", "logits 是什么")
    found = f"link to what-are-logits.md under {{#see-also}}, which docs/zh/{NAME}.md lacks\n"
    assert found in problem(check_pair, page)


def test_list_item_with_a_link_in_one_language_only(pair, check_pair):
    english = REPOSITORY.page("en", NAME)
    page = pair("zh", "- [logits 是什么，哪些损失函数要它](what-are-logits.md)\n", "")
    message = problem(check_pair, page)
    assert f"docs/en/{NAME}.md:{line_of(english, '](what-are-logits.md)')}\n" in message
    assert "found:    link to what-are-logits.md under {#see-also}, which docs/zh/" in message


def test_include_in_one_language_only(pair, check_pair):
    page = pair("zh", f"{FENCE}\n", "")
    found = f"include of {NAME}.py:wrong under {{#symptom}}, which docs/zh/{NAME}.md lacks\n"
    assert found in problem(check_pair, page)


def test_stale_stamp(pair, project):
    page = pair("en", "Training runs", "Training now runs")
    message = problem(rules.check_stamp, project.other(page), page)
    assert f"docs/zh/{NAME}.md:{line_of(project.other(page), 'pair: ')}\n" in message
    assert f"pair: {page.stamp}" in message
    assert f"since what docs/en/{NAME}.md says or shows has changed" in message
    assert f"pitfalls stamp {NAME}" in message


# ------------------------------------------------------------------------------------- the links


@pytest.mark.parametrize("address, found, expected", [
    ("../losses/what-are-logit.md", "a page that does not exist",
     "a page such as what-are-logits.md"),
    ("../tensors/nowhere.md#fix", "a page that does not exist", "a page such as ../tensors/"),
    ("../labs/loss-does-not-fal.ipynb", "a page that does not exist",
     "a page such as ../labs/loss-does-not-fall.ipynb"),
    ("#whi", "a heading that does not exist", "a heading such as #why"),
    ("what-are-logits.md#when-fin", "a heading that does not exist",
     "a heading such as what-are-logits.md#when-fine"),
])
def test_a_link_that_leads_nowhere(pair, whole_project, address, found, expected):
    page = pair("en", "](what-are-logits.md)", f"]({address})")
    [told] = rules.dead_links(whole_project, page)
    assert (told.line, told.found) == (line_of(page, address), f"a link to {address}, {found}")
    assert told.expected.startswith(expected)


@pytest.mark.parametrize("address", [
    "#why", "what-are-logits.md#when-fine", "../apis.md#torch.nn.Linear", "https://pytorch.org/x",
    "../labs/loss-does-not-fall.ipynb", "softmax-before-cross-entropy.svg",
])
def test_a_link_that_leads_somewhere(pair, whole_project, address):
    page = pair("en", "](what-are-logits.md)", f"]({address})")
    assert list(rules.dead_links(whole_project, page)) == []


# ---------------------------------------------------------------------- headings and front matter


def test_unknown_heading(pair):
    page = pair("en", "## Why {#why}", "## Reason {#why}")
    message = problem(check_headings, page)
    assert f":{line_of(page, '## Reason')}\n" in message
    assert "## Why {#why}" in message


def test_headings_out_of_order(pair):
    page = pair("en", "## Symptom {#symptom}", "## Versions {#versions}")
    assert "{#in-your-code} after {#versions}" in problem(check_headings, page)


def test_front_matter_without_a_key(pair):
    page = pair("zh")
    text = page.path.read_text(encoding="utf-8")
    page.path.write_text(re.sub("keywords: .*\n", "", text), encoding="utf-8")
    assert "front matter without keywords" in problem(rules.check_front_matter, page)


def test_long_description(pair):
    page = pair("en", "description: ", f"description: {'x' * 161} ")
    message = problem(rules.check_front_matter, page)
    assert "a description of " in message
    assert "expected: at most 160" in message


def test_front_matter_that_is_not_yaml(pair):
    message = problem(check_headings, pair("en", "keywords: [", "keywords: [[a] b, "))
    assert f"docs/en/{NAME}.md:4" in message
    assert "not YAML" in message


# --------------------------------------------------------------------------------- a dated change


CHANGED = replace(ENTRY, head=ENTRY.head | {"changed": date(2026, 12, 1)})
TOLD = "changed: All is new.\npair:"


def test_change_without_a_sentence(pair):
    message = problem(rules.check_changed, pair("zh"), CHANGED)
    assert f"docs/zh/{NAME}.md:1\n  found:    no sentence for changed = 2026-12-01" in message


def test_sentence_without_a_change(pair):
    message = problem(rules.check_changed, pair("en", "pair:", TOLD), ENTRY)
    assert "found:    changed: All is new." in message
    assert f"add the line '# changed = {date.today()}'" in message


def test_change_that_is_told(pair):
    rules.check_changed(pair("en", "pair:", TOLD), CHANGED)


def test_chinese_spacing_of_a_change(pair):
    page = pair("zh", "pair:", "changed: 改了loss一节。\npair:")
    assert "expected: 改了 loss 一节。" in problem(rules.check_language, page, GLOSSARY)


# ---------------------------------------------------------------------------- messages and days


def with_head(tmp_path, slug, *lines):
    """The entry of the tests under another name, with these lines in its head."""
    path = tmp_path / "snippets" / f"{slug}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ENTRY.path.read_text(encoding="utf-8")
    new = "".join(f"# {line}\n" for line in lines)
    path.write_text(text.replace("# added", f"{new}# added"), encoding="utf-8")
    return read_entry(path)


OTHER = 'messages = ["mat1 and mat2 shapes cannot be multiplied (* and *)"]'


@pytest.mark.parametrize("message, found", [
    ("and mat2 sha*", "which also finds 'mat1 and mat2 shapes cannot be multiplied (* and *)', "
     "a message of modules/other"),
    ("* shapes *", "expected: a message of at least 12 characters besides *"),
])
def test_a_broad_message(tmp_path, message, found):
    other = with_head(tmp_path, "modules/other", OTHER)
    entry = with_head(tmp_path, "losses/this", 'messages = [', f'  "{message}",', "]")
    told = problem(rules.check_messages, entry, [other])
    assert "losses/this.py:6\n" in told
    assert found in told


@pytest.mark.parametrize("message", [
    "mat1 and mat2 shapes cannot be multiplied (* and *)",
    "mat1 and mat2 shapes cannot be multiplied",
    "Target * is out of bounds.",
])
def test_a_message_that_is_narrow(tmp_path, message):
    other = with_head(tmp_path, "modules/other", OTHER)
    entry = with_head(tmp_path, "losses/this", f'messages = ["{message}"]')
    rules.check_messages(entry, [other])


def test_a_message_that_swallows_what_another_entry_prints(tmp_path):
    other = REPOSITORY.entries["losses/cross-entropy-shapes"]
    entry = with_head(tmp_path, "losses/this", 'older = ["RuntimeError: *"]')
    found = problem(rules.check_messages, entry, [other])
    assert "which also finds 'RuntimeError: only batches of spatial targets" in found


def test_a_message_may_be_listed_in_two_entries(tmp_path):
    message = "Expected hidden size *, got *"
    other = SimpleNamespace(
        slug="rnn/other",
        searched=[message],
        shown={"wrong": SimpleNamespace(messages=["Expected hidden size (1, 2, 4), got [2, 1]"])},
    )
    entry = with_head(tmp_path, "losses/this", f'older = ["{message}"]')
    rules.check_messages(entry, [other])


@pytest.mark.parametrize("day, is_told", [
    ("2026-12-01", False), ("2026-12-02", False), ("2026-12-03", True), ("2126-12-01", True),
])
def test_a_day_in_the_future(tmp_path, day, is_told):
    entry = with_head(tmp_path, "losses/this", f"changed = {day}")
    found = [str(each) for each in caught(rules.check_dates, entry, date(2026, 12, 1))]
    assert len(found) == is_told
    assert all(f"this.py:5\n  found:    changed = {day}" in each for each in found)


# ------------------------------------------------------------------------------------ all at once


def test_all_problems_of_two_pages(pair, whole_project):
    pair("zh", "loss 却停在", "loss却停在 0.4711")
    page = pair("en", "## Why {#why}", "## Reason {#why}")
    found = list(rules.problems_of_pages(whole_project, ENTRY))
    assert [each.path.parts[-3] for each in found] == ["en", "zh", "zh", "zh"]
    assert found[0].line == line_of(page, "## Reason")
    assert found[2].found == "the number 0.4711"


def test_words_wait_for_the_code_and_stamps_for_all_else(pair, whole_project):
    pair("zh", "loss 却停在", "0.4711 的 loss 却停在")
    assert list(rules.problems_of_pages(whole_project, ENTRY, proven=False)) == []
    found = rules.problems_of_pages(whole_project, ENTRY)
    assert [each.found for each in found][0] == "the number 0.4711"


def test_stamps_are_left_out_where_nobody_asks_for_them(pair, whole_project):
    pair("zh", "loss 却停在", "同一个 loss 却停在")
    assert len(list(rules.problems_of_pages(whole_project, ENTRY))) == 1
    assert list(rules.problems_of_pages(whole_project, ENTRY, stamped=False)) == []


def test_every_file_that_cant_be_read_is_told(pair, project):
    page = pair("en", "title: ", "title: &a ")
    other = with_head(project.root, "losses/other", 'messages = ["an error"]')
    other.path.write_text("no head\n", encoding="utf-8")
    found = rules.broken_files(project)
    assert [(each.path, each.line) for each in found] == [(other.path, 1), (page.path, 2)]


def test_a_page_with_front_matter_only(pair):
    page = pair("en")
    page.path.write_text("---\ntitle: A\ndescription: B\n---\n", encoding="utf-8")
    assert "no include of 'wrong'" in problem(rules.check_code, page, ENTRY)


# ---------------------------------------------------------------------------------- the language


def test_word_that_the_glossary_avoids(pair):
    page = pair("zh", "训练不报错", "后向传播不报错")
    message = problem(rules.check_language, page, GLOSSARY)
    assert f":{line_of(page, '后向传播')}\n" in message
    assert "expected: 反向传播" in message


def test_chinese_spacing(pair):
    page = pair("zh", "loss 却停在", "loss却停在")
    message = problem(rules.check_language, page, GLOSSARY)
    assert f":{line_of(page, 'loss却')}\n" in message
    assert "loss 却停在" in message


def test_chinese_in_an_english_page(pair):
    page = pair("en", "Training runs", "训练 runs")
    assert "expected: English" in problem(rules.check_language, page, GLOSSARY)
