"""The process that has imported torch. Every run is a fork of it.

`runner` starts it: python -m pitfalls.live.worker DESCRIPTOR. For each run it gets one end of a
socket, which brings a request and takes events, a line of JSON each:

    {"before": ["import torch"], "code": "print(torch.ones(1))"}

    {"torch": "2.13.0"}                                       the run begins
    {"line": 1, "prints": [["output", ["tensor([1.])"]]]}     after each statement of `code`
    {"figure": "<svg ...>"}                                   what matplotlib has drawn
    {"refused": "outside", "act": "writes", "target": "/etc/x", "line": 2}     by the guard
    {"exited": "1", "line": 2}                                sys.exit
    {"stderr": "..."}                                         the end of the error stream
    {"ended": ""}                                             last; see `supervise`

Code of `before`, the cells above in a notebook, runs first, and what it prints is not sent.
"""

import ast
import importlib
import json
import os
import resource
import select
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from pitfalls import printed
from pitfalls.live import confinement
from pitfalls.proof import forks, isolation, run

BEAT = 0.2  # seconds between two looks at what a run uses
SHOWN = 100_000  # characters of what one statement prints
PASSED = 1 << 20  # bytes of events of one run

STYLE = str(Path(isolation.__file__).with_name("matplotlibrc"))  # that of the labs

Event = dict[str, Any]
NAMES = {isolation.OUTSIDE: "outside", isolation.NETWORK: "network"}  # of what was refused


def serve(channel: socket.socket) -> None:
    """Run what is asked for, until the channel closes."""
    alone = confinement.leave_session()  # first, while there is only one thread
    isolation.cut_off()

    importlib.import_module("pitfalls.proof.warm")  # imports torch
    forks.serve(channel, partial(supervise, alone=alone))


# ------------------------------------------------------------------ in the supervisor of a run


def supervise(asked: socket.socket, alone: bool) -> None:
    """Run what is asked for, and end all of it.

    The last event says why it ended: nothing where it ran to its end or raised; `exit` with the
    code where its process ended early; the name of a limit; `stopped` where nobody listens.
    """
    request = json.loads(asked.makefile("rb").readline())
    asked.settimeout(confinement.SECONDS)  # for a listener that is there and doesn't listen
    isolation.adopt_orphans()
    if alone:
        confinement.own_processes()
    user = confinement.unused_user()
    with own_directory(user) as directory:
        events, theirs = os.pipe()
        pid = os.fork()
        if pid == 0:
            asked.close()
            os.close(events)
            Run(directory, theirs).start(request, user, alone)
        os.close(theirs)
        seconds = confinement.CELLS if request["before"] else confinement.SECONDS
        limits = confinement.Limits(Path(directory), seconds)
        try:
            ended = pass_on(events, asked, pid, limits)
        finally:
            end_all(pid)
        errors = error_stream(directory)
    with suppress(OSError):
        asked.sendall(b"\n")  # after half a line
        send(asked, errors)
        send(asked, ended)


@contextmanager
def own_directory(user: int | None) -> Iterator[str]:
    """A directory for a run, which is removed with all that it holds."""
    directory = tempfile.mkdtemp()
    if user:
        os.chown(directory, user, user)
    try:
        yield directory
    finally:
        with suppress(OSError):
            remove(Path(directory))


def remove(directory: Path) -> None:
    """Remove the directory of a run that has ended, however deep it is, and whoever may read it."""
    directory.chmod(0o700)
    while found := list(directory.iterdir()):
        for path in found:
            if not is_folder(path):
                path.unlink()
                continue
            path.chmod(0o700)
            for below in path.iterdir():
                if is_folder(below):
                    below.chmod(0o700)  # else it cannot be moved
                below.rename(tempfile.mktemp(dir=directory))  # up, so that no path is ever long
            path.rmdir()
    directory.rmdir()


def is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def pass_on(
    events: int, asked: socket.socket, pid: int, limits: confinement.Limits
) -> Event:
    """Pass the events of a run on, until it has ended or must end; returns the last event."""
    process = os.pidfd_open(pid)
    sources = [events, asked, process]
    passed = 0
    while True:
        ready, _, _ = select.select(sources, [], [], BEAT)
        if asked in ready:
            return {"ended": "stopped"}  # nothing else comes from there than the end
        if events in ready:
            text = os.read(events, 1 << 16)
            if not text:
                sources.remove(events)
            passed += len(text)
            if passed > PASSED:
                return {"ended": "output"}
            asked.sendall(text)
        elif process in ready:
            result = os.waitid(os.P_PIDFD, process, os.WEXITED | os.WNOWAIT)
            signalled = 0 if result.si_code == os.CLD_EXITED else confinement.SIGNALLED
            code = signalled + result.si_status
            return {"ended": "exit" if code else "", "code": code}
        if broken := limits.broken():
            return {"ended": broken}


