"""Who may have code run, and with which headers pages are sent. No code runs here."""

import json
import re
from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.livereload import LiveReloadServer

from pitfalls.live.gate import Gate
from pitfalls.live.runner import Busy
from pitfalls.site import delivery

TOKEN = "the-token"
REQUEST = {"before": [], "code": "print(1)"}


class FakeRunner:
    """Notes what it is asked to run; tells one event for each."""

    def __init__(self):
        self.asked = []
        self.busy = False

    def run(self, request):
        if self.busy:
            raise Busy
        self.asked.append(request)
        return self.events()

    def events(self):
        yield {"torch": "2.13.0"}
        yield {}


class Site:
    """mkdocs serve with a gate before it, and the answer to each request."""

    def __init__(self, folder):
        self.folder, self.runner = folder, FakeRunner()
        (folder / "page").mkdir()
        html = "<html><head><script>x = 1</script></head><body><script>y</script></body></html>"
        inline = delivery.Inline()
        inline.known.add("x = 1")
        for name in ("index.html", "page/index.html"):
            (folder / name).write_text(html, encoding="utf-8")
        (folder / "script.js").write_text("x = 1", encoding="utf-8")
        server = LiveReloadServer(print, "127.0.0.1", 8000, str(folder))
        server.watch(str(folder))  # else it injects no script
        with server:
            self.gate = Gate(
                server.get_app(), self.runner, "127.0.0.1", 8000, TOKEN, inline.policy
            )

    def ask(self, path="/live/run", body=None, **changed):
        """Send the request of a page, of which some headers are changed; None leaves one out."""
        body = json.dumps(REQUEST).encode() if body is None else body
        environ = {
            "PATH_INFO": path,
            "REQUEST_METHOD": "POST",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_AUTHORIZATION": f"Bearer {TOKEN}",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        } | changed
        environ = {name: value for name, value in environ.items() if value is not None}
        setup_testing_defaults(environ)
        begun = []
        text = b"".join(self.gate(environ, lambda *arguments: begun.append(arguments)))
        status, headers = begun[0]
        answer = Answer(status, dict(headers), text.decode())
        headers.append(("Content-Length", "20"))  # as wsgiref does
        return answer

    def get(self, path):
        return self.ask(path, REQUEST_METHOD="GET")


class Answer:
    def __init__(self, status, headers, text):
        self.status, self.headers, self.text = status, headers, text


@pytest.fixture
def served(tmp_path):
    return Site(tmp_path)


@pytest.fixture
def refused(served):
    """Send a request that is refused, and return its status and the reason."""

    def refused(**changed):
        answer = served.ask(**changed)
        assert served.runner.asked == []
        assert not [name for name in answer.headers if name.startswith("Access-Control")]
        return answer.status, json.loads(answer.text)["refused"]

    return refused


# --------------------------------------------------------------------------------- a page's own


def test_a_page_of_this_server(served):
    answer = served.ask()
    assert answer.status == "200 OK"
    assert answer.text == '{"torch": "2.13.0"}\n\n'
    assert served.runner.asked == [{"before": [], "code": "print(1)"}]


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_each_loopback_name(served, name):
    host = f"{name}:8000"
    assert served.ask(HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}").status == "200 OK"


def test_a_browser_that_does_not_tell_the_site(served):
    assert served.ask(HTTP_SEC_FETCH_SITE=None).status == "200 OK"


def test_the_length_of_an_answer_is_not_that_of_the_one_before(served):
    served.ask(HTTP_AUTHORIZATION=None)
    assert "Content-Length" not in served.ask().headers


def test_a_run_is_not_kept(served):
    answer = served.ask()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_request_cannot_raise_a_limit(served):
    served.ask(body=json.dumps(REQUEST | {"seconds": 1e9, "alone": True}).encode())
    assert served.runner.asked == [{"before": [], "code": "print(1)"}]


# ------------------------------------------------------------------------------- other pages


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "evil.example",
        "127.0.0.1.evil.example:8000",
        "127.0.0.1:9000",
        "127.0.0.1",
        "",
        None,
    ],
)
def test_foreign_host(refused, host):
    """A name that anybody can let lead to 127.0.0.1."""
    why = refused(HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}")
    # without one, the tests' WSGI defaults give 127.0.0.1
    assert why == ("403 Forbidden", "host")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://evil.example:8000",
        "http://127.0.0.1:9000",  # another server of the reader
        "https://127.0.0.1:8000",
        "http://localhost:8000",  # the same server, by another name than Host says
        "http://127.0.0.1:8000.evil.example",
        "null",  # a file, or a frame with a sandbox
        "",
        None,
    ],
)
def test_foreign_origin(refused, origin):
    """Also with the right token."""
    assert refused(HTTP_ORIGIN=origin) == ("403 Forbidden", "origin")


@pytest.mark.parametrize("where", ["cross-site", "same-site", "none"])
def test_foreign_site(refused, where):
    assert refused(HTTP_SEC_FETCH_SITE=where) == ("403 Forbidden", "site")


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; application/json",
        "application/json; charset=utf-8",
        "",
        None,
    ],
)
def test_what_a_form_can_send(refused, kind):
    """Browsers send the first three without asking. Our pages send one type, and no other."""
    assert refused(CONTENT_TYPE=kind) == ("415 Unsupported Media Type", "type")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "post"])
