"""What a section must not do to the machine, the network or another section.

It is stopped, and told with its line.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pitfalls.problem import Problem
from pitfalls.proof import isolation
from pitfalls.proof.engine import Engine
from pitfalls.proof.interpreter import Interpreter

HEAD = """\
# /// pitfall
# apis = ["torch.ones"]
# symptom = "silent"
# added = 2026-11-21
# ///
# --8<-- [start:demo]
import torch
x = torch.ones(1).item()
"""
FOOT = """
# --8<-- [end:demo]
# --8<-- [start:check]
assert demo.x == 1
# --8<-- [end:check]
"""
landlock = pytest.mark.skipif(
    isolation.landlock_version() < 1, reason="the kernel has no Landlock"
)
own_network = pytest.mark.skipif(
    not isolation.LINUX or not isolation.succeeds(isolation.leave_network),
    reason="the kernel lets nobody but root make a network",
)


@pytest.fixture
def prove(tmp_path, engine):
    """Prove an entry whose section continues on line 9, and return what it prints."""

    def prove(code, limit=30.0, messages=None):
        path = tmp_path / "snippet.py"
        head = HEAD
        if messages:
            head = HEAD.replace("# ///\n#", f"# messages = {messages}\n# ///\n#")
        path.write_text(head + code + FOOT, encoding="utf-8")
        return engine.start(path, limit=limit).result()["demo"].out

    return prove


@pytest.fixture
def problem(prove):
    def problem(code, limit=30.0):
        with pytest.raises(Problem) as caught:
            prove(code, limit)
        return str(caught.value)

    return problem


# -------------------------------------------------------------------------- the rest of the disk


def test_file_written_outside(problem, tmp_path):
    message = problem(f"\nopen('{tmp_path}/x', 'w')")
    assert f"snippet.py:10\n  found:    the section writes {tmp_path}/x\n" in message
    assert "expected: files in the directory" in message
    assert "to fix:   use a relative path" in message
    assert not (tmp_path / "x").exists()


def test_attempt_that_is_caught(problem, tmp_path):
    message = problem(f"try:\n    open('{tmp_path}/x', 'w')\nexcept Exception:\n    pass")
    assert f"snippet.py:10\n  found:    the section writes {tmp_path}/x" in message


def test_attempt_of_a_fork(problem, tmp_path):
    message = problem(f"""from multiprocessing import get_context
p = get_context('fork').Process(target=open, args=('{tmp_path}/x', 'w'))
p.start()
p.join()""")
    assert f"snippet.py:11\n  found:    the section writes {tmp_path}/x" in message


def test_file_removed_outside(problem, tmp_path):
    message = problem("""import os, pathlib
os.remove(pathlib.Path(__file__).parent.parent / 'precious')""")
    assert "snippet.py:10\n  found:    the section changes " in message
    assert "/precious" in message


@pytest.mark.parametrize("call", [
    "os.mkdir('{}')",
    "os.rename('x', '{}')",
    "os.symlink('x', '{}')",
    "os.truncate('{}', 0)",
    "os.chmod('{}', 0)",
    "os.open('{}', os.O_WRONLY | os.O_CREAT)",
    "shutil.rmtree('{}')",
])
def test_other_ways_to_change_files_outside(problem, tmp_path, call):
    message = problem("import os, shutil\n" + call.format(tmp_path / "x"))
    assert "snippet.py:10\n  found:    the section " in message


@landlock
def test_file_written_outside_by_native_code(problem, tmp_path):
    message = problem(f"torch.save(x, '{tmp_path}/x.pt')")
    assert "snippet.py:9\n  found:    RuntimeError: " in message
    assert "Permission denied" in message
    assert "expected: files in the directory" in message
    assert not (tmp_path / "x").exists()


@landlock
def test_file_written_outside_by_another_program(problem, tmp_path):
    message = problem(f"import subprocess\nsubprocess.run(['touch', '{tmp_path}/x'])")
    assert "snippet.py:7\n  found:    'demo' is refused something, after \"touch: " in message
    assert "Permission denied" in message
    assert not (tmp_path / "x").exists()


def test_files_in_its_own_directory(prove):
    assert prove("""
import tempfile
with tempfile.TemporaryDirectory() as d:
    torch.save(x, d + '/x.pt')
open('y', 'w').write('saved')
print(open('y').read())
#> saved""") == "saved\n"


# ----------------------------------------------------------------------------------- the network


def test_connection(problem):
    message = problem("import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)")
    assert "snippet.py:10\n  found:    the section reaches for 192.0.2.1\n" in message
    assert "expected: a section that needs no network\n" in message
    assert "to fix:   let the section make the data it needs" in message


