"""What `pitfalls record` keeps of what another version printed, shows, and forgets."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pitfalls.entry import Entry, read_entry
from pitfalls.names import NamesByVersion
from pitfalls.problem import Problem
from pitfalls.proof import recording
from pitfalls.proof.observe import observe
from pitfalls.proof.recording import Observation
from pitfalls.records import Answer

SLUG = "tensors/sizes"
NAMES = frozenset({"torch", "torch.ones", "torch.load(f)"})
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
OLD = Answer(["RuntimeError: Expected object of different size"], True)
CHANGING = """
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
print(ctypes.string_at(libc.malloc(100_000), 100_000)[50_000])
"""


@pytest.fixture
def entry(project) -> Entry:
    """An entry of a project whose default version is 2.13.0."""
    path = project.entry_path(SLUG)
    path.parent.mkdir()
    path.write_text(CODE, encoding="utf-8")
    project.records.verified.write_text('torch = "2.13.0"', encoding="utf-8")
    return read_entry(path)


@pytest.fixture
def recorded(project, entry) -> Entry:
    """The entry with a record of 2.0.1, which says `wrong` in other words."""
    answers = {SLUG: {"wrong": OLD, "demo": Answer(["1"], False)}}
    project.records.write("2.0.1", answers, [entry])
    return entry


def edit(entry: Entry, old: str, new: str) -> Entry:
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace(old, new), encoding="utf-8")
    return read_entry(entry.path)


def test_one_version_at_a_time(pitfalls, capsys):
    with pytest.raises(SystemExit):
        pitfalls("record", "2.0.1", "2.2.2")
    assert "one VERSION to install, or --python PATH" in capsys.readouterr().err


def test_a_version_or_an_interpreter_that_has_one(pitfalls, capsys):
    with pytest.raises(SystemExit):
        pitfalls("record", "2.0.1", "--python", sys.executable)
    assert "one VERSION to install, or --python PATH" in capsys.readouterr().err


def test_an_interpreter_that_does_not_exist(entry, pitfalls, capsys):
    assert pitfalls("record", "--python", "no/such/python") == 1
    assert capsys.readouterr().err.startswith("no/such/python:1\n  found:    no such program")


def test_an_entry_to_record_that_does_not_exist(entry, pitfalls, capsys):
    assert pitfalls("record", "2.0.1", "tensors/nowhere") == 1
    message = "snippets/tensors/nowhere.py:1\n  found:    no such entry"
    assert capsys.readouterr().err.startswith(message)


def test_forget_removes_what_is_void(project, recorded, pitfalls):
    edited = edit(recorded, "print(1)", "print(1.0)")
    pitfalls("record", "--forget")
    project.records.check(edited)
    kept = json.loads(project.records.path("2.0.1").read_text(encoding="utf-8"))
    assert list(kept[SLUG]) == ["wrong"]


def test_forget_an_entry(project, recorded, pitfalls):
    pitfalls("record", "--forget", SLUG)
    assert not project.records.path("2.0.1").exists()


def keep_two(project) -> None:
    """Keep a record of 2.0.1 in which `demo` prints 2."""
    printed = {SLUG: {"demo": Answer(["2"], False)}}
    recording.keep(project, Observation("2.0.1", printed, NAMES))


def test_a_run_keeps_what_it_saw(project, entry):
    seen = {"wrong": OLD, "demo": "something else each time"}
    recording.keep(project, Observation("2.0.1", {SLUG: seen}, NAMES))
    assert project.records.read("2.0.1", [entry]) == {SLUG: {"wrong": OLD}}
    assert NamesByVersion(project.snippets).of_version("2.0.1") == NAMES


def test_a_run_shows_what_differs(project, entry, capsys):
    seen = {"wrong": OLD, "demo": "something else each time"}
    recording.report(project, Observation("2.0.1", {SLUG: seen}, NAMES))
    assert capsys.readouterr().out == """
