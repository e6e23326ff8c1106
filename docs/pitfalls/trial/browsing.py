"""What tests in a browser need: Chromium, how to start it, and a host for the site."""

import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=30_000)  # ms; the proofs of the entries run beside
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine: apt-get install chromium")


class Host(SimpleHTTPRequestHandler):
    """A plain file server that has the site where its address says, below /pitfalls/."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/pitfalls"))

    def log_message(self, *_):
        pass


@contextmanager
def host(site):
    """The address of the site on a plain file server, which is gone at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/pitfalls"
    server.shutdown()
    server.server_close()
