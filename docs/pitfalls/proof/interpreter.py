"""An interpreter that has imported torch, in an environment of its own; each call is a fork of it.

`Interpreter` starts it: python -m pitfalls.proof.interpreter DESCRIPTOR [HOSTNAME]. For each call
it gets one end of a socket, which brings a function and its arguments and takes the result.
"""

import importlib
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import Any

from pitfalls.proof import isolation


class Interpreter:
    """Calls functions in forks of a process that has imported torch; it starts with the first."""

    def __init__(self, settings: Mapping[str, str], hostname: str = "") -> None:
        """`settings` are added to its environment variables."""
        self.settings = settings
        self.hostname = hostname
        self.lock = threading.Lock()
        self.channel: socket.socket | None = None

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns in a fork of its own; raises what it raises."""
        ours, theirs = Pipe()
        with ours:
            with theirs:
                self._send(theirs.fileno())
            ours.send((function, arguments))
            try:
                result, error = ours.recv()
            except EOFError:
                raise RuntimeError(f"{function.__name__} ended without a result") from None
        if error:
            raise error
        return result

    def _send(self, descriptor: int) -> None:
        with self.lock:
            if not self.channel:
                self._start()
            socket.send_fds(self.channel, [b"."], [descriptor])

    def _start(self) -> None:
        self.channel, theirs = socket.socketpair()
        with theirs:
            module = [sys.executable, "-m", "pitfalls.proof.interpreter"]
            subprocess.Popen(  # ends when the channel does
                [*module, str(theirs.fileno()), self.hostname],
                pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
                env=os.environ | self.settings,
            )


# --------------------------------------------------------------------------- in the interpreter


def serve(channel: socket.socket, hostname: str) -> None:
    """Fork for each socket that the channel brings, until it closes."""
    isolation.cut_off()  # first, while there is only one thread
    if hostname:
        with suppress(OSError):  # where the kernel doesn't let it
            isolation.name_host(hostname)
    importlib.import_module("pitfalls.proof.warm")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while True:
        message, descriptors, *_ = socket.recv_fds(channel, 1, 1)
        if not message:
            return
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                answer(Connection(descriptors[0]))
            finally:
                os._exit(0)  # never back into this loop
        os.close(descriptors[0])


def answer(asked: Connection) -> None:
    """Call what is asked for, and send its result or its error."""
    isolation.adopt_orphans()
    try:
        function, arguments = asked.recv()
        found = (function(*arguments), None)
    except Exception as error:
        found = (None, error)
    try:
        asked.send(found)
    except (pickle.PicklingError, TypeError, AttributeError):
        asked.send((None, RuntimeError(f"a result that cannot be sent: {found!r:.200}")))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
