"""What the tests of the built site share: the project that it shows, and its pages as trees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from lxml.html import HtmlElement

from pitfalls.project import Project
from pitfalls.trial.building import ROOT
from pitfalls.trial.searching import Answer, Worker

Ask = Callable[[str, Iterable[str]], list[Answer]]


class Pages(Mapping[str, HtmlElement]):
    """The pages of a built site by address, such as en/losses/nan-loss/; each is parsed once."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.parsed: dict[str, HtmlElement] = {}

    def __getitem__(self, address: str) -> HtmlElement:
        if address not in self.parsed:
            text = self.file(address).read_text(encoding="utf-8")
            self.parsed[address] = html.fromstring(text)
        return self.parsed[address]

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self.site.rglob("*.html")):
            yield path.relative_to(self.site).as_posix().removesuffix("index.html")

    def __len__(self) -> int:
        return len(list(iter(self)))

    def file(self, address: str) -> Path:
        path = self.site / address
        return path if path.suffix == ".html" else path / "index.html"

    def parts(self, address: str) -> dict[str, HtmlElement]:
        """The page of a long list and its further parts, each of which leads to the next."""
        found = {address: self[address]}
        while link := self[address].xpath("//p[@class='parts']/a[@rel='next']/@href"):
            address = urljoin(address, link[0])
            found[address] = self[address]
        return found

    def of(self, language: str) -> dict[str, HtmlElement]:
        """The pages of a language's site."""
        return {address: self[address] for address in self if address.startswith(f"{language}/")}


@pytest.fixture(scope="session")
def whole_project() -> Project:
    """The project that the site is built from, to compare with; no test may change it."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def pages(site) -> Pages:
    """Those of the site as a fork publishes it."""
    return Pages(site)


@pytest.fixture(scope="session")
def bare_pages(bare_site) -> Pages:
    """Those of the site as a newcomer builds it."""
    return Pages(bare_site)


@pytest.fixture(params=["en", "zh"])
def language(request) -> str:
    return request.param


@pytest.fixture(scope="session")
def ask(site) -> Iterator[Ask]:
    """Asks the search of a language's site what it finds for each of some texts."""
    with Worker(site / "en") as english, Worker(site / "zh") as chinese:
        workers = {"en": english, "zh": chinese}
        yield lambda language, texts: workers[language].ask(list(texts))