def test_other_methods(refused, method):
    """Among them the question of a browser whether a foreign page may post JSON."""
    assert refused(REQUEST_METHOD=method) == ("405 Method Not Allowed", "method")


# ------------------------------------------------------------------- other users of the machine


@pytest.mark.parametrize(
    "given",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer the-toke",
        "Bearer the-token ",
        "bearer the-token",
        "Bearer other",
        "Basic the-token",
        "Bearer \xe9",
    ],
)
def test_wrong_token(refused, given):
    assert refused(HTTP_AUTHORIZATION=given) == ("401 Unauthorized", "token")


def test_token_in_the_address(refused):
    why = refused(HTTP_AUTHORIZATION=None, QUERY_STRING="run=the-token")
    assert why == ("401 Unauthorized", "token")


# ------------------------------------------------------------------------------ what is sent


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b'"code"',
        b"[" * 90_000,
        b'{"code": "1"}',
        b'{"before": []}',
        b'{"before": [], "code": 1}',
        b'{"before": [], "code": null}',
        b'{"before": [1], "code": ""}',
        b'{"before": "print(1)", "code": ""}',
        b'{"before": {"a": 1}, "code": ""}',
        b'{"before": 1, "code": ""}',
        b'{"before": null, "code": ""}',
    ],
)
def test_other_content(refused, body):
    assert refused(body=body) == ("400 Bad Request", "request")


def test_content_that_is_too_long(refused):
    body = json.dumps(REQUEST | {"code": "#" * 100_000}).encode()
    assert refused(body=body) == ("413 Content Too Large", "length")


@pytest.mark.parametrize("length", ["1000000000000", "-1"])
def test_content_that_is_said_to_be_too_long(refused, length):
    assert refused(CONTENT_LENGTH=length) == ("413 Content Too Large", "length")


@pytest.mark.parametrize("length", [None, "", "many"])
def test_content_without_length(refused, length):
    assert refused(CONTENT_LENGTH=length) == ("411 Length Required", "length")


def test_content_is_not_read_before_the_token(served):
    content = BytesIO(b"{}")
    served.ask(HTTP_AUTHORIZATION=None, **{"wsgi.input": content})
    assert content.tell() == 0


def test_too_many_requests(served):
    served.runner.busy = True
    answer = served.ask()
    assert answer.status == "429 Too Many Requests"
    assert answer.text == '{"refused": "busy"}'


def test_the_run_ends_when_the_browser_is_gone(served):
    ended = []

    def events():
        try:
            while True:
                yield {}
        finally:
            ended.append(True)

    begun = events()  # held here, or Python itself would end it with the answer
    served.runner.events = lambda: begun
    environ = {
        "PATH_INFO": "/live/run",
        "REQUEST_METHOD": "POST",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_ORIGIN": "http://127.0.0.1:8000",
        "HTTP_AUTHORIZATION": f"Bearer {TOKEN}",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": "29",
        "wsgi.input": BytesIO(b'{"before": [], "code": "1+1"}'),
    }
    answer = served.gate(environ, lambda *_: None)
    assert next(iter(answer)) == b"\n"
    answer.close()  # as the server does when it cannot send any more
    assert ended == [True]


# ---------------------------------------------------------------------------------- the pages


def test_policy_of_a_page(served):
    """The theme's script may run, and the one that reloads the page, and no other; no frame."""
    answer = served.get("/")
    theme, foreign, reloading = re.findall("<script>(.*?)</script>", answer.text, re.DOTALL)
    assert (theme, foreign) == ("x = 1", "y")
    assert "livereload(" in reloading
    policy = delivery.policy([theme, reloading], [])
    expected = f"{policy}; frame-ancestors 'none'"
    assert answer.headers["Content-Security-Policy"] == expected


def test_a_script_that_only_begins_like_the_reloading_one(served):
    page = "<script>\nvar livereload = function(epoch, requestId) {}\nevil()</script>"
    (served.folder / "index.html").write_text(page, encoding="utf-8")
    answer = served.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert policy.count("'sha256-") == 1


def test_policy_of_other_files(served):
    answer = served.get("/script.js")
    assert answer.headers["Content-Type"] == "application/javascript"
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert answer.text == "x = 1"


def test_a_missing_page(served):
    answer = served.get("/missing/")
    assert answer.status == "404 Not Found"
    assert answer.headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")


def test_an_address_that_leads_on(served):
    answer = served.get("/page")
    assert (answer.status, answer.headers["Location"]) == ("302 Found", "/page/")


def test_pages_are_open_to_no_other_origin(served):
    for path in ("/", "/script.js", "/missing/"):
        headers = served.ask(path, REQUEST_METHOD="OPTIONS", HTTP_ORIGIN="null").headers
        assert not [name for name in headers if name.startswith("Access-Control")]


def test_the_token_is_on_no_page(served):
    answer = served.get("/")
    assert TOKEN not in answer.text + str(answer.headers)
