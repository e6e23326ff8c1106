"""A contributor's mistakes in a page: each is found, and told with its line."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
import rules
from entries import SNIPPETS, Problem, read_entry

NAME = "losses/softmax-before-cross-entropy"
ENTRY = read_entry(SNIPPETS / f"{NAME}.py")
WRONG = f'--8<-- "{NAME}.py:wrong"'
GLOSSARY = [{"zh": "反向传播", "en": "backward pass", "avoid": ["后向传播"]}]


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """A pair of pages to spoil: pair(language, old, new) edits one and returns it."""
    for language in rules.LANGUAGES:
        path = tmp_path / "docs" / language / f"{NAME}.md"
        path.parent.mkdir(parents=True)
        shutil.copy(rules.DOCS / language / f"{NAME}.md", path)
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    monkeypatch.setattr(rules, "DOCS", tmp_path / "docs")

    def spoil(language, old, new):
        page = rules.Page(rules.DOCS / language / f"{NAME}.md")
        text = page.path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        page.path.write_text(text.replace(old, new), encoding="utf-8")
        return rules.Page(page.path)
    return spoil


def line_of(page, text):
    return next(number for number, line in enumerate(page.path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


def problem(check, page, *arguments):
    with pytest.raises(Problem) as caught:
        check(page, *arguments)
    return str(caught.value)


def test_a_good_pair_has_no_problem(pair):
    page = pair("en", "Training runs", "Training runs")
    rules.check_front_matter(page, rules.FRONT_MATTER)
    rules.check_headings(page)
    rules.check_code(page, ENTRY)
    rules.check_pair(page)
    rules.check_stamp(page)
    rules.check_chinese(page.other, GLOSSARY)


def test_missing_section(pair):
    page = pair("en", f"{NAME}.py:wrong", f"{NAME}.py:worng")
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'worng')}\n" in message and f"found:    {NAME}.py:worng" in message and "wrong, right" in message


def test_include_of_another_entry(pair):
    page = pair("en", f"{NAME}.py:wrong", "losses/what-are-logits.py:demo")
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'what-are-logits.py')}\n" in message and "found:    losses/what-are-logits.py:demo" in message


def test_missing_file(pair):
    assert "found:    losses/nowhere.py:wrong" in problem(rules.check_code, pair("en", f"{NAME}.py:wrong", "losses/nowhere.py:wrong"), ENTRY)


def test_section_that_is_not_shown(pair):
    page = pair("zh", f"```python\n{WRONG}\n```\n", "")
    assert f"""no include of 'wrong'""" in problem(rules.check_code, page, ENTRY)


def test_section_shown_twice(pair):
    page = pair("en", f"{NAME}.py:right", f"{NAME}.py:wrong")
    assert "'wrong' a second time" in problem(rules.check_code, page, ENTRY)


def test_literal_python_block(pair):
    page = pair("en", WRONG, "print(1)")
    message = problem(rules.check_code, page, ENTRY)
    assert f":{line_of(page, 'print(1)') - 1}\n" in message and "a fence that includes one section" in message


def test_code_after_an_include(pair):
    assert "a fence that includes one section" in problem(rules.check_code, pair("en", WRONG, f"{WRONG}\nprint(1)"), ENTRY)


def test_emptied_fence(pair):
    assert "a fence that includes one section" in problem(rules.check_code, pair("en", f"{WRONG}\n", ""), ENTRY)


def test_include_outside_a_fence(pair):
    assert "an include within a fence" in problem(rules.check_code, pair("en", f"```python\n{WRONG}\n```", WRONG), ENTRY)


def test_page_without_its_pair(pair):
    page = pair("en", "Training runs", "Training runs")
    page.other.path.unlink()
    message = problem(rules.check_pair, page)
    assert f"docs/zh/{NAME}.md" in message and "a page without its pair" in message


def test_heading_in_one_language_only(pair):
    page = pair("zh", "## 什么时候没问题 {#when-fine}\n", "")
    message = problem(rules.check_pair, page)
    assert "expected: heading ## {#when-fine}, as in docs/en/" in message


def test_link_in_one_language_only(pair):
    page = pair("zh", "[logits 是什么，哪些损失函数要它](what-are-logits.md)", "logits 是什么")
    assert "link to what-are-logits.md, as in docs/en/" in problem(rules.check_pair, page)


def test_include_in_one_language_only(pair):
    page = pair("zh", f"```python\n{WRONG}\n```\n", "")
    assert f"include of {NAME}.py:wrong, as in docs/en/" in problem(rules.check_pair, page)


def test_stale_stamp(pair):
    page = pair("en", "Training runs", "Training now runs")
    message = problem(rules.check_stamp, page.other)
    assert f"docs/zh/{NAME}.md:1" in message and f"pair: {page.stamp}" in message and f"python tests/stamp.py {NAME}" in message


def test_unknown_heading(pair):
    page = pair("en", "## Why {#why}", "## Reason {#why}")
    message = problem(rules.check_headings, page)
    assert f":{line_of(page, '## Reason')}\n" in message and "## Why {#why}" in message


def test_headings_out_of_order(pair):
    page = pair("en", "## Symptom {#symptom}", "## Versions {#versions}")
    assert "{#fix} after {#versions}" in problem(rules.check_headings, page)


def test_front_matter_without_a_key(pair):
    assert "front matter without keywords" in problem(rules.check_front_matter, pair("en", "keywords:", "words:"), rules.FRONT_MATTER)


def test_front_matter_that_is_not_yaml(pair):
    message = problem(rules.check_headings, pair("en", "keywords: [", "keywords: [[a] b, "))
    assert f"docs/en/{NAME}.md:4" in message and "not YAML" in message


def changed(day):
    return replace(ENTRY, head=ENTRY.head | {"changed": day})


def test_change_without_a_sentence(pair):
    message = problem(rules.check_changed, pair("zh", "训练不报错", "训练不报错"), changed(date(2026, 12, 1)))
    assert f"docs/zh/{NAME}.md:1\n  found:    no sentence for changed = 2026-12-01" in message


def test_sentence_without_a_change(pair):
    message = problem(rules.check_changed, pair("en", "pair:", "changed: All is new.\npair:"), ENTRY)
    assert "found:    changed: All is new." in message and f"add the line '# changed = {date.today()}'" in message


def test_change_that_is_told(pair):
    rules.check_changed(pair("en", "pair:", "changed: All is new.\npair:"), changed(date(2026, 12, 1)))


def test_chinese_spacing_of_a_change(pair):
    message = problem(rules.check_chinese, pair("zh", "pair:", "changed: 改了loss一节。\npair:"), GLOSSARY)
    assert "expected: 改了 loss 一节。" in message


def test_word_that_the_glossary_avoids(pair):
    page = pair("zh", "训练不报错", "后向传播不报错")
    message = problem(rules.check_chinese, page, GLOSSARY)
    assert f":{line_of(page, '后向传播')}\n" in message and "expected: 反向传播" in message


def test_chinese_spacing(pair):
    page = pair("zh", "loss 却停在", "loss却停在")
    message = problem(rules.check_chinese, page, GLOSSARY)
    assert f":{line_of(page, 'loss却')}\n" in message and "loss 却停在" in message


def test_chinese_in_an_english_page(pair):
    page = pair("en", "Training runs", "训练 runs")
    assert "expected: English" in problem(rules.check_chinese, page, GLOSSARY)
