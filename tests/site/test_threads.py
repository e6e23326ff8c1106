"""The measure with threads of the public: counted by kind and language, misses listed."""

from pathlib import Path

from pitfalls.project import Project
from pitfalls.trial.searching import queries
from pitfalls.trial.threads import FILES, Asked, misses, table

PROJECT = Project(Path(__file__).parents[2])
ERROR = {"url": "https://a", "text": "boom", "lang": "en", "kind": "error", "pages": ["x/y"]}
UNANSWERED = ERROR | {"url": "https://b", "pages": []}
QUESTION = ERROR | {"kind": "question", "lang": "zh"}


def test_shares_are_of_all_threads():
    asked = [Asked(ERROR, 1, ["x/y"]), Asked(UNANSWERED, None, ["z/z"]), Asked(QUESTION, 3, [])]
    assert table(asked) == [
        "all | 3 | 2 (67%) | 1 (33%) | 2 (67%)",
        "error | 2 | 1 (50%) | 1 (50%) | 1 (50%)",
        "error, en | 2 | 1 (50%) | 1 (50%) | 1 (50%)",
        "question | 1 | 1 (100%) | 0 (0%) | 1 (100%)",
        "question, zh | 1 | 1 (100%) | 0 (0%) | 1 (100%)",
    ]


def test_what_is_not_found_is_listed():
    asked = [Asked(ERROR, 4, ["a/b", "c/d"]), Asked(UNANSWERED, None, ["z/z"])]
    assert misses(asked) == ["https://a: x/y; got a/b, c/d", "https://b: no page; got z/z"]


def test_each_thread_leads_to_pages_that_exist():
    for file in PROJECT.root.glob(FILES):
        for thread in queries(file, "threads"):
            for page in thread["pages"]:
                path = PROJECT.page(thread["lang"], page).path
                assert path.exists() or path.with_suffix(".ipynb").exists(), (file.name, page)
