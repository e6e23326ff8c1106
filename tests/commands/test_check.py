"""One entry's check names what is left to do in the order of mending, and never stamps."""

import re
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from pitfalls.commands import check
from pitfalls.problem import Problem
from pitfalls.project import Project
from pitfalls.scaffold import write

ROOT = Path(__file__).parents[2]
SLUG = "losses/some-mistake"
WRITTEN = re.compile(r"The #> lines of .* have changed: read them\.\n")


class Written:
    """The files of an entry: py, en and zh."""

    def __init__(self, paths: list[Path]) -> None:
        self.paths = dict(zip(("py", "en", "zh"), paths, strict=True))

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.paths[file]
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def entry(project) -> Written:
    """A finished entry that is not stamped yet."""
    written = Written(write(project, SLUG, ["Some mistake", "一个错误"]))
    written.edit("py", "# messages = []", "# ")
    mistake = "the mistake as people write it; print its effect, with a label"
    for comment in (mistake, "the same code, fixed"):
        written.edit("py", f"TODO: {comment}", "torch")  # which needs no translation
    for file in written.paths:
        written.edit(file, "TODO", "Done")
    for language in ("en", "zh"):
        written.edit(language, "160", "`n`")  # a number that no section shows
    return written


@pytest.fixture
def step(project, engine, monkeypatch, capsys) -> Callable[..., str]:
    """What `pitfalls check` tells us to do; empty where all holds."""
    monkeypatch.chdir(project.root)

    def steps(given: str = SLUG) -> str:
        capsys.readouterr()
        status = check.run(Project(project.root), Namespace(slug=given), engine)
        told = capsys.readouterr()
        print(told.out, end="")  # for the test to read
        assert told.err == ""
        return WRITTEN.sub("", told.out) if status else ""

    return steps


def test_a_section_that_fails_comes_before_what_is_left_to_do(entry, step):
    values = "x = torch.tensor([1.0, 2.0])"
    entry.edit("py", values, f"{values}.views(2)  # TODO")
    error = "AttributeError: 'Tensor' object has no attribute 'views'"
    assert step().startswith(f"snippets/{SLUG}.py:21\n  found:    {error}")


def test_what_is_left_to_do_comes_before_a_check_that_fails(entry, step):
    entry.edit("py", "# Done: the claim", "# TODO: the claim")
    entry.edit("py", "assert wrong.x.dtype == torch.int64", "assert False")
    assert f"snippets/{SLUG}.py:30\n  found:    # TODO: the claim" in step()


def test_a_check_that_fails(entry, step):
    claim = "assert wrong.x.dtype == torch.int64"
    entry.edit("py", claim, "assert wrong.x.dtype == torch.int32")
    assert f"snippets/{SLUG}.py:31\n" in step()


def test_what_does_not_depend_on_the_proof_is_told_with_its_problems(entry, step):
    entry.edit("py", 'apis = ["torch.', 'apis = ["torch.nothing.of.it", "torch.')
    entry.edit("py", "assert wrong.x.dtype == torch.int64", "assert wrong.x.dtype == torch.int32")
    entry.edit("py", "print(x.dtype)", f"print(x.dtype, {'+'.join('1' * 40)})")
    entry.edit("en", "`n`", "0.4711")
    found = re.findall("found: +(.*?)(?:,|;|$)", step(), re.MULTILINE)
    assert found == [
        "torch.nothing.of.it",
        "'assert wrong.x.dtype == torch.int32 and right.x.dtype == torch.float32' "
        "fails: AssertionError",
        "a line of 95 characters",
        "the number 0.4711",
    ]


def test_a_page_without_a_text(entry, step):
    path = entry.paths["en"]
    front, _ = path.read_text(encoding="utf-8").split("\n---\n", 1)
    path.write_text(f"{front}\n---\n", encoding="utf-8")
    assert step().startswith(f"docs/en/{SLUG}.md:7\n  found:    no include of 'wrong'")


def test_outputs_are_written_and_announced(entry, step, capsys):
    step()
    text = entry.paths["py"].read_text(encoding="utf-8")
    assert "print(x.dtype)\n#> torch.int64\n" in text
    announced = f"The #> lines of snippets/{SLUG}.py have changed: read them."
    assert announced in capsys.readouterr().out


