"""Keeps a snippet within its own directory, its limits and its time, and off the network.

The guard, a hook in Python, gives every platform a message with the line. It sees what Python code opens for writing,
moves or removes outside the run's directory, and the hosts it looks up or connects to; a process made by fork keeps
it. Native code (torch.save) and other programs do not pass it. On Linux the kernel stops those:

- Landlock: files are made, written, moved and removed in the run's directory only, besides /dev/null, the devices of
  a GPU, and /dev/shm, where DataLoader workers keep semaphores and tensors. Since Linux 6.2 also truncated; since
  6.12 signals reach only the run's own processes.
- A network that holds nothing but a loopback of its own, where DDP over gloo works. It takes root or a kernel that
  lets users make namespaces; Ubuntu does after sysctl kernel.apparmor_restrict_unprivileged_userns=0. Elsewhere the
  guard is all there is against the network.
- Limits of memory and of the size of a file, each of one process, and of the number of processes (not for root).
- What a section started, detached or not, becomes a child of the worker when its parent ends, and ends with the run.

Not stopped: reading; changing modes and times of files, from native code; Unix sockets; and, where the kernel gives
nothing, code that sets out to get past the guard.
"""

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
from contextlib import suppress
from glob import glob
from pathlib import Path

MEMORY = 2 << 30  # bytes that one process may allocate
FILE = 1 << 30  # bytes of one file
PROCESSES = 1000  # more than there are at the start
GRACE = 1.0  # seconds for processes that are about to end when the section has ended

LINUX = sys.platform == "linux"
libc = ctypes.CDLL(None, use_errno=True)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
PATHS = {  # audit events, and which of their arguments are paths that they change
    "os.chmod": (0,), "os.chown": (0,), "os.link": (0, 1), "os.mkdir": (0,), "os.remove": (0,), "os.rename": (0, 1),
    "os.rmdir": (0,), "os.symlink": (1,), "os.truncate": (0,), "os.utime": (0,), "shutil.rmtree": (0,),
}
HOSTS = {  # audit events, and which of their arguments is a host, or an address that begins with one
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0,
}
LOCAL = re.compile(r"|localhost|127\.[\d.]+|::1|0\.0\.0\.0|::")
DEVICES = ("/dev/null", "/dev/shm", *glob("/dev/nvidia*"))

OUTSIDE = ("files in the directory that the section starts in, and processes of its own", "use a relative path")
NETWORK = ("a section that needs no network", "let the section make the data it needs")
SMALLER = "make the example smaller; an entry about this very message lists it in the head"
REFUSALS = {  # what an error says that the kernel's part caused
    r"Permission denied|Operation not permitted|Read-only file system": OUTSIDE,
    r"Network is unreachable|[Nn]ame resolution|Name or service not known": NETWORK,
    r"MemoryError|annot allocate memory|bad_alloc": (f"at most {MEMORY >> 30} GB in one process", SMALLER),
    r"File too large": (f"at most {FILE >> 30} GB in one file", SMALLER),
}


def cut_off() -> None:
    """Leave this process, and all that come from it, limits and no network but a loopback; it must have one thread."""
    tasks = int(Path("/proc/loadavg").read_text().split()[3].split("/")[1]) if LINUX else 0
    limit(resource.RLIMIT_DATA, MEMORY)
    limit(resource.RLIMIT_FSIZE, FILE)
    limit(resource.RLIMIT_NPROC, tasks + PROCESSES)
    if LINUX and succeeds(leave_network):
        leave_network()


def limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def succeeds(attempt) -> bool:
    """Whether it raises nothing, in a process of its own: half of it done is worse than nothing."""
    if not (pid := os.fork()):
        with suppress(OSError):
            attempt()
            os._exit(0)
        os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def leave_network() -> None:
    new_user, new_network, set_flags, up = 0x10000000, 0x40000000, 0x8914, 1
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(new_network):  # without privileges it takes a namespace of users, too
        if libc.unshare(new_user | new_network):
            raise OSError
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, set_flags, struct.pack("16sh22x", b"lo", up))


# --------------------------------------------------------------------------------------------- in each run's process


