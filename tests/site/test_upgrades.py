"""What changed from one version of PyTorch to another: the pages of versions, and their data."""

import json

import pytest

from pitfalls.entry import Section
from pitfalls.records import Answer
from pitfalls.site.upgrades import change

HEADINGS = {
    "en": ["Different behavior", "Different messages", "Names that came and went",
           "If you use PyTorch 2.6"],
    "zh": ["行为变了", "提示文字变了", "增删的名字", "如果你用的是 PyTorch 2.6"],
}
SECTION = Section("wrong", 1, "")


# ------------------------------------------------------------------------------ a version's page


def headings(page, path: str = "//h2") -> list[str]:
    return [each.text_content().removesuffix("¶") for each in page.xpath(f"//article{path}")]


def test_behavior_comes_before_messages_and_names(pages, language):
    assert headings(pages[f"{language}/versions/2.6/"]) == HEADINGS[language]


def test_changes_are_in_the_order_of_the_topics(pages):
    some = ["Tensors", "Modules", "Saving and loading", "Installation", "Distributed training"]
    found = headings(pages["en/versions/2.6/"], "//h3[starts-with(@id, 'messages-')]")
    assert [each for each in found if each in some] == some


def change_of(page, slug: str):
    return page.xpath(f"//ul[@class='changes']/li[a[contains(@href, '{slug}/')]]")[0]


def test_a_change_shows_both_versions_and_marks_the_words_that_differ(pages, language):
    item = change_of(pages[f"{language}/versions/2.15/"], "modules/mat1-and-mat2-shapes")
    message = "mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)"
    assert [part.text_content() for part in item.xpath("dl/*")] == [
        "2.14", f"RuntimeError: {message}", "2.15", f"RuntimeError: addmm: {message}",
    ]
    assert item.xpath("dl//mark/text()") == [": addmm"]
    assert item.xpath("a/@href") == ["../../modules/mat1-and-mat2-shapes/#code-wrong"]


def test_of_what_needs_a_newer_version_only_the_entries_are_told(pages):
    item = change_of(pages["en/versions/2.3/"], "training/clip-before-unscale")
    assert item.xpath("dl") == []
    assert item.xpath("../preceding-sibling::p[1]/text()") == ["No longer raises an error"]


def test_names_lead_to_the_page_of_names(pages):
    link = pages["en/versions/2.6/"].xpath("//a[.='torch.accelerator']/@href")
    assert link == ["../../names/#torch.accelerator"]


def test_neighbors_are_linked(pages):
    links = pages["en/versions/2.6/"].xpath("//p[@class='steps']/a/@href")
    assert links == ["../2.5/", "../", "../2.7/"]


def test_the_oldest_version_says_how_it_differs_from_the_pages(pages):
    page = pages["en/versions/1.13/"]
    assert page.xpath("string(//h1)") == "PyTorch 1.13: what differs from our pages"
    assert headings(page) == ["If you use PyTorch 1.13"]
    assert page.xpath("//article//a[contains(@href, 'validation-without-no-grad')]")


def test_pages_of_versions_are_in_no_navigation(pages):
    page = pages["en/tensors/"]
    links = page.xpath("//nav[contains(@class, 'md-nav--primary')]//a/@href")
    assert [link for link in links if "versions/" in link] == ["../versions/"]


# --------------------------------------------------------------------------------- the overview


@pytest.mark.parametrize("language, name", [("en", "From 2.14 to 2.15"), ("zh", "从 2.14 到 2.15")])
def test_two_versions_can_be_chosen(pages, language, name):
    form = pages[f"{language}/versions/"].xpath("//form[@class='between']")[0]
    labels = [label.text.strip() for label in form.xpath("label")]
    chosen = form.xpath("label/select/option[@selected]/text()")
    assert f"{labels[0]} {chosen[0]} {labels[1]} {chosen[1]}" == name
    assert len(form.xpath("label/select/option")) == 34


def test_the_overview_leads_to_each_version(pages):
    links = pages["en/versions/"].xpath("//table//a/@href")
    assert (links[0], links[-1], len(links)) == ("2.15/", "1.13/", 17)


# ------------------------------------------------------------------------- data of any two versions


@pytest.fixture(scope="module")
def data(site) -> dict:
    return json.loads((site / "en/versions/changes.json").read_text(encoding="utf-8"))


def test_data_of_any_two_versions(data):
    sections = {(slug, name): rest for slug, name, *rest in data["sections"]}
    letters, numbers = sections["modules/mat1-and-mat2-shapes", "wrong"]
    assert letters == "a" * 16 + "b"
    message = "mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)"
    assert data["differences"][numbers["ab"]] == [
        "wording",
        [["error", [[f"RuntimeError: {message}"]], 0]],
        [["error", [["RuntimeError", [": addmm"], f": {message}"]], 0]],
    ]


def test_data_say_what_a_page_says(data, pages):
    """The changes of a step, as the page of its version counts them."""
    versions, differences = data["versions"], data["differences"]
    before, after = versions.index("2.5"), versions.index("2.6")
    found = {"behavior": set(), "messages": set()}
    for slug, _, letters, numbers in data["sections"]:
        number = numbers.get(letters[before] + letters[after])
        if number is not None:
            kind = differences[number][0]
            group = next(name for name, kinds in data["kinds"].items() if kind in kinds)
            found[group].add(slug)
    counts = f"differently: {len(found['behavior'])}. Entries whose messages or warnings differ: "
    told = pages["en/versions/2.6/"].xpath("string(//article/p)")
    assert told.endswith(f"{counts}{len(found['messages'])}.")


# ------------------------------------------------------------------------------ kinds of change


def told(before: Answer, after: Answer, section: Section = SECTION):
    found = change(section, before, after)
    return found and (found.kind, found.gone, found.came)


def test_of_what_raises_now_the_error_is_told():
    before, after = Answer(["1", "2"], False), Answer(["1", "ValueError: no"], True)
    assert told(before, after) == ("raises", (), ("ValueError: no",))


def test_of_what_raises_no_more_the_error_is_told():
    before, after = Answer(["ValueError: no"], True), Answer(["1"], False)
    assert told(before, after) == ("runs", ("ValueError: no",), ())


def test_a_name_that_a_version_lacked_is_not_told():
    before = Answer(["AttributeError: module 'torch' has no attribute 'compile'"], True)
    assert told(before, Answer(["1"], False)) == ("runs", (), ())


CATCHES_CODE = ["try:", "    x.view(3)", "except RuntimeError as error:", "    print(error)"]


@pytest.mark.parametrize("before, after, kind", [
    ("view: size is invalid", "view: shape is invalid", "wording"),
    ("float16: works", "float16: not implemented for Half", "output"),
    ("x.view(3): tensor([1, 2])", "x.view(3): shape is invalid", "output"),
])
def test_the_words_of_an_error_that_is_caught_are_a_message(before, after, kind):
    section = Section("demo", 1, "\n".join(CATCHES_CODE))
    assert told(Answer([before], False), Answer([after], False), section)[0] == kind


def test_without_a_difference_there_is_no_change():
    assert told(Answer(["1"], False), Answer(["1"], False)) is None