def test_the_head_says_which_sections_raise(entry, step):
    entry.edit("py", "print(x.dtype)\n# --8<-- [end:wrong]", "x.y\n# --8<-- [end:wrong]")
    step()
    assert '\n# raises = ["wrong"]\n' in entry.paths["py"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "file, old, new, found",
    [
        (
            "py", "tensor([1, 2])", "tensor([1, 2]",
            f"snippets/{SLUG}.py:13\n  found:    '(' was never closed",
        ),
        (
            "en", "## Why {#why}", "## Reason {#why}",
            f"docs/en/{SLUG}.md:24\n  found:    ## Reason {{#why}}",
        ),
        ("zh", ":right", ":wrong", f"docs/zh/{SLUG}.md:21\n  found:    'wrong' a second time"),
        ("zh", "一两个", "一两 个a", f"docs/zh/{SLUG}.md:26\n"),
        (
            "en", "Done: what to write", "<script>evil()</script> what to write",
            f"docs/en/{SLUG}.md:18\n  found:    '<script>evil()</script>'",
        ),
        (
            "en", "Done: what to write", "- Done: what to write",
            f"docs/en/{SLUG}.md:18\n  found:    list item at indent 0",
        ),
        (
            "py", "print(x.dtype)", f"print(x.dtype, {'+'.join('1' * 40)})",
            f"snippets/{SLUG}.py:14\n  found:    a line of 95 characters",
        ),
    ],
)
def test_a_rule_that_is_broken(entry, step, file, old, new, found):
    entry.edit(file, old, new)
    assert step().startswith(found)


def test_everything_at_once_in_the_order_of_mending(entry, step):
    entry.edit("py", "print(x.dtype)\n# --8<-- [end:wrong]", "x.y\n# --8<-- [end:wrong]")
    entry.edit("py", "print(x.dtype)\n# --8<-- [end:right]", "x.z\n# --8<-- [end:right]")
    entry.edit("py", "# Done: the claim", "# TODO: the claim")
    entry.edit("en", "## Why {#why}", "## Reason {#why}")
    entry.edit("zh", "Done", "TODO")
    told = [line for line in step().splitlines() if not line.startswith(" ")]
    assert told == [
        f"snippets/{SLUG}.py:22", f"snippets/{SLUG}.py:28",
        f"docs/en/{SLUG}.md:24", f"docs/zh/{SLUG}.md:3",
    ]


def test_todos_of_a_file_are_counted(entry, step):
    entry.edit("zh", "Done", "TODO")
    assert "(the first of 8 TODOs in this file)" in step()


@pytest.mark.parametrize("given", [
    f"snippets/{SLUG}.py", f"docs/en/{SLUG}.md", f"./docs/zh/{SLUG}.md", f"/x/snippets/{SLUG}.py",
    f"snippets/{SLUG}", f"{SLUG}.py", "some-mistake", "some-mistake.py", "./some-mistake.md",
    f"../{SLUG}.py",
])
def test_a_path_as_well_as_a_slug(project, entry, given):
    assert project.find_entry(given) == project.entry_path(SLUG)


def test_a_stamp_by_a_path(entry, pitfalls, capsys):
    assert pitfalls("stamp", f"docs/zh/{SLUG}.md") == 0
    assert capsys.readouterr().out == "All pairs are stamped.\n"


def test_a_broken_entry_is_told_without_the_others(project, entry, step):
    other = project.entry_path("losses/other")
    other.write_text("no head\n", encoding="utf-8")
    entry.edit("py", 'symptom = "silent"', "symptom = 5")
    assert step() == (
        f"snippets/{SLUG}.py:4\n  found:    symptom = 5\n"
        '  expected: symptom = "a text"\n  to fix:   write it in this form\n'
    )


def test_another_entry_that_is_broken(project, entry, step):
    other = project.entry_path("losses/other")
    other.write_text("no head\n", encoding="utf-8")
    assert "losses/other" not in step()


def test_a_missing_page(entry, step):
    entry.paths["zh"].unlink()
    assert step().startswith(f"docs/zh/{SLUG}.md:1\n  found:    no such page")


@pytest.mark.parametrize("file, name", [
    ("py", f"snippets/{SLUG}-backup.py"), ("zh", f"docs/zh/{SLUG}-old.md"),
])
def test_a_file_that_was_left_beside_the_entry(entry, step, project, file, name):
    shutil.copy(entry.paths[file], project.root / name)
    told = step()
    assert told.startswith(f"{name}:1\n  found:    a file of an entry {SLUG}-")
    assert "to fix:   remove the file, or write the others\n" in told


