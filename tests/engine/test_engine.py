"""A contributor's mistakes in what a section does and claims: each is told with its line."""

import pytest

from pitfalls.entry import read_entry
from pitfalls.problem import Problem

HEAD = """\
# /// pitfall
# apis = ["torch.ones"]
# symptom = "question"
# added = 2026-11-21
# ///
"""
RAISES = "#> RuntimeError: shape '[3]' is invalid for input of size 2"


def section(name, *lines):
    marked = [f"# --8<-- [start:{name}]", *lines, f"# --8<-- [end:{name}]"]
    return "".join(f"{line}\n" for line in marked)


def demo(*lines):
    """A section on whose x the check CHECK holds; `lines` are its third and so on."""
    return section("demo", "import torch", "x = torch.ones(1).item()", *lines)


DEMO = demo("print(x)", "#> 1.0")
CHECK = section("check", "assert demo.x == 1")


@pytest.fixture
def write(tmp_path):
    """Write a snippet whose first line below the head is line 6, and return its path."""

    def write(*parts, head=HEAD):
        path = tmp_path / "topic" / "snippet.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + "".join(parts), encoding="utf-8")
        return path

    return write


@pytest.fixture
def run(write, engine):
    """Prove an entry with these sections, and return the runs."""
    return lambda *parts, head=HEAD: engine.start(write(*parts, head=head)).result()


@pytest.fixture
def problem(write, engine):
    """The message of the Problem that an entry with these sections has."""

    def problem(*parts, head=HEAD, limit=30.0):
        with pytest.raises(Problem) as caught:
            engine.start(write(*parts, head=head), limit=limit).result()
        return str(caught.value)

    return problem


@pytest.fixture
def update(write, engine):
    """Prove an entry with --update, and return what its file holds then."""

    def update(*parts, head=HEAD):
        path = write(*parts, head=head)
        engine.start(path, update=True).result()
        return path.read_text(encoding="utf-8")

    return update


# -------------------------------------------------------------------------- what the sections do


def test_a_correct_entry_has_no_problem(run):
    assert run(DEMO, CHECK)["demo"].out == "1.0\n"


def test_changed_output(problem):
    message = problem(demo("print(x)", "#> 1.1"), CHECK)
    assert "snippet.py:10" in message
    assert "found:    #> 1.1" in message
    assert "expected: #> 1.0" in message
    assert "pytest --update" in message


def test_error_that_is_not_recorded(problem):
    message = problem(section("demo", "import torch", "x = 1", "torch.ones(2).view(3)"), CHECK)
    assert "snippet.py:10" in message
    assert "found:    no output" in message
    assert f"expected: {RAISES}" in message


def test_recorded_error_that_is_not_raised(problem):
    message = problem(demo("#> RuntimeError: no"), CHECK)
    assert "snippet.py:9" in message
    assert "found:    #> RuntimeError: no" in message
    assert "expected: no output" in message


def test_right_section_that_raises(problem):
    message = problem(section("wrong", "x = 1"), section("right", "1 / 0"), CHECK)
    assert "snippet.py:10" in message
    assert "ZeroDivisionError" in message
    assert "a right section raises nothing" in message


def test_output_that_changes_between_runs(problem):
    message = problem(section("demo", "import torch", "x = 1", "print(torch.rand(1))"), CHECK)
    assert "snippet.py:9" in message
    assert "output that changes from run to run: 'tensor([" in message
    assert "])', then 'tensor([" in message
    assert "to fix:   seed it (torch.manual_seed(0)), or print a shape" in message


def test_address_in_the_output(problem):
    message = problem(section("demo", "x = 1", "print(hex(2**40))"), CHECK)
    assert "snippet.py:8" in message
    assert "changes from run to run: '0x10000000000', then 'another address'" in message
    assert "to fix:   print a value or a shape, and no object that shows its address" in message


def test_path_in_the_output(problem):
    message = problem(section("demo", "x = 1", "print(x, __file__)"), CHECK)
    assert "changes from run to run: '1 /" in message
    assert "to fix:   print no path; a warning that has one: warnings.simplefilter" in message


def test_section_that_hangs(problem):
    message = problem(section("demo", "while True:", "    pass"), CHECK, limit=0.5)
    assert "snippet.py:7" in message
    assert "'demo' still runs after 0.5 s" in message


