"""What is new: in the changelog, in the feed, and at the end of an entry, where related ones are told too."""

from datetime import date
from types import SimpleNamespace

import changes
import pytest
import related
import rules
from building import URL
from entries import entry_paths, slug_of
from lxml import etree, html

ATOM = {"a": changes.ATOM}


def catalog(heads: dict[str, dict], told: dict[str, str] | None = None):
    """As pages.Catalog, of two topics, b before a."""
    meta = {slug: {"title": f"Title of {slug}", "description": "About <it> & more."} for slug in heads}
    for slug, sentence in (told or {}).items():
        meta[slug]["changed"] = sentence
    apis = {}
    for slug, head in heads.items():
        for api in head.get("apis", []):
            apis.setdefault(api, []).append(slug)
    return SimpleNamespace(topics={"b": {}, "a": {}}, by_api=apis, entries={slug: SimpleNamespace(head=head) for slug, head in heads.items()},
                           meta=meta, of_topic=lambda topic: [slug for slug in heads if slug.startswith(f"{topic}/")])


OLD, NEW = date(2026, 1, 1), date(2026, 2, 1)
CATALOG = catalog({"a/x": {"added": OLD, "changed": NEW}, "a/y": {"added": NEW}, "b/z": {"added": NEW}}, {"a/x": "It raises now."})


def test_newest_first_and_changes_before_additions():
    assert changes.changes(CATALOG) == [(NEW, "a/x", "It raises now."), (NEW, "b/z", ""), (NEW, "a/y", ""), (OLD, "a/x", "")]


def test_feed_tells_a_change_under_an_id_of_its_own():
    config = SimpleNamespace(extra={"catalog": CATALOG}, site_url=f"{URL}en/", site_name="Name", docs_dir="docs/en")
    root = etree.fromstring(changes.feed(config))
    assert root.xpath("a:updated/text()", namespaces=ATOM) == ["2026-02-01T00:00:00Z"]
    assert [[entry.findtext(f"a:{tag}", namespaces=ATOM) for tag in ("id", "updated", "summary")]
            for entry in root.xpath("a:entry", namespaces=ATOM)] == [
        [f"{URL}en/a/x/#changed-2026-02-01", "2026-02-01T00:00:00Z", "It raises now."],
        [f"{URL}en/b/z/", "2026-02-01T00:00:00Z", "About <it> & more."],
        [f"{URL}en/a/y/", "2026-02-01T00:00:00Z", "About <it> & more."],
        [f"{URL}en/a/x/", "2026-01-01T00:00:00Z", "About <it> & more."]]


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_feed_is_valid_and_leads_to_pages(site, language):
    """What RFC 4287 requires of a feed and its entries."""
    root = etree.parse(site / language / "feed.xml").getroot()
    assert root.tag == f"{{{changes.ATOM}}}feed"
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"{URL}{language}/feed.xml"]
    entries = root.xpath("a:entry", namespaces=ATOM)
    assert len(entries) == min(changes.MOST, len(entry_paths()))
    for one in [root, *entries]:
        for tag in ("id", "title", "updated"):
            assert len(one.xpath(f"a:{tag}[text()]", namespaces=ATOM)) == 1
    ids = [one.findtext("a:id", namespaces=ATOM) for one in entries]
    assert len(set(ids)) == len(ids)
    days = [one.findtext("a:updated", namespaces=ATOM) for one in entries]
    assert days == sorted(days, reverse=True) and root.findtext("a:updated", namespaces=ATOM) == days[0]
    for link in root.xpath("a:entry/a:link/@href | a:link[not(@rel)]/@href", namespaces=ATOM):
        assert (site / link.removeprefix(URL) / "index.html").is_file()


def test_feed_is_found_from_every_page(site):
    for path in ("zh/index.html", "zh/symptoms/index.html"):
        page = html.parse(site / path, parser=html.HTMLParser(encoding="utf-8"))
        page.getroot().make_links_absolute(URL + path)
        assert page.xpath("//head/link[@type='application/atom+xml']/@href") == [f"{URL}zh/feed.xml"]


def test_without_an_address_there_is_no_feed(bare_site):
    assert not list(bare_site.rglob("feed.xml"))


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_changelog_names_every_entry(site, language):
    page = html.parse(site / language / "changelog/index.html").getroot()
    links = {link.removeprefix("../").strip("/") for link in page.xpath("//article//li/a/@href")}
    assert links >= set(map(slug_of, entry_paths()))


def test_home_and_entries_lead_to_the_changelog(bare_site):
    for path, link in {"index.html": "changelog/", "losses/nan-loss/index.html": "../../changelog/"}.items():
        assert link in html.parse(bare_site / "zh" / path).xpath("//article//a/@href")


# ------------------------------------------------------------------------------------------------------- related entries


def apis(**names: str):
    return catalog({slug.replace("_", "/"): {"apis": text.split()} for slug, text in names.items()})


def test_what_few_entries_are_about_comes_first():
    all_of_them = apis(a_x="F.often F.rare", a_y="F.often", a_z="F.rare F.often", b_x="F.often")
    assert related.related(all_of_them, "a/x", {"a/x"}) == [("a/z", ["F.often", "F.rare"])]


def test_linked_entries_are_left_out():
    assert related.related(apis(a_x="F.rare", a_y="F.rare", a_z="F.rare"), "a/x", {"a/x", "a/y"}) == [("a/z", ["F.rare"])]


def test_at_most_four():
    many = apis(a_x="F.a F.b F.c", **{f"a_{name}": "F.a F.b F.c" for name in "stuvw"})
    assert len(related.related(many, "a/x", {"a/x"})) == 4


def test_related_entries_are_the_same_in_both_languages(site):
    found = {}
    for language in rules.LANGUAGES:
        for path in entry_paths():
            article = html.parse(site / language / slug_of(path) / "index.html").xpath("//article")[0]
            others = article.xpath("//ul[@class='related']/li/a/@href")
            assert bool(others) == bool(article.xpath("h2[@id='related']"))
            assert not set(others) & set(article.xpath("//h2[@id='see-also']/following-sibling::ul[not(@class)]//a/@href"))
            found.setdefault(slug_of(path), []).append(others)
    assert all(english == chinese for english, chinese in found.values()) and any(map(any, found.values()))
