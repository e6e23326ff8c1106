"""Who may have code run: the pages of this very server, opened with the address it has printed.

Other pages that the reader has open, and other users of the machine, can reach the port as well.
`Gate` is WSGI middleware around the application of mkdocs serve. Each request for a run must

- go to a loopback name (`Host`), or a name that leads there could be anybody's,
- come from a page of this server (`Origin`, and `Sec-Fetch-Site` where a browser sends it),
- be a POST of JSON, for which a browser asks first before it lets a foreign page send it,
- hold the token that stands in the address (`Authorization: Bearer`).

Pages are sent with the Content-Security-Policy that published ones have, and may not be framed.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

from pitfalls.live.runner import Busy, Runner
from pitfalls.live.worker import Event

PATH = "/live/run"
MOST = 100_000  # bytes of a request

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


class Refused(Exception):
    """A request that is not answered: its status, and in a word why."""

    def __init__(self, status: str, why: str) -> None:
        super().__init__(status, why)
        self.status, self.why = status, why


class Gate:
    """Answers requests for runs, and lets all others through."""

    def __init__(
        self, application: Callable, runner: Runner, host: str, port: int, token: str,
        policy: Callable[[str], str],
    ) -> None:
        """`host` and `port` are the server's; `policy` gives a page's Content-Security-Policy."""
        self.application = application
        self.runner = runner
        names = {"localhost", "127.0.0.1", "[::1]", host}
        self.hosts = {f"{name}:{port}" for name in names} | (names if port == 80 else set())
        self.token = token
        self.policy = policy

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return self.page(environ, start_response)
        try:
            self.check(environ)
            events = self.runner.run(read_request(environ))
        except Refused as refused:
            return answer(start_response, refused.status, {"refused": refused.why})
        except Busy:
            return answer(start_response, "429 Too Many Requests", {"refused": "busy"})
        start_response("200 OK", list(HEADERS))  # to which wsgiref adds
        return as_lines(events)

    def check(self, environ: Environ) -> None:
        """Raise Refused unless it comes from a page of this server that has the token."""
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused("405 Method Not Allowed", "method")
        host = environ.get("HTTP_HOST", "")
        if host not in self.hosts:
            raise Refused("403 Forbidden", "host")
        if environ.get("HTTP_ORIGIN") != f"http://{host}":
            raise Refused("403 Forbidden", "origin")
        if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
            raise Refused("403 Forbidden", "site")
        if environ.get("CONTENT_TYPE") != "application/json":
            raise Refused("415 Unsupported Media Type", "type")
        given = environ.get("HTTP_AUTHORIZATION", "").encode("latin-1")
        if not hmac.compare_digest(given, f"Bearer {self.token}".encode()):
            raise Refused("401 Unauthorized", "token")

    def page(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """What MkDocs answers, with the headers that a host would send."""
        begun: list[tuple] = []
        result = self.application(environ, lambda *arguments: begun.append(arguments))
        body = b"".join(result)
        if hasattr(result, "close"):
            result.close()
        status, headers, *rest = begun[0]
        policy = FRAMED_BY_NOBODY
        if dict(headers).get("Content-Type", "").startswith("text/html"):
            policy = f"{self.policy(body.decode())}; {policy}"
        start_response(status, [*headers, *SAFE, ("Content-Security-Policy", policy)], *rest)
        return [body]


FRAMED_BY_NOBODY = "frame-ancestors 'none'"
SAFE = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin")]
HEADERS = (("Content-Type", "application/x-ndjson"), ("Cache-Control", "no-store"), *SAFE)


def answer(start_response: StartResponse, status: str, content: Event) -> Iterable[bytes]:
    start_response(status, list(HEADERS))
    return [json.dumps(content).encode()]


def read_request(environ: Environ) -> Event:
    """The request of a run as `worker` describes it; raises Refused."""
    try:
        length = int(environ.get("CONTENT_LENGTH", ""))
    except ValueError:
        raise Refused("411 Length Required", "length") from None
    if not 0 <= length <= MOST:
        raise Refused("413 Content Too Large", "length")
    try:
        request = json.loads(environ["wsgi.input"].read(length))
        before, code = request["before"], request["code"]
    except (ValueError, RecursionError, TypeError, KeyError):
        raise Refused("400 Bad Request", "request") from None
    if not isinstance(before, list) or not all(isinstance(text, str) for text in [*before, code]):
        raise Refused("400 Bad Request", "request")
    return {"before": before, "code": code}


def as_lines(events: Iterator[Event]) -> Iterator[bytes]:
    """A line of JSON for each event, and an empty one to see whether somebody still listens."""
    with closing(events):
        for event in events:
            yield (json.dumps(event) if event else "").encode() + b"\n"
