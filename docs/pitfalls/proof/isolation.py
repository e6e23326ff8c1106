"""Keeps a section within its own directory, its limits and its time, and off the network.

The guard, a hook in Python, gives every platform a message with the line. It sees what Python
code opens for writing, moves or removes outside the run's directory, and the hosts it looks up or
connects to; a process made by fork keeps it. Native code (torch.save) and other programs do not
pass it. On Linux the kernel stops those:

- Landlock: files are made, written, moved and removed only in the run's directory, /dev/null, the
  devices of a GPU, and /dev/shm, where DataLoader workers keep semaphores and tensors. Since Linux
  6.2 also truncated; since 6.12 signals reach only the run's own processes.
- A network that holds nothing but a loopback of its own, where DDP over gloo works. It takes root
  or a kernel that lets users make namespaces; Ubuntu does after
  sysctl kernel.apparmor_restrict_unprivileged_userns=0. Elsewhere only the guard watches the
  network.
- Limits of memory and of the size of a file, each of one process, and of the number of processes
  (not for root).
- What a section started, detached or not, becomes a child of the worker when its parent ends, and
  ends with the run.

Not stopped: reading; changing modes and times of files, from native code; Unix sockets; and,
where the kernel gives nothing, code that sets out to get past the guard.
"""

import builtins
import ctypes
import fcntl
import multiprocessing
import os
import re
import resource
import signal
import socket
import struct
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

Advice = tuple[str, str]  # what was expected, and how to fix it
# takes what the code does (writes, changes, reaches for), to which path or host, and advice
Refuse = Callable[[str, str, Advice], None]

MEMORY = 2 << 30  # bytes that one process may allocate
FILE = 1 << 30  # bytes of one file
PROCESSES = 1000  # more than there are at the start
GRACE = 1.0  # seconds for processes that are about to end when the section has ended

LINUX = sys.platform == "linux"
SHARED_MEMORY = "/dev/shm"
DEVICES = ("/dev/null", SHARED_MEMORY, *map(str, Path("/dev").glob("nvidia*")))

OUTSIDE = (
    "files in the directory that the section starts in, and processes of its own",
    "use a relative path",
)
NETWORK = ("a section that needs no network", "let the section make the data it needs")
_SMALLER = "make the example smaller; an entry about this very message lists it in the head"
_REFUSALS = {  # what an error says that the kernel caused
    r"Permission denied|Operation not permitted|Read-only file system": OUTSIDE,
    r"Network is unreachable|[Nn]ame resolution|Name or service not known": NETWORK,
    r"MemoryError|annot allocate memory|bad_alloc": (
        f"at most {MEMORY >> 30} GB in one process",
        _SMALLER,
    ),
    r"File too large": (f"at most {FILE >> 30} GB in one file", _SMALLER),
}

BY_TORCH = {  # what PyTorch itself replaces, and the module of PyTorch that does
    "Module.__init__": "torch._dynamo.mutation_guard",  # with the first call of torch.compile
    "Module.__setstate__": "torch._dynamo.mutation_guard",
}

_libc = ctypes.CDLL(None, use_errno=True)


def refusal(text: str) -> Advice | None:
    """What was expected and how to fix it, where a text says that the kernel refused something."""
    for said, advice in _REFUSALS.items():
        if re.search(said, text):
            return advice
    return None


# ------------------------------------------------------------ once, before there are threads


def cut_off() -> bool:
    """Leave this process, and all that come from it, limits and only a loopback network.

    Returns whether the kernel gives networks. The process must have one thread.
    """
    _limit(resource.RLIMIT_DATA, MEMORY)
    _limit(resource.RLIMIT_FSIZE, FILE)
    _limit(resource.RLIMIT_NPROC, _tasks() + PROCESSES)
    gives_networks = LINUX and succeeds(leave_network)
    if gives_networks:
        leave_network()
    return gives_networks


def _tasks() -> int:
    """How many processes and threads the machine runs."""
    if not LINUX:
        return 0
    load = Path("/proc/loadavg").read_text(encoding="ascii")  # 0.20 0.18 0.12 1/80 11206
    return int(load.split()[3].split("/")[1])


def _limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, most))


def succeeds(attempt: Callable[[], None]) -> bool:
    """Whether it raises nothing, in a process of its own: half of it done is worse than nothing."""
    pid = os.fork()
    if pid:
        return os.waitpid(pid, 0)[1] == 0
    with suppress(OSError):
        attempt()
        os._exit(0)
    os._exit(1)


