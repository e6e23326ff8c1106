"""Records of other versions: written, read back, void once anything changes, and shown on the pages."""

import json
from types import SimpleNamespace

import pages
import pytest
import record
import records
import versions
from engine import prove
from entries import Problem, all_entries, read_entry
from records import Answer

CODE = '''"""An entry."""
# /// pitfall
# apis = ["torch.ones"]
# symptom = "error"
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
OLD = Answer(["RuntimeError: Expected object of different size"], True)


@pytest.fixture
def entry(project):
    """An entry of a project whose default version is 2.13.0."""
    path = project / "snippets/tensors/sizes.py"
    path.parent.mkdir(parents=True)
    path.write_text(CODE)
    (project / "snippets/verified.toml").write_text('torch = "2.13.0"')
    return read_entry(path)


@pytest.fixture
def recorded(entry):
    """The entry with a record of 2.0.1, which says `wrong` in other words."""
    records.write("2.0.1", {entry.slug: {"wrong": OLD, "demo": Answer(["1"], False)}}, [entry])
    return entry


def edit(entry, old, new):
    entry.path.write_text(entry.path.read_text().replace(old, new))
    return read_entry(entry.path)


def problem(entry):
    with pytest.raises(Problem) as caught:
        records.check(entry)
    return str(caught.value)


# --------------------------------------------------------------------------------------------------------- the format


def test_what_was_written_is_read(recorded):
    assert records.read("2.0.1", [recorded]) == {"tensors/sizes": {"wrong": OLD, "demo": Answer(["1"], False)}}


def test_an_answer_as_shown_takes_one_line(recorded):
    lines = records.record_path("2.0.1").read_text().splitlines()
    assert [line.strip() for line in lines if '"demo"' in line] == ['"demo": "7ca999ee"']


def test_a_record_that_holds_has_no_problem(recorded):
    records.check(recorded)


@pytest.mark.parametrize("old, new, line", [
    ("ones(2)\n", "ones(4)\n", 3),  # the code
    ("size mismatch, got", "mismatch, got", None),  # the output of the default version, to which 2.0.1 owes nothing here
    ("print(1)", "print(1.0)", 10),
    ("#> 1\n", "#> 2\n", 10),  # 2.0.1 printed what stood there before
])
def test_editing_a_section_makes_its_record_void(recorded, old, new, line):
    edited = edit(recorded, old, new)
    if line is None:
        records.check(edited)
        return
    message = problem(edited)
    assert f"snippets/versions/2.0.1.json:{line}\n" in message and "whose seal does not hold" in message
    assert "python tests/record.py 2.0.1 tensors/sizes; or, to do without, python tests/record.py --forget" in message


@pytest.mark.parametrize("old, new", [("different size", "another size"), ("true", "false"), ('"printed"', '"print"'), ("7ca999ee", "7ca999ef")])
def test_tampering_makes_a_record_void(recorded, old, new):
    path = records.record_path("2.0.1")
    path.write_text(path.read_text().replace(old, new))
    assert "snippets/versions/2.0.1.json:" in problem(recorded)


def test_a_record_under_another_version_is_void(recorded):
    records.record_path("2.0.1").rename(records.record_path("2.1.0"))
    assert "what PyTorch 2.1.0 answered to snippets/tensors/sizes.py" in problem(recorded)


def test_a_record_of_a_section_that_is_gone(recorded):
    assert "tensors/sizes:demo, which is no section" in problem(edit(recorded, "demo]", "demo_b]"))


def test_a_void_record_is_not_shown(recorded):
    assert records.read("2.0.1", [edit(recorded, "print(1)", "print(1.0)")]) == {"tensors/sizes": {"wrong": OLD}}


def test_a_record_that_is_no_json(recorded):
    path = records.record_path("2.0.1")
    path.write_text("{\n<<<<<<< ours\n")
    message = problem(recorded)
    assert "2.0.1.json:2\n" in message and "git checkout it, or remove it and python tests/record.py 2.0.1" in message


# ------------------------------------------------------------------------------------------------------- the command


def test_one_version_at_a_time(capsys):
    with pytest.raises(SystemExit):
        record.main(["2.0.1", "2.2.2"])
    assert "one VERSION to install, or --python PATH" in capsys.readouterr().err


def test_forget_removes_what_is_void(recorded):
    edited = edit(recorded, "print(1)", "print(1.0)")
    record.main(["--forget"])
    records.check(edited)
    assert list(json.loads(records.record_path("2.0.1").read_text())["tensors/sizes"]) == ["wrong"]


def test_forget_an_entry(recorded):
    record.main(["--forget", "tensors/sizes"])
    assert not records.record_path("2.0.1").exists()


def test_a_run_keeps_what_it_saw_and_shows_what_differs(entry, capsys):
    record.keep("2.0.1", {"tensors/sizes": {"wrong": OLD, "demo": "something else each time"}}, report=False)
    assert records.read("2.0.1", [entry]) == {"tensors/sizes": {"wrong": OLD}}
    assert capsys.readouterr().out == """
snippets/tensors/sizes.py:8 wrong
- RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)
+ RuntimeError: Expected object of different size

snippets/tensors/sizes.py:13 demo
? not recorded: something else each time

PyTorch 2.0.1: 2 sections, 2 of them differ from PyTorch 2.13.0
"""


def test_a_report_keeps_nothing(entry, capsys):
    record.keep("2.16.0", {"tensors/sizes": {"wrong": OLD}}, report=True)
    assert records.recorded_versions() == [] and "2.16.0: 1 sections, 1 of them differ" in capsys.readouterr().out


def test_recording_one_entry_leaves_the_others(recorded):
    record.keep("2.0.1", {"tensors/sizes": {"demo": [["2"], False]}}, report=False)
    assert records.read("2.0.1", [recorded])["tensors/sizes"] == {"wrong": OLD, "demo": Answer(["2"], False)}


def test_observed_as_the_lines_write_it(engine, entry):
    assert engine.pool.submit(record.observe, entry.path).result() == {
        "wrong": Answer(["RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)"], True), "demo": Answer(["1"], False)}


def test_memory_that_nobody_set_is_not_recorded(engine, entry):
    edited = edit(entry, "print(1)", "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.malloc.restype = ctypes.c_void_p\n"
                  "print(ctypes.string_at(libc.malloc(100_000), 100_000)[50_000])")
    assert engine.pool.submit(record.observe, edited.path).result()["demo"] == "something else each time"


# ----------------------------------------------------------------------------------------------- another default version


def test_moving_on_keeps_what_each_version_answered(recorded, project):
    before = [recorded]
    after = edit(recorded, "size mismatch, got input (2), mat (2x3), vec (2)", "Expected object of different size")
    (project / "snippets/verified.toml").write_text('torch = "2.15.0"')
    records.rebase(before, "2.13.0", [after])
    records.check(after)
    first = ["RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)"]
    assert {version: answers["tensors/sizes"]["wrong"].printed for version, answers in records.history([after]).items()} == {
        "2.0.1": OLD.printed, "2.13.0": first, "2.15.0": OLD.printed}
    assert "printed" not in records.record_path("2.0.1").read_text()


def test_moving_on_leaves_void_records_to_be_told(recorded, project):
    edited = edit(recorded, "print(1)\n#> 1", "print(2)\n#> 2")
    records.rebase([recorded], "2.13.0", [edited])
    assert "tensors/sizes:demo, whose seal does not hold" in problem(edited)


# --------------------------------------------------------------------------------------------------------- kinds of change


@pytest.mark.parametrize("before, after, kind", [
    (Answer([], False), Answer(["ValueError: no"], True), "raises"),
    (Answer(["AttributeError: no"], True), Answer(["1"], False), "runs"),
    (Answer(["ValueError: no"], True), Answer(["ValueError: never"], True), "wording"),
    (Answer(["TypeError: told"], False), Answer(["TypeError: told again"], False), "wording"),
    (Answer(["1"], False), Answer(["UserWarning: now", "1"], False), "warning"),
    (Answer(["1"], False), Answer(["2"], False), "output"),
])
def test_kind_of_a_change(before, after, kind):
    assert records.kind(before, after) == kind


# ------------------------------------------------------------------------------------------------------------------- GPU


@pytest.fixture
def gpu_entry(entry):
    """An entry that needs a GPU."""
    return edit(entry, '# symptom = "error"', '# symptom = "error"\n# device = "cuda"')


def seal_on_a_gpu(entry, monkeypatch):
    """What tests/record.py --gpu does, with stand-ins for the GPU and for the proof on it."""
    monkeypatch.setattr(record, "NAMES", "print('2.13.0'); print('NVIDIA H100')")
    proven = []
    record.prove_on_gpu([], prove=lambda path, update, gpu: proven.append((path, update, gpu)))
    assert proven == [(entry.path, True, True)]


def test_an_entry_that_needs_a_gpu_needs_its_record(gpu_entry):
    with pytest.raises(Problem) as caught:
        prove(gpu_entry.path)
    assert "sizes.py:5\n" in str(caught.value) and "no seals" in str(caught.value)
    assert "python tests/record.py --gpu tensors/sizes, on a machine with CUDA" in str(caught.value)


def test_an_entry_proven_on_a_gpu_holds_without_one(gpu_entry, monkeypatch):
    seal_on_a_gpu(gpu_entry, monkeypatch)
    assert prove(gpu_entry.path) == {} and records.check_gpu(gpu_entry)["gpu"] == "NVIDIA H100"


def test_the_page_of_an_entry_proven_on_a_gpu_names_the_gpu(gpu_entry, monkeypatch):
    seal_on_a_gpu(gpu_entry, monkeypatch)
    assert pages.verified(SimpleNamespace(torch="2.15.0"), gpu_entry) == "PyTorch 2.13.0, NVIDIA H100"
    assert versions.strip(None, gpu_entry) == "" and records.answers_of([gpu_entry]) == {}


@pytest.mark.parametrize("old, new", [("ones(2)\n", "ones(3)\n"), ("#> 1", "#> 2"), ("assert wrong.error", "assert True")])
def test_editing_an_entry_that_was_proven_on_a_gpu(gpu_entry, monkeypatch, old, new):
    seal_on_a_gpu(gpu_entry, monkeypatch)
    with pytest.raises(Problem, match="seals that do not hold"):
        records.check_gpu(edit(gpu_entry, old, new))


def test_tampering_with_the_record_of_a_gpu(gpu_entry, monkeypatch):
    seal_on_a_gpu(gpu_entry, monkeypatch)
    records.gpu_path().write_text(records.gpu_path().read_text().replace("H100", "H200"))
    with pytest.raises(Problem, match="seals that do not hold"):
        records.check_gpu(gpu_entry)


# ------------------------------------------------------------------------------------------------------ the project's own


def test_the_versions_that_are_recorded():
    assert records.recorded_versions() == ["1.13.1", "2.0.1", "2.2.2", "2.4.1", "2.6.0", "2.9.1", "2.11.0", "2.13.0", "2.15.0"]


def test_every_version_ran_nearly_all_sections():
    sections = sum(len(entry.shown) for entry in all_entries())
    for version in records.recorded_versions():
        seen = sum(len(answers) for answers in records.read(version, all_entries()).values())
        assert seen >= 0.98 * sections, version