def test_section_that_exits(problem):
    message = problem(section("demo", "x = 1", "raise SystemExit(0)"), CHECK)
    assert "snippet.py:8" in message
    assert "exits the process" in message


def test_section_that_ends_its_process(problem):
    message = problem(section("demo", "import os", "os._exit(3)"), CHECK)
    assert "snippet.py:7" in message
    assert "'demo' ended its process (exit code 3)" in message


def test_section_that_kills_its_process(problem):
    message = problem(section("demo", "import os", "os.kill(os.getpid(), 9)"), CHECK)
    assert "'demo' ended its process (exit code -9)" in message


def test_state_left_behind(problem):
    changes = demo("torch.set_printoptions(precision=1)")
    prints = ("import torch", "print(torch.tensor(0.25))", "#> tensor(0.2500)")
    message = problem(changes, section("demo_b", *prints), CHECK)
    found = "'demo_b' prints ['tensor(0.2)'] when it runs after the others"
    assert f"{found}, ['tensor(0.2500)'] alone" in message


@pytest.mark.parametrize("again", [
    "import os; os.mkdir('runs')",
    "import os; print([name for name in os.listdir() if name == 'runs'])",
], ids=["an error", "a name"])
def test_a_file_that_an_earlier_section_left(update, again):
    with pytest.raises(Problem) as caught:
        update(demo("import os; os.mkdir('runs')"), section("demo_b", "y = 1", again), CHECK)
    assert caught.value.found.startswith("'demo_b' prints [")
    assert caught.value.expected == (
        "the same where a file of an earlier section is there already: "
        "the second run of a page has one directory for all of them"
    )
    fix = "let it replace the file (exist_ok=True), or give the file a different name"
    assert caught.value.fix == fix


def test_state_reaches_no_other_run(run):
    changes = section("demo_b", "import torch", "torch.set_printoptions(precision=1)", "y = 2")
    run(DEMO, changes, section("check", "assert demo.x == 1", "assert demo_b.y == 2"))
    after = demo("print(torch.tensor(0.25))", "#> tensor(0.2500)")
    assert run(after, CHECK)["demo"].out == "tensor(0.2500)\n"


def test_warnings_are_output(run):
    warns = demo("import warnings", "warnings.warn('mind')", "#> UserWarning: mind")
    assert run(warns, CHECK)["demo"].out == "UserWarning: mind\n"


def test_what_child_processes_print_is_output(run):
    spawns = demo("import subprocess", "_ = subprocess.run(['echo', 'hello'])", "#> hello")
    assert run(spawns, CHECK)["demo"].out == "hello\n"


# ------------------------------------------------------------------------------------ the claims


def test_check_that_fails(problem):
    message = problem(DEMO, section("check", "assert demo.x == 2"))
    assert "snippet.py:13" in message
    assert "'assert demo.x == 2' fails: AssertionError; demo.x is 1.0\n" in message
    assert "to fix:   correct the claim, or the section it is about" in message


def test_check_that_fails_shows_what_it_names_in_short(problem):
    lines = ("y = [torch.ones(2, 40)]", "print(x)", "#> 1.0")
    message = problem(demo(*lines), section("check", "assert (", "    demo.y == demo.out", ")"))
    row = "[tensor([[1., 1., 1., 1., 1., 1., 1., 1... 1., 1., 1., 1., 1., 1., 1.]])]"
    assert f"fails: AssertionError; demo.y is {row}, demo.out is '1.0\\n'\n" in message


@pytest.mark.parametrize(("name", "fix"), [
    ("torch", "import torch in the check, which has its own imports"),
    ("x", "say which section has it, as in demo.x"),
    ("wrong_beams", "name a section that is there, or rename one: demo"),
])
def test_check_with_a_name_that_only_a_section_has(problem, name, fix):
    message = problem(DEMO, section("check", "", f"assert {name}"))
    assert "snippet.py:14\n" in message
    assert f"fails: NameError: name '{name}' is not defined" in message
    assert f"to fix:   {fix}" in message


def test_check_that_cannot_tell_wrong_from_right(problem):
    same = ["import torch; print(x := torch.ones(1).item())", "#> 1.0"]
    check = section("check", "assert wrong.x == 1 == right.x")
    message = problem(section("wrong", *same), section("right", *same), check)
    assert "snippet.py:15" in message
    assert "holds with 'right' instead of 'wrong'" in message


