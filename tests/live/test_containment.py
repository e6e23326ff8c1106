"""What a reader's code cannot do: to files, to the network, to processes, to the machine.

On each kind of system and as each kind of user where that makes a difference, see `conftest`.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pitfalls.live import confinement, worker

if not confinement.is_possible():
    pytest.skip("this system can confine no run", allow_module_level=True)

LIBC = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"


# -------------------------------------------------------------------------------- other files


@pytest.mark.parametrize(
    "act, code",
    [
        ("writes", "open('{}', 'w')"),
        ("writes", "open('{}', 'r+b')"),
        ("changes", "os.remove('{}')"),
        ("changes", "os.chmod('{}', 0)"),
        ("changes", "os.utime('{}')"),
        ("changes", "open('x', 'w').close(); os.rename('x', '{}')"),
        ("changes", "os.link('{}', 'x')"),
        ("writes", "os.symlink('{}', 'x'); open('x', 'w')"),
        ("writes", "open('/proc/self/root{}', 'w')"),
        ("writes", "open(f'/proc/self/fd/{{open(\"{}\").fileno()}}', 'w')"),
        ("writes", "open('/proc/self/cwd/../../precious', 'w')"),
    ],
)
def test_the_guard_tells_what_is_changed(place, act, code):
    told = place.run("import os\n" + code.format(place.precious))
    refused = told.of("refused")
    assert (refused["refused"], refused["act"], refused["line"]) == ("outside", act, 2)
    assert place.is_as_before()


def test_torch_save(any_place):
    """Native code, which doesn't pass the guard."""
    told = any_place.run(f"import torch\ntorch.save(1, '{any_place.base}/x.pt')")
    assert told.of("raised")["limit"] == "outside"
    assert not (any_place.base / "x.pt").exists()


@pytest.mark.parametrize(
    "command",
    [
        "echo > {}",
        "rm {}",
        "chmod 600 {}",
        "touch {}",
        "mv {} moved",
        "ln {} linked && echo > linked",
        "ln -s {} linked && echo > linked",
        "echo > /proc/self/root{}",
        "exec 9< {} && echo > /proc/self/fd/9",
    ],
)
def test_other_programs(any_place, command):
    told = any_place.run(f"import os\nos.system('{command.format(any_place.precious)}')")
    assert any_place.is_as_before()
    assert told.errors


def test_past_the_guard(with_or_without):
    """Code that knows the guard writes with the C library."""
    path = with_or_without.precious
    told = with_or_without.run(LIBC + f"print(libc.open(b'{path}', os.O_WRONLY))")
    assert told.prints == ["-1"]


def test_new_file_in_memory(with_or_without):
    """It goes when the run ends, or is not made."""
    name = f"left-{os.getpid()}"
    with_or_without.run(LIBC + f"libc.open(b'/dev/shm/{name}', os.O_CREAT | os.O_WRONLY, 0o666)")
    assert not Path("/dev/shm", name).exists()


def test_shared_memory_of_system_v(with_or_without):
    key, create = os.getpid() << 8, 0o1666
    with_or_without.run(LIBC + f"libc.shmget({key}, 4096, {create})")
    lines = Path("/proc/sysvipc/shm").read_text(encoding="ascii").splitlines()[1:]
    assert str(key) not in [line.split()[0] for line in lines]


def test_its_own_directory(with_or_without):
    code = "import os, torch, tempfile\ntorch.save(1, 'x')\nopen(tempfile.mkstemp()[1], 'w')\n"
    assert with_or_without.run(code + "os.remove('x')\nprint(len(os.listdir()))").prints == ["4"]


@pytest.mark.parametrize("code", [
    "for _ in range(1200): os.mkdir('d'); os.chdir('d')",  # deeper than Python's stack
    "os.mkdir('a'); os.mkdir('a/b', 0)",
    "os.mkdir('a'); open('a/b', 'w').close(); os.system('chmod 0 a')",
    "os.symlink('/', 'a'); os.symlink('..', 'b')",
])
def test_what_is_hard_to_remove(with_or_without, code):
    with_or_without.run(f"import os\n{code}")
    assert with_or_without.left() == []
    assert with_or_without.is_as_before()


