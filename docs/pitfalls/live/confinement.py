"""Keeps a reader's code within its directory, beyond what `proof.isolation` does for sections.

Sections are read before they are merged; what a reader pastes is not. So here nothing depends on
the guard in Python alone:

- Where the kernel gives namespaces (see `isolation.leave_network`), a run has processes of its own:
  it can signal no others, and all of them end with the first. It finds none of the sockets of the
  reader's session (a program behind one of them could act for it, as tmux does), has a /dev/shm and
  memory of System V that go when it ends, and every other file is read-only, its mode and times
  included.
- Elsewhere, system calls are refused that could reach beyond it: sockets but the pairs that it
  makes itself, changes of modes and times, shared memory that stays, leaving its group of
  processes, and signals where Landlock does not limit them. DDP and the workers of a DataLoader do
  not work then.
- As root, for whom the limit of processes does not hold, it becomes a user that nobody is.
- `Limits` counts what all processes of a run use together.

Not stopped: reading files. What it reads stays on the machine. Nor a socket in a file outside /run
that the session opens while the code runs. Memory of the kernel is not counted: buffers of sockets,
files in memory that are neither open nor touched.
"""

import ctypes
import os
import pwd
import re
import signal
import stat
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pitfalls.proof import isolation
from pitfalls.proof.isolation import LINUX

SECONDS = 60.0
CELLS = 240.0  # seconds of a cell and those above it
MEMORY = 4 << 30  # bytes of all processes together
DISK = 1 << 30  # bytes of all files together
OUTPUT = 2 << 20  # bytes that the code prints
PROCESSES = 250  # at the same time
SIGNALLED = 128  # and the signal: the code of a process that a signal has ended, as shells say it

# where a run without a /dev/shm of its own may write beside its directory
LASTING_NOTHING = tuple(set(isolation.DEVICES) - {isolation.SHARED_MEMORY})

_libc = ctypes.CDLL(None, use_errno=True)

# linux/sched.h, mount.h, prctl.h, capability.h, seccomp.h
_NEW_MOUNTS, _NEW_IPC, _NEW_PROCESSES = 0x20000, 0x8000000, 0x20000000
_PRIVATE_BELOW = 1 << 18 | 1 << 14
_BIND = 1 << 12
_PARENT_DEATH_SIGNAL, _DUMPABLE, _KEEP_CAPABILITIES = 1, 4, 8
_SECCOMP, _NO_NEW_PRIVILEGES, _AMBIENT = 22, 38, 47
_READ_ALL = 2  # CAP_DAC_READ_SEARCH


def is_possible() -> bool:
    """Whether this system can confine a run: fork, and Landlock in the kernel."""
    return LINUX and hasattr(os, "fork") and isolation.landlock_version() > 0


# ---------------------------------------------------------------- before there are threads


def leave_session() -> bool:
    """Move this process and all that come from it away from the sockets of the reader's session.

    Returns whether the kernel lets it, and lets each run have the rest of what is its own. The
    process must have one thread.
    """
    if not isolation.succeeds(_own_all):
        return False
    _leave_session()
    return True


def _own_all() -> None:
    _leave_session()
    own_processes()
    own_files(tempfile.gettempdir())


def _leave_session() -> None:
    isolation.leave_network()
    _check(_libc.unshare(_NEW_MOUNTS))
    _check(_libc.mount(None, b"/", None, _PRIVATE_BELOW, None))
    _mount_empty("/run", "size=1m,mode=755")


def _mount_empty(path: str, options: str) -> None:
    if Path(path).exists():
        _check(_libc.mount(b"tmpfs", path.encode(), b"tmpfs", 0, options.encode()))


def _hide_sockets() -> None:
    """Put nothing instead of each socket that the session has outside /run."""
    of_the_session = Path("/proc/1/net/unix")  # this process has another network by now
    for line in of_the_session.read_text("utf-8", "surrogateescape").splitlines()[1:]:
        path = line.split(maxsplit=7)[7:]  # the last of its fields, where the socket has a name
        if path and _is_socket(path[0]):
            with suppress(FileNotFoundError):  # it is gone
                _check(_libc.mount(b"/dev/null", os.fsencode(path[0]), None, _BIND, None))


def _is_socket(path: str) -> bool:
    with suppress(PermissionError):  # what this process cannot find, the code cannot either
        return Path(path).is_socket()
    return False