def test_check_that_ignores_a_section(problem):
    assert "says nothing of 'demo'" in problem(DEMO, section("check", "assert 1 + 1 == 2"))


def test_check_that_holds_for_any_value(problem):
    check = section("check", "assert demo.x is not None")
    assert "a check in which no assert fails when demo.x is changed" in problem(DEMO, check)


VACUOUS = {
    "not empty": "assert demo.out",
    "its length": "assert len(demo.losses)",
    "its kind": "assert isinstance(demo.x, float)",
    "no assert": "demo.x == 1",
    "an assert of something else": "if demo.x == 1:\n    assert 1 + 1 == 2",
    "an assert that is caught": (
        "try:\n    assert demo.x == 1\nexcept AssertionError:\n    pass"
    ),
    "an attribute that another value lacks": "assert demo.losses[0].is_integer()",
    "an error on the way": "y = 1 / (demo.x == 1)",
}


@pytest.mark.parametrize("check", VACUOUS.values(), ids=VACUOUS)
def test_check_in_which_no_assert_fails_with_another_value(problem, check):
    message = problem(demo("losses = [x]", "print(x)", "#> 1.0"), section("check", check))
    assert "snippet.py:14\n  found:    a check in which no assert fails when demo." in message
    assert "expected: an assert that fails when it changes" in message


SHARP = {
    "a value": "assert demo.x == 1",
    "what is printed": "assert demo.out == '1.0\\ninf\\n'",
    "the numbers printed": "assert list(map(float, demo.out.split())) == [1, float('inf')]",
    "one of the lines printed": "one, _ = demo.out.splitlines()\nassert one == '1.0'",
    "how it begins": "assert demo.out.startswith('1.0')",
    "what a list holds": "assert demo.losses == [1]",
    "a gradient": "assert demo.w.grad == 3",
    "the kind of what a list holds": "assert demo.features[0].shape == (2,)",
    "all of a list": "assert [each.shape for each in demo.features] == [(2,)] * 3",
    "a list in a dict": "assert demo.kept['losses'][0].is_integer() and demo.kept['losses'][0] > 0",
    "the first of a tuple": "assert demo.pair[0] < demo.pair[1]",
    "a named tuple": "assert demo.most.values.item() == 1",
    "a size": "assert demo.size.numel() == 1",
    "a parameter of a module": "assert demo.model[0].weight.sum() == 0",
    "a gradient in a module": "assert demo.model[0].weight.grad.sum() == 2",
    "the mode of a module": "assert demo.model.training",
    "an infinite number": "assert demo.inf == float('inf')",
    "an infinite number in a tensor": "assert demo.z.item() == float('inf')",
    "numbers that are NaN": "assert demo.n.isnan().all()",
}
VALUES = (
    "features, pair, kept = [torch.ones(2)] * 3, (1, 2), {'losses': [x]}",
    "most, size = torch.ones(1).max(0), torch.Size([1])",
    "model = torch.nn.Sequential(torch.nn.Linear(2, 1, bias=False))",
    "_ = torch.nn.init.zeros_(model[0].weight)",
    "model(torch.ones(2)).backward()",
    "losses, inf = [x], float('inf')",
    "w = torch.ones(1, requires_grad=True)",
    "(3 * w).backward()",
    "z, n = torch.tensor(inf), torch.tensor([float('nan')])",
    "print(x)", "#> 1.0", "print(inf)", "#> inf",
)


@pytest.mark.parametrize("check", SHARP.values(), ids=SHARP)
def test_check_that_compares_with_a_value(run, check):
    assert run(demo(*VALUES), section("check", check))["demo"].out == "1.0\ninf\n"


def test_check_that_only_errors_notice(problem):
    check = section("check", "", "assert demo.losses[0].is_integer()")
    message = problem(demo("losses = [x]", "print(x)", "#> 1.0"), check)
    assert (
        "snippet.py:15\n"
        "  found:    a check in which no assert fails when demo.losses is changed; with [None], "
        "this line ends in AttributeError: 'NoneType' object has no attribute 'is_integer'\n"
        "  expected: an assert that fails when it changes\n"
        "  to fix:   compare demo.losses, or a number, a string or a tensor in it, with a value; "
        "where it is random, let the check use a tensor of its own"
    ) in message


