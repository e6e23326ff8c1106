"""What is new: in the changelog and in the feed."""

from datetime import date
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from lxml import etree

from pitfalls.project import Language
from pitfalls.site import changes
from pitfalls.trial.building import URL

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OLD, NEW = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def catalog() -> SimpleNamespace:
    """Entries of two topics, b before a, of which one has changed."""
    heads = {
        "a/x": {"added": OLD, "changed": NEW},
        "a/y": {"added": NEW},
        "b/z": {"added": NEW},
    }
    metas = {slug: {"title": f"Title of {slug}"} for slug in heads}
    metas["a/x"]["changed"] = "It raises now."
    return SimpleNamespace(
        language=Language("en", "English", "EN", "en_US", "Name", "About", {}, {}, {}, {}, {}, {}),
        site_url=f"{URL}en/",
        entries={slug: SimpleNamespace(head=head) for slug, head in heads.items()},
        by_topic={"b": ["b/z"], "a": ["a/x", "a/y"]},
        meta=lambda slug: metas[slug],
        title=lambda slug: metas[slug]["title"],
        description=lambda slug: "About <it> & more.",
    )


def test_newest_first_and_changes_before_additions(catalog):
    assert changes.changes(catalog) == [
        (NEW, "a/x", "It raises now."),
        (NEW, "b/z", ""),
        (NEW, "a/y", ""),
        (OLD, "a/x", ""),
    ]


# ----------------------------------------------------------------------------------- the feed


def test_feed_tells_a_change_under_an_id_of_its_own(catalog):
    root = etree.fromstring(changes.feed(catalog))
    found = [
        [entry.findtext(f"a:{tag}", namespaces=ATOM) for tag in ("id", "updated", "summary")]
        for entry in root.iterfind("a:entry", namespaces=ATOM)
    ]
    assert root.findtext("a:updated", namespaces=ATOM) == "2026-02-01T00:00:00Z"
    assert found == [
        [f"{URL}en/a/x/#changed-2026-02-01", "2026-02-01T00:00:00Z", "It raises now."],
        [f"{URL}en/b/z/", "2026-02-01T00:00:00Z", "About <it> & more."],
        [f"{URL}en/a/y/", "2026-02-01T00:00:00Z", "About <it> & more."],
        [f"{URL}en/a/x/", "2026-01-01T00:00:00Z", "About <it> & more."],
    ]


def test_feed_is_valid_and_leads_to_pages(whole_project, site, language):
    """What RFC 4287 requires of a feed and its entries."""
    root = etree.parse(site / language / "feed.xml").getroot()
    entries = root.findall("a:entry", namespaces=ATOM)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [
        f"{URL}{language}/feed.xml"
    ]
    changed = [entry for entry in whole_project.entries.values() if "changed" in entry.head]
    assert len(entries) == min(100, len(whole_project.entries) + len(changed))
    for one in [root, *entries]:
        for tag in ("id", "title", "updated"):
            assert len(one.xpath(f"a:{tag}[text()]", namespaces=ATOM)) == 1
    links = "a:entry/a:link/@href | a:link[not(@rel)]/@href"
    for link in root.xpath(links, namespaces=ATOM):
        assert (site / link.removeprefix(URL) / "index.html").is_file(), link


def test_feed_is_in_order(site, language):
    root = etree.parse(site / language / "feed.xml").getroot()
    ids = root.xpath("a:entry/a:id/text()", namespaces=ATOM)
    days = root.xpath("a:entry/a:updated/text()", namespaces=ATOM)
    assert len(set(ids)) == len(ids)
    assert days == sorted(days, reverse=True)
    assert root.findtext("a:updated", namespaces=ATOM) == days[0]


def test_feed_is_found_from_every_page(pages):
    feed = "//head/link[@type='application/atom+xml']/@href"
    assert pages["zh/"].xpath(feed) == ["feed.xml"]
    assert pages["zh/symptoms/"].xpath(feed) == ["../feed.xml"]
    assert pages["zh/losses/nan-loss/"].xpath(feed) == ["../../feed.xml"]


def test_without_an_address_there_is_no_feed(bare_site):
    assert not list(bare_site.rglob("feed.xml"))


# ------------------------------------------------------------------------------- the changelog


def test_changelog_names_every_entry(whole_project, pages, language):
    named = {
        urljoin(address, link).removeprefix(f"{language}/").strip("/")
        for address, part in pages.parts(f"{language}/changelog/").items()
        for link in part.xpath("//article//li/a/@href")
    }
    assert set(whole_project.entries) - named == set()


def test_home_and_entries_lead_to_the_changelog(bare_pages):
    links = "//article//a/@href"
    assert "changelog/" in bare_pages["zh/"].xpath(links)
    assert "../../changelog/" in bare_pages["zh/losses/nan-loss/"].xpath(links)