def leave_network() -> None:
    """Move this process into a network of its own, with a loopback that is up."""
    new_user, new_network, set_flags, up = 0x10000000, 0x40000000, 0x8914, 1  # linux/sched.h, if.h
    uid, gid = os.getuid(), os.getgid()
    if _libc.unshare(new_network):  # without privileges it also takes a namespace of users
        if _libc.unshare(new_user | new_network):
            raise OSError
        own = Path("/proc/self")
        own.joinpath("uid_map").write_text(f"{uid} {uid} 1", encoding="ascii")
        own.joinpath("setgroups").write_text("deny", encoding="ascii")
        own.joinpath("gid_map").write_text(f"{gid} {gid} 1", encoding="ascii")
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sh22x", b"lo", up))


def name_host(name: str) -> None:
    """Let this process and all that come from it see another name of the machine."""
    new_names = 0x4000000  # linux/sched.h
    if not LINUX or _libc.unshare(new_names):
        raise OSError
    socket.sethostname(name)


# ----------------------------------------------------------------------- in each run's process


def confine(directory: str, refuse: Refuse, devices: tuple[str, ...] = DEVICES) -> None:
    """Let this process and those it starts write below the directory and to the devices only.

    The guard calls `refuse` for what it sees; what only the kernel sees ends in an OSError.
    """
    os.environ |= {"TMPDIR": directory, "TORCHINDUCTOR_CACHE_DIR": directory}
    tempfile.tempdir = None  # a cache of the old one
    multiprocessing.current_process()._config.pop("tempdir", None)  # another
    sys.dont_write_bytecode = True
    allowed = (os.path.realpath(directory), *devices)
    sys.addaudithook(Guard(allowed, refuse))
    _confine_by_kernel(allowed)


class Guard:
    """An audit hook of Python that refuses writing elsewhere than allowed, and foreign hosts."""

    WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    CHANGES = {  # events, and which of their arguments are paths that they change
        "os.chmod": (0,),
        "os.chown": (0,),
        "os.link": (0, 1),
        "os.mkdir": (0,),
        "os.remove": (0,),
        "os.rename": (0, 1),
        "os.rmdir": (0,),
        "os.symlink": (1,),
        "os.truncate": (0,),
        "os.utime": (0,),
        "shutil.rmtree": (0,),
    }
    ADDRESSES = {"socket.connect", "socket.sendto", "socket.sendmsg"}  # their second argument
    LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname"}  # their first is the host
    LOCAL = re.compile(r"|localhost|127\.[\d.]+|::1|0\.0\.0\.0|::")

    def __init__(self, allowed: tuple[str, ...], refuse: Refuse) -> None:
        self.allowed = allowed
        self.refuse = refuse

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if (flags or 0) & self.WRITING and self._is_outside(path):
                self.refuse("writes", os.fsdecode(path), OUTSIDE)
        elif event in self.CHANGES:
            for at in self.CHANGES[event]:
                if self._is_outside(arguments[at]):
                    self.refuse("changes", os.fsdecode(arguments[at]), OUTSIDE)
        elif event in self.ADDRESSES or event in self.LOOKUPS:
            host = self._host(event, arguments)
            if not self.LOCAL.fullmatch(host) and host != socket.gethostname():
                self.refuse("reaches for", host, NETWORK)

    def _is_outside(self, path: Any) -> bool:
        if not isinstance(path, str | bytes):
            return False  # an open file
        path = os.path.realpath(os.fsdecode(path))
        return not any(path == each or path.startswith(each + os.sep) for each in self.allowed)

    def _host(self, event: str, arguments: tuple[Any, ...]) -> str:
        """The host of an event; empty where it reaches for none."""
        if event in self.LOOKUPS:
            host = arguments[0]
        else:
            address = arguments[1]
            host = address[0] if isinstance(address, tuple) else ""  # a path is a Unix socket's
        if isinstance(host, bytes):
            host = host.decode()
        return host if isinstance(host, str) else ""