def test_a_link_to_a_page_that_does_not_exist(entry, step):
    for language in ("en", "zh"):
        entry.edit(language, "{#see-also}", "{#see-also}\n\n[x](../losses/some-mistak.md)")
    told = step()
    assert told.startswith(f"docs/en/{SLUG}.md:38\n  found:    a link to ../losses/some-mistak.md")
    assert told.count("expected: a page such as some-mistake.md\n") == 2


@pytest.mark.parametrize("file, source, share, wanted", [
    ("zh", "en", "0%", "Chinese"), ("en", "zh", "94%", "English"),
])
def test_a_page_copied_from_the_other_language(entry, step, file, source, share, wanted):
    shutil.copy(entry.paths[source], entry.paths[file])
    assert step() == (
        f"docs/{file}/{SLUG}.md:7\n  found:    a page of which {share} is Chinese\n"
        f"  expected: {wanted} words\n  to fix:   write it in {wanted}\n"
    )


def test_a_fence_without_its_include_is_told_once(entry, step):
    entry.edit("zh", f'--8<-- "{SLUG}.py:right"\n', "")
    told = step()
    assert told.startswith(f"docs/zh/{SLUG}.md:20\n  found:    '```python' and '```'")
    assert told.count("found:") == 1


def test_the_stamp_comes_last_and_is_left_to_people(entry, step, pitfalls, capsys):
    stamp = (
        f"docs/en/{SLUG}.md:5\n"
        "  found:    pair: none\n"
        "  expected: a stamp, since both pages are written\n"
        "  to fix:   read them side by side; if they say the same, "
        f"pitfalls stamp {SLUG}\n"
    )
    assert step() == stamp
    assert step() == stamp
    pitfalls("stamp", SLUG)
    capsys.readouterr()
    assert step() == ""
    next_step = "Next: look at the pages (mkdocs serve), run all tests (pytest)"
    assert next_step in capsys.readouterr().out


def test_an_entry_that_does_not_exist(entry, step):
    with pytest.raises(Problem) as caught:
        step(f"{SLUG}s")
    message = str(caught.value)
    assert message == (
        f"snippets/{SLUG}s.py:1\n  found:    no such entry\n"
        f"  expected: TOPIC/SLUG, such as {SLUG}\n  to fix:   correct the name"
    )


@pytest.mark.parametrize("given, new", [
    ("losses/quite-new", "losses/quite-new"), ("quite-new", "TOPIC/quite-new"),
])
def test_an_entry_that_is_like_no_other_can_be_begun(entry, step, given, new):
    with pytest.raises(Problem) as caught:
        step(given)
    assert caught.value.fix == (
        f'correct the name, or begin the entry: pitfalls new {new} "Its title"'
    )


def test_a_name_alone_that_two_topics_have(project, entry, step):
    write(project, "tensors/some-mistake", ["The same"])
    with pytest.raises(Problem) as caught:
        step("some-mistake")
    assert caught.value.expected == (
        "TOPIC/SLUG, such as losses/some-mistake, tensors/some-mistake"
    )


def test_a_stamp_for_a_page_that_does_not_exist(pitfalls, capsys):
    assert pitfalls("stamp", SLUG) == 1
    assert capsys.readouterr().err.startswith(f"docs/en/{SLUG}.md:1\n  found:    no such page")


def test_pairs_that_are_not_stamped_are_listed(entry, pitfalls, capsys):
    assert pitfalls("stamp") == 0
    assert capsys.readouterr().out == f"Still to be stamped: {SLUG}\n"


def test_what_was_stamped_and_what_is_left(entry, project, pitfalls, capsys):
    write(project, "losses/b", ["B", "乙"])
    write(project, "losses/c", ["C", "丙"])
    assert pitfalls("stamp", f"docs/en/{SLUG}.md") == 0
    told = f"Stamped: {SLUG}\nStill to be stamped: losses/b, losses/c\n"
    assert capsys.readouterr().out == told


def test_a_page_without_its_pair_is_listed(entry, pitfalls, capsys):
    pitfalls("stamp", SLUG)
    entry.paths["zh"].unlink()
    capsys.readouterr()
    assert pitfalls("stamp") == 0
    assert capsys.readouterr().out == f"Still to be stamped: {SLUG}\n"


def test_the_command_itself():
    command = [sys.executable, "-m", "pitfalls", "check", "losses/nowhere"]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert run.returncode == 1 and run.stderr.startswith("snippets/losses/nowhere.py:1\n")