def test_check_of_objects_that_the_trial_cant_change(problem):
    lines = ("optimizer = torch.optim.SGD([torch.ones(1)], lr=x)", "print(x)", "#> 1.0")
    check = section("check", "assert demo.optimizer.param_groups[0]['lr'] == 1")
    assert (
        "snippet.py:14\n"
        "  found:    a check that compares nothing of 'demo' with a value; "
        "such objects can't be changed to try it: demo.optimizer (SGD)\n"
        "  expected: an assert on demo.out, or on a number, a string, a tensor or a list of 'demo'"
        "\n  to fix:   give what matters of the object a name in the section, and compare that"
    ) in problem(demo(*lines), check)


def found_by(engine, path):
    """What the Problem of an entry says was found, and what those say that come with it."""
    with pytest.raises(Problem) as caught:
        engine.start(path).result()
    return [each.found for each in (caught.value, *caught.value.more)]


def test_each_section_that_a_check_says_nothing_of_is_told_at_once(write, engine):
    other = DEMO.replace("demo", "demo_b")
    assert found_by(engine, write(DEMO, other, section("check", "assert demo.x > -9"))) == [
        "a check in which no assert fails when demo.x is changed",
        "a check that says nothing of 'demo_b'",
    ]


def test_problems_of_the_head_and_of_the_check_are_told_at_once(write, engine):
    about = HEAD.replace('"torch.ones"', '"torch.zeros", "torch.nothing.of.it"')
    found = found_by(engine, write(DEMO, section("check", "assert demo.x == 2"), head=about))
    assert [each.partition(",")[0] for each in found] == [
        "torch.zeros", "torch.nothing.of.it",
        "'assert demo.x == 2' fails: AssertionError; demo.x is 1.0",
    ]


def test_problems_of_the_messages_and_of_the_symptom_are_told_at_once(write, engine):
    path = write(section("wrong", "print(2)", "#> 2"), RIGHT, CHECK, head=head("error", "shape"))
    assert found_by(engine, path) == [
        "the message 'shape'", "symptom = 'error', and 'wrong' ends with '2'",
    ]


TWO = section(
    "wrong", "import torch", "x = a = torch.ones(2).sum().item()", "print(x)", "#> 2.0"
)
ONE = section("right", "import torch", "x = torch.ones(1).item()", "print(x)", "#> 1.0")


def test_check_that_compares_a_section_with_its_partner_only(problem):
    message = problem(TWO, ONE, section("check", "assert wrong.out != right.out"))
    found = "a check in which no assert fails when wrong.out is changed"
    assert f"snippet.py:19\n  found:    {found}\n" in message


@pytest.mark.parametrize("check", ["assert wrong.a is not None", "assert wrong.a == 2"])
def test_check_that_fails_with_the_partner_for_want_of_a_name(problem, check):
    message = problem(TWO, ONE, section("check", "", check, "assert right.x == 1"))
    assert "snippet.py:20\n" in message
    assert (
        "found:    with 'right' instead of 'wrong', this line ends in "
        "AttributeError: module '__main__' has no attribute 'a', which is no failing assert\n"
        "  expected: an assert that fails then\n"
        "  to fix:   assert what both have: wrong.out, or (wrong.error or '')"
    ) in message


def test_check_that_tells_wrong_from_right(run):
    run(TWO, ONE, section("check", "assert wrong.x == 2", "assert right.x == 1"))


PEEKING = {
    "hasattr": ("assert not hasattr(demo, 'y')", "demo"),
    "a loop over sections": ("assert all(each.x == 1 for each in (demo,))", "demo"),
    "vars": ("assert vars(demo)['x'] == 1", "demo"),
    "another name": ("other = demo", "demo"),
    "dunder": ("assert demo.__dict__['x'] == 1", "demo"),
    "globals": ("assert globals()['demo'].x == 1", "globals"),
    "locals": ("assert locals()['demo'].x == 1", "locals"),
    "its file": ("assert 'check' in __file__", "__file__"),
    "a frame": ("import sys; assert sys._getframe()", "sys._getframe"),
    "a frame by inspect": ("import inspect; inspect.currentframe()", "inspect.currentframe"),
    "its modules": ("import sys; assert sys.modules['__main__']", "sys.modules"),
    "eval": ("assert eval('demo').x == 1", "eval"),
    "the garbage collector": ("import gc; assert gc.get_objects()", "gc"),
}