def test_root_of_a_container(place_of):
    """Who has fewer rights than root has elsewhere; the code gets none of them."""
    place = place_of("as root of a container")
    told = place.run(f"""import os
os.system('echo > {place.precious}; chmod 600 {place.precious}')
print(os.getuid() > 60_000)
for line in open('/proc/self/status'):
    if line.startswith('CapPrm'): print(line.split()[1])""")
    assert place.is_as_before()
    assert told.prints == ["True", "0000000000000000"]


# ---------------------------------------------------------------------------------- namespaces


@pytest.mark.parametrize("call", [
    "libc.umount(b'/run')",
    "libc.umount2(b'/dev/shm', 2)",
    "libc.mount(b'x', b'/tmp', b'tmpfs', 0, None)",
    "libc.mount(None, b'/', None, 32 | 4096, None)",  # writable again
    "libc.unshare(0x10000000 | 0x20000) or libc.mount(b'x', b'/tmp', b'tmpfs', 0, None)",
    "libc.chroot(b'/tmp')",
    "libc.setuid(12346)",
    "libc.setns(os.open('/proc/1/ns/mnt', os.O_RDONLY), 0)",
    "libc.ptrace(16, os.getppid(), 0, 0)",
    "libc.process_vm_readv(os.getppid(), None, 0, None, 0, 0) or -1",
    "os.open(f'/proc/{os.getppid()}/mem', os.O_RDONLY)",
    "os.open(f'/proc/{os.getppid()}/environ', os.O_RDONLY)",
])
def test_no_way_out(any_place, call):
    told = any_place.run(LIBC + f"print({call})")
    assert told.prints[-1] == "-1" or "denied" in told.prints[-1] or "not permit" in told.prints[-1]


def test_it_has_no_rights(any_place):
    code = """for line in open('/proc/self/status'):
    if line.startswith(('CapPrm', 'NoNewPrivs')): print(line.split()[1])"""
    rights = "0000000000000004" if any_place.keeps_reading else "0000000000000000"
    assert any_place.run(code).prints == [rights, "1"]


# ----------------------------------------------------------------------------------- the network


@pytest.mark.parametrize("code", [
    "socket.create_connection(('192.0.2.1', 80), 1)",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
])
def test_the_guard_tells_what_is_reached_for(place, code):
    told = place.run(f"import socket\n{code}")
    assert told.of("refused") == {
        "refused": "network", "act": "reaches for", "target": "192.0.2.1", "line": 2
    }


NATIVE = """import subprocess, sys
code = '''import socket
{}'''
done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True)
print(done.stderr.strip())"""


@pytest.mark.parametrize("code", [
    "socket.create_connection(('192.0.2.1', 80), 1)",
    "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
    "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
])
def test_other_programs_reach_nothing(any_place, code):
    said = any_place.run(NATIVE.format(code)).prints[-1]
    assert "unreachable" in said or "Cannot assign" in said or "Permission denied" in said


def test_a_server_of_the_reader(any_place):
    """Such as mkdocs serve itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        code = f"socket.create_connection(('127.0.0.1', {server.getsockname()[1]}), 1)"
        said = any_place.run(NATIVE.format(code)).prints[-1]
    assert "refused" in said or "Permission denied" in said


def test_a_socket_in_a_file(any_place):
    """A program of the reader's session behind it, such as tmux, could run anything."""
    path = any_place.base / "socket"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        path.chmod(0o777)
        server.listen()
        said = any_place.run(NATIVE.format(f"socket.socket(1).connect('{path}')")).prints[-1]
    path.unlink()
    assert "refused" in said or "Permission denied" in said


def test_a_socket_without_a_file(any_place):
    name = f"\0pitfalls-{os.getpid()}"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(name)
        server.listen()
        code = f"socket.socket(1).connect(chr(0) + '{name[1:]}')"
        said = any_place.run(NATIVE.format(code)).prints[-1]
    assert "refused" in said or "Permission denied" in said or "not permitted" in said


@pytest.mark.parametrize("kind", ["as it is", "as a user"])
def test_nothing_of_the_session_in_run(place_of, kind):
    if not confinement.isolation.succeeds(confinement._own_all):
        pytest.skip("this kernel gives no namespaces")
    assert place_of(kind).run("import os\nprint(os.listdir('/run'))").prints == ["[]"]


