"""The fields above the lists of messages, APIs, symptoms and terms."""

import re

import pytest
from playwright.sync_api import expect

MESSAGE = (
    "RuntimeError: Trying to backward through the graph a second time "
    "(or directly access saved tensors after they have already been freed)"
)
TRACEBACK = """Traceback (most recent call last):
  File "train.py", line 3
RuntimeError: mat1 and mat2 shapes cannot be multiplied (8x3 and 4x2)"""


def found(page):
    return page.locator(".found > li")


@pytest.mark.parametrize("pasted, first", [
    (MESSAGE, "Trying to backward through the graph a second time"),
    (TRACEBACK, "mat1 and mat2 shapes cannot be multiplied"),
    ("Expected more than 1 value per channel when training, got input size torch.Size([1, 8])",
     "Expected more than 1 value per channel when training"),
])
def test_the_message_that_matches_comes_first_and_is_marked(page, address, pasted, first):
    page.goto(f"{address}/en/messages/")
    page.fill("input.filter", pasted)
    expect(found(page).first).to_contain_text(first)
    expect(found(page).first).to_have_class("exact")


def test_a_message_of_a_further_part_is_found(page, address):
    page.goto(f"{address}/en/messages/")
    expect(page.locator(".filter-list .parts")).to_have_count(1)
    page.fill("input.filter", "Missing key(s) in state_dict")
    expect(found(page).first).to_contain_text("Missing key(s) in state_dict")
    link = found(page).first.locator("a")
    expect(link).to_have_attribute("href", re.compile(rf"^{re.escape(address)}/en/saving/"))


def test_the_next_part_comes_when_the_end_is_near(page, address):
    page.goto(f"{address}/zh/messages/")
    before = page.locator(".filter-list li").count()
    page.locator(".filter-list .parts").scroll_into_view_if_needed()
    expect(page.locator(".filter-list li").nth(before)).to_be_attached()
    assert page.evaluate("""() => {
        const ids = [...document.querySelectorAll("[id]")].map(each => each.id)
        return ids.length - new Set(ids).size
    }""") == 0


def test_a_name_of_a_further_part_is_gone_to(page, address):
    page.goto(f"{address}/en/names/#torch.utils.data.DataLoader-in_order")
    expect(page.locator('[id="torch.utils.data.DataLoader-in_order"]')).to_be_in_viewport()


def test_a_part_of_a_list_goes_on_with_the_next(page, address):
    page.goto(f"{address}/en/names/2/")
    page.locator(".filter-list .parts").scroll_into_view_if_needed()
    expect(page.locator(".filter-list li").nth(200)).to_be_attached()


def test_the_changelog_is_filtered(page, address):
    page.goto(f"{address}/zh/changelog/")
    page.fill("input.filter", "CrossEntropyLoss")
    expect(found(page).first).to_contain_text("CrossEntropyLoss")


def test_a_topic_is_filtered_by_its_words(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill("input.filter", "stops far above zero")
    expect(found(page)).to_have_count(1)
    expect(found(page)).to_contain_text("A softmax before CrossEntropyLoss")


def test_nothing_but_what_matches_is_shown(page, address):
    page.goto(f"{address}/zh/messages/")
    page.fill("input.filter", MESSAGE)
    expect(found(page).first).to_be_visible()
    assert found(page).count() < 10
    expect(page.locator(".filter-list")).to_be_hidden()


@pytest.mark.parametrize("typed, first", [
    ("GroupNorm", "torch.nn.GroupNorm"),
    ("batchnorm2d", "torch.nn.BatchNorm2d"),
    ("crossentropy", "torch.nn.functional.cross_entropy"),
    ("nn.CrossEntropyLoss", "torch.nn.CrossEntropyLoss"),
    ("zero_grad()", "torch.nn.Module.zero_grad"),
])
def test_apis_are_found_by_their_names(page, address, typed, first):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", typed)
    expect(found(page).first.locator("code").first).to_have_text(first)


def test_apis_are_found_by_the_titles_of_their_entries_too(page, address):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", "softmax before")
    expect(found(page).first).to_contain_text("A softmax before CrossEntropyLoss")


def test_symptoms_are_found_as_the_search_finds_them(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.fill("input.filter", "expand or repeat")
    expect(found(page).first.locator("a")).to_have_text(
        "expand or repeat: which one copies, which one can be written to"
    )


def test_symptoms_also_show_what_the_search_box_folds(page, address):
    page.goto(f"{address}/en/symptoms/")
    page.fill("input.filter", "memory")
    expect(found(page).nth(7)).to_be_visible()


def test_where_the_next_part_does_not_come_the_first_is_filtered(page, address):
    page.goto(f"{address}/en/messages/")
    page.route("**/messages/2/", lambda route: route.abort())
    page.fill("input.filter", "too many indices for tensor of dimension 1")
    expect(found(page).first).to_contain_text("too many indices for tensor of dimension")


@pytest.mark.parametrize("language, typed, first", [
    ("en", "leaf tensor", "leaf tensor"),
    ("en", "叶子张量", "leaf tensor"),
    ("zh", "Micro-batch", "小批次（micro-batch）"),
    ("zh", "步幅", "步幅"),
    ("en", "stride", "stride (convolution)"),
])
def test_terms_are_found_by_the_word_of_either_language(page, address, language, typed, first):
    page.goto(f"{address}/{language}/glossary/")
    page.fill("input.filter", typed)
    expect(found(page).first.locator("dfn")).to_have_text(first)
    expect(found(page).first).to_have_class("exact")


def test_terms_are_found_by_what_they_mean_too(page, address):
    page.goto(f"{address}/en/glossary/")
    page.fill("input.filter", "mixed precision")
    expect(found(page).locator("dfn")).to_have_text(["autocast"])


def test_a_link_to_a_term_leads_to_it(page, address):
    page.goto(f"{address}/zh/glossary/#leaf-tensor")
    expect(page.locator("#leaf-tensor")).to_be_in_viewport()


def test_the_glossary_fits_a_phone(page, address):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{address}/en/glossary/")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_how_many_match_is_announced(page, address):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", "CrossEntropyLoss")
    status = page.locator(".filter-status")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text(" of ")


def test_the_address_keeps_what_was_typed(page, address):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", "GroupNorm")
    page.wait_for_url("**/en/apis/?filter=GroupNorm")
    page.reload()
    expect(page.locator("input.filter")).to_have_value("GroupNorm")
    expect(found(page).first).to_contain_text("torch.nn.GroupNorm")


def test_nothing_that_matches_offers_ways_on(page, address):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", "nosuchapi")
    expect(page.locator(".filter-empty")).to_contain_text("Nothing in this list matches.")
    assert page.locator(".filter-empty a").all_inner_texts() == ["Error messages", "Add a pitfall"]


def test_emptying_the_field_brings_the_list_back(page, address):
    page.goto(f"{address}/en/apis/")
    page.fill("input.filter", "BatchNorm")
    expect(page.locator(".filter-list")).to_be_hidden()
    page.fill("input.filter", "")
    expect(page.locator(".filter-list")).to_be_visible()
    expect(found(page)).to_have_count(0)


@pytest.mark.parametrize("typed, first", [
    ("torch.compile", "torch.compile"),
    ("GradScaler", "torch.GradScaler"),
    ("verbose", "(verbose=)"),
    ("_six", "torch._six"),
])
def test_names_are_found_by_their_last_part(page, address, typed, first):
    page.goto(f"{address}/en/names/")
    page.fill("input.filter", typed)
    expect(found(page).first.locator("code").first).to_contain_text(first)
