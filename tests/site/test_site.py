"""The built HTML of both languages holds exactly what was proven, and works as a site."""

import functools
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import labs
import nbformat
import pytest
import records
import rules
import yaml
from building import URL, copy_topic, mkdocs_build
from entries import ROOT, SNIPPETS, entry_paths, read_entry, slug_of
from lxml import etree, html

@functools.cache
def read(site: Path, path: str | Path):
    return html.fromstring((site / path).read_text(encoding="utf-8"))


def pages_of(site: Path) -> dict[str, html.HtmlElement]:
    return {path.relative_to(site).as_posix(): read(site, path) for path in sorted(site.rglob("*.html"))}


def blocks(page) -> list[str]:
    return [code.text_content().rstrip("\n") for code in page.xpath("//article//pre/code")]


# ------------------------------------------------------------------------------------------ the last arrow of the chain


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_code_blocks_are_exactly_the_proven_sections(site, language):
    for path in entry_paths():
        page = rules.Page(rules.DOCS / language / f"{slug_of(path)}.md")
        sections = read_entry(path).shown
        expected = [sections[name].text.strip("\n") for _, _, name in rules.includes(page)]
        assert blocks(read(site, f"{language}/{page.name}/index.html")) == expected, f"{page.path} differs in HTML"
        assert all(expected) and len(expected) == len(sections)


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_labs_show_the_code_and_the_outputs_that_ran(site, language):
    for path in sorted((rules.DOCS / language / "labs").glob("*.ipynb")):
        cells = labs.code_cells(nbformat.read(path, as_version=4))
        page = read(site, f"{language}/labs/{path.stem}/index.html")
        assert blocks(page) == [cell.source.strip("\n") for cell in cells], path
        printed = [text for cell in cells for text in labs.texts(cell.outputs) if not text.startswith("<?xml")]
        assert [sample.text_content().strip("\n") for sample in page.xpath("//pre/samp")] == [text.strip("\n") for text in printed]


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_other_pages_hold_no_code_blocks(site, language):
    proven = {f"{language}/{slug_of(path)}/index.html" for path in entry_paths()}
    proven |= {f"{language}/labs/{path.stem}/index.html" for path in labs.ENGLISH.glob("*.ipynb")}
    proven |= {f"{language}/contributing/index.html", f"{language}/index.html"}  # test_contributing.py, and below
    others = {name: page for name, page in pages_of(site).items() if name.startswith(f"{language}/") and name not in proven}
    assert {name: blocks(page) for name, page in others.items() if blocks(page)} == {}


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_home_page_shows_wrong_and_right_of_an_entry(site, language):
    slug = re.search(r"<!-- example (\S+) -->", (rules.DOCS / language / "index.md").read_text(encoding="utf-8"))[1]
    sections, page = read_entry(SNIPPETS / f"{slug}.py").sections, read(site, f"{language}/index.html")
    assert blocks(page) == [sections[name].text.strip("\n") for name in ("wrong", "right")]
    assert page.xpath("//article//strong/a/@href") == [f"{slug}/"]


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_every_output_line_is_sample_output(site, language):
    for path in entry_paths():
        lines = [line for section in read_entry(path).shown.values() for line in section.text.splitlines() if line.startswith("#>")]
        samples = [line for sample in read(site, f"{language}/{slug_of(path)}/index.html").xpath("//pre/code//samp")
                   for line in sample.text_content().splitlines()]
        assert sorted(samples) == sorted(lines), path


def test_the_header_names_the_recorded_version(site):
    version = tomllib.loads((SNIPPETS / "verified.toml").read_text())["torch"]
    for path in entry_paths():
        for language in rules.LANGUAGES:
            facts = read(site, f"{language}/{slug_of(path)}/index.html").xpath("string(//p[@class='facts'])")
            assert f"PyTorch {version}" in facts


# ------------------------------------------------------------------------------------------------------------- versions