def test_it_sees_no_other_processes(place):
    """So that it can signal none, on kernels whose Landlock doesn't limit signals."""
    if not confinement.isolation.succeeds(confinement._own_all):
        pytest.skip("this kernel gives no namespaces")
    code = "import os\nprint(os.getppid(), [n for n in os.listdir('/proc') if n.isdigit()])"
    assert place.run(code).prints == ["1 ['1', '2']"]


def test_what_needs_a_network_of_its_own(place):
    """Workers of a DataLoader send tensors over sockets."""
    if not confinement.isolation.succeeds(confinement._own_all):
        pytest.skip("this kernel gives no namespaces")
    told = place.run("""from torch.utils.data import DataLoader
for x in DataLoader(range(2), num_workers=2):
    print(x)""")
    assert told.prints == ["tensor([0])", "tensor([1])"]


def test_sockets_that_a_filter_refuses():
    """In a process of its own, which keeps the filter; pairs work."""
    code = """
import socket
from pitfalls.live import confinement
confinement.refuse_sockets()
for kind in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
    try:
        socket.socket(kind)
    except PermissionError as error:
        print(error)
one, other = socket.socketpair()
one.send(b"pairs work")
print(other.recv(99).decode())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    denied = ["[Errno 13] Permission denied"] * 4
    assert done.stdout.decode().splitlines() == [*denied, "pairs work"]


# ---------------------------------------------------------------------------------------- limits


def test_time(tmp_path):
    with subprocess.Popen(["sleep", "60"]) as process:
        events, _ = os.pipe()
        ours, theirs = socket.socketpair()
        limits = confinement.Limits(tmp_path, seconds=0)
        assert worker.pass_on(events, theirs, process.pid, limits) == {"ended": "time"}
        process.kill()


def test_the_time_that_a_run_has():
    assert (confinement.SECONDS, confinement.CELLS) == (60, 240)


def test_output(run):
    told = run("while True: print('a' * 1000)")
    assert told.end == {"ended": "output"}


def test_output_at_once(run):
    told = run("print('a' * 100_000_000)\nprint(2)")
    assert told.end == {"ended": "output"} or told.of("cut")["cut"] == 99_900_001


def test_output_of_many_statements(run):
    told = run("print('a' * 100_000)\n" * 15)
    assert told.end == {"ended": "output"}
    assert len(told.prints) in (9, 10)  # 1 MB, without what is cut


def test_output_into_a_file_without_name(run):
    told = run("import os\nos.remove('stdout')\nwhile True: os.write(1, bytes(1 << 20))")
    assert told.end == {"ended": "disk"} or "File too large" in told.prints[-1]


def test_memory_of_a_process(run):
    told = run("import torch\ntorch.ones(10 * 2**30, dtype=torch.uint8)")
    assert told.of("raised")["limit"] == "memory"


HOLD = "\n    signal.pause()\n"
IMPORTS = f"{LIBC}import mmap, signal\n"


@pytest.mark.parametrize("hold", [
    "x = bytearray(400 << 20)",
    "x = mmap.mmap(-1, 400 << 20); x.write(b'1' * (400 << 20))",  # shared by nobody, so each counts
    "libc.prctl(4, 0, 0, 0, 0); x = bytearray(400 << 20)",  # a process that hides what it uses
])
def test_memory_of_many_processes(with_or_without, hold):
    code = f"{IMPORTS}for _ in range(4):\n  if os.fork() == 0:\n    {hold}{HOLD}signal.pause()"
    assert with_or_without.run(code).end == {"ended": "memory"}


def test_memory_of_processes_without_parent(with_or_without):
    code = f"""{IMPORTS}for _ in range(4):
  if os.fork() == 0:
    if os.fork() == 0:
      x = bytearray(400 << 20); signal.pause()
    os._exit(0)
  os.wait()
signal.pause()"""
    assert with_or_without.run(code).end == {"ended": "memory"}


def test_files_in_memory(with_or_without):
    code = """import os, signal
for _ in range(3):
    file = os.memfd_create('x')
    for _ in range(50): os.write(file, bytes(1 << 20))
signal.pause()"""
    assert with_or_without.run(code).end == {"ended": "disk"}


def test_disk(with_or_without):
    code = """import signal
