"""A contributor's mistakes in docs/glossary.yml: each is found, and told with its line."""

import pytest

from pitfalls import glossary
from pitfalls.glossary import Term
from pitfalls.page import Page
from pitfalls.problem import Problem
from pitfalls.project import Project

SLUG = "autograd/leaves"
LEAF = f"""\
- en: leaf tensor
  zh: 叶子张量
  avoid: [叶节点张量]
  means:
    en: A tensor that does not come from a recorded operation.
    zh: 不是由记录下来的运算得到的张量。
  entries: [{SLUG}]
"""
PAGES = {"en": "Sum the leaf tensors.", "zh": "把叶子张量加起来。"}


@pytest.fixture
def leaves(project) -> Project:
    """A project whose glossary has one term, and one entry that explains it."""
    snippet = project.entry_path(SLUG)
    snippet.parent.mkdir()
    snippet.touch()
    for language, text in PAGES.items():
        write_page(project, language, text)
    return project


def write_page(project: Project, language: str, text: str) -> None:
    path = project.page(language, SLUG).path
    path.parent.mkdir(exist_ok=True)
    title = {"en": "Leaves", "zh": "叶子"}[language]
    path.write_text(f"---\ntitle: {title}\ndescription: {title}\n---\n{text}\n", encoding="utf-8")


def told(project: Project, text: str) -> list[str]:
    """The Problems of a glossary with this text."""
    project.glossary_path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in glossary.problems(project)]


def test_term_without_a_mistake(leaves):
    assert told(leaves, LEAF) == []


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("leaf tensor", "leaf", None),
        ("  zh: 叶子张量\n", "", ["glossary.yml:1", "misshapen zh"]),
        ("avoid: [叶节点张量]", "avoid: 叶节点张量", ["misshapen avoid"]),
        ("avoid:", "never:", ["misshapen never"]),
        ("A tensor that", "It is one. A tensor that", ["one sentence"]),
        ("operation.", "operation", ["with a full stop"]),
        ("得到的张量。", "得到的。它是张量。", ["one sentence"]),
        ("A tensor that", f"A {'long ' * 30}tensor that", ["words", "at most 30 words"]),
        ("得到的张量", f"得到的{'长' * 60}张量", ["characters", "at most 60 characters"]),
        ("A tensor that", "A 张量 that", ["expected: English"]),
        ("不是由记录下来的运算得到的张量。", "No recorded operation。", ["expected: Chinese"]),
        ("不是由记录", "不是由PyTorch记录", ["expected: 不是由 PyTorch 记录"]),
        ("运算得到的张量。", "运算得到的叶节点张量。", ["expected: 叶子张量"]),
        ("    zh: 不是由记录下来的运算得到的张量。\n", "", ["leaf tensor explained in en"]),
        (f"[{SLUG}]", "[]", ["leaf tensor with 0 entries", "1 to 4 entries"]),
        (SLUG, "autograd/branches", ["leaf tensor: autograd/branches", "the slug of an entry"]),
    ],
)
def test_mistake_in_a_term(leaves, old, new, words):
    assert LEAF.count(old) == 1
    try:
        found = told(leaves, LEAF.replace(old, new))
    except Problem as problem:
        found = [str(problem)]
    if words is None:
        assert found == []
        return
    assert len(found) == 1
    assert all(word in found[0] for word in words), found[0]


@pytest.mark.parametrize("language, word", [("en", "leaf tensor"), ("zh", "叶子张量")])
def test_entry_that_does_not_use_the_term(leaves, language, word):
    write_page(leaves, language, "[x](leaf-tensor.md)" if language == "en" else "求和。")
    assert f"docs/{language}/{SLUG}.md does not say '{word}'" in told(leaves, LEAF)[0]


def test_chinese_page_may_keep_the_english_word(leaves):
    write_page(leaves, "zh", "把 leaf tensor 加起来。")
    assert told(leaves, LEAF) == []


@pytest.mark.parametrize(
    "old, new, words",
    [
        ("leaf tensor", "other", "zh: 叶子张量, as in line 1"),
        ("zh: 叶子张量", "zh: 叶子", "en: leaf tensor, as in line 1"),
    ],
)
def test_word_of_two_terms(leaves, old, new, words):
    second = LEAF.replace(old, new, 1).replace("avoid: [叶节点张量]", "avoid: []")
    found = told(leaves, LEAF + second)
    assert f"glossary.yml:{LEAF.count(chr(10)) + 1}" in found[0]
    assert words in found[0]


def test_two_terms_with_one_anchor(leaves):
    second = LEAF.replace("leaf tensor", "leaf-tensor", 1).replace("zh: 叶子张量", "zh: 叶子", 1)
    assert "the anchor #leaf-tensor, as in line 1" in told(leaves, LEAF + second)[0]


@pytest.mark.parametrize("text, found", [("- en: [\n", "no YAML"), ("", "no list")])
def test_file_that_is_no_list(leaves, text, found):
    with pytest.raises(Problem, match=found):
        told(leaves, text)


@pytest.mark.parametrize(
    "words, text",
    [
        ("share memory", "The two shared the same memory."),
        ("accumulate", "Gradient accumulation"),
        ("class index", "the class indices"),
        ("in-place", "changed in place"),
        ("asynchronous", "They run asynchronously."),
        ("interpolation", "to interpolate"),
    ],
)
def test_forms_of_a_word(leaves, words, text):
    write_page(leaves, "en", text)
    page = Page(leaves.docs, "en", SLUG)
    assert glossary.is_used(Term(1, {"en": words}), page)


@pytest.mark.parametrize("words, text", [("training mode", "training the model"), ("seed", "see")])
def test_other_words_are_no_forms(leaves, words, text):
    write_page(leaves, "en", text)
    page = Page(leaves.docs, "en", SLUG)
    assert not glossary.is_used(Term(1, {"en": words}), page)


@pytest.mark.parametrize(
    "english, anchor, word",
    [
        ("leaf tensor", "leaf-tensor", "leaf tensor"),
        ("stride (memory)", "stride-memory", "stride"),
        ("in-place", "in-place", "in-place"),
    ],
)
def test_anchor_and_word(english, anchor, word):
    term = Term(1, {"en": english, "zh": "步幅（内存）"})
    assert (term.id, term.word("en"), term.word("zh")) == (anchor, word, "步幅")
