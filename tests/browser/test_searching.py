"""Searching in the browser: by keyboard, on a phone, from the home page, with a pasted message."""

import re

import pytest
from playwright.sync_api import expect

QUERY = "[data-md-component=search-query]"
RESULTS = ".md-search-result__link"
MESSAGE = (
    "RuntimeError: Trying to backward through the graph a second time "
    "(or directly access saved tensors after they have already been freed)"
)
# Asks twice, the second time before the first answer; the first page of each whole answer.
LATE = """url => new Promise(done => {
  const worker = new Worker(url), answers = [], ask = data => worker.postMessage({type: 2, data})
  worker.onmessage = ({data: {type, data}}) => {
    if (type === 1) return done(answers)
    if (!data.isWhole) return
    answers.push(data.items[0][0].location)
    if (answers.length === 1) ask("einsum")
    else worker.postMessage({type: 0}) // answered at once
  }
  ask("einsum") // waits for the other language's index
  ask("expand")
})"""


def test_search_by_keyboard_alone(page, address):
    page.goto(f"{address}/en/")
    page.keyboard.press("f")  # Material's key for the search box
    page.keyboard.type("cross_entropy", delay=20)
    expect(page.locator(RESULTS).first).to_contain_text("CrossEntropyLoss, NLLLoss or log_softmax")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/losses/cross-entropy-three-ways/")


def test_search_on_a_phone(phone, address):
    phone.goto(f"{address}/zh/tensors/")
    phone.tap("header label[for=__search]")
    expect(phone.locator(QUERY)).to_be_focused()
    phone.keyboard.type("交叉熵")
    phone.locator(RESULTS).filter(has_text="交叉熵：CrossEntropyLoss").first.tap()
    phone.wait_for_url("**/zh/losses/cross-entropy-three-ways/")


@pytest.mark.parametrize(
    "language, width", [("en", 1440), ("zh", 1440), ("en", 960), ("zh", 1920)]
)
def test_search_box_stands_in_the_middle_of_the_home_page(page, address, language, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{language}/")
    box = page.locator(".md-search__form").bounding_box()
    place = page.locator(".ask").bounding_box()
    for side in ("x", "y", "width", "height"):
        assert box[side] == pytest.approx(place[side], abs=3.5), side
    page.mouse.click(width / 2, place["y"] + 20)
    page.keyboard.type("backward", delay=20)
    expect(page.locator(RESULTS).first).to_be_visible()


def test_home_page_on_a_phone_opens_the_search_from_the_middle(phone, address):
    phone.goto(f"{address}/zh/")
    phone.tap(".ask")
    expect(phone.locator(QUERY)).to_be_focused()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pasted_message_in_the_search_box(page, address, language):
    page.goto(f"{address}/{language}/losses/")
    page.fill(QUERY, MESSAGE)
    found = re.compile(rf"/{language}/autograd/backward-twice/#code-\w+$")
    expect(page.locator(RESULTS).first).to_have_attribute("href", found)


def test_markup_in_a_query_stays_text(page, address):
    page.goto(f"{address}/en/losses/")
    script = "<script>document.title=1</script>"
    page.fill(QUERY, f"<img src=x onerror='document.title=1'> RuntimeError: {script}")
    expect(page.locator(RESULTS).first).to_be_visible()
    assert page.title() != "1"
    assert page.locator(".md-search img").count() == 0


def test_index_is_read_only_when_somebody_searches(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/en/losses/", wait_until="networkidle")
    assert not {"/en/search/pages.json", "/assets/search.js"} & set(asked)
    with page.expect_request("**/en/search/pages.json"):
        page.focus(QUERY)


def test_the_other_language_loads_no_script_and_no_style_again(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/en/losses/", wait_until="networkidle")
    english = asked.copy()
    page.goto(f"{address}/zh/losses/", wait_until="networkidle")
    assert sorted(set(asked) - set(english)) == [
        "/zh/assets/worker.js", "/zh/losses/", "/zh/search/search_index.json",
    ]


def test_an_answer_that_comes_late_is_not_shown(page, address):
    page.goto(f"{address}/zh/losses/")
    found = page.evaluate(LATE, f"{address}/zh/assets/worker.js")
    # for "expand", then for "einsum"
    assert found == ["tensors/expand-or-repeat/", "tensors/einsum-subscripts/"]


def test_a_name_that_a_version_lacks_is_told_first(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "softmax before the loss")
    expect(page.locator(RESULTS).first).to_be_visible()
    assert "/en/search/names.json" not in asked  # few messages need it
    page.fill(QUERY, "AttributeError: module 'torch' has no attribute 'compile'")
    first = page.locator(RESULTS).first
    expect(first).to_have_attribute("href", f"{address}/en/names/?filter=torch.compile")
    expect(first).to_contain_text("PyTorch 2.0 and later have it, 1.13 doesn't.")


def test_an_exact_match_leads_to_the_block_that_raises_it(page, address):
    page.goto(f"{address}/en/losses/")
    message = "RuntimeError: mat1 and mat2 shapes cannot be multiplied (31x977 and 55x2)"
    page.fill(QUERY, message)
    first = page.locator(RESULTS).first
    block = re.compile(r"/modules/mat1-and-mat2-shapes/#code-wrong$")
    expect(first).to_have_attribute("href", block)
    first.click()
    expect(page.locator("#code-wrong")).to_be_in_viewport()


def test_weak_results_are_folded(page, address):
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "RuntimeError: mat1 and mat2 shapes cannot be multiplied (31x977 and 55x2)")
    expect(page.locator("#search-results")).to_have_attribute("aria-busy", "false")
    more = page.locator(".md-search-result__more summary")
    expect(more).to_have_text(re.compile(r"^\d+ more$"))
    folded = page.locator(".md-search-result__more a").first
    expect(folded).to_be_hidden()
    page.keyboard.press("ArrowUp")  # the last of what can be reached
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    expect(folded).to_be_visible()


def test_what_names_and_messages_find_does_not_wait_for_the_texts(page, address):
    page.route("**/search/texts.json", lambda route: None)  # never answered
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, MESSAGE)
    found = re.compile(r"/en/autograd/backward-twice/")
    expect(page.locator(RESULTS).first).to_have_attribute("href", found)


def test_the_texts_refine_what_was_found(page, address):
    waiting = []
    page.route("**/search/texts.json", lambda route: waiting.append(route))
    page.goto(f"{address}/en/losses/")
    page.fill(QUERY, "the last batch is smaller")
    results = page.locator("#search-results")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(results).to_have_attribute("aria-busy", "true")
    before = results.inner_html()
    waiting[0].continue_()
    expect(results).to_have_attribute("aria-busy", "false")
    assert results.inner_html() != before