@pytest.mark.parametrize(("check", "name"), PEEKING.values(), ids=PEEKING)
def test_check_that_looks_at_more_than_values(problem, check, name):
    message = problem(DEMO, section("check", "assert demo.x == 1", check))
    assert f"snippet.py:14\n  found:    a check that looks at {name}\n" in message


def test_check_that_changes_what_it_checks(problem):
    message = problem(DEMO, section("check", "assert demo.x == 1", "demo.x = 2"))
    assert "snippet.py:13" in message
    assert "a check that fails when it runs a second time" in message


def test_api_that_does_not_exist(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace("torch.ones", "torch.onez"))
    assert "snippet.py:2" in message
    assert "torch.onez, which PyTorch 2." in message


@pytest.mark.parametrize(("name", "near"), [
    ("torch.Tensor.sqeeze", "torch.Tensor.squeeze"),
    ("torch.nn.functionl.relu", "torch.nn.functional.relu"),
    ("torch.Tensor.variance", "torch.Tensor.var"),
    ("torch.zzz", "torch.nn.functional.relu"),
])
def test_misspelt_api(problem, name, near):
    message = problem(DEMO, CHECK, head=HEAD.replace("torch.ones", name))
    assert f"expected: a full name that it has, such as {near}\n" in message


def test_api_that_no_section_uses(problem):
    message = problem(DEMO, CHECK, head=HEAD.replace("torch.ones", "torch.zeros"))
    assert "snippet.py:2" in message
    assert "torch.zeros, which no section uses" in message


GONE = {
    "a function": ("torch.gels", None),
    "a module": ("torch._six", None),
    "a parameter": ("torch.optim.lr_scheduler.StepLR(verbose)", None),
    "a function that is there": ("torch.ones", "torch.ones, which PyTorch 2."),
    "a parameter that is there": (
        "torch.optim.lr_scheduler.StepLR(gamma)",
        "torch.optim.lr_scheduler.StepLR(gamma), which PyTorch 2.",
    ),
    "a parameter of a built-in": (
        "torch.zeros(names)",
        "torch.zeros(names), of a function whose parameters Python can't tell",
    ),
    "no name": ("gels", 'gone with "gels"'),
}


@pytest.mark.parametrize(("name", "told"), GONE.values(), ids=GONE)
def test_names_that_are_gone(run, problem, name, told):
    head = HEAD.replace("# added", f'# gone = ["{name}"]\n# added')
    if told:
        assert told in problem(DEMO, CHECK, head=head)
    else:
        run(DEMO, CHECK, head=head)


def test_message_that_no_section_raises(problem):
    head = HEAD.replace("# ///\n", '# messages = ["shape * is invalid"]\n# ///\n')
    message = problem(DEMO, CHECK, head=head)
    assert "snippet.py:5" in message
    assert "the message 'shape * is invalid'" in message


# ------------------------------------------------------------------- which sections raise an error


VIEW = ["import torch", "x = torch.ones(2)", "x.view(3)", RAISES]
WRONG = section("wrong", *VIEW)
CHECK_WRONG = section("check", "assert 'shape' in wrong.error")
WITH_RAISES = HEAD.replace("# added", '# raises = ["wrong"]\n# added')
CAUGHT_IN_A_METHOD = section(
    "demo",
    "import torch",
    "class Net(torch.nn.Module):",
    "    def forward(self, x):",
    "        try:",
    "            return x.view(3)",
    "        except RuntimeError as error:",
    "            print(f'RuntimeError: {error}')",
    "net = Net()",
    "net(torch.ones(2))",
    RAISES,
)


def test_raises_that_is_missing(problem):
    message = problem(WRONG, CHECK_WRONG)
    assert "snippet.py:1\n  found:    raises = []\n" in message
    assert 'expected: raises = ["wrong"] (the sections that end in an error' in message
    assert "to fix:   pitfalls check topic/snippet" in message


def test_raises_that_names_a_section_without_an_error(problem):
    head = HEAD.replace("# added", '# raises = ["demo"]\n# added')
    message = problem(DEMO, CHECK, head=head)
    assert 'snippet.py:4\n  found:    raises = ["demo"]\n  expected: raises = []' in message


