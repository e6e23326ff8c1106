"""A contributor's mistakes in a snippet: each is found, and told with its line."""

import pytest
from entries import Problem

HEAD = '''# /// pitfall
# apis = ["torch.ones"]
# symptom = "silent"
# added = 2026-11-21
# ///
'''
CHECK = "assert demo.x == 1"


def section(name, *lines):
    return "\n".join([f"# --8<-- [start:{name}]", *lines, f"# --8<-- [end:{name}]", ""])


@pytest.fixture
def write(tmp_path):
    """Write a snippet file whose first line below the head is line 6, and return its path."""
    def write(*parts, head=HEAD):
        path = tmp_path / "snippet.py"
        path.write_text(head + "".join(parts))
        return path
    return write


@pytest.fixture
def problem(write, engine):
    """The message of the Problem that an entry with these sections has."""
    def problem(*parts, head=HEAD, limit=30.0):
        with pytest.raises(Problem) as caught:
            engine.start(write(*parts, head=head), limit=limit).result()
        return str(caught.value)
    return problem


DEMO = section("demo", "import torch", "x = torch.ones(1).item()", "print(x)", "#> 1.0")


# -------------------------------------------------------------------------------------------------- the file's form


def test_a_correct_entry_has_no_problem(write, engine):
    assert engine.start(write(DEMO, section("check", CHECK))).result()["demo"].out == "1.0\n"


def test_unclosed_section(problem):
    message = problem(section("check", CHECK), "# --8<-- [start:demo]\nx = 1\n")
    assert "snippet.py:9" in message and "section 'demo' without an end" in message and "to mend:" in message


def test_section_within_a_section(problem):
    message = problem("# --8<-- [start:demo]\nx = 1\n", section("check", CHECK))
    assert "snippet.py:8" in message and "start of 'check' within 'demo'" in message


def test_duplicate_section(problem):
    message = problem(DEMO, DEMO, section("check", CHECK))
    assert "snippet.py:12" in message and "a second section 'demo'" in message


def test_empty_section(problem):
    message = problem(section("demo", "# nothing"), section("check", CHECK))
    assert "snippet.py:6" in message and "empty section 'demo'" in message


def test_unknown_section(problem):
    message = problem(section("example", "x = 1"), section("check", CHECK))
    assert "snippet.py:6" in message and "unknown section 'example'" in message and "wrong, right, demo, detect" in message


def test_missing_check(problem):
    assert "a section to show and a check" in problem(DEMO)


def test_misspelt_marker(problem):
    message = problem("# --8<-- start:demo\n", section("check", CHECK))
    assert "snippet.py:6" in message and "[start:NAME]" in message


def test_text_that_is_not_ascii(problem):
    assert "ASCII only" in problem(section("demo", "x = 1  # 张量"), section("check", CHECK))


def test_head_that_is_not_toml(problem):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace('"silent"', "silent"))
    assert "snippet.py:1" in message and "not TOML" in message


def test_unknown_symptom(problem):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace('"silent"', '"odd"'))
    assert "'odd'" in message and "error, warning, silent" in message


@pytest.mark.parametrize("line", ["", '# added = "2026-11-21"\n', "# added = 2026-11-21T10:00:00\n", "# added = 2026-11-21\n# changed = 2026-11-20\n"])
def test_dates_of_the_head(problem, line):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace("# added = 2026-11-21\n", line))
    assert "snippet.py:1" in message and "added = " in message


# ---------------------------------------------------------------------------------------------- what the sections do


def test_changed_output(problem):
    message = problem(section("demo", "import torch", "x = torch.ones(1).item()", "print(x)", "#> 1.1"), section("check", CHECK))
    assert "snippet.py:10" in message and "found:    #> 1.1" in message and "expected: #> 1.0" in message
    assert "pytest --update" in message


def test_error_that_is_not_recorded(problem):
    message = problem(section("demo", "import torch", "x = 1", "torch.ones(2).view(3)"), section("check", CHECK))
    assert "snippet.py:10" in message and "found:    no output" in message
    assert "RuntimeError: shape '[3]' is invalid for input of size 2" in message


def test_recorded_error_that_is_not_raised(problem):
    message = problem(section("demo", "import torch", "x = torch.ones(1).item()", "#> RuntimeError: no"), section("check", CHECK))
    assert "snippet.py:9" in message and "found:    #> RuntimeError: no" in message and "expected: no output" in message


def test_right_section_that_raises(problem):
    message = problem(section("wrong", "x = 1"), section("right", "1 / 0"), section("check", CHECK))
    assert "snippet.py:10" in message and "ZeroDivisionError" in message and "a right section raises nothing" in message


def test_output_that_changes_between_runs(problem):
    message = problem(section("demo", "import torch", "x = 1", "print(torch.rand(1))"), section("check", CHECK))
    assert "snippet.py:9" in message and "changes from run to run" in message and "torch.manual_seed(0)" in message


def test_address_in_the_output(problem):
    message = problem(section("demo", "x = 1", "print(hex(2**40))"), section("check", CHECK))
    assert "snippet.py:7" in message and "changes from run to run" in message


def test_section_that_hangs(problem):
    message = problem(section("demo", "while True:", "    pass"), section("check", CHECK), limit=0.5)
    assert "snippet.py:7" in message and "'demo' still runs after 0.5 s" in message