for name in 'abc':
    with open(name, 'wb') as file:
        for _ in range(50): file.write(bytes(1 << 20))
signal.pause()"""
    assert with_or_without.run(code).end == {"ended": "disk"}


def test_files_without_name(place):
    code = """import os, signal
files = []
for name in 'abc':
    files.append(open(name, 'wb'))
    os.remove(name)
    for _ in range(50): files[-1].write(bytes(1 << 20))
signal.pause()"""
    assert place.run(code).end == {"ended": "disk"}


def test_a_hole_takes_no_disk(run):
    told = run("for name in 'abc': open(name, 'wb').truncate(900 << 20)\nprint(1)")
    assert (told.prints, told.end["ended"]) == (["1"], "")


def test_directory_that_hides_its_files(place_of):
    told = place_of("without namespaces").run(
        "import os, signal\nos.mkdir('x', 0o300)\nsignal.pause()"
    )
    assert told.end == {"ended": "disk"}


def test_processes(with_or_without):
    """The kernel refuses more, or the run ends."""
    code = """import os, signal
for _ in range(10_000):
    if os.fork() == 0: signal.pause()"""
    told = with_or_without.run(code)
    assert told.end == {"ended": "processes"} or "unavailable" in told.prints[-1]


def test_threads(with_or_without):
    code = """import threading
for _ in range(10_000):
    threading.Thread(target=threading.Event().wait, daemon=True).start()"""
    assert with_or_without.run(code).prints == ["RuntimeError: can't start new thread"]


def test_core_files(run):
    told = run("import os, resource\nprint(resource.getrlimit(resource.RLIMIT_CORE))")
    assert told.prints == ["(0, 0)"]


@pytest.mark.parametrize("limit", ["DATA", "FSIZE", "NPROC"])
def test_limits_cannot_be_raised(with_or_without, limit):
    kind = f"resource.RLIMIT_{limit}"
    told = with_or_without.run(f"import resource\nresource.setrlimit({kind}, (2**40, 2**40))")
    assert told.prints == ["ValueError: not allowed to raise maximum limit"]


# ----------------------------------------------------------------------------------------- ends


def test_exits(run):
    assert run("import os\nos._exit(3)").end == {"ended": "exit", "code": 3}


def test_signals(with_or_without):
    """As a shell says it: 128 and the number of the signal."""
    told = with_or_without.run("import ctypes\nctypes.string_at(0)")
    assert told.end == {"ended": "exit", "code": 139}


def test_sys_exit(run):
    told = run("print(1)\nimport sys\nsys.exit('no more')\nprint(2)")
    assert told.prints == ["1"]
    assert told.of("exited") == {"exited": "no more", "line": 3}
    assert told.end == {"ended": "", "code": 0}


DETACHED = """import os, signal, subprocess
subprocess.run('{} sleep 600 &', shell=True)
print(os.getcwd())
{}"""


@pytest.mark.parametrize("detach", ["", "setsid", "nohup"])
@pytest.mark.parametrize("then", ["", "os._exit(1)", "os.kill(os.getpid(), 9)"])
def test_processes_that_are_left(with_or_without, detach, then):
    with_or_without.run(DETACHED.format(detach, then))
    assert with_or_without.left() == []


def test_process_that_holds_the_output_open(run):
    told = run("import subprocess\nsubprocess.Popen(['sleep', '600'])\nprint(1)")
    assert (told.prints, told.end) == (["1"], {"ended": "", "code": 0})


def test_fork_that_ignores_signals(with_or_without):
    code = """import os, signal
for each in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(each, signal.SIG_IGN)
if os.fork() == 0:
    if os.fork() == 0:
        while True: signal.pause()
    os._exit(0)
"""
    assert with_or_without.run(code).end == {"ended": "", "code": 0}
    assert with_or_without.left() == []


def test_processes_that_run_away(with_or_without):
    """Each forks the next and ends, so that its id is never the right one."""
    code = """import os
for _ in range(20):
    if os.fork() == 0:
        while True:
            try:
                os.setsid()
            except PermissionError:
                pass
            if os.fork(): os._exit(0)
