"""Read every file of a release from a web address.

Each file is asked for plainly, and once for each precompressed copy, which a browser may be given
in its place: as a phone, as somebody who comes from a search, as a search engine, as the preview
of a link. Intruders show their pages to some of them only. What no manifest lists can't be found:
a web server tells of no file by itself.
"""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import quote, urljoin

import urllib3
from urllib3.exceptions import DecodeError, HTTPError
from urllib3.util.request import ACCEPT_ENCODING

from portal.model.problems import UserError
from portal.release.manifest import ENCODINGS, FileEntry, Manifest

_WORKERS = 8
"""Files that are read at a time: each over a connection that stays open."""

_SECONDS = 30
"""So long a server may be silent."""

_PIECE = 1 << 20

_MOST = 1 << 28
"""Bytes of a file that are read at most: the manifest of 1,000 documents has some 2^24."""

_PHONE = {
    "User-Agent": "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Mobile Safari/537.36"
}
_CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"

_ASKED_AS: Mapping[str, Mapping[str, str]] = {
    "identity": _PHONE,
    "br": {**_PHONE, "Referer": "https://www.google.com/"},
    "gzip": {"User-Agent": _CRAWLER},
    "zstd": {"User-Agent": "facebookexternalhit/1.1"},
}
"""Who asks for a file in each encoding."""

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

_MOVED = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its SHA-256, "" where it can't be decoded; None: there is none."""

    path: str
    sha256: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    is_shown: bool = False
    """Whether the file came: then it has the headers of one."""


class Web:
    """A portal at a web address, which ends with a slash."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"
        self._pool = urllib3.PoolManager(
            maxsize=_WORKERS,
            timeout=_SECONDS,
            retries=urllib3.Retry(
                4, redirect=False, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504)
            ),
        )

    def read(self, path: str) -> bytes | None:
        """A file that is served, None where there is none. Raises UserError."""
        with self._asked(path, "identity") as answer:
            return answer.read(_MOST) if answer.status == HTTPStatus.OK else None

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
        found = self._answer_to(_ASKED_AS[encoding], file, path, encoding)
        # Some servers refuse whoever says that it is a search engine and is none.
        return found or self._answer_to(_PHONE, file, path, encoding) or Answer(path, "")

    def _answer_to(
        self, asking: Mapping[str, str], file: FileEntry, path: str, encoding: str
    ) -> Answer | None:
        """What came of a file; None where whoever asks so is refused."""
        digest, size = hashlib.sha256(), 0
        try:
            with self._asked(file.address, encoding, asking) as answer:
                for piece in answer.stream(_PIECE, decode_content=True):
                    digest.update(piece)
                    size += len(piece)
                    if size > file.size:  # however much more there is
                        break
        except DecodeError:
            return Answer(path, "")
        if answer.status == HTTPStatus.FORBIDDEN:
            return None
        if answer.status in _GONE:
            return Answer(path, None)
        if answer.status in _MOVED:
            return Answer(path, file.sha256 if self._leads_right(file, answer) else "")
        is_shown = answer.status == HTTPStatus.OK
        return Answer(path, digest.hexdigest() if is_shown else "", answer.headers, is_shown)

    def _leads_right(self, file: FileEntry, answer: urllib3.BaseHTTPResponse) -> bool:
        """Whether an answer leads where the page itself would."""
        asked, leads = self.address + quote(file.address), answer.headers.get("Location", "")
        return bool(file.redirect) and urljoin(asked, leads) == urljoin(asked, file.redirect)

    @contextmanager
    def _asked(
        self, address: str, encoding: str, asking: Mapping[str, str] = _PHONE
    ) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer for an address below the portal's. Raises UserError where there is none."""
        url = self.address + quote(address)
        headers = {**asking, "Accept-Encoding": encoding}
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