def _set_read_only(path: str, wanted: bool) -> None:
    """Change the mount at a path; to read-only, those below it as well."""
    here, below, mount_setattr, read_only = -100, 0x8000, 442, 1
    changes = struct.pack("QQQQ", *((read_only, 0) if wanted else (0, read_only)), 0, 0)
    flags = below if wanted else 0
    size = ctypes.c_size_t(len(changes))
    _check(_libc.syscall(mount_setattr, here, path.encode(), flags, changes, size))


# --------------------------------------------------------------------- around a run's process


def own_processes() -> None:
    """Let the next process that is forked be the first of its own, which all end with it."""
    _check(_libc.unshare(_NEW_PROCESSES))


def fork_from_first() -> None:
    """Return in a fork of this process, the first of its own, and end with it.

    The fork is a process like any other; the first one gets no signals that it doesn't expect.
    """
    end_with_parent()
    child = os.fork()
    if child == 0:
        return
    ended = 0
    while ended != child:  # the first one also gets those whose parent has ended
        ended, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else SIGNALLED - code)


def own_files(directory: str) -> None:
    """Let this process and its children change files in the directory alone.

    They also get a /dev/shm and shared memory that end with them, and a /proc of their own.
    """
    _check(_libc.unshare(_NEW_MOUNTS | _NEW_IPC))
    here = os.fsencode(directory)
    _check(_libc.mount(here, here, None, _BIND, None))
    _hide_sockets()
    _set_read_only("/", True)
    _set_read_only(directory, False)
    _mount_empty("/dev/shm", f"size={DISK},mode=1777")
    _libc.mount(b"proc", b"/proc", b"proc", 0, None)  # not in a container that hides some of it


def unused_user() -> int | None:
    """A user that nobody is, different for each caller, to run as.

    None where one is not root, or root of a namespace that holds no other users.
    """
    if os.geteuid():
        return None
    uid_map = Path("/proc/self/uid_map").read_text(encoding="ascii")
    spans = [list(map(int, line.split())) for line in uid_map.splitlines()]
    known = {user.pw_uid for user in pwd.getpwall()}
    first, many = 61000, 4000  # most systems give these to nobody
    wanted = first + os.getpid() % many
    for uid in range(wanted, wanted + many):
        if uid not in known and any(0 <= uid - start < count for start, _, count in spans):
            return uid
    return None


def become(user: int) -> None:
    """Become this user, who may read what root may, and has no other right."""
    _check(_libc.prctl(_KEEP_CAPABILITIES, 1, 0, 0, 0))
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    if _has_capability(_READ_ALL):  # a container may have taken it from root
        _keep_capabilities(1 << _READ_ALL)
        # else the interpreters that it starts cannot import from root's own directories
        _check(_libc.prctl(_AMBIENT, 2, _READ_ALL, 0, 0))
    else:
        _keep_capabilities(0)
    _check(_libc.prctl(_DUMPABLE, 1, 0, 0, 0))  # else its own /proc/self is closed to it


def drop_rights() -> None:
    """Give up what a namespace of users has brought, so that nothing in it can be undone."""
    _keep_capabilities(0)


def _has_capability(number: int) -> bool:
    line = re.search(r"CapPrm:\s*(\w+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return bool(int(line[1], 16) >> number & 1)


def _keep_capabilities(kept: int) -> None:
    version_3, this_process = 0x20080522, 0
    header = struct.pack("Ii", version_3, this_process)
    _check(_libc.capset(header, struct.pack("6I", kept, kept, kept, 0, 0, 0)))


def end_with_parent() -> None:
    """Let the kernel end this process when the one that forked it ends."""
    _check(_libc.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))


def refuse_sockets() -> None:
    """Let this process and its children open no sockets; pairs of them work (socket.socketpair)."""
    refuse_calls({"x86_64": [41], "aarch64": [198]})