def confine(directory: str, refuse) -> None:
    """Let this process and its own write below the directory only; the guard calls refuse(found, expected, mend)."""
    os.environ |= {"TMPDIR": directory, "TORCHINDUCTOR_CACHE_DIR": directory}
    tempfile.tempdir = None
    multiprocessing.current_process()._config.pop("tempdir", None)  # the same, cached by multiprocessing
    sys.dont_write_bytecode = True
    allowed = (os.path.realpath(directory), *DEVICES)

    def outside(path) -> bool:
        if not isinstance(path, (str, bytes)):
            return False  # an open file
        path = os.path.realpath(os.fsdecode(path))
        return not any(path == each or path.startswith(each + os.sep) for each in allowed)

    def guard(event: str, arguments: tuple) -> None:
        if event == "open" and (arguments[2] or 0) & WRITING and outside(arguments[0]):
            refuse(f"the section writes {os.fsdecode(arguments[0])}", *OUTSIDE)
        elif event in PATHS:
            for path in (arguments[at] for at in PATHS[event]):
                if outside(path):
                    refuse(f"the section changes {os.fsdecode(path)}", *OUTSIDE)
        elif event in HOSTS:
            host = arguments[HOSTS[event]]
            host = host[0] if isinstance(host, tuple) else host if HOSTS[event] == 0 else ""
            host = host.decode() if isinstance(host, bytes) else host
            if isinstance(host, str) and not LOCAL.fullmatch(host) and host != socket.gethostname():
                refuse(f"the section reaches for {host}", *NETWORK)

    sys.addaudithook(guard)
    confine_kernel(directory)


def confine_kernel(directory: str) -> None:
    """The kernel's part of it, for native code and other programs; linux/landlock.h."""
    create_ruleset, add_rule, restrict_self, no_new_privileges = 444, 445, 446, 38
    if (version := landlock_version()) < 1:
        return
    write_file, truncate, refer = 1 << 1, version >= 3 and 1 << 14, version >= 2 and 1 << 13
    writes = write_file | truncate | refer | sum(1 << bit for bit in range(4, 13))  # the sum: making, removing files
    rules = struct.pack("QQQ", writes, 0, 3 if version >= 6 else 0)
    rules = system_call(create_ruleset, rules, len(rules), 0)
    for path in (directory, *DEVICES):
        if os.path.exists(path):
            at = os.open(path, os.O_PATH)
            allowed = writes if os.path.isdir(path) else write_file | truncate
            system_call(add_rule, rules, 1, struct.pack("=Qi", allowed, at), 0)
            os.close(at)
    libc.prctl(no_new_privileges, 1, 0, 0, 0)
    if system_call(restrict_self, rules, 0):
        raise OSError(ctypes.get_errno(), "Landlock refused its own rules")
    os.close(rules)


def landlock_version() -> int:
    """From 1 on; -1 or 0 where the kernel has none."""
    return system_call(444, None, 0, 1) if LINUX else 0


def system_call(*arguments) -> int:
    return libc.syscall(*(ctypes.c_long(each) if isinstance(each, int) else each for each in arguments))


def refusal(text: str) -> tuple[str, str] | None:
    """What was expected and what mends it, where a text tells that the kernel refused a section something."""
    return next((advice for told, advice in REFUSALS.items() if re.search(told, text)), None)


def state() -> dict[str, object]:
    """What a section may change only if it changes it back."""
    import torch

    return {
        "torch.get_default_dtype()": torch.get_default_dtype(),
        "torch.get_default_device()": getattr(torch, "get_default_device", str)(),  # since 2.3
        "torch.is_grad_enabled()": torch.is_grad_enabled(),
        "torch.is_inference_mode_enabled()": torch.is_inference_mode_enabled(),
        "torch.is_anomaly_enabled()": torch.is_anomaly_enabled(),
        "torch.are_deterministic_algorithms_enabled()": torch.are_deterministic_algorithms_enabled(),
        "torch.get_num_threads()": torch.get_num_threads(),
        "os.getcwd()": os.getcwd(),
        "sys.path": list(sys.path),
        **{f"os.environ[{name!r}]": value for name, value in os.environ.items()},
    }


# ----------------------------------------------------------------------------------------------------- in the worker


def adopt_orphans() -> None:
    """Become the parent of the processes whose own parent ends before them."""
    set_child_subreaper = 36
    if LINUX:
        libc.prctl(set_child_subreaper, 1, 0, 0, 0)


def end_orphans(grace: float) -> list[str]:
    """Wait for adopted processes, kill those that still run after `grace` seconds, and return their commands."""
    found, end = {}, time.monotonic() + grace
    with suppress(ChildProcessError):  # none is left
        while True:
            if os.waitpid(-1, os.WNOHANG)[0]:
                continue
            if time.monotonic() < end:
                time.sleep(0.01)
                continue
            for pid in children():
                found.setdefault(pid, Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip())
                os.kill(pid, signal.SIGKILL)
            os.waitpid(-1, 0)
    return list(found.values())


def children() -> list[int]:
    return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
