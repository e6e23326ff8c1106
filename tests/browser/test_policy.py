"""The browser runs the scripts of the theme, and none that a page has brought along."""

from playwright.sync_api import expect

from pitfalls.trial.browsing import host

SLUG = "losses/softmax-before-cross-entropy"


def test_a_script_in_a_page_does_not_run(hostile_site, page):
    errors = []
    page.on("console", lambda message: errors.append(message.text))
    page.add_init_script("window.ran = 0; window.evil = () => { window.ran += 1 }")
    with host(hostile_site) as address:
        page.goto(f"{address}/en/{SLUG}/")
        assert page.locator("article script").count() == 1
        assert page.evaluate("window.ran") == 0
    refused = [text for text in errors if "Content Security Policy" in text]
    assert len(refused) == 1


def test_the_scripts_of_the_theme_run(hostile_site, page):
    """Material's inline script, which every other needs, defines this."""
    with host(hostile_site) as address:
        page.goto(f"{address}/en/{SLUG}/")
        assert page.evaluate("typeof __md_get") == "function"


def test_results_of_the_search_show_text(hostile_site, hostile, page):
    with host(hostile_site) as address:
        page.goto(f"{address}/en/")
        page.fill("[data-md-component=search-query]", "evil")
        found = page.locator(".md-search-result__link h1, .md-search-result__link h2").first
        expect(found).to_have_text(f"title {hostile}")
        assert page.locator(".md-search-result__link :is(script, strong, a)").count() == 0