def refuse_changes() -> None:
    """Let this process and its children change no modes, owners, times and attributes of files.

    And make no shared memory that stays, no group of processes of their own, for the one that they
    are in is ended at once, and no signals where Landlock lets them reach others.
    """
    new = [452, 463, 466, 469]  # fchmodat2, setxattrat, removexattrat, file_setattr
    refuse_calls({
        # chmod and chown, utime, setxattr and removexattr; shmget, semget, msgget, mq_open;
        # setpgid, setsid
        "x86_64": [
            *(90, 91, 268), *(92, 93, 94, 260), *(132, 235, 261, 280),
            *(188, 189, 190, 197, 198, 199), *(29, 64, 68, 240), *(109, 112), *new,
        ],
        "aarch64": [
            *(52, 53, 54, 55), 88, *(5, 6, 7, 14, 15, 16), *(194, 190, 186, 180), *(154, 157), *new,
        ],
    })
    if isolation.landlock_version() < 6:
        refuse_signals()


def refuse_signals() -> None:
    """Let this process and its children send no signals."""
    # kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_send_signal
    refuse_calls({
        "x86_64": [62, 200, 234, 129, 297, 424], "aarch64": [129, 130, 131, 138, 240, 424]
    })


def refuse_calls(numbers: dict[str, list[int]]) -> None:
    """Refuse system calls by machine, and what could make them unseen: io_uring, another ABI."""
    machine = os.uname().machine
    refused = [425, *numbers[machine]]
    architecture = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}[machine]
    other_abi = 0x40000000
    load, equal, at_least, end = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
    allow, refuse = 0x7FFF0000, 0x00050000 | 13  # EACCES
    many = len(refused)
    program = [
        (load, 0, 0, 4),
        (equal, 0, many + 3, architecture),  # else to the last line
        (load, 0, 0, 0),
        (at_least, many + 1, 0, other_abi),
        *((equal, many - at, 0, number) for at, number in enumerate(refused)),
        (end, 0, 0, allow),
        (end, 0, 0, refuse),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in program))
    filter_ = struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    _check(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _check(_libc.prctl(_SECCOMP, 2, filter_, 0, 0))


def _check(failed: int) -> None:
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


# ------------------------------------------------------------------------ while a run goes on


@dataclass
class Limits:
    """What the processes of a run may use together; `broken` names the limit that they break."""

    directory: Path
    seconds: float = SECONDS
    started: float = field(default_factory=time.monotonic)

    def broken(self) -> str:
        """time, output, disk, processes or memory; empty while it keeps to all of them."""
        if time.monotonic() > self.started + self.seconds:
            return "time"
        if _size(self.directory / "stdout") > OUTPUT:
            return "output"
        processes = descendants(os.getpid())[1:]  # also those whose own parent has ended
        if len(processes) > PROCESSES:
            return "processes"
        if _disk(self.directory, processes) > DISK:
            return "disk"
        return "memory" if sum(map(_memory, processes)) > MEMORY else ""


def descendants(root: int) -> list[int]:
    """The ids of the processes that come from this one, itself included."""
    found = [root]
    for pid in found:  # which grows meanwhile
        with suppress(OSError):
            for task in Path(f"/proc/{pid}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def _memory(pid: int) -> int:
    """The bytes of memory of a process, its share of what it has in common with others."""
    with suppress(FileNotFoundError, ProcessLookupError):  # it has ended
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        except PermissionError:  # it hides that, and is told all of what it shares
            return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) << 12
        return sum(int(kilobytes) << 10 for kilobytes in re.findall(r"^Pss: +(\d+)", text, re.M))
    return 0


def _disk(directory: Path, processes: list[int]) -> float:
    """The bytes of all files: those in the directory, and open ones that have no name.

    Endless where the directory cannot be counted.
    """
    found: dict[tuple[int, int], int] = {}  # a file may have several names
    try:
        for status in _statuses(directory):
            found[status.st_dev, status.st_ino] = status.st_blocks * 512  # a hole takes none
    except OSError:  # they made it unreadable, or deeper than a path may be
        return float("inf")
    for pid in processes:
        with suppress(OSError):
            for opened in Path(f"/proc/{pid}/fd").iterdir():
                with suppress(OSError):
                    status = opened.stat()
                    if stat.S_ISREG(status.st_mode) and not status.st_nlink:
                        found[status.st_dev, status.st_ino] = status.st_blocks * 512
    return sum(found.values())


def _statuses(directory: Path) -> Iterator[os.stat_result]:
    """Of all files below a directory; no recursion, which ends before a tree has to."""
    folders = [os.fspath(directory)]
    for folder in folders:  # which grows meanwhile
        with suppress(FileNotFoundError), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    yield entry.stat(follow_symlinks=False)
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.lstat().st_blocks * 512
    return 0