@pytest.mark.parametrize("language, line", [
    ("en", "As shown on 2.9, 2.11, 2.13, 2.15. Another answer on 2.2, 2.4, 2.6. Some code fails on 1.13, 2.0."),
    ("zh", "2.9、2.11、2.13、2.15 上与本页一致。2.2、2.4、2.6 上结果不同。1.13、2.0 上部分代码跑不起来。"),
])
def test_strip_says_where_the_entry_behaves_as_shown(site, language, line):
    strip = read(site, f"{language}/autograd/validation-without-no-grad/index.html").xpath("//details[@class='versions']/summary")[0]
    assert " ".join(strip.text_content().split()) == line


def test_strip_of_an_entry_that_never_changed(site):
    strip = read(site, "en/tensors/max-returns-a-tuple/index.html").xpath("//p[@class='versions']")[0]
    assert strip.text_content() == "As shown on 1.13, 2.0, 2.2, 2.4, 2.6, 2.9, 2.11, 2.13, 2.15."


def test_what_only_the_build_changes_is_no_difference_of_a_version(site):
    strip = read(site, "en/devices/pin-memory/index.html").xpath("//details[@class='versions']")[0]
    assert strip.findtext("summary").startswith("As shown on 2.9, 2.11, 2.13, 2.15.") and "2.13.0 (CUDA)" in strip.text_content()


@pytest.mark.parametrize("language", rules.LANGUAGES)
def test_strip_holds_every_line_that_other_versions_printed(site, language):
    history = records.history([read_entry(path) for path in entry_paths()])
    for path in entry_paths():
        entry = read_entry(path)
        shown = "\n".join(read(site, f"{language}/{entry.slug}/index.html").xpath("//details[@class='versions']//samp/text()")).splitlines()
        for answers in history.values():
            for name, answer in answers.get(entry.slug, {}).items():
                page = records.written(entry.shown[name])
                missing = Counter(answer.printed) - Counter(page.printed) if answer != page else Counter()
                assert set(missing) - {""} <= set(shown), (entry.slug, name)


@pytest.mark.parametrize("language, before, after", [("en", "before", "now"), ("zh", "之前", "现在")])
def test_what_changed_page_shows_before_and_after(site, language, before, after):
    page = read(site, f"{language}/versions/index.html")
    change = next(item for item in page.xpath("//ul[@class='changes']/li") if item.xpath("a[contains(@href, 'mat1-and-mat2-shapes')]"))
    assert [part.text_content() for part in change.xpath("p|pre")] == [
        before, "RuntimeError: mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)",
        after, "RuntimeError: addmm: mat1 and mat2 shapes cannot be multiplied (480x10 and 600x5)"]


def test_what_changed_page_counts_what_ran(site):
    rows = [[cell.text_content() for cell in row] for row in read(site, "en/versions/index.html").xpath("//table//tr")][1:]
    assert [version for version, *_ in rows] == records.recorded_versions()
    for version, ran, differ in rows:
        kept = [one for sections in json.loads(records.record_path(version).read_text(encoding="utf-8")).values() for one in sections.values()]
        assert (ran, differ) == (str(len(kept)), str(sum(isinstance(one, dict) for one in kept))), version


def test_each_entry_can_be_downloaded(site):
    for path in entry_paths():
        assert (site / "en" / f"{slug_of(path)}.py").read_bytes() == path.read_bytes()


def test_each_entry_is_a_notebook_too(site):
    for path in entry_paths():
        cells = json.loads((site / "zh" / f"{slug_of(path)}.ipynb").read_text(encoding="utf-8"))["cells"]
        assert len(cells) == 1 + len(read_entry(path).shown)


def test_colab_is_offered_where_a_repository_is_set(site, bare_site):
    colab = "//p[@class='facts']/a[text()='Colab']/@href"
    assert read(site, "zh/losses/softmax-before-cross-entropy/index.html").xpath(colab) == [
        "https://colab.research.google.com/github/someone/pitfalls/blob/gh-pages/zh/losses/softmax-before-cross-entropy.ipynb"]
    assert read(bare_site, "zh/losses/softmax-before-cross-entropy/index.html").xpath(colab) == []


