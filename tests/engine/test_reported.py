"""Messages that are reported and not run here: their form, their rules, where their words are."""

import json

import pytest

from pitfalls.entry import Entry, read_entry
from pitfalls.message import pieces
from pitfalls.problem import Problem
from pitfalls.proof.lookup import look_up
from pitfalls.rules import check_reported
from pitfalls.words import Words

SLUG = "devices/memory"
MESSAGE = "CUDA out of memory. Tried to allocate *"
CODE = '''"""An entry."""
# /// pitfall
# apis = ["torch.ones"]
# symptom = "error"
# added = 2026-11-29
#
# [reported.allocate]
# message = "CUDA out of memory. Tried to allocate *"
# shown = "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB"
# needs = "gpu"
# links = ["https://github.com/pytorch/pytorch/issues/1", "https://discuss.pytorch.org/t/1"]
# ///
# --8<-- [start:demo]
print(1)
#> 1
# --8<-- [end:demo]
# --8<-- [start:check]
assert demo.out
# --8<-- [end:check]
'''


@pytest.fixture
def entry_with(project):
    """Makes the entry, with one text of it replaced by another."""

    def make(old: str = "", new: str = "") -> Entry:
        assert old in CODE
        path = project.entry_path(SLUG)
        path.parent.mkdir(exist_ok=True)
        path.write_text(CODE.replace(old, new) if old else CODE, encoding="utf-8")
        return read_entry(path)

    return make


@pytest.fixture
def words(project) -> Words:
    return Words(project.snippets)


def test_read_from_the_head(entry_with):
    reported = entry_with().reported["reported_allocate"]
    assert (reported.line, reported.message, reported.needs) == (7, MESSAGE, "gpu")
    assert reported.links[1] == "https://discuss.pytorch.org/t/1"


def test_it_is_searched_for_like_what_ran(entry_with):
    assert entry_with().searched == [MESSAGE]


@pytest.mark.parametrize(
    "old, new, found",
    [
        ('# needs = "gpu"', '# needs = "luck"', "needs = 'luck'"),
        ('# needs = "gpu"\n', "", "[reported.allocate] with needs = None"),
        ('# needs = "gpu"', '# needs = "gpu"\n# why = "x"', "[reported.allocate] with why = 'x'"),
        ("[reported.allocate]", "[reported.Allocate]", "reported.Allocate = {"),
    ],
)
def test_another_form(entry_with, old, new, found):
    with pytest.raises(Problem) as raised:
        entry_with(old, new)
    assert raised.value.found.startswith(found)
    assert raised.value.line == 7


@pytest.mark.parametrize(
    "old, new, found",
    [
        ("2.00 GiB", "2.00 GiB", None),
        ("of memory. Tried to allocate 2", "of room. Tried to allocate 2", "shown = 'RuntimeErr"),
        (', "https://discuss.pytorch.org/t/1"', "", "[reported.allocate] with 1"),
        ("https://discuss.pytorch.org/t/1", "https://evil.example/", "a link to evil.example"),
    ],
)
def test_the_rules(entry_with, old, new, found):
    entry = entry_with(old, new)
    if found is None:
        check_reported(entry)
        return
    with pytest.raises(Problem) as raised:
        check_reported(entry)
    assert raised.value.found.startswith(found)
    assert raised.value.line == 7


def test_a_message_without_words_to_look_for(entry_with):
    entry = entry_with(MESSAGE, "CUDA * of * allocate *")
    with pytest.raises(Problem) as raised:
        check_reported(entry)
    assert raised.value.found == "the message 'CUDA * of * allocate *'"


# ------------------------------------------------------------------------- where the words are


def test_pieces_are_the_words_between_stars_the_longest_first():
    message = "NCCL error in: *, unhandled system error, * version"
    assert pieces(message) == [", unhandled system error,", "NCCL error in:"]


@pytest.fixture
def packages(tmp_path):
    """What pip installed: one library with the words, and one with half of them."""
    folder = tmp_path / "site-packages"
    (folder / "torch/lib").mkdir(parents=True)
    (folder / "nvidia/nccl/lib").mkdir(parents=True)
    (folder / "torch/lib/libc10_cuda.so").write_bytes(
        b"\x7fELF\x00CUDA out of memory. Tried to allocate \x00 more\x00"
    )
    (folder / "nvidia/nccl/lib/libnccl.so.2").write_bytes(b"\x00unhandled system error\x00")
    (folder / "torch/README.md").write_text("Watchdog caught", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "message, file",
    [
        (MESSAGE, "torch/lib/libc10_cuda.so"),
        ("* unhandled system error", "nvidia/nccl/lib/libnccl.so.2"),
        ("unhandled system error, and * out of all words", ""),
        ("Watchdog caught", ""),  # which only a text has
    ],
)
def test_a_file_holds_all_of_the_words(packages, tmp_path, message, file):
    assert look_up([message], packages, tmp_path / "wanted.txt") == {message: file}


def test_kept_by_version(words):
    words.keep("2.13.0", {MESSAGE: "torch/lib/libc10_cuda.so"})
    words.keep("1.13.1", {MESSAGE: ""})
    assert words.of(MESSAGE) == {"1.13.1": "", "2.13.0": "torch/lib/libc10_cuda.so"}
    words.check([MESSAGE])


@pytest.mark.parametrize(
    "old, new, found",
    [
        ("libc10_cuda.so", "libtorch.so", "in torch/lib/libtorch.so of 2.13.0, whose seal"),
        ("2.13.0", "2.14.0", "in torch/lib/libc10_cuda.so of 2.14.0, whose seal"),
        ("Tried to", "Failed to", "which no entry reports"),
    ],
)
def test_tampering_is_found(words, old, new, found):
    words.keep("2.13.0", {MESSAGE: "torch/lib/libc10_cuda.so"})
    text = words.path.read_text(encoding="utf-8")
    words.path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as raised:
        Words(words.path.parents[1]).check([MESSAGE])
    assert found in raised.value.found
    assert "pitfalls record" in raised.value.fix


def test_what_no_entry_reports_is_forgotten(words):
    words.keep("2.13.0", {MESSAGE: "", "another message": ""})
    words.forget([MESSAGE])
    assert list(json.loads(words.path.read_text(encoding="utf-8"))) == [MESSAGE]