def _confine_by_kernel(paths: tuple[str, ...]) -> None:
    """Landlock, for native code and other programs; the numbers are from linux/landlock.h."""
    create_ruleset, add_rule, restrict_self, no_new_privileges = 444, 445, 446, 38
    version = landlock_version()
    if version < 1:
        return
    write_file = 1 << 1
    make_and_remove = sum(1 << bit for bit in range(4, 13))
    refer = 1 << 13 if version >= 2 else 0
    truncate = 1 << 14 if version >= 3 else 0
    scopes = 0b11 if version >= 6 else 0  # of abstract sockets and signals
    of_file = write_file | truncate
    of_directory = of_file | refer | make_and_remove

    ruleset = struct.pack("QQQ", of_directory, 0, scopes)
    rules = _system_call(create_ruleset, ruleset, len(ruleset), 0)
    for path in map(Path, paths):
        if path.exists():
            opened = os.open(path, os.O_PATH)
            allowed = of_directory if path.is_dir() else of_file
            _system_call(add_rule, rules, 1, struct.pack("=Qi", allowed, opened), 0)
            os.close(opened)
    _libc.prctl(no_new_privileges, 1, 0, 0, 0)
    if _system_call(restrict_self, rules, 0):
        raise OSError(ctypes.get_errno(), "Landlock refused its own rules")
    os.close(rules)


def landlock_version() -> int:
    """From 1 on; -1 or 0 where the kernel has none."""
    create_ruleset, ask_version = 444, 1
    return _system_call(create_ruleset, None, 0, ask_version) if LINUX else 0


def _system_call(*arguments: Any) -> int:
    numbers = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    return int(_libc.syscall(*numbers))


def state() -> dict[str, object]:
    """What a section may change only if it changes it back."""
    import torch

    get_default_device = getattr(torch, "get_default_device", str)  # since 2.3
    environment = {f"os.environ[{name!r}]": value for name, value in os.environ.items()}
    return {
        "torch.get_default_dtype()": torch.get_default_dtype(),
        "torch.get_default_device()": get_default_device(),
        "torch.is_grad_enabled()": torch.is_grad_enabled(),
        "torch.is_inference_mode_enabled()": torch.is_inference_mode_enabled(),
        "torch.is_anomaly_enabled()": torch.is_anomaly_enabled(),
        "torch.are_deterministic_algorithms_enabled()": (
            torch.are_deterministic_algorithms_enabled()
        ),
        "torch.get_num_threads()": torch.get_num_threads(),
        "os.getcwd()": str(Path.cwd()),
        "sys.path": list(sys.path),
        **environment,
    }


Names = dict[Any, dict[str, object]]  # of modules and classes, with what they mean


def names() -> Names:
    """What a section may replace only if it puts it back: functions, layers and their methods."""
    import torch

    modules = (
        torch, torch.nn, torch.nn.functional, torch.optim, torch.autograd, torch.utils.data,
        torch.linalg, torch.distributed, warnings, builtins,
    )
    layers = [each for each in vars(torch.nn).values() if type(each) is type]
    found = {owner: dict(vars(owner)) for owner in (*modules, *layers)}
    found[torch.Tensor] = {**vars(torch.Tensor.__base__), **vars(torch.Tensor)}
    return found


def replaced(before: Names) -> list[str]:
    """The public names and the operators that mean something else now, or nothing.

    New ones don't count: PyTorch imports some of its modules when they are used.
    """
    after = names()
    return [
        f"{owner.__name__}.{name}"
        for owner, meanings in before.items()
        for name, meaning in meanings.items()
        if (now := after.get(owner, meanings).get(name, before)) is not meaning
        and (not name.startswith("_") or name.endswith("__"))
        and getattr(now, "__module__", "") != BY_TORCH.get(f"{owner.__name__}.{name}")
    ]


# ------------------------------------------------------------------------------ in the worker


def adopt_orphans() -> None:
    """Make this process the parent of the processes whose own parent ends before them."""
    set_child_subreaper = 36  # linux/prctl.h
    if LINUX:
        _libc.prctl(set_child_subreaper, 1, 0, 0, 0)


def end_orphans(grace: float) -> list[str]:
    """Wait for adopted processes and kill those that still run after `grace` seconds.

    Returns the commands of those that were killed.
    """
    found: dict[int, str] = {}
    end = time.monotonic() + grace
    with suppress(ChildProcessError):  # none is left
        while True:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if ended:
                continue
            if time.monotonic() >= end:
                for pid in _children():  # the kernel may leave some out, while others end
                    command = Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
                    found.setdefault(pid, command.replace("\0", " ").strip())
                    os.kill(pid, signal.SIGKILL)
            time.sleep(0.01)
    return list(found.values())


def _children() -> list[int]:
    return [
        int(pid)
        for task in Path("/proc/self/task").iterdir()
        for pid in (task / "children").read_text(encoding="ascii").split()
    ]