def test_raised_errors_are_marked(site):
    page = read(site, "en/autograd/backward-on-non-scalar/index.html")
    assert page.xpath("string(//samp[@class='error'][1])").startswith("#> RuntimeError: grad can be implicitly created only")


# ----------------------------------------------------------------------------------------------------- two languages


@pytest.mark.parametrize("language, name", [("en", "PyTorch Pitfalls"), ("zh", "PyTorch 避坑指南")])
def test_each_language_says_so(site, language, name):
    for path, page in pages_of(site / language).items():
        assert page.get("lang") == language, path
        assert page.findtext(".//title").endswith(name), path


def test_both_languages_have_the_same_pages(site):
    assert list(pages_of(site / "en")) == list(pages_of(site / "zh"))


def test_language_menu_stays_on_the_page(bare_site):
    page = read(bare_site, "en/losses/softmax-before-cross-entropy/index.html")
    links = {link.get("hreflang"): link.get("href") for link in page.xpath("//a[@hreflang]")}
    at = "/en/losses/softmax-before-cross-entropy/"
    assert {language: urljoin(at, link) for language, link in links.items()} == {"en": at, "zh": at.replace("en", "zh", 1)}


def test_hreflang_is_absolute_with_a_default(site):
    page = read(site, "zh/losses/softmax-before-cross-entropy/index.html")
    links = {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@rel='alternate'][@hreflang]")}
    assert links == {"en": f"{URL}en/losses/softmax-before-cross-entropy/", "zh": f"{URL}zh/losses/softmax-before-cross-entropy/",
                     "x-default": URL}
    assert page.xpath("string(//head/link[@rel='canonical']/@href)") == links["zh"]


def test_descriptions_are_whole(site):
    """Also those that quote a message, for search engines and for previews of links."""
    for page in rules.all_pages():
        head = read(site, f"{page.language}/{page.name.removesuffix('index')}/index.html").find("head")
        described = head.xpath("meta[@name='description'][@property='og:description']/@content")
        assert described == [page.parts[0]["description"]], page.path


def test_previews_of_links_know_their_language(site):
    head = read(site, "zh/losses/softmax-before-cross-entropy/index.html").find("head")
    found = dict(zip(head.xpath("meta/@property"), head.xpath("meta[@property]/@content")))
    assert found == {
        "og:type": "article", "og:site_name": "PyTorch 避坑指南", "og:title": "在 CrossEntropyLoss 前面又加了 softmax",
        "og:description": "模型学得慢，loss 降到一个远大于零的值就不动了：softmax 做了两遍。", "og:locale:alternate": "en_US", "og:locale": "zh_CN",
        "og:url": f"{URL}zh/losses/softmax-before-cross-entropy/", "og:image": f"{URL}zh/assets/card.zh.png"}


def test_pictures_of_previews_are_there(site):
    for language in rules.LANGUAGES:
        card = (site / language / f"assets/card.{language}.png").read_bytes()
        assert card[16:24] == (1200).to_bytes(4) + (630).to_bytes(4) and len(card) < 60 * 1024


def test_without_an_address_nothing_claims_one(bare_site):
    for path, page in pages_of(bare_site).items():
        assert not page.xpath("//head/link[@rel='alternate' or @rel='canonical'] | //head/meta[@property='og:url' or @property='og:image']"), path
    assert not (bare_site / "sitemap.xml").exists()


def test_edit_link_leads_to_the_page_of_its_language(site, bare_site):
    edit = "//a[contains(@href, '/edit/')]/@href"
    assert read(site, "zh/symptoms/index.html").xpath(edit) == ["https://github.com/someone/pitfalls/edit/main/docs/zh/symptoms.md"]
    assert read(bare_site, "zh/symptoms/index.html").xpath(edit) == []


def test_entry_leads_to_its_page_and_code_in_the_repository(site, bare_site):
    edit = "//article//a[contains(@href, '/edit/')]/@href"
    name = "losses/softmax-before-cross-entropy"
    assert read(site, f"zh/{name}/index.html").xpath(edit) == [
        f"https://github.com/someone/pitfalls/edit/main/{file}" for file in (f"docs/zh/{name}.md", f"snippets/{name}.py")]
    assert read(bare_site, f"zh/{name}/index.html").xpath(edit) == []


