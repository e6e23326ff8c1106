"""What differs between wrong and right is marked, and the text stays the same."""

import pytest

from pitfalls.site.code import highlighted
from pitfalls.site.marks import compared, spans


def marks(code: str, other: str) -> dict[int, list[tuple[int, int]]]:
    return compared(tuple(code.splitlines()), tuple(other.splitlines()))


SPANS = {
    "a token more": ("total += loss.item()", "total += loss", [(13, 20)]),
    "a token less": ("total += loss", "total += loss.item()", []),
    "another name": ("y = x.view(6)", "y = x.reshape(6)", [(6, 10)]),
    "a word within a string": ('print("mean", y)', 'print("sum", y)', [(7, 11)]),
    "space alone": ("f(a,  b)", "f(a, b)", []),
    "two that are one character apart": ("a / b", "c / d", [(0, 1), (4, 5)]),
    "parts of a path": ("a.b.c", "d.b.e", [(0, 1), (4, 5)]),
    "neighbours": ("x[i:j]", "x[k]", [(2, 5)]),
}


@pytest.mark.parametrize(("line", "other", "expected"), SPANS.values(), ids=SPANS)
def test_tokens_that_the_other_line_lacks(line, other, expected):
    assert spans(line, other) == expected


def test_lines_that_the_other_section_lacks():
    wrong = "import torch\n\nx = torch.ones(2)\nprint(x)"
    right = "import torch\n\nx = torch.ones(2)\nx = x.double()\nprint(x)"
    assert marks(right, wrong) == {3: []}
    assert marks(wrong, right) == {}


def test_versions_of_a_line_are_marked_where_they_differ():
    wrong = "import torch\nloss = f(x)\ntotal += loss\nprint(total)"
    right = "import torch\nloss = f(x)\ntotal += loss.item()\nprint(total)"
    assert marks(wrong, right) == {2: []}
    assert marks(right, wrong) == {2: [(13, 20)]}


def test_versions_keep_their_order():
    wrong = "import torch\na = f(1)\nb = f(2)\nprint(a, b)"
    right = "import torch\nc = g(0)\na = f(10)\nprint(a, b)"
    assert marks(right, wrong) == {1: [], 2: [(6, 8)]}


def test_code_that_has_next_to_nothing_in_common_has_no_marks():
    assert marks("a = 1\nb = 2\nc = 3\nd = 4", "e = f(5)\ng = h(6)\ni = j(7)\nd = 44") == {}


def test_blank_lines_are_no_difference():
    assert marks("import torch\n\nx = 1", "import torch\nx = 1") == {}


def test_a_mark_within_a_token_and_at_the_end_of_a_line():
    html = highlighted("x = 'mean of x'\n", "python", {0: [(5, 9)]})
    assert html.striptags() == "x = 'mean of x'"
    assert "<mark><span class=\"s1\">mean</span></mark>" in html
    assert highlighted("a + b\n", "python", {0: [(4, 5)]}) == (
        '<span class="changed">a + <mark>b</mark></span>\n'
    )


def test_a_line_that_is_all_new_is_one_mark():
    assert highlighted("a\nb\n", "python", {1: []}) == 'a\n<mark class="changed">b</mark>\n'


def test_a_line_too_long_for_a_phone_is_an_element():
    line = f"x = {'1' * 39}\n"
    assert highlighted(line, "python", {}).startswith('<span class="long">x = ')
    assert highlighted("x = 1\n", "python", {}) == "x = 1\n"


def test_a_long_line_goes_on_below_where_it_begins():
    html = highlighted(f"        x = {'1' * 39}\n", "python", {})
    assert html.startswith('<span class="long" data-indent="8">        x = ')
    marked = highlighted(f"    x = {'1' * 39}\n", "python", {0: []})
    assert marked.startswith('<mark class="changed" data-indent="4">    x = ')


# ------------------------------------------------------------------------------------- the pages


def test_every_pair_has_marks(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        page = pages[f"{language}/{slug}/"]
        for name, section in entry.shown.items():
            partner = entry.shown.get(section.partner, section)
            # the same code with other packages has nothing to mark
            if section.role == "wrong" and section.code != partner.code:
                found = page.xpath(
                    "//*[@id=$wrong or @id=$right]//*[@class='changed']",
                    wrong=f"code-{name}", right=f"code-{section.partner}",
                )
                assert found, f"{slug}: {name}"


def test_no_empty_line_is_marked(pages):
    """As behind the code above an output, where the next code has a mark."""
    right = pages["en/tensors/torch-rfft-is-gone/"].xpath("//*[@id='code-right']")[0]
    assert len(right.xpath(".//*[@class='changed']")) == 4
    for address, page in pages.items():
        empty = [each for each in page.xpath("//*[@class='changed']") if not each.text_content()]
        assert empty == [], address


def test_what_is_not_part_of_a_pair_has_no_marks(pages):
    page = pages["en/tensors/select-rows/"]
    assert page.xpath("//*[@id='code-wrong']//mark")
    demos = page.xpath("//div[starts-with(@id, 'code-demo')]")
    assert demos and not page.xpath("//div[starts-with(@id, 'code-demo')]//mark")
