"""A store on this machine that writes down what it is asked, and says too much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

from support.http_server import serving

VERSION = "v1"

SAID: Mapping[str, str] = {
    "Server": "AmazonS3",
    "Set-Cookie": "who=reader",
    "Cache-Control": "private, max-age=9",
    "Content-Security-Policy": "block-all-mixed-content",
    "Content-Disposition": "attachment",
    "Strict-Transport-Security": "max-age=1",
    "X-Content-Type-Options": "sniff",
    "X-XSS-Protection": "1",
    "Vary": "Origin",
    "Expires": "Thu, 01 Jan 2032 00:00:00 GMT",
    "Access-Control-Allow-Origin": "*",
    "X-Accel-Redirect": "/.version",
    "x-amz-id-2": "id",
    "x-amz-request-id": "id",
    "x-amz-version-id": "id",
    "x-amz-server-side-encryption": "AES256",
    "x-amz-meta-version": VERSION,
}
"""Headers of each answer, of which readers should get none."""


@dataclass(frozen=True)
class Asked:
    """A request: its first line, its headers, and the port that the connection comes from."""

    line: str
    headers: Mapping[str, str]
    connection: int

    @property
    def target(self) -> str:
        """What is asked for."""
        return self.line.split(" ")[1]


@dataclass
class Store:
    """What is in the store, by the address as it is asked for; and what it was asked.

    `status` is what is answered to each request for a file, if it is not 0.
    """

    objects: dict[str, bytes] = field(default_factory=dict)
    status: int = 0
    asked: list[Asked] = field(default_factory=list)
    address: str = ""

    @property
    def files(self) -> list[str]:
        """The addresses asked for below the version, without those before it."""
        start = f"/kho/web/versions/{VERSION}"
        return [one.target.removeprefix(start) for one in self.asked if start in one.target]


@contextmanager
def recording_store() -> Iterator[Store]:
    """Run a store, which has nothing but a version."""
    store = Store({"/kho/web/current": f"versions/{VERSION}".encode()})

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            port = self.connection.getpeername()[1]
            store.asked.append(Asked(self.requestline, dict(self.headers), port))
            data = store.objects.get(self.path)
            status = 404 if data is None else 200
            if store.status and "/versions/" in self.path:
                status, data = store.status, None
            data = b"<Error><HostId>store</HostId></Error>" if data is None else data
            self.send_response_only(status)
            for name, value in SAID.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_PUT(self) -> None:
            self.do_GET()

        def do_DELETE(self) -> None:
            self.do_GET()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        store.address = address
        yield store