def test_raises_that_is_right(write, engine):
    runs = engine.start(write(WRONG, CHECK_WRONG, head=WITH_RAISES)).result()
    assert runs["wrong"].error == RAISES.removeprefix("#> ")


def test_update_writes_raises(update):
    assert update(WRONG, CHECK_WRONG) == WITH_RAISES + WRONG + CHECK_WRONG


def test_update_writes_raises_together_with_outputs(update):
    old = section("wrong", "import torch", "x = torch.ones(2)", "x.view(3)", "#> old", "#> older")
    assert update(old, CHECK_WRONG) == WITH_RAISES + WRONG + CHECK_WRONG


def test_update_names_the_sections_in_their_order(update, tmp_path):
    about_errors = [f"assert 'shape' in {name}.error" for name in ("wrong_b", "wrong")]
    check = section("check", *about_errors, "assert demo.x == 1")
    update(section("wrong_b", *VIEW), DEMO, WRONG, check)
    assert read_entry(tmp_path / "topic" / "snippet.py").raising == ["wrong_b", "wrong"]


def test_update_removes_raises(update):
    assert update(DEMO, CHECK, head=HEAD.replace("# added", '# raises = ["demo"]\n# added')) == (
        HEAD + DEMO + CHECK
    )


def test_update_replaces_raises_of_several_lines(update):
    several = '# raises = [\n#   "wrong",\n# ]\n'
    head = HEAD.replace("# symptom", f"{several}# symptom")
    assert update(WRONG, CHECK_WRONG, head=head) == WITH_RAISES + WRONG + CHECK_WRONG


def test_a_problem_after_update_wrote_raises_names_the_new_line(update):
    with pytest.raises(Problem) as caught:
        update(WRONG, section("check", "assert not wrong.error"))
    assert caught.value.line == 14  # 13 without the new line


@pytest.mark.parametrize("code", [
    section("demo", "import torch", "x = torch.ones(1)", "print('ValueError: no')",
            "#> ValueError: no"),
    CAUGHT_IN_A_METHOD,
], ids=["printed", "caught in a method"])
def test_an_error_that_is_only_printed_is_not_raised(run, code):
    run(code, section("check", "assert 'Error: ' in demo.out", "assert demo.error is None"))


# ---------------------------------------------------------------------- the kind and the roles


def head(symptom, *messages, raises=()):
    """A head of this symptom; a list in TOML looks as in Python."""
    more = f"# messages = {list(messages)}\n" if messages else ""
    more += f"# raises = {list(raises)}\n".replace("'", '"') if raises else ""
    return HEAD.replace("question", symptom).replace("# added", f"{more}# added")


RIGHT = section("right", "print(1)", "#> 1")


def test_right_section_that_prints_nothing(problem):
    message = problem(section("wrong", "print(2)", "#> 2"), section("right", "x = 1"), CHECK)
    assert "snippet.py:11\n  found:    'right', which prints nothing\n" in message
    assert "expected: a right section that prints what is right about it" in message


@pytest.mark.parametrize("code", [
    ["try:", "    print(1)", "except ValueError:", "    pass", "#> 1"],
    ["import contextlib", "print(1)", "#> 1", "contextlib.suppress(ValueError)"],
], ids=["try", "suppress"])
def test_right_section_that_catches_an_error(problem, code):
    line = 7 + next(at for at, text in enumerate(code) if "ValueError" in text)
    message = problem(section("right", *code), CHECK)
    assert f"snippet.py:{line}\n  found:    'right', which catches an error\n" in message
    assert "expected: a right section in which nothing goes wrong" in message


SLIPS = {
    "torhc.ones(1)": "NameError: name 'torhc' is not defined",
    "torch.onez(1)": "AttributeError: module 'torch' has no attribute 'onez'",
    "import torhc": "ModuleNotFoundError: No module named 'torhc'",
}


@pytest.mark.parametrize(("code", "error"), SLIPS.items(), ids=SLIPS)
def test_wrong_section_that_fails_for_a_misspelt_word(problem, code, error):
    wrong = section("wrong", "import torch", code, f"#> {error}")
    message = problem(wrong, CHECK, head=head("question", raises=["wrong"]))
    assert f"snippet.py:9\n  found:    'wrong' raises {error}\n" in message
    assert "expected: the error that the entry is about" in message


