"""The last arrow of the chain: the built HTML holds exactly what was proven, in both languages."""

import nbformat
import pytest

from pitfalls import comments
from pitfalls.proof.labs import code_cells


def blocks(page) -> list[str]:
    """The text of each block of code, with what it prints."""
    return [code.text_content().rstrip("\n") for code in page.xpath("//article//pre/code")]


def samples(page) -> list[str]:
    """Each line that is marked as printed."""
    found = page.xpath("//pre/code//samp")
    return [line for sample in found for line in sample.text_content().splitlines()]


def printed(cell) -> list[str]:
    """What a lab's cell prints, without its figures."""
    texts = []
    for output in cell.outputs:
        if "text" in output:
            texts.append(output.text)
        elif "image/svg+xml" not in output.data:
            texts.append(output.data["text/plain"])
    return [text.strip("\n") for text in texts]


# -------------------------------------------------------------------------------------- entries


def test_code_blocks_are_exactly_the_proven_sections(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        page = whole_project.page(language, slug)
        names = [each.section for each in page.includes if each.section not in entry.reported]
        told = comments.translated(entry, page)  # the same code, with the page's own comments
        expected = [told.shown[name].text.strip("\n") for name in names]
        assert blocks(pages[f"{language}/{slug}/"]) == expected, f"{page.path} differs in HTML"
        assert all(expected)
        assert len(expected) == len(entry.shown)


def test_reported_messages_are_exactly_those_of_the_head(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        found = pages[f"{language}/{slug}/"].xpath("//div[@class='reported']/pre/samp/text()")
        assert sorted(found) == sorted(each.shown for each in entry.reported.values()), slug


def test_a_reported_message_says_that_it_did_not_run_here(whole_project, pages, language):
    said = {"en": "Reported, not run here", "zh": "未在这里运行"}[language]
    for slug in whole_project.entries:
        for block in pages[f"{language}/{slug}/"].xpath("//div[@class='reported']"):
            assert said in block.xpath("string(span)"), slug
            assert len(block.xpath("p/a")) >= 2, slug


def test_what_a_section_ran_with_stands_above_it(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        for name, section in entry.shown.items():
            if section.environment:
                packages = whole_project.environments.installed(entry, section)
                title = pages[f"{language}/{slug}/"].xpath(f"string(//*[@id='code-{name}']/span)")
                assert all(f"{each} {packages[each]}" in title for each in packages), slug


def test_every_output_line_is_sample_output(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        lines = [line for section in entry.shown.values() for line in section.lines]
        expected = [line for line in lines if line.startswith("#>")]
        assert sorted(samples(pages[f"{language}/{slug}/"])) == sorted(expected), slug


def test_the_header_names_the_recorded_version(whole_project, pages, language):
    version = whole_project.records.default_version
    name = version.rpartition(".")[0]  # of its square
    for slug in whole_project.entries:
        facts = pages[f"{language}/{slug}/"].xpath("//div[@class='facts']")[0]
        square = " ".join(facts.xpath(".//i[contains(@class, 'here')]/@title"))
        assert name in square or f"PyTorch {version}" in facts.text_content(), slug


def test_raised_errors_are_marked(pages):
    page = pages["en/autograd/backward-on-non-scalar/"]
    error = page.xpath("string(//samp[@class='error'][1])")
    assert error.startswith("#> RuntimeError: grad can be implicitly created only")


def test_a_warning_behind_an_error_is_marked_as_a_warning(pages, language):
    page = pages[f"{language}/modules/attention-mask-polarity/"]
    found = {
        kind: " ".join(page.xpath(f"//pre/code//samp[@class='{kind}']/text()"))
        for kind in ("warning", "error")
    }
    message = "UserWarning: Support for mismatched key_padding_mask and attn_mask is deprecated."
    assert message in found["warning"]
    assert message not in found["error"]


@pytest.mark.parametrize(
    "language, names",
    [
        ("en", {"output": "Output", "error": "Error"}),
        ("zh", {"output": "输出", "error": "报错"}),
    ],
)
def test_what_was_printed_has_a_name_for_screen_readers(pages, language, names):
    found = pages[f"{language}/autograd/backward-twice/"].xpath("//pre//samp")
    assert {sample.get("class"): sample.get("aria-label") for sample in found} == names


# ---------------------------------------------------------------------------------- other pages


def test_labs_show_the_code_and_the_outputs_that_ran(whole_project, pages, language):
    for path in whole_project.lab_paths(language):
        cells = code_cells(nbformat.read(path, as_version=4))
        page = pages[f"{language}/labs/{path.stem}/"]
        assert blocks(page) == [cell.source.strip("\n") for cell in cells], path
        shown = [sample.text_content().strip("\n") for sample in page.xpath("//pre/samp")]
        assert shown == [text for cell in cells for text in printed(cell)], path


def test_other_pages_hold_no_code_blocks(whole_project, pages, language):
    proven = [*whole_project.entries]
    proven += [f"labs/{path.stem}" for path in whole_project.lab_paths(language)]
    proven += ["contributing", "run", "semgrep"]  # by tests of their own, in tests/content
    addresses = {f"{language}/{name}/" for name in proven}
    addresses |= {f"{language}/"}  # by the test below
    others = {
        address: blocks(page)
        for address, page in pages.of(language).items()
        if address not in addresses
    }
    assert {address: found for address, found in others.items() if found} == {}


def test_home_page_shows_wrong_and_right_of_an_entry(whole_project, pages, language):
    examples = {
        "modules/mat1-and-mat2-shapes": ["wrong", "right"],
        "losses/softmax-before-cross-entropy": ["wrong", "right"],
        "modules/imports-that-moved": ["wrong_isinstance"],
    }
    expected = []
    for slug, names in examples.items():
        page = whole_project.page(language, slug)
        told = comments.translated(whole_project.entries[slug], page)
        expected += [told.sections[name].text.strip("\n") for name in names]
    home = pages[f"{language}/"]
    assert blocks(home) == expected
    assert home.xpath("//article//strong/a/@href") == [f"{slug}/" for slug in examples]


def test_home_page_shows_what_each_version_printed(pages, language):
    shown = pages[f"{language}/"].xpath("//div[@class='printed']//samp/text()")
    assert shown == ["is a scheduler: True", "is a scheduler: False"]


def test_no_id_is_on_a_page_twice(pages):
    for address, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