def test_section_that_exits(problem):
    message = problem(section("demo", "x = 1", "raise SystemExit(0)"), section("check", CHECK))
    assert "snippet.py:8" in message and "exits the process" in message


def test_section_that_ends_its_process(problem):
    message = problem(section("demo", "import os", "os._exit(3)"), section("check", CHECK))
    assert "snippet.py:7" in message and "'demo' ended its process (exit code 3)" in message


def test_section_that_kills_its_process(problem):
    message = problem(section("demo", "import os", "os.kill(os.getpid(), 9)"), section("check", CHECK))
    assert "'demo' ended its process (exit code -9)" in message


def test_state_left_behind(problem):
    changes = section("demo", "import torch", "x = torch.ones(1).item()", "torch.set_printoptions(precision=1)")
    message = problem(changes, section("demo_b", "import torch", "print(torch.tensor(0.25))", "#> tensor(0.2500)"), section("check", CHECK))
    assert "'demo_b' prints ['tensor(0.2)'] when it runs after the others, ['tensor(0.2500)'] alone" in message


def test_state_reaches_no_other_run(write, engine):
    changes = section("demo_b", "import torch", "torch.set_printoptions(precision=1)", "y = 2")
    engine.start(write(DEMO, changes, section("check", CHECK, "assert demo_b.y == 2"))).result()
    after = section("demo", "import torch", "x = torch.ones(1).item()", "print(torch.tensor(0.25))", "#> tensor(0.2500)")
    assert engine.start(write(after, section("check", CHECK))).result()["demo"].out == "tensor(0.2500)\n"


def test_warnings_are_output(write, engine):
    warns = section("demo", "import warnings, torch", "x = torch.ones(1).item()", "warnings.warn('mind')", "#> UserWarning: mind")
    assert engine.start(write(warns, section("check", CHECK))).result()["demo"].out == "UserWarning: mind\n"


def test_what_child_processes_print_is_output(write, engine):
    spawns = section("demo", "import subprocess, torch", "x = torch.ones(1).item()", "_ = subprocess.run(['echo', 'hello'])", "#> hello")
    assert engine.start(write(spawns, section("check", CHECK))).result()["demo"].out == "hello\n"


# -------------------------------------------------------------------------------------------------------- the claims


def test_check_that_fails(problem):
    message = problem(DEMO, section("check", "assert demo.x == 2"))
    assert "snippet.py:13" in message and "'assert demo.x == 2' fails: AssertionError" in message


def test_check_that_cannot_tell_wrong_from_right(problem):
    same = ["import torch", "x = torch.ones(1).item()"]
    message = problem(section("wrong", *same), section("right", *same), section("check", "assert wrong.x == 1 == right.x"))
    assert "snippet.py:15" in message and "holds with 'right' in the place of 'wrong'" in message


def test_check_that_ignores_a_section(problem):
    assert "says nothing of 'demo'" in problem(DEMO, section("check", "assert True"))


def test_check_that_holds_for_any_value(problem):
    assert "holds whatever demo.x is" in problem(DEMO, section("check", "assert demo.x is not None"))


def test_check_that_changes_what_it_checks(problem):
    message = problem(DEMO, section("check", CHECK, "demo.x = 2"))
    assert "snippet.py:13" in message and "a check that fails when it runs a second time" in message


def test_api_that_does_not_exist(problem):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace("torch.ones", "torch.onez"))
    assert "snippet.py:2" in message and "torch.onez, which PyTorch 2." in message


def test_api_that_no_section_uses(problem):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace("torch.ones", "torch.zeros"))
    assert "snippet.py:2" in message and "torch.zeros, which no section uses" in message


def test_message_that_no_section_raises(problem):
    message = problem(DEMO, section("check", CHECK), head=HEAD.replace("# ///\n", '# messages = ["shape * is invalid"]\n# ///\n'))
    assert "snippet.py:5" in message and "the message 'shape * is invalid'" in message


# ------------------------------------------------------------------------------------------------------------ --update


def test_update_writes_outputs_and_nothing_else(write, engine):
    path = write(section("demo", "import torch", "x = torch.ones(1).item()  # one", "", "print(x)", "#> old", "#> older"), section("check", CHECK))
    before = path.read_text()
    engine.start(path, update=True).result()
    assert path.read_text() == before.replace("#> old\n#> older\n", "#> 1.0\n")


def test_update_leaves_a_failing_check(write, engine):
    path = write(section("demo", "import torch", "x = torch.ones(1).item()", "print(x)"), section("check", "assert demo.x == 2"))
    with pytest.raises(Problem, match="assert demo.x == 2"):
        engine.start(path, update=True).result()


def test_update_draws_the_figure_and_a_changed_one_is_found(write, engine):
    draw = section("figure", "import torch", "open('figure.svg', 'w').write(f'<svg {torch.ones(1).shape}/>')")
    path = write(DEMO, draw, section("check", CHECK))
    engine.start(path, update=True).result()
    assert path.with_suffix(".svg").read_text() == "<svg torch.Size([1])/>"
    path.with_suffix(".svg").write_text("<svg/>")
    with pytest.raises(Problem, match="snippet.svg that differs from what 'figure' draws"):
        engine.start(path).result()


def test_section_that_draws_no_figure(problem):
    assert "a figure.svg that starts with ''" in problem(DEMO, section("figure", "x = 1"), section("check", CHECK))