@pytest.mark.parametrize(("code", "error"), SLIPS.items(), ids=SLIPS)
def test_wrong_section_whose_misspelt_word_is_the_subject(write, engine, code, error):
    wrong = section("wrong", "import torch", "torch.ones(1)", code, f"#> {error}")
    check = section("check", f'assert wrong.error == "{error}"')
    about = HEAD.replace("question", "error").replace(
        "# added", f'# messages = ["{error}"]\n# raises = ["wrong"]\n# added')
    assert engine.start(write(wrong, check, head=about)).result()["wrong"].error == error


def test_silent_entry_whose_wrong_section_raises(problem):
    message = problem(WRONG, CHECK, head=head("silent", raises=["wrong"]))
    assert "snippet.py:8\n" in message
    assert "found:    symptom = 'silent', and 'wrong' ends with \"RuntimeError" in message
    assert "expected: a first wrong section that raises nothing" in message


def test_silent_entry_whose_second_wrong_section_raises(write, engine):
    first = section("wrong", "import torch", "print(torch.ones(1).item())", "#> 1.0")
    second = WRONG.replace("wrong", "wrong_b")
    check = section("check", "assert wrong.out == '1.0\\n'", "assert 'shape' in wrong_b.out")
    path = write(first, second, check, head=head("silent", raises=["wrong_b"]))
    assert engine.start(path).result()["wrong"].out == "1.0\n"


def test_entry_about_an_error_whose_head_lists_no_message_of_it(problem):
    about = head("error", "no such words", raises=["demo", "wrong"])
    other = section("demo", "raise ValueError('no such words')", "#> ValueError: no such words")
    message = problem(other, WRONG, CHECK, head=about)
    assert "snippet.py:13\n" in message
    assert "found:    symptom = 'error', and 'wrong' ends with" in message
    assert "expected: a first wrong section that raises one of the messages of the head" in message
    line = """# messages = ["shape '[*]' is invalid for input of size *"]"""
    assert f"to fix:   correct the messages of the head, or add to the head: {line}" in message


def test_entry_about_an_error_whose_head_lists_it(write, engine):
    about = head("error", "shape * is invalid", raises=["wrong"])
    path = write(WRONG, section("check", "assert 'shape' in wrong.out"), head=about)
    assert engine.start(path).result()["wrong"].error == RAISES.removeprefix("#> ")


@pytest.mark.parametrize(("symptom", "expected"), [
    ("warning", "that warns"),
    ("memory", "that prints how much: bytes, tensors, elements"),
    ("slow", "that prints how much: calls, steps, kernels"),
])
def test_entry_whose_wrong_section_shows_no_such_symptom(problem, symptom, expected):
    wrong = section("wrong", "print('slow')", "#> slow")
    message = problem(wrong, RIGHT, CHECK, head=head(symptom))
    assert "snippet.py:7\n" in message
    assert f"found:    symptom = '{symptom}', and 'wrong' ends with 'slow'" in message
    assert f"expected: a first wrong section {expected}\n" in message


@pytest.mark.parametrize(("symptom", "code", "printed"), [
    ("warning", "import warnings; warnings.warn('mind')", "UserWarning: mind"),
    ("memory", "print(3, 'bytes')", "3 bytes"),
    ("slow", "print(3, 'calls')", "3 calls"),
])
def test_entry_whose_wrong_section_shows_its_symptom(write, engine, symptom, code, printed):
    wrong = section("wrong", "import torch", "torch.ones(1)", code, f"#> {printed}")
    check = section("check", f"assert wrong.out == '{printed}\\n'")
    path = write(wrong, check, head=head(symptom))
    assert engine.start(path).result()["wrong"].out == f"{printed}\n"


# ---------------------------------------------------------------------------- on another machine

OF_THE_MACHINE = {
    "date": "import datetime\nprint(datetime.date.today())",
    "time zone": "import time\nprint(time.tzname)",
    "user": "import getpass\nprint(getpass.getuser())",
    "host": "import platform\nprint(platform.node())",
    "locale": "import os\nprint(os.environ.get('LANG'))",
    "hash seed": "print([hash(word) % 100 for word in ('a', 'b', 'c', 'd')])",
    "order of a set": "print({'a', 'b', 'c', 'd', 'e', 'f', 'g'})",
    "threads": "import torch\nprint(torch.get_num_threads())",
    "processor": "import torch\nprint(torch.backends.cpu.get_cpu_capability())",
}


