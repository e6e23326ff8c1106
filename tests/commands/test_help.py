"""The command explains itself, and tells plainly where it can't run."""

import subprocess
import sys

import pytest

from pitfalls.__main__ import main
from pitfalls.trial import bench

COMMANDS = ("new", "check", "stamp", "record", "mutate", "bench")


def help_of(capsys, *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_the_help_names_every_command(capsys):
    lines = [line.split() for line in help_of(capsys).splitlines()]
    assert [line[0] for line in lines if line and line[0] in COMMANDS] == list(COMMANDS)


def test_the_help_shows_examples(capsys):
    assert '\n  pitfalls new losses/some-mistake "Its title"\n' in help_of(capsys)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example(capsys, command):
    shown = help_of(capsys, command)
    assert f"\nexamples:\n  pitfalls {command} " in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_describes_it_in_a_sentence(capsys, command):
    description = help_of(capsys, command).split("\n\n")[1]
    assert description[0].isupper() and description.endswith(".")


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["check"], ["check", "--no-such"]])
def test_a_wrong_command_line_gets_the_help(capsys, arguments):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "\nexamples" in capsys.readouterr().err


def test_outside_a_project_it_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["stamp"]) == 1
    assert capsys.readouterr().err == (
        f"pitfalls: no mkdocs.yml in {tmp_path} or in a folder above it.\n"
        "Go to the folder of your clone, and try again.\n"
    )


def test_it_runs_in_a_folder_of_the_project(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root / "docs/en")
    assert main(["stamp"]) == 0
    assert capsys.readouterr().out == "All pairs are stamped.\n"


def test_a_problem_is_told_without_a_stack_trace(pitfalls, capsys):
    assert pitfalls("stamp", "nowhere") == 1
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith("docs/en/nowhere.md:1\n  found:    no such")


@pytest.mark.parametrize("slow", ["torch", "numpy", "playwright", "autocorrect_py", "mkdocs"])
def test_nothing_slow_is_imported_for_the_help(slow):
    """It also needs nothing but what `pip install -e .` brings."""
    without = f"import sys; sys.modules[{slow!r}] = None"
    code = f"{without}; from pitfalls.__main__ import parser; parser()"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_help_of_bench_describes_every_part(capsys):
    described = [line.split()[0] for line in help_of(capsys, "bench").splitlines() if line.strip()]
    assert [word for word in described if word in bench.PARTS] == list(bench.PARTS)
