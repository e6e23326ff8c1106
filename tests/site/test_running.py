"""When the code on the pages can be run, and what a reader is told where it can't."""

import sys
from socket import create_server

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from pitfalls.entry import Part
from pitfalls.site import delivery, running
from pitfalls.trial.building import ROOT


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.5"])
def test_addresses_that_no_other_machine_reaches(host):
    assert running.is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_at_other_addresses_nothing_runs(host):
    assert running.obstacle(host, python="") == "address"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_cannot_confine_a_run(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    assert running.obstacle("127.0.0.1", python="") == "system"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs code")
def test_a_kernel_without_landlock_cannot_either(monkeypatch):
    from pitfalls.proof import isolation

    monkeypatch.setattr(isolation, "landlock_version", lambda: -1)
    assert running.obstacle("127.0.0.1", python="") == "system"


def test_without_torch_nothing_runs_unless_another_python_is_named(monkeypatch):
    monkeypatch.setattr(running.importlib.util, "find_spec", lambda name: None)
    assert running.obstacle("127.0.0.1", python="") == "torch"
    assert running.obstacle("127.0.0.1", python="/opt/ml/bin/python") == ""


def test_the_address_of_the_server_holds_a_token_of_its_own():
    urls = []
    for _ in range(2):
        server = LiveReloadServer(lambda: None, "127.0.0.1", 8000, str(ROOT))
        running.Live(python="").guard(server, "127.0.0.1", 8000, delivery.Inline())
        server.server_close()
        urls.append(server.url)
    start = "http://127.0.0.1:8000/#run="
    assert all(url.startswith(start) and len(url) == len(start) + 22 for url in urls)
    assert urls[0] != urls[1]


def test_a_port_that_is_taken_is_told_with_one_that_may_be_free():
    with create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PluginError) as caught:
            running.check_free("127.0.0.1", port)
    found, fix = str(caught.value).splitlines()
    assert found == f"127.0.0.1:{port} cannot be used: Address already in use."
    assert fix.endswith(f"mkdocs serve --dev-addr 127.0.0.1:{port + 1}")


def test_a_block_carries_its_code_and_what_it_prints():
    parts = [Part("code", ("x = 1", "print(x)")), Part("output", ("1",)), Part("code", ("y",))]
    assert running.as_attribute(parts) == (
        '{"code": "x = 1\\nprint(x)\\ny", "prints": [["output", ["1"]]], "cell": false}'
    )
