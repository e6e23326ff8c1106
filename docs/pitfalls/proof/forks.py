"""A process that does slow work once, such as importing torch, and is forked for each task.

`start` starts one; a module that it starts calls `serve`. `ask` has it forked: the fork gets the
other end of the socket that `ask` returns.
"""

import os
import signal
import socket
import subprocess
from collections.abc import Callable
from typing import Any


def start(
    python: str, module: str, *arguments: str, **options: Any
) -> tuple[subprocess.Popen, socket.socket]:
    """The process, and the channel to it; it ends when the channel is closed.

    The first argument of the module is the descriptor of its end of the channel. `options` are
    those of subprocess.Popen.
    """
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [python, "-m", module, str(theirs.fileno()), *arguments],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, **options,
        )
    return process, ours


def ask(channel: socket.socket) -> socket.socket:
    """Have the process forked; raises ConnectionError where it has ended."""
    ours, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(channel, [b"."], [theirs.fileno()])
    return ours


def serve(channel: socket.socket, work: Callable[[socket.socket], None]) -> None:
    """Fork for each socket that the channel brings, until it closes; the fork does the work."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the forks
    while True:
        message, descriptors, *_ = socket.recv_fds(channel, 1, 1)
        if not message:
            return
        asked = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            channel.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                work(asked)
            finally:
                os._exit(0)  # never back into this loop
        asked.close()
