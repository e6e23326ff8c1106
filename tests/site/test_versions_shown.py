"""What other versions printed: the squares of each entry, and what its page says of them."""

import json

from pitfalls.site import versions
from pitfalls.site.catalog import Catalog
from pitfalls.site.differences import Sample, samples
from pitfalls.site.versions import Other, within

ENTRY = "autograd/validation-without-no-grad"
STATES = [
    "fails", "fails", "differs", *["messages"] * 7, *["same"] * 4, "same here", "same", "same",
]
TITLES = {
    "en": ["1.13: some code fails", "2.1: behaves differently", "2.13: this page"],
    "zh": ["1.13：有代码报错", "2.1：行为不同", "2.13：本页"],
}
SUMMARY = {
    "en": "1.13 to 2.0: some code fails; 2.1: behaves differently; "
    "2.2 to 2.8: only messages differ; 2.9 to 2.15: same output",
    "zh": "1.13 到 2.0：有代码报错；2.1：行为不同；2.2 到 2.8：只有提示文字不同；"
    "2.9 到 2.15：输出相同",
}
NOTES = {
    "en": ". The tests run 2.13.0 every time; the results for other versions come from recorded "
    "runs.",
    "zh": "。测试每次都运行 2.13.0，其他版本的结果来自运行记录。",
}


# --------------------------------------------------------------------------------- the squares


def test_a_square_for_each_version_says_how_the_entry_behaves(pages, language):
    squares = pages[f"{language}/{ENTRY}/"].xpath("//*[@class='facts']//a[@href='#recorded']//i")
    assert [square.get("class") for square in squares] == STATES
    assert [squares[at].get("title") for at in (0, 2, 14)] == TITLES[language]


def test_the_squares_in_words(pages, language):
    page = pages[f"{language}/{ENTRY}/"]
    assert page.xpath("string(//a[@class='squares']/*[@class='unseen'])") == SUMMARY[language]
    told = page.xpath("string(//ol[@class='squares']/following-sibling::p)")
    assert told == SUMMARY[language] + NOTES[language]


def test_the_squares_of_the_section_lead_to_the_pages_of_the_versions(pages):
    links = pages[f"en/{ENTRY}/"].xpath("//ol[@class='squares']//a")
    assert len(links) == 17
    assert (links[7].text_content(), links[7].get("href")) == ("2.6", "../../versions/2.6/")


def test_the_section_is_in_the_table_of_contents(pages):
    assert pages[f"en/{ENTRY}/"].xpath("//nav//a[@href='#recorded']")


def test_an_entry_without_records_says_where_it_was_verified(bare_pages):
    page = bare_pages["en/losses/softmax-before-cross-entropy/"]
    facts = page.xpath("//*[@class='facts']")[0]
    assert "Verified with PyTorch 2.13.0" in facts.text_content()
    assert not page.xpath("//*[@class='squares']") and not page.xpath("//*[@id='recorded']")


# --------------------------------------------------------------------------------- what differs


def groups(page) -> list[tuple[str, bool]]:
    """What unfolds, and whether it has."""
    found = page.xpath("//details[@class='versions']")
    return [(each.findtext("summary") or "".join(each.find("summary").itertext()),
             each.get("open") is not None) for each in found]


def test_behavior_comes_before_messages_which_are_folded(pages):
    assert groups(pages[f"en/{ENTRY}/"]) == [
        ("Some code fails", True), ("Behaves differently", True), ("Only messages differ", False),
    ]


def test_what_several_versions_print_is_shown_once(pages):
    page = pages["en/modules/mat1-and-mat2-shapes/"]
    group = page.xpath("//details[@class='versions'][summary[contains(., 'messages')]]")[0]
    told = [" ".join(part.text_content().split()) for part in group.xpath("p | pre")]
    assert told[0] == "PyTorch 1.13 to 2.3 · demo_lazy"
    assert told[2:4] == [
        "PyTorch 2.15 · wrong wrong_forward",
        "RuntimeError: addmm: mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)",
    ]
    assert group.xpath("pre/samp/mark/text()")[0] == ": addmm"


def test_what_only_the_build_changes_is_no_difference_of_a_version(whole_project):
    catalog = Catalog(whole_project, whole_project.languages["en"], "", "")
    entry = whole_project.entries["installation/gpu-not-supported-by-this-build"]
    found = versions.seen(catalog, entry, "2.12.0")
    assert found["detect"] is None  # the CUDA version, and the list of architectures


def test_a_heavy_list_is_cut_and_says_so():
    line = Other("came", (Sample("output", (), 0),), [("2.0", ["wrong"])])
    assert within(680, {"fails": [line, line], "messages": [line]}) == ({"fails": [line] * 2}, 1)


# ----------------------------------------------------------------------------- lines and marks


def marked(sample: Sample) -> list[list[str]]:
    return [[f"[{text}]" if mark else text for text, mark in line] for line in sample.lines]


def test_words_that_differ_are_marked():
    (sample,) = samples(("ValueError: bad size 3",), ("TypeError: bad size 3",))
    assert sample.kind == "error"
    assert marked(sample) == [["[ValueError]", ": bad size 3"]]


def test_a_long_text_is_cut():
    (sample,) = samples(tuple(f"line {number}" for number in range(9)), ())
    assert (len(sample.lines), sample.more) == (6, 3)


def test_the_middle_of_a_long_line_is_left_out():
    (sample,) = samples((" ".join(["word"] * 60),), ())
    (line,) = marked(sample)
    half = " ".join(["word"] * 18)
    assert line == [f"{half} … {half}"]


# ---------------------------------------------------------------------------- data of the records


def test_the_overview_counts_what_ran(whole_project, pages):
    rows = pages["en/versions/"].xpath("//table//tr")[1:]
    found = {row[0].text_content().strip(): row[3].text_content() for row in rows}
    records = whole_project.records
    kept = {}
    for version in reversed(records.versions):
        record = json.loads(records.path(version).read_text(encoding="utf-8"))
        kept[version.rpartition(".")[0]] = str(sum(map(len, record.values())))
    del found["2.13"], kept["2.13"]  # which also ran what has no record
    assert found == kept


