"""How many people would find their answer: the words of public threads, asked of the search.

tests/site/threads_DAY.toml holds threads that were collected on a day, after the pages were
written, each with the pages that answer it, judged before searching; none where we have no page.
The newest file is asked. To measure again, collect new threads: used ones tell nothing any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pitfalls.project import Project
from pitfalls.trial.building import build
from pitfalls.trial.searching import Query, Worker, pages, queries, rank

FILES = "tests/site/threads_*.toml"
HEADER = "threads | all | with a page | answer first | answer in the first three"


@dataclass(frozen=True)
class Asked:
    """A thread, the place of its answer (None where it isn't found), and what came first."""

    thread: Query
    place: int | None
    first: list[str]


def measure(project: Project, directory: Path) -> None:
    """Print how many threads find their answer, by kind and language, then those that don't."""
    file = sorted(project.root.glob(FILES))[-1]
    site = build(directory / "site")
    asked = [each for language in project.languages for each in ask(file, site / language)]
    print(f"{file.name}\n{HEADER}", *table(asked), *misses(asked), sep="\n")


def ask(file: Path, site: Path) -> list[Asked]:
    """Each thread of a site's language, with what its search finds."""
    threads = [each for each in queries(file, "threads") if each["lang"] == site.name]
    with Worker(site) as worker:
        answers = worker.ask([each["text"] for each in threads])
    return [
        Asked(thread, rank(answer, thread["pages"]), pages(answer)[:3])
        for thread, answer in zip(threads, answers, strict=True)
    ]


def table(asked: Iterable[Asked]) -> list[str]:
    """A row for each kind in each language, and one for all."""
    groups: dict[str, list[Asked]] = {}
    for each in asked:
        for name in (f"{each.thread['kind']}, {each.thread['lang']}", each.thread["kind"], "all"):
            groups.setdefault(name, []).append(each)
    return [row(name, group) for name, group in sorted(groups.items())]


def row(name: str, asked: list[Asked]) -> str:
    """How many there are, how many have a page, and how many find it, as shares of all."""
    places = [each.place for each in asked if each.place]
    counts = (
        sum(bool(each.thread["pages"]) for each in asked),
        places.count(1),
        sum(place <= 3 for place in places),
    )
    shares = [f"{count} ({count / len(asked):.0%})" for count in counts]
    return " | ".join([name, str(len(asked)), *shares])


def misses(asked: Iterable[Asked]) -> list[str]:
    """The threads that have a page and don't find it among the first three, and those without."""
    lost = [each for each in asked if each.place is None or each.place > 3]
    return [
        f"{each.thread['url']}: "
        f"{', '.join(each.thread['pages']) or 'no page'}; got {', '.join(each.first)}"
        for each in lost
    ]