def test_next_and_previous_follow_the_topics(site):
    topics = yaml.safe_load((ROOT / "docs/topics.yml").read_text(encoding="utf-8"))
    slugs = [slug_of(path) for path in entry_paths()]
    order = [""] + [name for topic in topics for name in [topic, *(slug for slug in slugs if slug.startswith(f"{topic}/"))]
                    if any(slug.startswith(f"{topic}/") for slug in slugs)]
    for language in rules.LANGUAGES:
        for before, name, after in zip(order, order[1:], order[2:]):
            at = f"{URL}{language}/{name}/"
            links = read(site, f"{language}/{name}/index.html").xpath("//a[contains(@class, 'md-footer__link')]/@href")
            assert [urljoin(at, link) for link in links] == [f"{URL}{language}/{other}/".replace("//", "/").replace(":/", "://") for other in (before, after)]


def test_sitemaps_name_every_page_in_both_languages(site):
    root = etree.parse(site / "sitemap.xml")
    assert root.xpath("//*[local-name()='loc']/text()") == [f"{URL}en/sitemap.xml", f"{URL}zh/sitemap.xml"]
    for language in rules.LANGUAGES:
        pages = {f"{URL}{language}/{path.removesuffix('index.html')}" for path in pages_of(site / language)}
        sitemap = etree.parse(site / language / "sitemap.xml")
        assert set(sitemap.xpath("//*[local-name()='loc']/text()")) == pages
        assert set(sitemap.xpath(f"//*[@hreflang='{language}']/@href")) == pages


# ----------------------------------------------------------------------------------------------------------- the root


def test_root_page_leads_to_both_languages_without_javascript(bare_site):
    page = read(bare_site, "index.html")
    assert [(link.get("lang"), link.get("href")) for link in page.xpath("//main/a")] == [("en", "en/"), ("zh", "zh/")]


def test_missing_pages_are_told_in_both_languages(site):
    page = read(site, "404.html")
    assert [(link.get("lang"), link.get("href")) for link in page.xpath("//main/a")] == [("en", "/pitfalls/en/"), ("zh", "/pitfalls/zh/")]
    assert not list(site.glob("*/404.html"))


# ------------------------------------------------------------------------------------------------------- whole and light


def test_every_internal_link_leads_somewhere(site):
    for path, page in pages_of(site).items():
        if path == "404.html":
            continue  # its links are absolute, see above
        for link in page.xpath("//@href | //@src"):
            target = urljoin(f"{URL}{path.removesuffix('index.html')}", link)
            if not target.startswith(URL):
                continue
            address = urlsplit(target)
            file = site / address.path.removeprefix("/pitfalls/")
            file = file / "index.html" if file.is_dir() else file
            assert file.exists(), f"{path} links to {link}"
            if address.fragment and file.suffix == ".html":
                ids = read(site, file).xpath("//@id | //@name")
                assert address.fragment in ids, f"{path} links to {link}, which has no such id"


def test_nothing_is_loaded_from_another_host(site):
    loaded = "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload' or @rel='preconnect']/@href"
    for path, page in pages_of(site).items():
        for link in page.xpath(loaded):
            assert not re.match(r"(https?:)?//", link), f"{path} loads {link}"
        assert not page.xpath("//*[@data-md-component='source']"), f"{path} asks the repository's host for its stars"
    for path in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", path.read_text()), f"{path} loads from another host"


def test_titles_and_messages_are_shown_as_they_are(site):
    assert "'...<lambda>'" in read(site, "en/data/lambda-in-a-worker/index.html").xpath("string(//h1)")
    shown = read(site, "en/messages/index.html")
    assert not shown.xpath("//samp/*") and "Assertion `index >= -sizes[i] && index < sizes[i]" in shown.text_content()


def test_a_description_keeps_its_quotes(site):
    description = read(site, "en/autograd/backward-on-non-scalar/index.html").xpath("string(//meta[@name='description']/@content)")
    assert description.startswith('"grad can be implicitly created only for scalar outputs": reduce')


