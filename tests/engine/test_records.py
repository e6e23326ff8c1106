"""Records of other versions: written, read back, and void once anything changes."""

from pathlib import Path

import pytest

from pitfalls.entry import Entry, read_entry
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.records import Answer, kind_of_change, seal

PROJECT = Project(Path(__file__).parents[2])
CODE = '''"""An entry."""
# /// pitfall
# apis = ["torch.ones"]
# symptom = "error"
# raises = ["wrong"]
# added = 2026-11-20
# ///
# --8<-- [start:wrong]
import torch
torch.ones(2, 3) @ torch.ones(2)
#> RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)
# --8<-- [end:wrong]
# --8<-- [start:demo]
print(1)
#> 1
# --8<-- [end:demo]
# --8<-- [start:check]
assert wrong.error
# --8<-- [end:check]
'''
NEW_WORDS = "RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)"
OLD_WORDS = "RuntimeError: Expected object of different size"
OLD = Answer([OLD_WORDS], True)
ONE = Answer(["1"], False)


@pytest.fixture
def entry(project):
    """An entry of a project whose default version is 2.13.0."""
    path = project.entry_path("tensors/sizes")
    path.parent.mkdir(parents=True)
    path.write_text(CODE, encoding="utf-8")
    project.records.verified.write_text('torch = "2.13.0"', encoding="utf-8")
    return read_entry(path)


@pytest.fixture
def records(project):
    return project.records


@pytest.fixture
def recorded(records, entry):
    """The entry with a record of 2.0.1, which says `wrong` in other words."""
    records.write("2.0.1", {entry.slug: {"wrong": OLD, "demo": ONE}}, [entry])
    return entry


@pytest.fixture
def problem(records):
    """The message of the Problem that an entry's records have."""

    def problem(entry):
        with pytest.raises(Problem) as caught:
            records.check(entry)
        return str(caught.value)

    return problem


def edit(entry, old, new):
    replace(entry.path, old, new)
    return read_entry(entry.path)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ------------------------------------------------------------------------------------ the format


def test_what_was_written_is_read(records, recorded):
    assert records.read("2.0.1", [recorded]) == {"tensors/sizes": {"wrong": OLD, "demo": ONE}}


def test_an_answer_as_shown_takes_one_line(records, recorded):
    lines = records.path("2.0.1").read_text(encoding="utf-8").splitlines()
    assert [line.strip() for line in lines if '"demo"' in line] == ['"demo": "7ca999ee"']


def test_a_record_that_holds_has_no_problem(records, recorded):
    records.check(recorded)


@pytest.mark.parametrize("old, new, line", [
    ("ones(2)\n", "ones(4)\n", 3),  # the code
    ("print(1)", "print(1.0)", 10),
    ("#> 1\n", "#> 2\n", 10),  # 2.0.1 printed what was there before
    ('raises = ["wrong"]', 'raises = ["wrong", "demo"]', 10),  # which it did not do there
])
def test_editing_a_section_makes_its_record_void(problem, recorded, old, new, line):
    message = problem(edit(recorded, old, new))
    assert f"snippets/versions/2.0.1.json:{line}\n" in message
    assert "whose seal does not hold" in message
    fix = "pitfalls record 2.0.1 tensors/sizes; or, to do without it, pitfalls record --forget"
    assert fix in message


def test_another_output_leaves_the_record_of_a_version_that_printed_its_own(records, recorded):
    records.check(edit(recorded, "size mismatch, got", "mismatch, got"))


@pytest.mark.parametrize("old, new", [
    ("different size", "another size"),
    ("true", "false"),
    ('"printed"', '"print"'),
    ("7ca999ee", "7ca999ef"),
])
def test_tampering_makes_a_record_void(records, problem, recorded, old, new):
    replace(records.path("2.0.1"), old, new)
    assert "snippets/versions/2.0.1.json:" in problem(recorded)


def test_a_record_under_another_version_is_void(records, problem, recorded):
    records.path("2.0.1").rename(records.path("2.1.0"))
    assert "what PyTorch 2.1.0 printed for snippets/tensors/sizes.py" in problem(recorded)


def test_a_record_of_a_section_that_is_gone(problem, recorded):
    renamed = edit(recorded, "demo]", "demo_b]")
    assert "tensors/sizes:demo, which is no section" in problem(renamed)


def test_a_void_record_is_not_shown(records, recorded):
    edited = edit(recorded, "print(1)", "print(1.0)")
    assert records.read("2.0.1", [edited]) == {"tensors/sizes": {"wrong": OLD}}


def test_a_record_that_is_no_json(records, problem, recorded):
    records.path("2.0.1").write_text("{\n<<<<<<< ours\n", encoding="utf-8")
    message = problem(recorded)
    assert "2.0.1.json:2\n" in message
    assert "git checkout it, or remove it and pitfalls record 2.0.1" in message


