"""Readers who load a page and its script again and again while versions are switched."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_PAGE = re.compile(r'<p>(v\d+)</p><script src="([^"]+)"></script>')


def page_of(version: str, script: str) -> bytes:
    """A page that says of which version it is, and loads its script."""
    return f'<p>{version}</p><script src="{script}"></script>'.encode()


@dataclass
class Visits:
    """What readers saw: how many pages, of which versions, and what was wrong."""

    pages: int = 0
    versions: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)


@contextmanager
def reading(address: str, readers: int = 4) -> Iterator[Visits]:
    """Let readers load the page at an address while the work inside runs."""
    seen, is_over = Visits(), threading.Event()
    threads = [
        threading.Thread(target=_read, args=(address, seen, is_over)) for _ in range(readers)
    ]
    for one in threads:
        one.start()
    try:
        yield seen
    finally:
        is_over.set()
        for one in threads:
            one.join()


def _read(address: str, seen: Visits, is_over: threading.Event) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    while not is_over.is_set():
        try:
            page = _get(connection, "/")
            found = _PAGE.fullmatch(page)
            script = _get(connection, f"/{found[2]}") if found else ""
        except (OSError, http.client.HTTPException) as error:
            seen.failed.append(repr(error))
            connection.close()
            continue
        seen.pages += 1
        if found is None or script != f"// {found[1]}":
            seen.mixed.append(f"{page} {script}")
        else:
            seen.versions.add(found[1])
    connection.close()


def _get(connection: http.client.HTTPConnection, path: str) -> str:
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != http.client.OK:
        raise http.client.HTTPException(f"{path}: {answer.status}")
    return body
