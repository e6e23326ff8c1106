"""An interpreter that has imported torch, in an environment of its own; each call is a fork of it.

`Interpreter` starts it: python -m pitfalls.proof.interpreter DESCRIPTOR [HOSTNAME].
"""

import faulthandler
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
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pitfalls.problem import Problem
from pitfalls.proof import forks, isolation

LIMIT = 600  # seconds for a call: more than an entry takes whose sections all near their own limit


class Interpreter:
    """Calls functions in forks of a process that has imported torch; it starts with the first."""

    def __init__(
        self, settings: Mapping[str, str], hostname: str = "", limit: int = LIMIT
    ) -> None:
        """`settings` are added to its environment variables; a call has `limit` seconds."""
        self.settings = settings
        self.hostname = hostname
        self.limit = limit
        self.lock = threading.Lock()  # of what follows
        self.process: subprocess.Popen | None = None
        self.channel: socket.socket | None = None

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What the function returns in a fork of its own; raises what it raises.

        A fork that gives no answer gets a second try, since PyTorch now and then waits for ever
        where a program with DDP over gloo ends. Raise Problem where there is none again, as in an
        interpreter without PyTorch.
        """
        for _ in range(2):
            with suppress(EOFError, ConnectionError):
                with Connection(self._ask().detach()) as fork:
                    fork.send((self.limit, function, arguments))
                    result, error = fork.recv()
                break
        else:
            raise Problem(
                Path(sys.executable), 1, f"{function.__name__} has no result, for the reason above",
                "an interpreter that has PyTorch and NumPy",
                'pip install -e ".[test]"',
            )
        if error:
            raise error
        return result

    def _ask(self) -> socket.socket:
        with self.lock:
            if not self.channel:
                self.process, self.channel = forks.start(
                    sys.executable, "pitfalls.proof.interpreter", self.hostname,
                    env=os.environ | self.settings,
                )
            return forks.ask(self.channel)


# --------------------------------------------------------------------------- in the interpreter


def serve(channel: socket.socket, hostname: str) -> None:
    """Answer calls until the channel closes."""
    gives_networks = isolation.cut_off()  # first, while there is only one thread
    if hostname:
        with suppress(OSError):  # where the kernel doesn't let it
            isolation.name_host(hostname)
    importlib.import_module("pitfalls.proof.warm")
    forks.serve(channel, partial(answer, gives_networks))


def answer(gives_networks: bool, asked: socket.socket) -> None:
    """Call what is asked for, and send its result or its error.

    In a network of its own, where two calls at a time may want the same port.
    """
    caller = Connection(asked.detach())
    try:
        limit, function, arguments = caller.recv()
        faulthandler.register(signal.SIGALRM, chain=True)  # says where it was, and ends the process
        signal.alarm(limit)
        if gives_networks:
            isolation.leave_network()
        isolation.adopt_orphans()
        found = (function(*arguments), None)
    except Exception as error:
        found = (None, error)
    try:
        caller.send(found)
    except (pickle.PicklingError, TypeError, AttributeError):
        caller.send((None, RuntimeError(f"a result that cannot be sent: {found!r:.200}")))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2])
