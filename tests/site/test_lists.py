"""Pages that list entries, messages and terms show each text as its author wrote it."""

MESSAGE = "Assertion `index >= -sizes[i] && index < sizes[i]"


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_topics_show_titles_and_descriptions_as_they_are(whole_project, pages, language):
    symptoms = whole_project.languages[language].symptoms
    for slug, entry in whole_project.entries.items():
        page = pages[f"{language}/{entry.topic}/"]
        link = page.xpath(f"//article//li/a[@href='{entry.path.stem}/']")[0]
        meta, kind = whole_project.page(language, slug).meta, symptoms[entry.head["symptom"]]
        expected = f"{meta['title']} {kind}{meta['description']}"
        assert text(link.getparent()) == " ".join(expected.split()), slug


def test_changelog_shows_titles_and_descriptions_as_they_are(whole_project, pages, language):
    items = pages[f"{language}/changelog/"].xpath("//article//li")
    shown = [text(item) for item in items]
    for slug in whole_project.entries:
        meta = whole_project.page(language, slug).meta
        expected = f"{meta['title']}{meta['description']}"
        assert " ".join(expected.split()) in shown, slug


def test_names_with_underscores_are_not_bold(pages, language):
    for name in ("modules", "changelog"):
        page = pages[f"{language}/{name}/"]
        assert "Module.__init__()" in page.xpath("string(//article)")
        assert page.xpath("//article//li//strong/text()") == []


def test_glossary_shows_words_meanings_and_titles_as_they_are(whole_project, pages, language):
    page, other = pages[f"{language}/glossary/"], {"en": "zh", "zh": "en"}[language]
    for term in whole_project.glossary:
        item = page.xpath(f"//article//li[dfn[@id='{term.id}']]")[0]
        titles = [whole_project.page(language, slug).meta["title"] for slug in term.entries]
        words = [*dict.fromkeys([term.words[language], term.words[other]]), "¶"]
        expected = f"{' '.join(words)}{term.means[language]}{' · '.join(titles)}"
        assert text(item) == " ".join(expected.split()), term.id
        assert item.xpath("a[@class='headerlink']/@href") == [f"#{term.id}"]


def test_both_languages_have_the_same_terms_in_the_same_order(pages):
    english, chinese = (pages[f"{code}/glossary/"].xpath("//dfn") for code in ("en", "zh"))
    assert [term.get("id") for term in english] == [term.get("id") for term in chinese]
    words = [text(term).lower() for term in english]
    assert words == sorted(words)


def test_messages_are_shown_as_they_are(whole_project, pages, language):
    page = pages[f"{language}/messages/"]
    listed = [
        " ".join(message.split())
        for entry in whole_project.entries.values()
        for message in entry.searched
    ]
    shown = [sample.text_content() for sample in page.xpath("//article//li/samp")]
    assert sorted(shown) == sorted(set(listed))
    assert any(message.startswith(MESSAGE) for message in shown)
    assert page.xpath("//samp/*") == []
