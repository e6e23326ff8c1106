"""Live code in the site: whether code can be run here, and what a page needs for it.

Under mkdocs serve, each block carries its code and what the page says that it prints; the script
theme/assets/live.js does the rest with `pitfalls.live`, which a published site doesn't have.
"""

import importlib.util
import ipaddress
import json
import os
import secrets
import socket
import sys
from collections.abc import Iterator

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from pitfalls import printed
from pitfalls.entry import Part
from pitfalls.site.delivery import Inline


class Live:
    """Lets the pages of a server have their code run."""

    def __init__(self, python: str) -> None:
        """`python` is the interpreter that runs the code, empty for this one."""
        from pitfalls.live.runner import Runner

        self.runner = Runner(python or sys.executable)

    def guard(self, server: LiveReloadServer, host: str, port: int, inline: Inline) -> None:
        """Put the gate before the server's application, and the token into its address."""
        from pitfalls.live.gate import Gate

        token = secrets.token_urlsafe(16)
        gate = Gate(server.get_app(), self.runner, host, port, token, inline.policy)
        server.set_app(gate)
        server.url += f"#run={token}"  # printed, and opened by mkdocs serve --open

    def close(self) -> None:
        self.runner.stop()


def obstacle(host: str, python: str) -> str:
    """Why no code can be run here: address, system or torch; empty where it can."""
    if not is_loopback(host):
        return "address"
    if sys.platform != "linux":
        return "system"
    from pitfalls.live import confinement  # which only Unix can import

    if not confinement.is_possible():
        return "system"
    return "" if python or importlib.util.find_spec("torch") else "torch"


def check_free(host: str, port: int) -> None:
    """Raise an error where another program serves this address, before the site is built."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise PluginError(
            f"{host}:{port} cannot be used: {os.strerror(error.errno)}.\n"
            f"To fix it, choose another port: mkdocs serve --dev-addr {host}:{port + 1}"
        ) from None


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def cells_as_attributes(notebook: str) -> Iterator[str]:
    """The code cells of a notebook, given as JSON, for live.js."""
    for cell in json.loads(notebook)["cells"]:
        if cell["cell_type"] == "code":
            texts = ["".join(output.get("text", "")) for output in cell["outputs"]]
            blocks = printed.blocks("".join(texts).splitlines())
            code = Part("code", tuple("".join(cell["source"]).splitlines()))
            parts = [code, *(Part(block.kind, block.lines) for block in blocks)]
            yield as_attribute(parts, cell=True)


def as_attribute(parts: list[Part], cell: bool = False) -> str:
    """A block for live.js: its code, and what it prints by kind.

    A cell needs the ones above it.
    """
    code = [part.text for part in parts if part.kind == "code"]
    prints = [[part.kind, part.lines] for part in parts if part.kind != "code"]
    found = {"code": "\n".join(code), "prints": prints, "cell": cell}
    return json.dumps(found, ensure_ascii=False)
