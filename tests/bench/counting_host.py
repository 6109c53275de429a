"""A host that sends a built site as a good host does, and counts every byte it sends.

Brotli at its best, made once, when first asked for; connections that stay open; names that carry a
hash kept for ever, everything else asked for again with its ETag.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli  # type: ignore[import-untyped]

from support.http_server import serving

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".woff2": "font/woff2",
}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
HASHED = re.compile(r"^/assets/(?:[0-9a-f]{6,}|search)/")
FOREVER, ASK = "max-age=31536000, immutable", "no-cache"


@dataclass(frozen=True)
class Resource:
    """A file ready to send."""

    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Sent:
    """An answer that went out: what was asked for, the status, headers and body in bytes."""

    path: str
    status: int
    bytes: int


@dataclass
class Host:
    """A served site: where it is (ends with a slash), and everything it has sent so far."""

    address: str
    sent: list[Sent] = field(default_factory=list)


@contextmanager
def counting(folder: Path) -> Iterator[Host]:
    """Serve a built site from this machine."""
    files = dict(_files(folder))
    host = Host("")

    @cache
    def resource(path: str) -> Resource | None:
        file = files.get(path)
        return (
            _resource(f"/{file.relative_to(folder).as_posix()}", file.read_bytes())
            if file
            else None
        )

    class Handler(_Handler):
        found, sent = staticmethod(resource), host.sent

    with serving(Handler) as host.address:
        yield host


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a site by their addresses."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            path = f"/{file.relative_to(folder).as_posix()}"
            yield path.removesuffix("index.html"), file


def _resource(path: str, content: bytes) -> Resource:
    suffix = Path(path).suffix
    headers = {
        "Content-Type": TYPES.get(suffix, "application/octet-stream"),
        "Cache-Control": FOREVER if HASHED.match(path) else ASK,
        "ETag": f'"{hashlib.sha256(content).hexdigest()[:16]}"',
    }
    if suffix in COMPRESSED:
        content = brotli.compress(content, quality=11)
        headers["Content-Encoding"] = "br"
        headers["Vary"] = "Accept-Encoding"
    return Resource(content, headers)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET from the prepared files; every client here reads brotli."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    found: Callable[[str], Resource | None]
    sent: list[Sent]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        found = self.found(path)
        if found and found.headers["ETag"] == self.headers["If-None-Match"]:
            kept = {name: found.headers[name] for name in ("Cache-Control", "ETag")}
            self._answer(HTTPStatus.NOT_MODIFIED, Resource(b"", kept))
        elif found:
            self._answer(HTTPStatus.OK, found)
        elif self.found(f"{path}/"):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, Resource(b"", {"Location": f"{path}/"}))
        else:
            self._answer(HTTPStatus.NOT_FOUND, self.found("/404.html") or Resource(b"", {}))

    def _answer(self, status: HTTPStatus, resource: Resource) -> None:
        headers = {"Date": self.date_time_string(), "Server": "host", **resource.headers}
        if status != HTTPStatus.NOT_MODIFIED:
            headers["Content-Length"] = str(len(resource.body))
        lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        answer = "\r\n".join([*lines, "", ""]).encode("ascii") + resource.body
        self.sent.append(Sent(self.path, status.value, len(answer)))
        self.wfile.write(answer)

    def log_message(self, *args: object) -> None:
        """Say nothing."""
