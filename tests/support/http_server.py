"""A web server on this machine, which answers as a test says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Files(SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


_POLL = 0.02
"""Seconds after which a server notices that it is to stop."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """Say nothing: a browser may hang up."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer requests by `handler`; gives the server's address, which ends with a slash."""
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(_POLL,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def serving_files(folder: Path) -> AbstractContextManager[str]:
    """Serve the files of a folder."""
    return serving(partial(Files, directory=str(folder)))


def free_port() -> int:
    """A port of this machine that nobody listens on by now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