def test_a_record_of_an_entry_that_is_gone(records, recorded):
    with pytest.raises(Problem) as caught:
        records.check_slugs(["tensors/others"])
    message = str(caught.value)
    assert "2.0.1.json:1\n  found:    tensors/sizes, which does not exist" in message
    assert "to fix:   pitfalls record --forget" in message


def test_records_of_entries_that_exist(records, recorded):
    records.write("2.1.0", {recorded.slug: {"demo": ONE}}, [recorded])
    records.check_slugs(iter([recorded.slug]))


def test_the_seal_covers_whether_it_raises(recorded):
    demo = recorded.sections["demo"]
    assert seal("2.0.1", demo, ONE) != seal("2.0.1", demo, Answer(["1"], True))


# ------------------------------------------------------------------------ another default version


def test_moving_on_keeps_what_each_version_answered(records, recorded):
    after = edit(recorded, NEW_WORDS, OLD_WORDS)
    records.verified.write_text('torch = "2.15.0"', encoding="utf-8")
    records.rebase([recorded], "2.13.0", [after])
    records.check(after)
    history = records.history([after])
    assert {version: answers["tensors/sizes"]["wrong"] for version, answers in history.items()} == {
        "2.0.1": OLD, "2.13.0": Answer([NEW_WORDS], True), "2.15.0": OLD,
    }
    assert "printed" not in records.path("2.0.1").read_text(encoding="utf-8")


def test_moving_on_keeps_whether_each_version_raised(records, recorded):
    now_runs = edit(recorded, '# raises = ["wrong"]\n', "")
    records.verified.write_text('torch = "2.15.0"', encoding="utf-8")
    records.rebase([recorded], "2.13.0", [now_runs])
    records.check(now_runs)
    history = records.history([now_runs])
    raised = {version: seen["tensors/sizes"]["wrong"].raises for version, seen in history.items()}
    assert raised == {"2.0.1": True, "2.13.0": True, "2.15.0": False}


def test_moving_on_leaves_void_records_to_be_told(records, problem, recorded):
    edited = edit(recorded, "print(1)\n#> 1", "print(2)\n#> 2")
    records.rebase([recorded], "2.13.0", [edited])
    assert "tensors/sizes:demo, whose seal does not hold" in problem(edited)


# -------------------------------------------------------------------------------- kinds of change


@pytest.mark.parametrize("before, after, kind", [
    (Answer([], False), Answer(["ValueError: no"], True), "raises"),
    (Answer(["AttributeError: no"], True), Answer(["1"], False), "runs"),
    (Answer(["ValueError: no"], True), Answer(["ValueError: never"], True), "wording"),
    (Answer(["ValueError: no"], True), Answer(["TypeError: no"], True), "wording"),
    (Answer(["AttributeError: no x"], True), Answer(["ValueError: bad size"], True), "error"),
    (Answer(["1", "ValueError: no"], True), Answer(["2", "ValueError: no"], True), "output"),
    (Answer(["TypeError: told"], False), Answer(["TypeError: told again"], False), "wording"),
    (Answer(["1"], False), Answer(["UserWarning: now", "1"], False), "warning"),
    (Answer(["1"], False), Answer(["2"], False), "output"),
])
def test_kind_of_a_change(before, after, kind):
    assert kind_of_change(before, after) == kind


# ------------------------------------------------------------------------------ the project's own


def test_the_versions_that_are_recorded():
    assert PROJECT.records.versions == [
        "1.13.1", "2.0.1", "2.1.2", "2.2.2", "2.3.1", "2.4.1", "2.5.1", "2.6.0", "2.7.1", "2.8.0",
        "2.9.1", "2.10.0", "2.11.0", "2.12.0", "2.13.0", "2.14.0", "2.15.0",
    ]


def test_an_entry_that_no_version_has_is_new(project, entry):
    project.records.check_whole(entry)


def test_a_version_that_lost_an_entry_is_told(project, recorded):
    project.records.write("2.2.2", {}, [recorded])
    project.records.save("2.2.2", {"other/entry": {}})
    with pytest.raises(Problem) as caught:
        project.records.check_whole(recorded)
    message = str(caught.value)
    assert "2.2.2.json:1\n  found:    no section of tensors/sizes" in message
    assert "to fix:   pitfalls record 2.2.2 tensors/sizes" in message


def test_a_new_section_of_a_recorded_entry_may_wait(project, recorded):
    new = recorded.sections["demo"]
    more = Entry(recorded.path, recorded.sections | {"demo_b": new}, recorded.head)
    project.records.check_whole(more)
