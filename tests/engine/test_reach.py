"""What a changed value can reach in a check."""

import ast

import pytest

from pitfalls.proof.reach import reached


def lines(text, section):
    return [ast.unparse(each) for each in reached(ast.parse(text).body, section)]


def test_an_assert_that_names_it():
    assert lines("assert wrong.x == 1\nassert right.x == 2", "wrong") == ["assert wrong.x == 1"]


def test_what_its_assert_needs_but_nothing_else():
    text = "limit = 1\nother = 2\nassert wrong.x == limit\nassert other == 2"
    assert lines(text, "wrong") == ["limit = 1", "assert wrong.x == limit"]


def test_an_assert_that_names_what_was_made_of_it():
    text = "total = wrong.x + 1\nassert total == 2"
    assert lines(text, "wrong") == ["total = wrong.x + 1", "assert total == 2"]


def test_through_a_function():
    text = "def f():\n    return wrong.x\nassert f() == 1\nassert right.x == 2"
    assert lines(text, "wrong") == ["def f():\n    return wrong.x", "assert f() == 1"]


def test_what_may_have_been_changed_on_the_way():
    text = "found = []\nfound.append(wrong.x)\nassert found == [1]"
    assert lines(text, "wrong") == text.split("\n")


def test_a_name_within_a_function_is_not_that_of_the_check():
    text = "def f():\n    x = 0\n    return x\nx = f()\nassert x == 0\nassert wrong.x == 1"
    assert lines(text, "wrong") == ["assert wrong.x == 1"]


def test_imports_and_what_names_nothing_of_its_own_stay():
    text = "import torch\ntorch.manual_seed(1)\nassert wrong.x == 1"
    assert lines(text, "wrong") == text.split("\n")


@pytest.mark.parametrize("text", [
    "old = torch.get_default_dtype()\ntorch.set_default_dtype(torch.half)\n"
    "torch.set_default_dtype(old)\nassert wrong.x == 1",
    "old = 1\ntorch.backends.x = old\nassert wrong.x == 1",
    "torch.set_grad_enabled(False)\ntry:\n    y = 1\nfinally:\n    torch.set_grad_enabled(True)\n"
    "assert wrong.x == 1",
])
def test_what_changes_and_restores_something_elsewhere_stays(text):
    assert "\n".join(lines(text, "wrong")) == text


@pytest.mark.parametrize("text", [
    "weight = slow()\nnn.init.zeros_(weight)\nassert right.x == weight",
    "a, b = slow()\na.grad, b.grad = 1, 2\nassert right.x == a.grad",
])
def test_what_changes_only_what_is_its_own_belongs_to_the_sections_that_use_it(text):
    assert lines(f"{text}\nassert wrong.x == 1", "wrong") == ["assert wrong.x == 1"]


def test_a_name_with_a_new_value_is_a_different_thing():
    text = "x = wrong.x\nassert x == 1\nx = slow()\nassert x == 2\nx = 3\nassert right.x == x"
    assert lines(text, "wrong") == ["x = wrong.x", "assert x == 1"]
    assert lines(text, "right") == ["x = 3", "assert right.x == x"]


def test_a_part_without_the_other_processes_is_a_part():
    text = (
        "from torch import multiprocessing as mp\np = mp.Process(target=f)\np.start()\n"
        "assert right.x == p\nassert wrong.x == 1"
    )
    start, *_, end = text.split("\n")
    assert lines(text, "wrong") == [start, end]


def test_a_check_with_other_processes_stays_whole():
    text = (
        "import multiprocessing\nq = multiprocessing.Queue()\np = start(q)\np.start()\n"
        "assert q.get() == wrong.x\nassert right.x == 2"
    )
    assert "\n".join(lines(text, "wrong")) == text