def test_download(problem):
    message = problem("""import urllib.request
urllib.request.urlopen('https://data.example/mnist.gz')""")
    assert "snippet.py:10\n  found:    the section reaches for data.example" in message


def test_datagram(problem):
    message = problem("""import socket
socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))""")
    assert "snippet.py:10\n  found:    the section reaches for 192.0.2.1" in message


@own_network
def test_connection_of_another_program(problem):
    message = problem("""import subprocess, sys
code = 'import socket; socket.create_connection(("192.0.2.1", 80), 1)'
subprocess.run([sys.executable, '-c', code])""")
    found = "'demo' is refused something, after 'OSError: [Errno 101] Network is"
    assert f"snippet.py:7\n  found:    {found}" in message


def test_gloo_over_loopback(prove):
    assert prove("""
import torch.distributed as dist
import torch.multiprocessing as mp
def work(rank, file):
    dist.init_process_group("gloo", f"file://{file}", rank=rank, world_size=2)
    y = torch.ones(1) + rank
    dist.all_reduce(y)
    if rank == 0:
        print(y.item(), flush=True)
    dist.destroy_process_group()
mp.start_processes(work, (__file__ + ".store",), nprocs=2, start_method="fork")
#> 3.0""") == "3.0\n"


# ---------------------------------------------------------------------------------------- limits


def test_memory(problem):
    message = problem("torch.zeros(2**30)")
    assert "snippet.py:9\n  found:    RuntimeError: " in message
    assert "you tried to allocate 4294967296 bytes" in message
    assert "expected: at most 2 GB in one process\n" in message
    assert "to fix:   make the example smaller" in message


def test_memory_of_python(problem):
    message = problem("bytearray(2**32)")
    assert "found:    MemoryError\n  expected: at most 2 GB in one process" in message


def test_entry_about_running_out_of_memory(prove):
    code = """try:
    torch.zeros(2**40)
except RuntimeError as error:
    print(str(error)[-23:])
#> Cannot allocate memory)"""
    assert prove(code, messages=["Cannot allocate memory"]) == "Cannot allocate memory)\n"


def test_large_file(problem):
    message = problem("open('x', 'wb').truncate(2**31)")
    assert "snippet.py:9\n  found:    OSError: [Errno 27] File too large\n" in message
    assert "expected: at most 1 GB" in message


def test_number_of_processes(prove):
    code = """import resource
print(resource.getrlimit(resource.RLIMIT_NPROC)[0] < 10_000)
#> True"""
    assert prove(code) == "True\n"


def test_one_thread_for_each_run(engine):
    assert engine.submit(os.getenv, "OMP_NUM_THREADS").result() == "1"


@own_network
def test_two_calls_at_a_time_may_listen_on_one_port(engine, tmp_path):
    listens, done = tmp_path / "listens", tmp_path / "done"
    os.mkfifo(listens)
    os.mkfifo(done)
    listen = "import socket; server = socket.create_server(('127.0.0.1', 29500))"
    wait = f"open({str(listens)!r}, 'w').close(); open({str(done)!r}).close()"
    first = engine.submit(exec, f"{listen}; {wait}")
    listens.open(encoding="utf-8").close()
    engine.submit(exec, listen).result()
    done.open("w", encoding="utf-8").close()
    assert first.result() is None


def test_a_call_without_an_end_is_ended(capfd):
    with pytest.raises(Problem, match="pause has no result, for the reason above"):
        Interpreter({}, limit=1).call(signal.pause)
    assert "in answer\n" in capfd.readouterr().err  # where it was


# --------------------------------------------------------------------------- processes that stay


def test_process_left_behind(problem):
    message = problem("import subprocess\nsubprocess.Popen(['sleep', '60'])")
    assert "snippet.py:7\n  found:    'demo' leaves a process behind: sleep 60" in message
    assert "to fix:   join or terminate what it starts" in message


@pytest.mark.skipif(not isolation.LINUX, reason="only Linux gives orphans to the worker")
@pytest.mark.parametrize("then", ["", "while True: pass"])
def test_detached_process_ends_with_the_run(problem, then):
    command = ["sleep", f"36{os.getpid()}"]
    start = f"subprocess.run('setsid {' '.join(command)} &', shell=True)"
    problem(f"import subprocess\n{start}\n{then}", limit=2.0)
    assert command not in [arguments(process) for process in Path("/proc").glob("[0-9]*")]


