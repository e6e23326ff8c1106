"""What it takes to open the site in a browser: Chromium, how to start it, and a host."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)  # its path, if there is one
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Host(SimpleHTTPRequestHandler):
    """A plain file server that has the site where its address says, below /pitfalls/."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/pitfalls"))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(
    site: Path, handler: type[SimpleHTTPRequestHandler]
) -> Iterator[ThreadingHTTPServer]:
    """A file server on a port of its own, which is gone at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def host(site: Path) -> Iterator[str]:
    """The address of the site on a plain file server."""
    with serving(site, Host) as server:
        yield f"http://127.0.0.1:{server.server_port}/pitfalls"
