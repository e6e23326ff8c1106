"""The end of an entry names others that are about the same APIs, the rarest ones first."""

from types import SimpleNamespace

from pitfalls.site.related import related


def about(**apis: str) -> SimpleNamespace:
    """A catalog of entries, each about these APIs; a_x is the entry a/x."""
    heads = {name.replace("_", "/"): {"apis": names.split()} for name, names in apis.items()}
    by_api: dict[str, list[str]] = {}
    for slug, head in heads.items():
        for api in head["apis"]:
            by_api.setdefault(api, []).append(slug)
    entries = {slug: SimpleNamespace(head=head) for slug, head in heads.items()}
    return SimpleNamespace(entries=entries, by_api=by_api)


def test_what_few_entries_are_about_comes_first():
    catalog = about(a_x="F.often F.rare", a_y="F.often", a_z="F.rare F.often", b_x="F.often")
    assert related(catalog, "a/x", {"a/x"}) == [("a/z", ["F.often", "F.rare"])]


def test_linked_entries_are_left_out():
    catalog = about(a_x="F.rare", a_y="F.rare", a_z="F.rare")
    assert related(catalog, "a/x", {"a/x", "a/y"}) == [("a/z", ["F.rare"])]


def test_at_most_four():
    others = {f"a_{name}": "F.a F.b F.c" for name in "stuvw"}
    catalog = about(a_x="F.a F.b F.c", **others)
    assert len(related(catalog, "a/x", {"a/x"})) == 4


def test_related_entries_are_the_same_in_both_languages(whole_project, pages):
    any_at_all = False
    for slug in whole_project.entries:
        english, chinese = (listed(pages[f"{language}/{slug}/"]) for language in ("en", "zh"))
        assert english == chinese, slug
        any_at_all = any_at_all or bool(english)
    assert any_at_all


def listed(page) -> list[str]:
    """The related entries of a page, which has a heading for them, and no link to them before."""
    article = page.xpath("//article")[0]
    others = article.xpath("//ul[@class='related']/li/a/@href")
    see_also = article.xpath("//h2[@id='see-also']/following-sibling::ul[not(@class)]//a/@href")
    assert bool(others) == bool(article.xpath("h2[@id='related']"))
    assert set(others) & set(see_also) == set()
    return others
