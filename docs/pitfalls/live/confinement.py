"""Keeps a reader's code within its directory, beyond what `proof.isolation` does for sections.

Sections are read before they are merged; what a reader pastes is not. So here nothing depends on
the guard in Python alone:

- Without a network of its own (see `isolation.leave_network`) a run gets no socket but the pairs
  that it makes itself. DDP and the workers of a DataLoader need one, and are refused then.
- With one, it also gets a /run without the sockets of the reader's session (a program behind one
  of them could act for it), and a /dev/shm that goes when it ends.
- As root, for whom the limit of processes does not hold, it becomes a user that nobody is.
- `Limits` counts what all processes of a run use together.

Not stopped: reading files. What it reads stays on the machine.
"""

import ctypes
import os
import pwd
import signal
import struct
import time
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

_libc = ctypes.CDLL(None, use_errno=True)

# linux/sched.h, mount.h, prctl.h, capability.h, seccomp.h
_NEW_MOUNTS = 0x20000
_PRIVATE_BELOW = 1 << 18 | 1 << 14
_PARENT_DEATH_SIGNAL, _DUMPABLE, _KEEP_CAPABILITIES = 1, 4, 8
_SECCOMP, _NO_NEW_PRIVILEGES, _AMBIENT = 22, 38, 47
_READ_ALL = 2  # CAP_DAC_READ_SEARCH


def is_possible() -> bool:
    """Whether this system can confine a run: fork, and Landlock in the kernel."""
    return LINUX and hasattr(os, "fork") and isolation.landlock_version() > 0


# ---------------------------------------------------------------- before there are threads


def leave_session() -> bool:
    """Move this process and all that come from it away from the sockets of the reader's session.

    Returns whether the kernel lets it. The process must have one thread.
    """
    if not isolation.succeeds(_leave_session):
        return False
    _leave_session()
    return True


def _leave_session() -> None:
    isolation.leave_network()
    _check(_libc.unshare(_NEW_MOUNTS))
    _check(_libc.mount(None, b"/", None, _PRIVATE_BELOW, None))
    _mount_empty("/run", "size=1m,mode=755")


def _mount_empty(path: str, options: str) -> None:
    if Path(path).exists():
        _check(_libc.mount(b"tmpfs", path.encode(), b"tmpfs", 0, options.encode()))


# --------------------------------------------------------------------- around a run's process


def own_memory_files() -> None:
    """Give this process and its children a /dev/shm that ends with them."""
    _check(_libc.unshare(_NEW_MOUNTS))
    _mount_empty("/dev/shm", f"size={DISK},mode=1777")


def unused_user() -> int | None:
    """A user that nobody is, different for each caller, to run as; None where one is not root."""
    if os.geteuid():
        return None
    known = {user.pw_uid for user in pwd.getpwall()}
    first, many = 61000, 4000  # most systems give these to nobody
    wanted = first + os.getpid() % many
    return next(uid for uid in range(wanted, wanted + many) if uid not in known)


def become(user: int) -> None:
    """Become this user, who may read what root may, and has no other right."""
    _check(_libc.prctl(_KEEP_CAPABILITIES, 1, 0, 0, 0))
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    _keep_capabilities(1 << _READ_ALL)
    # else the interpreters that it starts cannot import from root's own directories
    _check(_libc.prctl(_AMBIENT, 2, _READ_ALL, 0, 0))
    _check(_libc.prctl(_DUMPABLE, 1, 0, 0, 0))  # else its own /proc/self is closed to it


def drop_rights() -> None:
    """Give up what a namespace of users has brought, so that nothing in it can be undone."""
    _keep_capabilities(0)


def _keep_capabilities(kept: int) -> None:
    version_3, this_process = 0x20080522, 0
    header = struct.pack("Ii", version_3, this_process)
    _check(_libc.capset(header, struct.pack("6I", kept, kept, kept, 0, 0, 0)))


def end_with_parent() -> None:
    """Let the kernel end this process when the one that forked it ends."""
    _check(_libc.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))


def refuse_sockets() -> None:
    """Let this process and its children open no sockets; pairs of them work (socket.socketpair)."""
    machine = os.uname().machine
    architectures = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
    architecture, socket = architectures[machine]
    io_uring, other_abi = 425, 0x40000000
    load, equal, at_least, end = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
    allow, refuse = 0x7FFF0000, 0x00050000 | 13  # EACCES
    program = [
        (load, 0, 0, 4),
        (equal, 0, 5, architecture),
        (load, 0, 0, 0),
        (at_least, 3, 0, other_abi),
        (equal, 2, 0, socket),
        (equal, 1, 0, io_uring),
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

    root: int  # the process that all others come from
    directory: Path
    seconds: float = SECONDS
    started: float = field(default_factory=time.monotonic)

    def broken(self) -> str:
        """time, output, disk, processes or memory; empty while it keeps to all of them."""
        if time.monotonic() > self.started + self.seconds:
            return "time"
        if _size(self.directory / "stdout") > OUTPUT:
            return "output"
        if sum(_size(path) for path in _files(self.directory)) > DISK:
            return "disk"
        processes = descendants(self.root)
        if len(processes) > PROCESSES:
            return "processes"
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
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0  # it has ended


def _files(directory: Path) -> list[Path]:
    found = []
    for path, _, names in os.walk(directory):
        found += [Path(path, name) for name in names]
    return found


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.lstat().st_blocks * 512  # a hole takes none
    return 0
