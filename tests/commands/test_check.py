"""One entry's check names the next step in the order in which one writes it, and never stamps."""

import subprocess
import sys

import check
import new
import pytest
import stamp
from entries import ROOT

SLUG = "losses/some-mistake"


@pytest.fixture
def entry(project):
    """A finished entry that is not stamped yet: entry(file, old, new) edits the file of that ending."""
    paths = {path.suffix + path.parent.parent.name: path for path in new.write(SLUG, ["Some mistake", "一个错误"])}
    files = {"py": paths[".pysnippets"], "en": paths[".mden"], "zh": paths[".mdzh"]}

    def edit(file: str, old: str, new: str) -> None:
        text = files[file].read_text(encoding="utf-8")
        assert old in text
        files[file].write_text(text.replace(old, new), encoding="utf-8")

    edit("py", "# messages = []", "# ")
    for file in files:
        edit(file, "TODO", "Done")
    edit.path = files
    return edit


@pytest.fixture
def step(engine):
    return lambda: check.main([SLUG], engine)


def test_a_section_that_fails_comes_before_what_is_left_to_do(entry, step):
    entry("py", "x = torch.tensor([1.0, 2.0])", "x = torch.tensor([1.0, 2.0]).views(2)  # TODO")
    expected = f"snippets/{SLUG}.py:21\n  found:    AttributeError: 'Tensor' object has no attribute 'views'"
    assert step().startswith(expected)


def test_what_is_left_to_do_comes_before_a_check_that_fails(entry, step):
    entry("py", "# Done: the claim", "# TODO: the claim")
    entry("py", "assert wrong.x.dtype == torch.int64", "assert False")
    assert f"snippets/{SLUG}.py:30\n  found:    # TODO: the claim" in step()


def test_a_check_that_fails(entry, step):
    entry("py", "assert wrong.x.dtype == torch.int64", "assert wrong.x.dtype == torch.int32")
    assert f"snippets/{SLUG}.py:31\n" in step()


def test_outputs_are_written_and_announced(entry, step, capsys):
    step()
    assert "print(x.dtype)\n#> torch.int64\n" in entry.path["py"].read_text()
    assert f"The #> lines of snippets/{SLUG}.py are new: read them." in capsys.readouterr().out


@pytest.mark.parametrize("file, old, new, found", [
    ("py", "tensor([1, 2])", "tensor([1, 2]", f"snippets/{SLUG}.py:13\n  found:    '(' was never closed"),
    ("en", "## Why {#why}", "## Reason {#why}", f"docs/en/{SLUG}.md:24\n  found:    ## Reason {{#why}}"),
    ("zh", ":right", ":wrong", f"docs/zh/{SLUG}.md:21\n  found:    'wrong' a second time"),
    ("zh", "一两个", "一两 个a", f"docs/zh/{SLUG}.md:26\n"),
    ("en", "Done: what to write", "- Done: what to write", f"docs/en/{SLUG}.md:18\n  found:    list item at indent 0"),
    ("py", "print(x.dtype)", f"print(x.dtype, {'+'.join('1' * 40)})",
     f"snippets/{SLUG}.py:14\n  found:    a line of 95 characters"),
])
def test_a_rule_that_is_broken(entry, step, file, old, new, found):
    entry(file, old, new)
    assert step().startswith(found)


def test_a_missing_page(entry, step):
    entry.path["zh"].unlink()
    assert step().startswith(f"docs/zh/{SLUG}.md:1\n  found:    no such page")


def test_the_stamp_comes_last_and_is_left_to_people(entry, step, capsys):
    assert step().endswith(f"python tests/stamp.py {SLUG}")
    assert f"python tests/stamp.py {SLUG}" in step()
    stamp.main([SLUG])
    capsys.readouterr()
    assert step() is None
    assert "Next: look at the pages (mkdocs serve), run all tests (pytest)" in capsys.readouterr().out


def test_an_entry_that_does_not_exist(entry, engine):
    message = check.main(["losses/some-mistakes"], engine)
    assert f"snippets/{SLUG}s.py:1\n  found:    no such entry" in message and f"such as {SLUG}" in message


def test_a_stamp_for_a_page_that_does_not_exist(project):
    assert stamp.main([SLUG]).startswith(f"docs/en/{SLUG}.md:1\n  found:    no such page")


def test_the_command_itself():
    run = subprocess.run([sys.executable, "tests/check.py", "losses/nowhere"], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 1 and run.stderr.startswith("snippets/losses/nowhere.py:1\n")
