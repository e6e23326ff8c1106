"""Style sheets hold what the site uses, and no more."""

import pytest
import styles


@pytest.mark.parametrize("rules, kept", [
    (".on{a:b}.off{a:b}", ".on{a:b}"),
    (".on,.off p{a:b}", ".on{a:b}"),
    (".on.off{a:b}", ""),
    ("p:not(.off)>a{a:b}", "p:not(.off)>a{a:b}"),
    ("[data-md-color-scheme=slate] p{a:b}[data-md-color-scheme=blue] p{a:b}", "[data-md-color-scheme=slate] p{a:b}"),
    ("@media print{.off{a:b}p{a:b}}", "@media print{p{a:b}}"),
    ("@media print{.off{a:b}}", ""),
    ("@font-face{font-family:x}", "@font-face{font-family:x}"),
])
def test_rules_for_what_is_not_there_are_left_out(rules, kept):
    assert styles.used_rules(styles.parse(rules), {"on"}, {("data-md-color-scheme", "slate")}) == kept


def test_properties_that_nothing_takes_are_left_out():
    text = ':root{--a:url("data:image/svg+xml;x{}");--b:1;color:red}@media print{p{--b:2}}'
    assert styles.used_properties(styles.parse(text), {"--a"}) == ':root{--a:url("data:image/svg+xml;x{}");color:red}'


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_site_has_the_styles_of_its_pages_and_of_what_scripts_add(site, language):
    text = next(site.glob(f"{language}/assets/stylesheets/main.*.css")).read_text(encoding="utf-8")
    assert ".md-search-result__item" in text and ".md-tooltip2" in text and ".md-content__button" in text
    assert ".admonition.danger" not in text and ".md-author" not in text and "--md-footnotes-icon" not in text
