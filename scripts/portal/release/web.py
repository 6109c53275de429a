"""Read every file of a release from a web address, and see whether it is as it should be.

Each file is asked for plainly, and once for each precompressed copy, which a browser may be given
in its place. What no manifest lists can't be found so: a web server tells of no file by itself.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urlsplit

import urllib3
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.util.request import ACCEPT_ENCODING

from portal.model.problems import UserError
from portal.release.manifest import ENCODINGS, MANIFEST, FileEntry, Manifest

_WORKERS = 8
"""Files that are read at a time: each over a connection that stays open."""

_SECONDS = 30
"""So long a server may be silent."""

_PIECE = 1 << 20

_OF_ALL = ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy")
_OF_PAGES = ("Content-Security-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy")
_SECURE = ("Strict-Transport-Security",)

_SAME_TYPES: Mapping[str, str] = {
    "application/javascript": "text/javascript",
    "application/x-javascript": "text/javascript",
    "image/vnd.microsoft.icon": "image/x-icon",
    "text/markdown": "text/plain",
    "text/xml": "application/xml",
    "text/x-yaml": "text/plain",
    "text/yaml": "text/plain",
}
"""Types for which browsers do the same."""

_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its SHA-256, "" where it can't be decoded; None: there is none."""

    path: str
    sha256: str | None
    type: str = ""
    lacking: tuple[str, ...] = ()
    """Security headers that it does not have."""


class Web:
    """A portal at a web address, which ends with a slash."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"
        self._is_secure = urlsplit(address).scheme == "https"
        self._pool = urllib3.PoolManager(
            maxsize=_WORKERS,
            timeout=_SECONDS,
            retries=urllib3.Retry(
                4, redirect=False, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504)
            ),
            headers={"User-Agent": "portal"},
        )

    def manifest(self) -> bytes | None:
        """The manifest that is served, None where there is none. Raises UserError."""
        with self._asked(MANIFEST, "identity") as answer:
            return answer.read() if answer.status == HTTPStatus.OK else None

    def answers(self, manifest: Manifest) -> Iterator[Answer]:
        """What is served for each file and each copy of it. Raises UserError where none answers."""
        with ThreadPoolExecutor(_WORKERS) as pool:
            for found in pool.map(self._answers, manifest.files):
                yield from found

    def _answers(self, file: FileEntry) -> tuple[Answer, ...]:
        copies = (suffix for suffix in file.copies if ENCODINGS[suffix] in ACCEPT_ENCODING)
        return (
            self._answer(file, file.path, "identity"),
            *(self._answer(file, f"{file.path}.{one}", ENCODINGS[one]) for one in copies),
        )

    def _answer(self, file: FileEntry, path: str, encoding: str) -> Answer:
        digest = hashlib.sha256()
        try:
            with self._asked(file.address, encoding) as answer:
                for piece in answer.stream(_PIECE, decode_content=True):
                    digest.update(piece)
        except DecodeError:
            return Answer(path, "")
        if answer.status in _GONE:
            return Answer(path, None)
        found = digest.hexdigest() if answer.status == HTTPStatus.OK else ""
        type_ = answer.headers.get("Content-Type", "")
        return Answer(path, found, type_, tuple(self._lacking(file, answer.headers)))

    @contextmanager
    def _asked(self, address: str, encoding: str) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer for an address below the portal's. Raises UserError where there is none."""
        url = self.address + quote(address)
        headers = {"User-Agent": "portal", "Accept-Encoding": encoding}
        try:
            with self._pool.request("GET", url, headers=headers, preload_content=False) as answer:
                yield answer
        except DecodeError:
            raise
        except (HTTPError, OSError) as error:
            raise UserError(
                f"Không đọc được «{url}»: máy chủ không trả lời, hoặc báo lỗi. Hãy xem địa chỉ và "
                "mạng rồi chạy lại."
            ) from error

    def _lacking(self, file: FileEntry, headers: Collection[str]) -> Iterator[str]:
        pages = _OF_PAGES if file.type.startswith("text/html") else ()
        secure = _SECURE if self._is_secure else ()
        return (name for name in (*_OF_ALL, *pages, *secure) if name not in headers)


def is_same_type(wanted: str, found: str) -> bool:
    """Whether browsers treat a type as they should: texts must say UTF-8, JSON is by nature."""
    wanted_type, found_type = _essence(wanted), _essence(found)
    is_text = wanted_type.startswith("text/")
    return wanted_type == found_type and (not is_text or "charset=utf-8" in _plain(found))


def _essence(type_: str) -> str:
    essence = _plain(type_).partition(";")[0]
    return _SAME_TYPES.get(essence, essence)


def _plain(type_: str) -> str:
    return type_.lower().replace(" ", "").replace('"', "")