snippets/tensors/sizes.py:9 wrong
- RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)
+ RuntimeError: Expected object of different size

snippets/tensors/sizes.py:14 demo
? not recorded: something else each time

PyTorch 2.0.1: 2 sections, 2 of them differ from PyTorch 2.13.0; 3 names
"""


def test_what_has_a_new_record_is_found_by_version(project, recorded, tmp_path):
    before = tmp_path / "before/versions"
    shutil.copytree(project.snippets / "versions", before)
    assert recording.changed(project, before) == {}
    keep_two(project)
    project.records.write("2.2.2", {SLUG: {"demo": Answer(["1"], False)}}, [recorded])
    assert recording.changed(project, before) == {"2.0.1": [SLUG], "2.2.2": [SLUG]}


def test_a_record_that_was_written_by_hand_is_found(project, recorded):
    path = project.records.path("2.0.1")
    NamesByVersion(project.snippets).keep("2.0.1", NAMES)
    seen = {SLUG: {"wrong": OLD, "demo": Answer(["3"], False)}}
    [problem] = recording.check(project, Observation("2.0.1", seen, NAMES))
    assert (problem.path, problem.line) == (path, 2)
    assert problem.found == f"{SLUG} demo: ['1']"
    assert problem.expected == "['3'], which PyTorch 2.0.1 prints"
    assert problem.fix == f"pitfalls record 2.0.1 {SLUG}"


def test_names_that_were_written_by_hand_are_found(project, recorded, tmp_path):
    before = tmp_path / "before/versions"
    shutil.copytree(project.snippets / "versions", before)
    NamesByVersion(project.snippets).keep("2.0.1", NAMES | {"torch.sum_up"})
    assert recording.changed(project, before) == {"2.0.1": [SLUG]}
    [problem] = recording.check(project, Observation("2.0.1", {}, NAMES))[-1:]
    assert problem.found == "2.0.1 otherwise than it is: torch.sum_up"


def test_recording_one_entry_leaves_the_others(project, recorded):
    keep_two(project)
    kept = project.records.read("2.0.1", [recorded])[SLUG]
    assert kept == {"wrong": OLD, "demo": Answer(["2"], False)}


def test_observed_as_the_lines_write_it(engine, entry):
    message = "RuntimeError: size mismatch, got input (2), mat (2x3), vec (2)"
    assert engine.submit(observe, entry.path).result() == {
        "wrong": Answer([message], True),
        "demo": Answer(["1"], False),
    }


def test_memory_that_nobody_set_is_not_recorded(engine, entry):
    edited = edit(entry, "print(1)", CHANGING.strip())
    seen = engine.submit(observe, edited.path).result()
    assert seen["demo"] == "something else each time"


@pytest.fixture
def interpreter(tmp_path) -> Callable[[str], Path]:
    """A program that does this instead of what Python would."""

    def make(script: str) -> Path:
        python = tmp_path / "python"
        python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        python.chmod(0o755)
        return python

    return make


def test_a_report_keeps_nothing(project, entry, interpreter, pitfalls, capsys):
    answer = {"printed": ["2"], "raises": False}
    observed = {"torch": "2.16.0", "entries": {SLUG: {"demo": answer}}}
    public = {"modules": ["torch"], "names": {"torch": ["ones"]}, "parameters": {}}
    python = interpreter(
        f"case $2 in *observe) echo '{json.dumps(observed)}' > $4;; *lookup) echo null > $3;; "
        f"*) echo '{json.dumps(public)}' > $3;; esac"
    )
    assert pitfalls("record", "--report", "--python", str(python)) == 0
    assert project.records.versions == []
    assert capsys.readouterr().out == """
snippets/tensors/sizes.py:14 demo
- 1
+ 2