"""
    with_or_without.run(code)
    assert with_or_without.left() == []


def test_all_stay_in_one_group(place_of):
    """Without namespaces they end with their group, so none may leave it."""
    code = LIBC + "libc.setpgid(0, 0)\nprint(ctypes.get_errno(), libc.setsid(), ctypes.get_errno())"
    assert place_of("without namespaces").run(code).prints == ["13 -1 13"]


def test_fork_bomb(with_or_without):
    with_or_without.run("import os\nos.system(\"bash -c 'f() { f | f & }; f' 2> errors\")")
    assert with_or_without.left() == []


def test_threads_that_go_on(run):
    code = """import threading, itertools
def count():
    for each in itertools.count(): print(each)
threading.Thread(target=count, daemon=True).start()
threading.Thread(target=count).start()"""
    assert run(code).end["ended"] in ("", "output")


@pytest.mark.parametrize("code", ["while True: pass", "signal.pause()"])
def test_stopped(any_place, code):
    """Closing the iterator, as the gate does when the browser is gone."""
    any_place.begin(DETACHED.format("setsid", code)).close()
    assert any_place.left() == []


def test_ten_at_once(place):
    with ThreadPoolExecutor(10) as pool:
        told = list(pool.map(place.run, [f"print({number})" for number in range(10)]))
    assert [each.prints for each in told] == [[str(number)] for number in range(10)]


def test_supervisor_that_is_killed(place):
    """From outside, as the kernel does when memory is short: the reader is told, nothing stays."""
    events = place.begin(DETACHED.format("setsid", "signal.pause()"))
    processes = set(place.processes()) - {place.runner.process.pid}
    os.kill(place.supervisors[0], signal.SIGKILL)
    assert list(events)[-1] == {"ended": "broken", "reason": ""}
    for process in processes:
        place.wait_for_end(process)
    for directory in place.left():  # nobody is there to remove it
        shutil.rmtree(directory)


@pytest.mark.parametrize("whom", ["os.getppid()", "1", "-1"])
def test_signals_to_others(any_place, whom):
    """The reader's own processes among them; a run may end itself, no other."""
    with subprocess.Popen(["sleep", "600"]) as other:
        any_place.run(f"import os\nos.kill({whom}, 15)")
        assert other.poll() is None
        other.kill()
    assert any_place.runner.process.poll() is None


# ------------------------------------------------------------------- what the code tells itself


FORGE = """import os
for number in range(3, 9):
    try:
        if os.readlink(f'/proc/self/fd/{{number}}').startswith('pipe:'): os.write(number, {})
    except FileNotFoundError: pass
"""


@pytest.mark.parametrize("line", [
    "b'[1]\\n'",
    "b'1\\n'",
    "b'null\\n'",
    "b'{\\n'",
    "b'\\xff\\n'",
    "b'[' * 100_000 + b'\\n'",
    "b'1' * 100_000 + b'\\n'",
    "b'{\"ended\": \"\"'",
    "b'{\"ended\": \"\"}\\n'",
])
def test_forged_events(run, line):
    told = run(FORGE.format(line) + "import sys\nprint('here', file=sys.stderr)\nos._exit(3)")
    assert "here" in told.errors
    assert told.end == {"ended": "exit", "code": 3}


def test_forged_events_without_end(run):
    told = run(FORGE.format("b'x' * (100 << 20)"))
    assert told.end == {"ended": "output"}


def test_closed_pipe(run):
    told = run("import os\nos.closerange(3, 20)\nprint(1)")
    assert told.end == {"ended": "exit", "code": 1}
    assert "Bad file descriptor" in told.errors


@pytest.mark.parametrize("replace", [
    "os.mkfifo('stderr')",  # whoever opens it waits
    "os.symlink('/dev/zero', 'stderr')",  # has no end
    "os.symlink('/etc/passwd', 'stderr')",
    "os.mkdir('stderr')",
    "0",
])
def test_error_stream_that_is_something_else(run, replace):
    told = run(f"import os\nos.remove('stderr')\n{replace}\nprint(1)")
    assert (told.prints, told.errors, told.end) == (["1"], "", {"ended": "", "code": 0})


def test_long_error_stream(run):
    told = run("import os\nfor _ in range(300): os.write(2, b'a' * 1000)\nos.write(2, b'end')")
    assert told.errors == "a" * 99_997 + "end"
