"""Starts the worker with the first run, hands runs to it, and brings back what they tell."""

import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pitfalls
from pitfalls.live.worker import Event
from pitfalls.proof import forks

AT_ONCE = 2  # runs; others wait
WAITING = 20  # more than these are refused
BEAT = 0.3  # seconds after which a listener hears that the run goes on


class Busy(Exception):
    """Too many runs are waiting."""


class Runner:
    """Runs code in the worker; the worker is started anew where it has ended."""

    def __init__(self, python: str = sys.executable) -> None:
        self.python = python
        # where another interpreter finds this package, and nothing beside it
        self.packages = tempfile.TemporaryDirectory()
        Path(self.packages.name, "pitfalls").symlink_to(Path(pitfalls.__file__).parent)
        self.lock = threading.Lock()  # of what follows
        self.process: subprocess.Popen | None = None
        self.channel: socket.socket | None = None  # to the worker
        self.errors: IO[bytes] | None = None  # what the worker writes to its error stream
        self.waiting = threading.BoundedSemaphore(WAITING + AT_ONCE)
        self.places = threading.BoundedSemaphore(AT_ONCE)

    def run(self, request: Event) -> Iterator[Event]:
        """The events of a run as `worker` describes them, and an empty one for each beat.

        Closing the iterator ends the run. Raises Busy.
        """
        if not self.waiting.acquire(blocking=False):
            raise Busy
        events = self._run(request)
        next(events)  # one that has not begun would not give its place back
        return events

    def _run(self, request: Event) -> Iterator[Event]:
        try:
            yield {}
            while not self.places.acquire(timeout=BEAT):
                yield {}
            try:
                yield from self._events(request)
            finally:
                self.places.release()
        finally:
            self.waiting.release()

    def _events(self, request: Event) -> Iterator[Event]:
        last: Event = {}
        with suppress(ConnectionError), self._ask() as run:  # an error where the worker has ended
            run.sendall(json.dumps(request).encode() + b"\n")
            for line in lines(run):
                last = event_of(line)
                yield last
        if "ended" not in last:
            yield {"ended": "broken", "reason": self._reason()}

    def _ask(self) -> socket.socket:
        with self.lock:
            if not self.process or self.process.poll() is not None:
                self._start()
            return forks.ask(self.channel)

    def _start(self) -> None:
        paths = filter(None, [self.packages.name, os.environ.get("PYTHONPATH")])
        settings = {
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONUTF8": "1",
            "OMP_NUM_THREADS": "1",  # as when the pages were proven
        }
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 - open as long as the worker
        self.process, self.channel = forks.start(
            self.python, "pitfalls.live.worker",
            stdout=subprocess.DEVNULL, stderr=self.errors,
            env=os.environ | settings,
            start_new_session=True,  # Ctrl+C is for the server
        )

    def _reason(self) -> str:
        """The last line that the worker wrote before it ended; empty where it has not."""
        try:
            self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return ""
        self.errors.seek(0)
        text = self.errors.read().decode("utf-8", "replace").strip()
        return text.splitlines()[-1] if text else ""

    def stop(self) -> None:
        """End the worker, and all runs with it."""
        with self.lock:
            if self.process:
                self.channel.close()
                self.process.kill()
                self.process.wait()
                self.process = None


def event_of(line: bytes) -> Event:
    """What a line tells; nothing where the code of the run has written into it."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return event if isinstance(event, dict) else {}


def lines(source: socket.socket) -> Iterator[bytes]:
    """The lines that come, up to the end of the socket, and an empty one for each beat."""
    text = b""
    while True:
        ready, _, _ = select.select([source], [], [], BEAT)
        if not ready:
            yield b""
            continue
        more = source.recv(1 << 16)
        if not more:
            return
        *whole, text = (text + more).split(b"\n")
        yield from whole