def end_all(pid: int) -> None:
    """End the process and all that came from it."""
    os.kill(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    isolation.end_orphans(0)


def error_stream(directory: str) -> Event:
    """The end of what the code has written to its error stream."""
    plain = os.O_NOFOLLOW | os.O_NONBLOCK  # it may be a pipe by now, or a link to what has no end
    with suppress(OSError), os.fdopen(os.open(Path(directory, "stderr"), plain), "rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - SHOWN))
        return {"stderr": file.read(SHOWN).decode("utf-8", "replace")}
    return {"stderr": ""}


def send(target: socket.socket, event: Event) -> None:
    target.sendall(json.dumps(event).encode() + b"\n")


# ------------------------------------------------------------------------ in the run's process


class Run:
    """One run, in a process of its own. It writes lines, so that nobody ever waits for the rest."""

    def __init__(self, directory: str, events: int) -> None:
        self.directory = directory
        self.pid = 0  # of the process that tells; see `confine`
        self.events = os.fdopen(events, "w", encoding="utf-8")
        self.script = Path("code.py")

    def tell(self, **event: Any) -> None:
        if os.getpid() != self.pid:
            os._exit(0)  # a fork that the code has made, and that went on to here
        self.events.write(json.dumps(event) + "\n")
        self.events.flush()

    def start(self, request: Event, user: int | None, alone: bool) -> NoReturn:
        """Run what is requested, and end this process whatever happens."""
        try:
            self.confine(user, alone)
            self.answer(request)
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)

    def confine(self, user: int | None, alone: bool) -> None:
        if alone:
            confinement.fork_from_first()
            confinement.own_files(self.directory)
        self.pid = os.getpid()
        run.enter(self.directory)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if user:
            confinement.become(user)
            resource.setrlimit(resource.RLIMIT_NPROC, (confinement.PROCESSES,) * 2)
        else:
            confinement.drop_rights()
        confinement.end_with_parent()
        if not alone:
            confinement.refuse_sockets()
            confinement.refuse_changes()
        os.environ |= {"MPLBACKEND": "svg", "MATPLOTLIBRC": STYLE, "MPLCONFIGDIR": self.directory}
        os.environ.pop("DISPLAY", None)  # figures are drawn into files
        devices = isolation.DEVICES if alone else confinement.LASTING_NOTHING
        isolation.confine(self.directory, self.refuse, devices)

    def answer(self, request: Event) -> None:
        import torch

        self.tell(torch=torch.__version__)
        module = ModuleType("__main__")
        sys.modules["__main__"] = module
        if all(self.execute(text, module, shown=False) for text in request["before"]):
            self.execute(request["code"], module, shown=True)
            self.tell_figures()

    def execute(self, text: str, module: ModuleType, shown: bool) -> bool:
        """Run a text and tell what each statement prints; returns whether it came to its end."""
        script = self.script.absolute()
        module.__file__ = str(script)
        try:
            tree = ast.parse(text, script.name)
            compile(tree, script.name, "exec")  # finds what the parser doesn't, such as return
            script.write_text(text, encoding="utf-8")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            self.tell_printed(run.describe(error), getattr(error, "lineno", None) or 1, error)
            return False
        for statement in run.statements(tree.body, script, module):
            error = statement.error
            if isinstance(error, SystemExit):
                self.tell(exited=str(error.code or ""), line=statement.first_line)
                return False
            line = run.line_of(error, script) if error else 0
            if shown or error:
                self.tell_printed(statement.output, line or statement.last_line, error)
            if error:
                return False
        if not shown:
            self.drawn()
        return True

    def tell_figures(self) -> None:
        for figure in self.drawn():
            self.tell(figure=figure)

    def drawn(self) -> list[str]:
        """The open figures of matplotlib as SVG, which are closed then, as in a notebook."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if not pyplot:
            return []
        found = []
        for number in pyplot.get_fignums():
            pyplot.figure(number).savefig("drawn.svg", bbox_inches="tight")
            found.append(Path("drawn.svg").read_text(encoding="utf-8"))
        pyplot.close("all")
        return found

    def tell_printed(self, text: str, line: int, error: Exception | None) -> None:
        """Tell what a statement has printed, as a page would show it."""
        if not text:
            return
        lines = [
            printed.as_printed(printed.as_written(each)) for each in text[:SHOWN].splitlines()
        ]
        blocks = printed.blocks(lines, raises=bool(error))
        event: Event = {"line": line, "prints": [[each.kind, each.lines] for each in blocks]}
        if error:
            event |= {"raised": True, "limit": limit_of(text, error)}
        if len(text) > SHOWN:
            event["cut"] = len(text) - SHOWN
        self.tell(**event)

    def refuse(self, act: str, target: str, advice: isolation.Advice) -> None:
        line = run.line_within(self.directory, sys._getframe()) or 0
        self.tell(refused=NAMES[advice], act=act, target=target, line=line)
        os._exit(0)


def limit_of(text: str, error: Exception) -> str:
    """What of the confinement an error comes from; empty where from none of it."""
    if isinstance(error, EOFError):
        return "input"
    advice = isolation.refusal(text)
    return NAMES.get(advice, "memory") if advice else ""


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
