"""What other versions printed: on the page of each entry, and on the page of what changed."""

import json
from collections import Counter

import pytest

from pitfalls.records import written

FACTS = {
    "en": "Verified with PyTorch 2.13.0 · error on 1.13 to 2.0 · different output on 2.1 to 2.8 · "
    "same output on 2.9 to 2.15",
    "zh": "已在 PyTorch 2.13.0 上验证 · 1.13 到 2.0 上有代码报错 · 2.1 到 2.8 上输出不同 · "
    "2.9 到 2.15 上输出相同",
}
NOTES = {
    "en": "The tests run 2.13 every time; the results for other versions come from recorded runs.",
    "zh": "测试每次都运行 2.13，其他版本的结果来自运行记录。",
}
SIZES = "mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)"


# ------------------------------------------------------------------------- the strip of an entry


def strip_of(page) -> tuple[str, str]:
    """The fact about versions, and the first paragraph that unfolds below it."""
    strip = page.xpath("//*[@class='facts']/details[@class='versions']")[0]
    return strip.findtext("summary"), " ".join(strip.findtext("p").split())


def test_strip_says_where_the_entry_behaves_as_shown(pages, language):
    page = pages[f"{language}/autograd/validation-without-no-grad/"]
    assert strip_of(page) == (FACTS[language], NOTES[language])


def test_strip_of_an_entry_that_never_changed(pages):
    assert strip_of(pages["en/tensors/max-returns-a-tuple/"]) == (
        "Verified with PyTorch 2.13.0 · same output on 1.13 to 2.15",
        NOTES["en"],
    )


def test_what_only_the_build_changes_is_no_difference_of_a_version(pages):
    strip = pages["en/devices/pin-memory/"].xpath("//details[@class='versions']")[0]
    assert strip.findtext("summary").endswith("same output on 2.7 to 2.15")
    assert "2.13.0 (CUDA)" in strip.text_content()


def test_strip_holds_every_line_that_other_versions_printed(whole_project, pages, language):
    for slug, entry in whole_project.entries.items():
        strip = pages[f"{language}/{slug}/"].xpath("//details[@class='versions']//samp/text()")
        shown = set("\n".join(strip).splitlines())
        for answers in whole_project.history.values():
            for name, answer in answers.get(slug, {}).items():
                page = written(entry.shown[name])
                if answer != page:
                    missing = Counter(answer.printed) - Counter(page.printed)
                    assert set(missing) - {""} <= shown, (slug, name)


# --------------------------------------------------------------------- the page of what changed


@pytest.mark.parametrize(
    "language, before, after", [("en", "before", "after"), ("zh", "之前", "之后")]
)
def test_what_changed_page_shows_before_and_after(pages, language, before, after):
    changes = pages[f"{language}/versions/"].xpath("//ul[@class='changes']/li")
    change = next(
        item for item in changes if item.xpath("a[contains(@href, 'mat1-and-mat2-shapes')]")
    )
    assert [part.text_content() for part in change.xpath("p|pre")] == [
        before, f"RuntimeError: {SIZES}", after, f"RuntimeError: addmm: {SIZES}",
    ]


def test_what_changed_page_counts_what_ran(whole_project, pages):
    rows = pages["en/versions/"].xpath("//table//tr")[1:]
    found = {}
    for row in rows:
        version, ran, differ = (cell.text_content() for cell in row)
        found[version] = (ran, differ)
    records = whole_project.records
    assert list(found) == records.versions
    for version, counts in found.items():
        record = json.loads(records.path(version).read_text(encoding="utf-8"))
        kept = [one for sections in record.values() for one in sections.values()]
        differing = [one for one in kept if isinstance(one, dict)]
        assert counts == (str(len(kept)), str(len(differing))), version