def arguments(process):
    """The command of a process; none where it has ended meanwhile."""
    try:
        return (process / "cmdline").read_text("utf-8", "replace").split("\0")[:-1]
    except OSError:
        return []


def test_process_that_ends_in_time(prove):
    assert prove("import subprocess\nprocess = subprocess.Popen(['sleep', '0.1'])") == ""


# ------------------------------------------------------------------------------- what is changed


@pytest.mark.parametrize("change, told", [
    (
        "torch.set_default_dtype(torch.double)",
        "torch.get_default_dtype() = torch.float64\n  expected: torch.float32",
    ),
    (
        "torch.set_default_device('meta')",
        "torch.get_default_device() = meta\n  expected: cpu",
    ),
    (
        "torch.set_grad_enabled(False)",
        "torch.is_grad_enabled() = False\n  expected: True",
    ),
    (
        "torch.set_num_threads(2)",
        "torch.get_num_threads() = 2\n  expected: 1",
    ),
    (
        "torch.use_deterministic_algorithms(True)",
        "algorithms_enabled() = True\n  expected: False",
    ),
    (
        "import os\nos.environ['X'] = '1'",
        "os.environ['X'] = 1\n  expected: None",
    ),
    (
        "import os\nos.mkdir('a')\nos.chdir('a')",
        "/a\n  expected: /",
    ),
])
def test_state_that_is_not_restored(problem, change, told):
    message = problem(change)
    assert "snippet.py:7\n  found:    'demo' leaves " in message
    assert told in message


@pytest.mark.parametrize(("change", "name"), [
    ("torch.relu = torch.sigmoid", "torch.relu"),
    ("del torch.nn.functional.relu", "torch.nn.functional.relu"),
    ("torch.Tensor.view = torch.Tensor.reshape", "Tensor.view"),
    ("torch.Tensor.__eq__ = lambda a, b: True", "Tensor.__eq__"),
    ("torch.nn.Module.eval = torch.nn.Module.train", "Module.eval"),
    ("torch.nn.Linear.forward = lambda self, x: x", "Linear.forward"),
    ("import warnings\nwarnings.warn = print", "warnings.warn"),
    ("import builtins\nbuiltins.sum = max", "builtins.sum"),
])
def test_name_that_is_not_restored(problem, change, name):
    message = problem(change)
    assert f"snippet.py:7\n  found:    'demo' replaces {name}\n" in message
    assert "to fix:   restore it, for example with unittest.mock.patch" in message


def test_name_that_is_restored(prove):
    assert prove("""
from unittest.mock import patch
with patch("torch.relu", torch.sigmoid), patch.object(torch.Tensor, "view", torch.Tensor.reshape):
    print(torch.relu(torch.tensor(0.0)).item())
#> 0.5""") == "0.5\n"


def test_a_forked_process_waits_for_no_thread_of_its_parent(prove):
    assert prove("""
from torch import multiprocessing as mp

def work(rank):
    print(torch.ones(100_000).exp().numel())

torch.ones(100_000).exp()
mp.start_processes(work, nprocs=1, start_method="fork")
#> 100000""") == "100000\n"


def test_names_that_pytorch_imports_later_or_replaces_itself(prove):
    assert prove("""
import torch.distributed.fsdp, torch.utils.data.distributed
print(torch.compile(torch.nn.ReLU(), backend="eager")(torch.tensor(-1.0)).item())
#> 0.0""") == "0.0\n"


@pytest.mark.skipif(isolation.landlock_version() < 6, reason="the kernel confines no signals")
def test_signal_to_another_process(problem):
    message = problem("import os\nos.kill(os.getppid(), 0)")
    assert "snippet.py:10\n  found:    PermissionError: [Errno 1] Operation not" in message
    assert "processes of its own" in message


# --------------------------------------------------------------------------- the caller's process


def test_the_caller_keeps_its_environment():
    before = dict(os.environ)
    Engine().submit(os.getpid).result()
    assert dict(os.environ) == before


def test_the_caller_needs_no_torch():
    """Until it runs something, and the process that forks the runs imports it."""
    code = """
import sys
sys.modules["torch"] = None
from pitfalls.proof import compare, engine, labs
engine.Engine()
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_interpreter_without_torch_is_told(tmp_path):
    package = tmp_path / "torch"
    package.mkdir()
    (package / "__init__.py").write_text("raise ImportError('no torch')", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        Interpreter({"PYTHONPATH": str(tmp_path)}).call(os.getpid)
    assert caught.value.path == Path(sys.executable)
    assert caught.value.expected == "an interpreter that has PyTorch and NumPy"
    assert caught.value.fix == 'pip install -e ".[test]"'
