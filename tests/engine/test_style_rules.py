"""The rules of the style guide, each on a page that breaks it."""

import pytest

from pitfalls import style
from pitfalls.entry import Entry, Section
from pitfalls.page import Page
from pitfalls.prose import Sentence

HEAD = '---\ntitle: Title\ndescription: It is said.\npair: "00000000"\n---\n'
CHINESE_HEAD = '---\ntitle: 标题\ndescription: 说明。\npair: "00000000"\n---\n'


@pytest.fixture
def found(tmp_path):
    """What is found on a page with this body, and at which line."""

    def write(language: str, body: str) -> list[tuple[int, str, str]]:
        page = Page(tmp_path, language, "topic/entry")
        page.path.parent.mkdir(parents=True)
        head = CHINESE_HEAD if language == "zh" else HEAD
        page.path.write_text(f"{head}\n{body}\n", encoding="utf-8")
        return [(each.line, each.found, each.expected) for each in style.all_problems(page)]

    return write


WORDS = {
    "This mends it.": ("mends", "fix"),
    "It fails without a word.": ("without a word", "silently"),
    "It runs all the same.": ("all the same", "still"),
    "Its gradient is gone, too.": (", too.", "also, before the verb"),
    "The first aside, all agree.": ("t aside,", "except for"),
    "PyTorch answers with an error.": ("PyTorch answers", "prints, returns or raises"),
    "It gives another number.": ("gives another", "a different"),
    "Sum over axis 1.": ("axis 1", "dim=1"),
}


@pytest.mark.parametrize(("text", "told"), WORDS.items(), ids=WORDS)
def test_words_that_readers_stumble_over(found, text, told):
    words, better = told
    assert found("en", text) == [(7, f"the words {words!r}", better)]


FINE = [
    "Use `mend` here.", "It isn't too large.", "Set aside one batch.", "Add another layer.",
    "The two-axis form.", "It adds up to the total.",
]


@pytest.mark.parametrize("text", FINE)
def test_words_that_only_look_like_those(found, text):
    assert found("en", text) == []


CHINESE = {
    "左上角的格子不变。": ("the words '格子'", "位置，或元素"),
    "沿第二个轴求和。": ("the words '轴'", "维"),
    "这叫 *小批次* 训练。": ("the italics *小批次*", "none in Chinese"),
    "所谓“滑动”统计量。": ("the quote “", "「」 in Chinese"),
}


@pytest.mark.parametrize(("text", "told"), CHINESE.items(), ids=CHINESE)
def test_chinese_that_readers_stumble_over(found, text, told):
    assert (7, *told) in found("zh", text)


def test_what_is_fine_in_chinese(found):
    assert found("zh", "沿时间轴看，**重点**是「滑动」统计量 `a\"b`。") == []


@pytest.mark.parametrize("text", ["In a function for the whole model:", "The number of batches:"])
def test_caption_without_a_verb(found, text):
    [(line, told, _)] = found("en", text)
    assert (line, told) == (7, f"{text!r}, without a verb that check knows")


@pytest.mark.parametrize("text", ["After the loop, add them up:", "The second call raises:"])
def test_caption_with_a_verb(found, text):
    assert found("en", text) == []


FENCE = '```python\n--8<-- "topic/entry.py:right"\n```'


def test_fix_that_begins_with_code(found):
    assert [told for _, told, _ in found("en", f"## Fix {{#fix}}\n\n{FENCE}")] == [
        "a Fix that begins with code"
    ]


def test_fix_that_says_what_to_do(found):
    assert found("en", f"## Fix {{#fix}}\n\nAdd the number:\n\n{FENCE}") == []


@pytest.mark.parametrize(
    "lines", [["#> 4000 0.5"], ["#> True False"], ["#> 1", "#> 2"], ["#> nan, 1e-05"]]
)
def test_more_than_one_bare_number(tmp_path, lines):
    section = Section("demo", 3, "\n".join(["print(x)", *lines]))
    entry = Entry(tmp_path / "topic/entry.py", {"demo": section}, {})
    [problem] = style.bare_numbers(entry)
    assert problem.found.endswith("in 'demo', printed without a label")
    assert problem.line == 3 + len(lines)


@pytest.mark.parametrize(
    "lines", [["#> 1"], ["#> loss: 1 2"], ["#> tensor([1, 2])"], ["#> 1", "print(y)", "#> 2"]]
)
def test_numbers_that_can_be_read(tmp_path, lines):
    section = Section("demo", 3, "\n".join(["print(x)", *lines]))
    assert list(style.bare_numbers(Entry(tmp_path / "t/e.py", {"demo": section}, {}))) == []


def test_the_name_of_a_section(tmp_path):
    page = Page(tmp_path, "en", "topic/entry")
    entry = Entry(tmp_path / "topic/entry.py", {"wrong": Section("wrong", 1, "x = 1")}, {})
    sentence = Sentence(7, "In `wrong`, `x` fails.")
    [problem] = style.names_of_sections(page, entry, sentence)
    assert problem.found == "`wrong`, the name of a section"