PyTorch 2.16.0: 1 sections, 1 of them differ from PyTorch 2.13.0; 2 names
"""


def test_what_an_interpreter_prints_is_kept(project, entry, pitfalls):
    assert pitfalls("record", "--python", sys.executable, SLUG) == 0
    (recorded,) = project.records.versions
    assert list(project.records.load(recorded)[SLUG]) == ["wrong", "demo"]


def test_an_interpreter_finds_this_package_and_nothing_beside_it(project, interpreter, tmp_path):
    python = interpreter(f'ls "$PYTHONPATH" > {tmp_path}/found; exit 3')
    with pytest.raises(Problem, match="exit status 3"):
        recording.run_in(python, project, [], tmp_path)
    assert (tmp_path / "found").read_text(encoding="utf-8") == "pitfalls\n"


# ------------------------------------------------------- environments, and words of messages

WITH_ENVIRONMENT = CODE.replace(
    "# ///\n# --8<-- [start:wrong]",
    '# environment.demo = ["torch==2.2.2", "numpy>=2"]\n# ///\n# --8<-- [start:wrong]',
)


@pytest.fixture
def environment(project, monkeypatch):
    """An entry whose `demo` runs in an environment that is no more than an answer to each call."""
    path = project.entry_path(SLUG)
    path.parent.mkdir()
    path.write_text(WITH_ENVIRONMENT, encoding="utf-8")
    asked = []

    def run_module(python, packages, name, snippet, target, *names):
        outputs = {line: "2\n" for line, text in lines_of(path) if text == "print(1)"}
        printed = {each: {"outputs": outputs, "error": None} for each in names}
        found = {"installed": {"numpy": "2.0.2", "torch": "2.2.2"}, "printed": printed}
        target.write_text(json.dumps(found), encoding="utf-8")

    def pip_install(python, requirement):
        asked.append(requirement)
        return requirement != "numpy>=9"

    monkeypatch.setattr(recording, "create", lambda directory: directory)
    monkeypatch.setattr(recording, "pip_install", pip_install)
    monkeypatch.setattr(recording, "run_module", run_module)
    return asked


def lines_of(path: Path) -> list[tuple[int, str]]:
    return list(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))


def test_an_entry_without_a_version_runs_its_environments(project, environment, pitfalls, capsys):
    assert pitfalls("record", SLUG) == 0
    entry = read_entry(project.entry_path(SLUG))
    assert environment == ["torch==2.2.2", "numpy>=2"]  # one after the other
    assert entry.sections["demo"].printed == ["2"]
    project.environments.check(entry)
    assert "ran with numpy 2.0.2, torch 2.2.2" in capsys.readouterr().out


def test_a_report_of_environments_changes_nothing(project, environment, pitfalls, capsys):
    assert pitfalls("record", "--environments", "--report") == 1
    assert read_entry(project.entry_path(SLUG)).sections["demo"].printed == ["1"]
    assert "found:    'demo' prints ['1']\n  expected: ['2']" in capsys.readouterr().out


def test_packages_that_pip_cannot_install(project, environment, pitfalls, capsys):
    path = project.entry_path(SLUG)
    path.write_text(WITH_ENVIRONMENT.replace("numpy>=2", "numpy>=9"), encoding="utf-8")
    assert pitfalls("record", SLUG) == 1
    error = capsys.readouterr().err
    assert "sizes.py:7\n  found:    pip can't install numpy>=9 after torch==2.2.2" in error


def test_words_that_were_found_are_kept(project, entry):
    recording.keep(project, Observation("2.0.1", {}, NAMES, {"out of memory": "torch/lib/a.so"}))
    assert project.words.of("out of memory") == {"2.0.1": "torch/lib/a.so"}


def test_words_that_are_elsewhere_now_are_found(project, recorded):
    project.words.keep("2.0.1", {"out of memory": "torch/lib/a.so"})
    found = {"out of memory": ""}
    [*_, problem] = recording.check(project, Observation("2.0.1", {}, NAMES, found))
    assert problem.found == "'out of memory' in torch/lib/a.so"
    assert problem.fix == "pitfalls record 2.0.1"