@pytest.mark.parametrize("code", OF_THE_MACHINE.values(), ids=OF_THE_MACHINE)
def test_what_depends_on_the_machine_is_found(update, code):
    with pytest.raises(Problem) as caught:
        update(demo(*code.splitlines()), CHECK)
    assert caught.value.line == 9 + len(code.splitlines())
    assert "on another machine" in caught.value.found
    assert caught.value.expected.startswith("the same output whatever the day, the time zone")


ASKS = {
    "how many processors": ("print(os.cpu_count())", "os.cpu_count"),
    "the kind of processor": ("print(os.uname())", "os.uname"),
}


@pytest.mark.parametrize(("code", "name"), ASKS.values(), ids=ASKS)
def test_section_that_asks_for_the_machine(update, code, name):
    with pytest.raises(Problem) as caught:
        update(demo("import os", code), CHECK)
    assert caught.value.found == f"'demo', which asks for {name}"


VERSIONS = {
    "PyTorch": "import torch\nprint(torch.__version__)",
    "Python": "import platform\nprint(platform.python_version())",
    "NumPy": "import numpy\nprint('numpy', numpy.__version__)",
}


@pytest.mark.parametrize(("name", "code"), VERSIONS.items(), ids=VERSIONS)
def test_section_that_prints_the_number_of_a_version(update, name, code):
    with pytest.raises(Problem) as caught:
        update(demo(*code.splitlines()), CHECK)
    assert caught.value.found.endswith(f"the version of {name}")


# ---------------------------------------------------------------------------- beside its output


AFTER_ITS_END = {
    "exit handler": "import atexit\natexit.register(print, 'bye')",
    "thread": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(.2), print('bye'))).start()"
    ),
}


@pytest.mark.parametrize("code", AFTER_ITS_END.values(), ids=AFTER_ITS_END)
def test_what_is_printed_after_the_end_is_found(problem, code):
    message = problem(demo(*code.splitlines()), CHECK)
    assert "'demo' prints after its end, from a thread or an exit handler" in message


def test_what_goes_to_the_error_stream_is_found(problem):
    message = problem(demo("import sys", "print('unseen', file=sys.stderr)"), CHECK)
    assert "'demo' writes to the error stream: unseen" in message
    assert "nothing there, since the terminal shows it and the page doesn't" in message


# ---------------------------------------------------------------------------------------- --update


def test_update_writes_outputs_and_nothing_else(write, engine):
    path = write(demo("", "print(x)  # one", "#> old", "#> older"), CHECK)
    before = path.read_text(encoding="utf-8")
    engine.start(path, update=True).result()
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("#> old\n#> older\n", "#> 1.0\n")


def test_update_leaves_a_failing_check(update):
    with pytest.raises(Problem, match="assert demo.x == 2"):
        update(demo("print(x)"), section("check", "assert demo.x == 2"))


def test_update_draws_the_figure_and_a_changed_one_is_found(write, engine):
    svg = "f'<svg {torch.ones(1).shape}/>'"
    draw = section("figure", "import torch", f"open('figure.svg', 'w').write({svg})")
    path = write(DEMO, draw, CHECK)
    figure = path.with_suffix(".svg")
    engine.start(path, update=True).result()
    assert figure.read_text(encoding="utf-8") == "<svg torch.Size([1])/>"
    figure.write_text("<svg/>", encoding="utf-8")
    with pytest.raises(Problem, match=r"snippet.svg that differs from what 'figure' draws"):
        engine.start(path).result()


def test_section_that_draws_no_figure(problem):
    message = problem(DEMO, section("figure", "x = 1"), CHECK)
    assert "a figure.svg that starts with ''" in message


@pytest.mark.parametrize("also, how", [
    ("torch.Tensor", "line 10 uses"),
    ("torch.Tensor.remainder", "a section calls as a method, or by an operator such as %"),
])
def test_api_listed_as_unused_that_a_section_uses(problem, also, how):
    head = HEAD.replace("# symptom", f'# also = ["{also}"]\n# symptom')
    more = demo("y = isinstance(torch.ones(1) % 2, torch.Tensor)")
    assert f"also = {also}, which {how}\n" in problem(more, CHECK, head=head)