def test_each_page_says_what_may_run_and_holds_nothing_else(site):
    for path, page in pages_of(site).items():
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1 and policy[0].startswith("default-src 'self'; object-src 'none'; script-src 'self'") and "unsafe" not in policy[0], path
        assert page.xpath("//@style | //@*[starts-with(name(), 'on')] | //a[starts-with(@href, 'javascript:')]") == [], path


def test_links_that_open_elsewhere_hand_nothing_over(site):
    for path, page in pages_of(site).items():
        assert page.xpath("//a[@target and not(contains(@rel, 'noopener'))]/@href") == [], path


def test_header_lines_for_hosts_that_read_them(site):
    lines = (site / "_headers").read_text().splitlines()
    assert lines[:2] == ["/pitfalls/*", "  Content-Security-Policy: frame-ancestors 'none'"]
    assert "/pitfalls/:language/assets/javascripts/*" in lines


@pytest.mark.parametrize("language, names", [("en", {"output": "Output", "error": "Error"}), ("zh", {"output": "输出", "error": "报错"})])
def test_what_was_printed_has_a_name_for_screen_readers(site, language, names):
    samples = read(site, f"{language}/autograd/backward-twice/index.html").xpath("//pre//samp")
    assert {sample.get("class"): sample.get("aria-label") for sample in samples} == names


def test_words_of_the_other_language_say_so(site):
    english, chinese = read(site, "en/glossary/index.html"), read(site, "zh/glossary/index.html")
    assert english.xpath("//td[. = '广播']//@lang") == ["zh"] and chinese.xpath("//td[. = 'broadcasting']/@lang") == ["en"]
    assert english.xpath("//a[@hreflang='zh']/@lang") == ["zh"]
    assert set(read(site, "zh/autograd/backward-twice/index.html").xpath("//pre/@lang")) == {"en"}


def test_no_file_that_nobody_asks_for(site):
    names = {path.name for path in site.rglob("assets/**/*") if path.is_file()}
    assert sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in names) == [
        "bundle.min.js", "card.en.png", "card.zh.png", "favicon.svg", "main.min.css", "palette.min.css", "pitfalls.css", "pitfalls.js", "search.js"]
    assert not [path for path in site.rglob("*.min.*") if "sourceMappingURL" in path.read_text(encoding="utf-8")]


def test_pages_stay_light(site):
    entries = {path: (site / path).stat().st_size for slug in map(slug_of, entry_paths()) for path in (f"en/{slug}/index.html", f"zh/{slug}/index.html")}
    assert {path: size for path, size in entries.items() if size > 40 * 1024} == {}
    labs = {path: path.stat().st_size for path in site.glob("*/labs/*/index.html")}
    assert {path: size for path, size in labs.items() if size > 250 * 1024} == {}


def test_no_path_of_this_machine_is_published(site):
    for path in site.rglob("*"):
        if path.is_file():
            text = path.read_bytes()
            assert not [place for place in (ROOT, site, Path.home(), sys.prefix) if str(place).encode() + b"/" in text], path


# ------------------------------------------------------------------------------------------------------- what is missing


@pytest.mark.parametrize("file, old, new, message", [
    ("docs/zh/losses/softmax-before-cross-entropy.md", ".py:wrong", ".py:worng", ".py:worng, which does not exist"),
    ("docs/en/losses/softmax-before-cross-entropy.md", "losses/softmax-before-cross-entropy.py:wrong", "losses/no.py:wrong", "losses/no.py:wrong, which does not exist"),
    ("snippets/losses/softmax-before-cross-entropy.py", "[end:check]", "[end:chekc]", "unknown section 'chekc'"),
])
def test_build_names_what_is_missing(tmp_path, file, old, new, message):
    copy_topic("losses", tmp_path)
    spoilt = tmp_path / file
    spoilt.write_text(spoilt.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    run = mkdocs_build(tmp_path / "site", tmp_path)
    assert run.returncode == 1 and message in run.stderr and file in run.stderr and "to mend:" in run.stderr
    assert "Traceback" not in run.stderr
