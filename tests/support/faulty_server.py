"""A web server on this machine that serves a release, and does what no sound one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from portal.release.answer_headers import AnswerHeaders
from portal.release.media_types import media_type
from support.http_server import serving

PAGE = "2025/index.html"
HEADERS = {"X-Content-Type-Options": "nosniff", "Strict-Transport-Security": "max-age=63072000"}
POLICY = "default-src 'self';form-action 'self'"
SERVED = AnswerHeaders(HEADERS, {".html": POLICY})

Headers = Callable[[str], Mapping[str, str]]
"""The headers of the answer with the file at a path."""


@dataclass(frozen=True)
class Faults:
    """What a server does wrong.

    Whoever is `fooled`, by a part of what the browser says, gets other pages; who is `refused`, no
    page. It is `failing` where an address begins so.
    """

    fooled: str = ""
    refused: str = ""
    failing: str = ""


class _Handler(BaseHTTPRequestHandler):
    """A web server that knows types, gives precompressed copies and sends these headers."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        *args: object,
        folder: Path,
        headers: Headers,
        types: Mapping[str, str],
        faults: Faults,
    ) -> None:
        self.folder, self.sent, self.types, self.faults = folder, headers, types, faults
        super().__init__(*args)  # type: ignore[arg-type]

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        path += "index.html" if path.endswith("/") or not path else ""
        file = self.folder / path
        accepted = self.headers["Accept-Encoding"]
        suffix = {"gzip": "gz", "zstd": "zst"}.get(accepted, accepted)
        copy = file.with_name(f"{file.name}.{suffix}")
        compressed = copy.is_file()
        is_there = file.is_file()
        missing = self.folder / "404.html"
        shown = copy if compressed else file if is_there else missing
        data = shown.read_bytes() if shown.is_file() else b"404"
        asking = f"{self.headers['User-Agent']} {self.headers['Referer']}"
        if self.faults.fooled and self.faults.fooled in asking and path == PAGE:
            data, compressed = b"<p>Casino", False
        is_refused = bool(self.faults.refused) and self.faults.refused in asking
        is_failing = bool(self.faults.failing) and path.startswith(self.faults.failing)
        status = 403 if is_refused else 503 if is_failing else 200 if is_there else 404
        self.send_response(status)
        self.send_header("Content-Type", self.types.get(path, media_type(path)))
        self.send_header("Content-Length", str(len(data)))
        if compressed:
            self.send_header("Content-Encoding", accepted)
        for header in self.sent(path).items():
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def web(
    folder: Path,
    headers: Headers = SERVED.of,
    types: Mapping[str, str] | None = None,
    **faults: str,
) -> Iterator[str]:
    handler = partial(
        _Handler, folder=folder, headers=headers, types=types or {}, faults=Faults(**faults)
    )
    with serving(handler) as address:
        yield address
