"""The mutation run finds what the rules find, and lists what they miss."""

import mutate
import pytest
import rules
from entries import SNIPPETS, Problem, read_entry

ENTRY = read_entry(SNIPPETS / "losses/softmax-before-cross-entropy.py")


@pytest.fixture
def pages(tmp_path, monkeypatch):
    """The mutants of the entry's pages, in a copy of docs/."""
    for name in ("ROOT", "DOCS"):
        monkeypatch.setattr(rules, name, getattr(rules, name))  # puts back what the copy changes
    mutate.copy_pages(tmp_path)
    return list(mutate.of_pages(ENTRY))


def test_every_changed_page_is_caught(pages):
    assert len(pages) > 50 and [mutant.what for mutant in pages if mutant.survives()] == []


def test_what_a_rule_would_have_caught_is_listed_without_it(pages, monkeypatch):
    monkeypatch.setattr(rules, "check_pair", lambda page: None)
    assert {mutant.kind for mutant in pages if mutant.survives()} == {"heading in one language", "link in one language"}


def test_every_changed_output_is_caught(engine):
    mutants = list(mutate.of_outputs(ENTRY, engine.start(ENTRY.path).result()))
    assert len(mutants) > 5 and [mutant.what for mutant in mutants if mutant.survives()] == []


def test_a_problem_told_elsewhere_does_not_count():
    def trial():
        raise Problem(ENTRY.path, 7, "this", "that", "mend it")

    assert mutate.Mutant("kind", "what", [ENTRY.path], range(7, 8), trial).survives() is None
    elsewhere = mutate.Mutant("kind", "what", [ENTRY.path], range(8, 9), trial)
    assert elsewhere.survives() == f"told at {ENTRY.path}:7: this"


def test_the_table_lists_survivors():
    caught = mutate.Mutant("assert negated", "losses/x:1", [], None, None)
    assert mutate.table([(caught, None), (caught, "not noticed")]).splitlines() == [
        "kind                             mutants  caught",
        "assert negated                         2       1   50.0%",
        "all                                    2       1   50.0%",
        "survivor: assert negated: losses/x:1: not noticed",
    ]
