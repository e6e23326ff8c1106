"""Workers that have imported torch, one for each kind of system and user that run code."""

import os
import select
import shutil
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import pytest

import pitfalls
from pitfalls.live.runner import Runner

AS_USER = """
os.setgroups([])
os.setresgid(12345, 12345, 12345)
os.setresuid(12345, 12345, 12345)
"""
WITHOUT_NAMESPACES = """
from pitfalls.live import confinement
confinement.refuse_calls({"x86_64": [272], "aarch64": [97]})  # unshare
"""
WITHOUT_RIGHTS = """
import ctypes
for right in (2, 19, 21):  # read all files, trace, administer
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
"""
KINDS = {
    "as it is": "",
    "as a user": AS_USER,
    "without namespaces": WITHOUT_NAMESPACES + (AS_USER if os.geteuid() == 0 else ""),
    "as root of a container": WITHOUT_NAMESPACES + WITHOUT_RIGHTS,
}
FOR_ROOT = {"as a user", "as root of a container"}
# Lower limits, which are sooner reached. A program that becomes another user has to start anew.
WORKER = """\
import socket, sys
from pitfalls.live import confinement, worker
confinement.MEMORY, confinement.DISK = 1 << 30, 100 << 20
worker.serve(socket.socket(fileno=int(sys.argv[1])))
"""
LAUNCHER = """\
#!{python}
import os, sys
{steps}
os.environ |= {{"TMPDIR": {folder!r}, "PYTHONPATH": {packages!r}}}
os.execv({python!r}, [{python!r}, "-c", {worker!r}, sys.argv[-1]])
"""


class Told:
    """What a run has told."""

    def __init__(self, events):
        self.events = events

    @property
    def prints(self):
        """The lines that it has printed, errors included."""
        kinds = [kind for event in self.events for kind in event.get("prints", [])]
        return [line for _, lines in kinds for line in lines]

    def of(self, name):
        """The first event that has this name; empty where none has."""
        return next((event for event in self.events if name in event), {})

    @property
    def end(self):
        return self.events[-1]

    @property
    def errors(self):
        """Its error stream."""
        return self.of("stderr")["stderr"]


class Place:
    """A runner, the folder in which its runs have their directories, and a file of somebody."""

    def __init__(self, steps):
        self.base = Path(tempfile.mkdtemp())
        self.base.chmod(0o755)  # the user that code runs as may not be the owner
        self.folder = self.base / "runs"
        self.folder.mkdir()
        self.folder.chmod(0o1777)
        self.precious = self.base / "precious"
        self.precious.write_text("as before", encoding="utf-8")
        packages = self.base / "packages"
        packages.mkdir()
        (packages / "pitfalls").symlink_to(Path(pitfalls.__file__).parent)
        launcher = self.base / "python"
        text = LAUNCHER.format(
            python=sys.executable, steps=steps, folder=str(self.folder), packages=str(packages),
            worker=WORKER,
        )
        launcher.write_text(text, encoding="utf-8")
        launcher.chmod(0o755)
        if os.geteuid() == 0 and AS_USER in steps:
            os.chown(self.precious, 12345, 12345)
        os.utime(self.precious, (0, 0))
        self.runner = Runner(str(launcher))
        # root's code stays able to read what root could, see `confinement.become`
        self.keeps_reading = os.geteuid() == 0 and not steps

    @cached_property
    def works(self):
        return "torch" in self.run("").events[0]

    def run(self, code, before=()):
        request = {"before": list(before), "code": code}
        return Told([event for event in self.runner.run(request) if event])

    def begin(self, code):
        """Begin a run; returns its events, after those of the first statement."""
        events = self.runner.run({"before": [], "code": code})
        for event in events:
            if "prints" in event:
                return events
        raise AssertionError("it prints nothing")

    @property
    def supervisors(self):
        """The processes that watch over the runs that go on."""
        task = Path(f"/proc/{self.runner.process.pid}/task/{self.runner.process.pid}")
        return [int(pid) for pid in (task / "children").read_text("ascii").split()]

    def is_as_before(self):
        status = self.precious.stat()
        told = (status.st_mtime, stat.S_IMODE(status.st_mode), status.st_nlink)
        return told == (0, 0o644, 1) and self.precious.read_text("utf-8") == "as before"

    def wait_for_end(self, pid):
        """Wait until a process has ended, which need not be a child."""
        try:
            process = os.pidfd_open(pid)
        except ProcessLookupError:
            return
        assert select.select([process], [], [], 60)[0], "it does not end"
        os.close(process)

    def left(self):
        """What is left of the runs that have ended: processes, and directories."""
        for supervisor in self.supervisors:
            self.wait_for_end(supervisor)
        worker = self.runner.process.pid
        processes = [pid for pid in self.processes() if pid != worker]
        return processes + list(self.folder.glob("tmp*"))  # and not torch's own

    def processes(self):
        """The worker, and all that come from it, whoever is their parent by now."""
        for path in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):  # it has ended meanwhile
                if os.fsencode(self.folder) in path.read_bytes():
                    yield int(path.parent.name)

    def close(self):
        self.runner.stop()
        shutil.rmtree(self.base)


@pytest.fixture(scope="session")
def places():
    """The places by kind, each with a worker that starts with its first run."""
    found = {}
    yield found
    for place in found.values():
        place.close()


@pytest.fixture
def place_of(places):
    """Give the place of a kind, which may be used by several tests."""

    def place_of(kind):
        if kind in FOR_ROOT and os.geteuid():
            pytest.skip("only root can become another user")
        if kind not in places:
            places[kind] = Place(KINDS[kind])
        if not places[kind].works:
            pytest.skip("that user cannot read this project or its environment")
        return places[kind]

    return place_of


@pytest.fixture
def place(place_of):
    """Where mkdocs serve would run code for whoever runs the tests."""
    return place_of("as it is")


@pytest.fixture(params=["as it is", "as a user", "without namespaces"])
def any_place(place_of, request):
    return place_of(request.param)


@pytest.fixture(params=["as it is", "without namespaces"])
def with_or_without(place_of, request):
    """A place with namespaces, where the kernel gives them, and one without."""
    return place_of(request.param)


@pytest.fixture
def run(place):
    return place.run
