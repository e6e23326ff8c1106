"""The mutation run finds what the rules find, and lists what they miss."""

from functools import partial
from pathlib import Path

import pytest

from pitfalls import rules
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.proof.mutants import cheats, files, table, words
from pitfalls.proof.mutants.mutant import Mutant, Outcome
from pitfalls.proof.mutants.pages import copy_pages, of_pages
from pitfalls.proof.mutants.snippets import of_outputs, of_raises

PROJECT = Project(Path(__file__).parents[2])
ENTRY = PROJECT.entries["losses/softmax-before-cross-entropy"]


@pytest.fixture
def pages(tmp_path) -> list[Mutant]:
    """The mutants of the entry's pages, in a copy of docs/."""
    return list(of_pages(copy_pages(PROJECT, tmp_path), ENTRY))


@pytest.fixture(scope="module")
def runs(engine):
    return engine.start(ENTRY.path).result()


def survivors(mutants: list[Mutant]) -> list[str]:
    return [mutant.what for mutant in mutants if mutant.survives()]


def test_every_changed_page_is_caught(pages):
    assert len(pages) > 50 and survivors(pages) == []


def test_what_a_rule_would_have_caught_is_listed_without_it(pages, monkeypatch):
    monkeypatch.setattr(rules, "check_pair", lambda page, other: None)
    kinds = {mutant.kind for mutant in pages if mutant.survives()}
    assert kinds == {"heading in one language", "link in one language"}


def test_every_changed_output_is_caught(runs):
    mutants = list(of_outputs(ENTRY, runs))
    assert len(mutants) > 5 and survivors(mutants) == []


def test_every_section_that_is_wrongly_said_to_raise_is_caught(runs):
    mutants = list(of_raises(ENTRY, runs))
    assert len(mutants) == len(ENTRY.shown) and survivors(mutants) == []


def tell(path: Path, line: int) -> None:
    raise Problem(path, line, "this", "that", "fix it")


def test_a_problem_told_elsewhere_does_not_count():
    trial = partial(tell, ENTRY.path, 7)
    there = Mutant("kind", "what", [ENTRY.path], range(7, 8), trial)
    elsewhere = Mutant("kind", "what", [ENTRY.path], range(8, 9), trial)
    assert there.survives() is None
    assert elsewhere.survives() == f"told at {ENTRY.path}:7: this"


def test_the_table_lists_survivors():
    mutant = Mutant("assert negated", "losses/x:1", [], None, lambda: None)
    outcomes = [Outcome(mutant, None), Outcome(mutant, "not noticed")]
    assert table(outcomes).splitlines() == [
        "kind                                 mutants  caught",
        "assert negated                             2       1   50.0%",
        "all                                        2       1   50.0%",
        "survivor: assert negated: losses/x:1: not noticed",
    ]


def test_an_entry_to_mutate_that_does_not_exist(pitfalls, capsys):
    assert pitfalls("mutate", "losses/nowhere") == 1
    message = "snippets/losses/nowhere.py:1\n  found:    no such entry"
    assert capsys.readouterr().err.startswith(message)


def test_survivors_of_which_the_reason_is_known_are_counted_by_it():
    mutant = Mutant("sentence reversed", "x", [], None, lambda: None, "nobody can know")
    outcome = Outcome(mutant, mutant.survives())
    assert not outcome.escaped
    assert table([outcome]).splitlines()[-1] == (
        "1 of 'sentence reversed' survive: nobody can know"
    )


def test_false_and_hostile_words_are_caught_as_far_as_a_machine_can(tmp_path):
    mutants = list(words.of_pages(copy_pages(PROJECT, tmp_path), ENTRY))
    alive = [mutant for mutant in mutants if mutant.survives()]
    assert len(mutants) > 30 and all(mutant.excuse for mutant in alive)
    assert {mutant.kind for mutant in alive} == {"number off by one", "sentence reversed"}


def test_hostile_files_are_caught(tmp_path):
    project = copy_pages(PROJECT, tmp_path)
    mutants = [
        *files.of_figures(project), *files.of_stray_files(project), *files.of_texts(project)
    ]
    assert len(mutants) > 80 and survivors(mutants) == []


def test_code_that_only_looks_proven_is_caught(runs, engine, tmp_path):
    mutants = list(cheats.of_snippet(ENTRY, [], runs, engine, tmp_path))
    alive = {mutant.kind for mutant in mutants if mutant.survives()}
    assert len(mutants) > 30 and alive == {"broad message"}  # without others to be swallowed
