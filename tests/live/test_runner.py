"""What a run tells, in order, and what happens to a worker that has ended."""

import os
import signal
import sys

import pytest
import torch

from pitfalls.live import confinement, runner
from pitfalls.live.runner import Busy, Runner

if not confinement.is_possible():
    pytest.skip("this system can confine no run", allow_module_level=True)


def test_events_in_order(run):
    told = run("""x = 1
print(x)
for _ in range(2):
    print('a')
import sys
sys.stderr.write('e')""")
    assert told.events == [
        {"torch": torch.__version__},
        {"line": 2, "prints": [["output", ["1"]]]},
        {"line": 4, "prints": [["output", ["a", "a"]]]},
        {"stderr": "e"},
        {"ended": "", "code": 0},
    ]


def test_events_come_as_they_happen(place):
    events = place.begin("print(1)\nimport signal\nsignal.pause()")
    assert next(events) == {}  # it goes on
    events.close()


def test_an_error(run):
    told = run("import torch\n\ntorch.ones(2) + \\\n    torch.ones(3)\nprint('never')")
    event = told.events[1]
    assert event["line"] == 3
    assert event["prints"][0][0] == "error"
    assert event["prints"][0][1][0].startswith("RuntimeError: The size of tensor a (2) must match")
    assert (event["raised"], event["limit"]) == (True, "")
    assert told.end == {"ended": "", "code": 0}


def test_a_warning(run):
    told = run("import warnings\nwarnings.warn('careful')")
    assert told.of("prints")["prints"] == [["warning", ["UserWarning: careful"]]]


@pytest.mark.parametrize("code, said", [
    ("x = (", "SyntaxError: '(' was never closed (code.py, line 1)"),
    ("return 1", "SyntaxError: 'return' outside function (code.py, line 1)"),
    ("await x", "SyntaxError: 'await' outside function (code.py, line 1)"),
    ("x = 1\0", "SyntaxError: source code string cannot contain null bytes"),
    ("x = '\ud800'", "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800'"),
    ("x = " + "-" * 50_000 + "1", ""),  # RecursionError or MemoryError
])
def test_code_that_is_none(run, code, said):
    told = run(code)
    assert told.prints[0].startswith(said)
    assert told.of("raised")["line"] == 1
    assert told.end == {"ended": "", "code": 0}


def test_nothing(run):
    assert [list(event) for event in run("").events] == [["torch"], ["stderr"], ["ended", "code"]]


def test_input(run):
    assert run("input()").of("raised")["limit"] == "input"


def test_binary_output(run):
    told = run("import sys\nsys.stdout.buffer.write(b'\\xff\\x00a')")
    assert told.prints == ["\ufffd\x00a"]


def test_output_of_another_program(run):
    assert run("import os\nos.system('echo from sh')").prints == ["from sh"]


def test_output_that_is_closed(run):
    told = run("import os\nos.close(1)\nprint(1)")
    assert told.prints == ["OSError: [Errno 9] Bad file descriptor"]


def test_output_that_is_replaced(run):
    assert run("import io, sys\nsys.stdout = io.StringIO()\nprint(1)").prints == []


@pytest.mark.parametrize("code", ["import sys\nsys.stdout = None", "raise KeyboardInterrupt"])
def test_what_nobody_expects(run, code):
    """The reader gets the whole traceback."""
    told = run(code)
    assert told.errors.startswith("Traceback (most recent call last):\n")
    assert told.end == {"ended": "exit", "code": 1}


def test_cells_above(place):
    told = place.run("print(x)", before=["print('not told')\nx = 1", "x += 1"])
    assert told.events[1:-2] == [{"line": 1, "prints": [["output", ["2"]]]}]


def test_a_cell_above_that_raises(place):
    told = place.run("print(1)", before=["x = 1\n1 / 0"])
    assert told.prints == ["ZeroDivisionError: division by zero"]


def test_figures(place):
    pytest.importorskip("matplotlib")
    plot = "import matplotlib.pyplot as plt\nplt.plot([1, 2])"
    told = place.run(plot, before=[plot])
    figures = [event["figure"] for event in told.events if "figure" in event]
    assert len(figures) == 1
    assert "<svg " in figures[0]


def test_a_run_keeps_nothing_of_another(run):
    run("import torch\ntorch.set_default_dtype(torch.double)\nopen('file', 'w').close()")
    told = run("import os, torch\nprint(torch.get_default_dtype(), os.path.exists('file'))")
    assert told.prints == ["torch.float32 False"]


def test_random_numbers_differ(run):
    code = "import torch\nprint(torch.rand(4).tolist())"
    assert run(code).prints != run(code).prints


def test_a_very_long_request(run):
    code = "#" * (20 << 20) + "\nprint(1)"
    assert run(code).prints == ["1"]


# ------------------------------------------------------------------------------------ the worker


def test_a_worker_that_is_killed(place):
    """Its run goes on, and the next one starts another."""
    events = place.begin("print(1)\nopen('/dev/stdin').read()\nprint(2)")
    os.kill(place.runner.process.pid, signal.SIGKILL)
    assert {"line": 3, "prints": [["output", ["2"]]]} in list(events)
    place.runner.process.wait()
    assert place.run("print(1)").prints == ["1"]


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A runner whose torch cannot be imported, for this reason."""
    runners = []

    def broken(statement):
        folder = tmp_path / "torch"
        folder.mkdir()
        (folder / "__init__.py").write_text(statement, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        runners.append(Runner(sys.executable))
        return runners[0]

    yield broken
    for each in runners:
        each.stop()


def events_of(runner):
    return [event for event in runner.run({"before": [], "code": ""}) if event]


def test_torch_that_does_not_start(broken):
    runner = broken("raise ImportError('libcudart.so.12: cannot open shared object file')")
    reason = "ImportError: libcudart.so.12: cannot open shared object file"
    assert events_of(runner) == [{"ended": "broken", "reason": reason}]
    assert events_of(runner) == [{"ended": "broken", "reason": reason}]  # the next press as well


def test_torch_that_ends_the_process(broken):
    runner = broken("import os\nos.abort()")
    assert events_of(runner) == [{"ended": "broken", "reason": ""}]


# ------------------------------------------------------------------------------------ many runs


def test_too_many_runs(monkeypatch):
    monkeypatch.setattr(runner, "AT_ONCE", 1)
    monkeypatch.setattr(runner, "WAITING", 2)
    few = Runner()
    request = {"before": [], "code": ""}
    begun = [few.run(request) for _ in range(3)]
    with pytest.raises(Busy):
        few.run(request)
    begun[0].close()  # which has not begun
    few.run(request).close()


def test_a_place_is_free_after_each_run(place):
    for _ in range(runner.AT_ONCE + 1):
        place.begin("print(1)\nwhile True: pass").close()
    assert place.run("print(1)").prints == ["1"]
