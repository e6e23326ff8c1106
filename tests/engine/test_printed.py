"""What a section prints is split into output, warnings and errors in one place, for all."""

from pathlib import Path

import pytest

from pitfalls.printed import Block, as_printed, as_written, blocks, is_printed, messages
from pitfalls.project import Project

PROJECT = Project(Path(__file__).parents[2])


def kinds(lines, raises=False):
    return [block.kind for block in blocks(lines, raises)]


# ------------------------------------------------------------------------------- a line of a file


@pytest.mark.parametrize("text, line", [
    ("1.0", "#> 1.0"),
    ("", "#>"),
    ("  indented", "#>   indented"),
    ("trailing ", "#> trailing"),
    ("a\tb", "#> a    b"),  # to column 8 of the file
])
def test_how_a_line_is_written(text, line):
    assert as_written(text) == line
    assert is_printed(line)


def test_what_a_terminal_shows():
    assert as_printed("#>   indented") == "  indented"
    assert as_printed("#>") == ""


def test_a_comment_is_not_printed():
    assert not is_printed("# > 1")


# ----------------------------------------------------------------------------------------- blocks


def test_nothing():
    assert blocks([]) == []


def test_plain_output_is_one_block():
    assert blocks(["1", "2"]) == [Block("output", ("1", "2"))]


def test_a_warning_is_one_line():
    assert blocks(["UserWarning: a", "1"]) == [
        Block("warning", ("UserWarning: a",)), Block("output", ("1",)),
    ]


def test_an_error_takes_the_lines_after_it():
    assert blocks(["1", "ValueError: no", "more", ""]) == [
        Block("output", ("1",)), Block("error", ("ValueError: no", "more", "")),
    ]


def test_a_warning_after_a_caught_error():
    assert kinds(["ValueError: no", "UserWarning: a"]) == ["error", "warning"]


def test_two_caught_errors():
    assert kinds(["ValueError: no", "TypeError: no"]) == ["error", "error"]


def test_an_error_and_a_warning_of_a_real_entry():
    section = PROJECT.entries["modules/attention-mask-polarity"].sections["demo_messages"]
    assert kinds(section.printed) == ["error", "error", "warning"]


def test_a_raised_error_that_quotes_others_is_one():
    lines = ["RuntimeError: no:", "\tUserWarning: a", "UserWarning: a", "ValueError: b"]
    assert kinds(lines, raises=True) == ["error"]
    assert messages(lines, raises=True) == ["\n".join(lines)]


def test_errors_of_modules_and_without_a_message():
    assert kinds(["torch.cuda.OutOfMemoryError: no"]) == ["error"]
    assert kinds(["AssertionError"]) == ["error"]
    assert kinds(["KeyboardInterrupt"]) == ["error"]


@pytest.mark.parametrize("line", ["an Error: no", "Errors: 3", "Error rate: 0.5", "loss: 1.0"])
def test_lines_that_only_look_like_errors(line):
    assert kinds([line]) == ["output"]


# --------------------------------------------------------------------------------------- messages


def test_messages():
    lines = ["1", "UserWarning: a", "FutureWarning: b", "ValueError: no", "more"]
    assert messages(lines) == ["UserWarning: a", "FutureWarning: b", "ValueError: no\nmore"]


def test_output_is_no_message():
    assert messages(["1", "done"]) == []
