"""Read every file of a release from a web address.

Each file is asked for plainly, and once for each precompressed copy, which a browser may be given
in its place: as a phone, as somebody who comes from a search, as a search engine, as the preview
of a link. Intruders show their pages to some of them only. What no manifest lists can't be found:
a web server tells of no file by itself.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from http import HTTPStatus
from threading import Semaphore
from types import SimpleNamespace
from typing import BinaryIO, cast
from urllib.parse import quote, urljoin, urlsplit

import urllib3
import zstandard
from urllib3.exceptions import DecodeError, HTTPError

from portal.model.files import printable
from portal.model.problems import UserError
from portal.release.manifest import ENCODINGS, FileEntry, Manifest

_WORKERS = 8
"""Files that are read at a time: each over a connection that stays open."""

_SECONDS = 30
"""So long a server may be silent."""

_LONGEST = 600
"""Seconds that one file may take."""

_PAUSES = (0.5, 1, 2)
"""Seconds before a file that could not be had is asked for again: a fault may pass."""

_AGAIN = 100
"""So often in all: the comparison with a server that fails throughout ends soon."""

_UNREAD = 100
"""Files and copies that can't be had and count as changed; where more fail, nothing is compared."""

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

_MARKED = "br"
"""The encoding in which a file is asked for as Facebook's links do, which makes no other file."""

_ZSTD = "zstd"
"""The only one that urllib3 decodes on some versions of Python alone."""

NOWHERE = "khong-co-trang-nay-5d1c9e/"
"""An address at which there is nothing: a server that shows a page there shows anything."""

_MOVED = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_LED = (*_MOVED, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_SILENCE = 0
"""Stands for the status where nothing answered."""

_FAULTS = (
    _SILENCE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one file: its SHA-256, "" where it can't be decoded; None: there is none.

    `path` is that of the file or of its copy. Where it `is_shown` it has the headers of a file.
    """

    path: str
    file: FileEntry
    sha256: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class _Received:
    """An answer: its status, its headers and its body, of which `data` is kept where wanted.

    `sha256` is "" where the body can't be decoded.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    data: bytes = b""


class Web:
    """A portal at a web address, which ends with a slash."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/") + "/"
        self._pool = urllib3.PoolManager(maxsize=_WORKERS, timeout=_SECONDS, retries=False)
        self._again, self._unread = Semaphore(_AGAIN), Semaphore(_UNREAD)

    def read(self, path: str) -> bytes | None:
        """A file that is served: None where there is none, b"" where it can't be decoded.

        Raises UserError.
        """
        got = self._received(path, "identity", most=_MOST, keep=True)
        if got.status in _FAULTS:
            raise self._silent(path)
        self._require_same_place(path, got)
        return got.data if got.status == HTTPStatus.OK else None

    def read_all(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The files at these paths, some at a time, each as `read` gives it. Raises UserError."""
        with ThreadPoolExecutor(_WORKERS) as pool:
            yield from pool.map(lambda path: (path, self.read(path)), paths)

    def shown_nowhere(self) -> str | None:
        """The SHA-256 of the page that is shown where there is none.

        None where something is there, or the address leads elsewhere. Raises UserError.
        """
        got = self._received(NOWHERE, "identity", most=_MOST)
        if got.status in _FAULTS:
            raise self._silent(NOWHERE)
        return got.sha256 if got.status in _GONE else None

    def answers(self, manifest: Manifest) -> Iterator[Answer]:
        """What is served for each file and each copy of it. Raises UserError where none answers."""
        with ThreadPoolExecutor(_WORKERS) as pool:
            for found in pool.map(self._answers, manifest.files):
                yield from found

    def _answers(self, file: FileEntry) -> tuple[Answer, ...]:
        return (
            self._answer(file, file.path, "identity"),
            *(self._answer(file, f"{file.path}.{one}", ENCODINGS[one]) for one in file.copies),
        )

    def _answer(self, file: FileEntry, path: str, encoding: str) -> Answer:
        asked = partial(self._received, file.address, encoding, most=file.size)
        got = asked(_ASKED_AS[encoding])
        if got.status == HTTPStatus.FORBIDDEN:
            # Some servers refuse whoever says that it is a search engine and is none.
            got = asked(_PHONE)
        if got.status in _FAULTS and not self._unread.acquire(blocking=False):
            raise self._silent(file.address)
        if got.status in _GONE:
            return Answer(path, file, None)
        if got.status in _MOVED:
            return Answer(path, file, file.sha256 if self._leads_right(file, got) else "")
        is_shown = got.status == HTTPStatus.OK
        return Answer(path, file, got.sha256 if is_shown else "", got.headers, is_shown)

    def _leads_right(self, file: FileEntry, got: _Received) -> bool:
        """Whether an answer leads where the page itself would."""
        asked, leads = self.address + quote(file.address), got.headers.get("Location", "")
        return bool(file.redirect) and urljoin(asked, leads) == urljoin(asked, file.redirect)

    def _require_same_place(self, path: str, got: _Received) -> None:
        """Raise UserError where a server leads to another one, or from http to https."""
        asked = self.address + quote(path)
        target = urljoin(asked, got.headers.get("Location", ""))
        if got.status in _LED and urlsplit(target)[:2] != urlsplit(asked)[:2]:
            place = printable(target.removesuffix(quote(path)))
            raise UserError(
                f"«{self.address}» chuyển sang «{place}». Nếu đó là địa chỉ của cổng, hãy ghi địa "
                "chỉ ấy rồi chạy lại."
            )

    def _silent(self, path: str) -> UserError:
        return UserError(
            f"Không đọc được «{self.address}{quote(path)}»: máy chủ không trả lời, hoặc báo lỗi. "
            "Hãy xem địa chỉ và mạng rồi chạy lại."
        )

    def _received(
        self,
        path: str,
        encoding: str,
        asking: Mapping[str, str] = _PHONE,
        *,
        most: int,
        keep: bool = False,
    ) -> _Received:
        """What is answered for an address below the portal's, asked for again after a fault."""
        url = self.address + quote(path) + ("?fbclid=portal" if encoding == _MARKED else "")
        headers = {**asking, "Accept-Encoding": encoding}
        for pause in _PAUSES:
            got = self._asked_once(url, headers, most, keep=keep)
            if got.status not in _FAULTS or not self._again.acquire(blocking=False):
                return got
            time.sleep(pause)
        return self._asked_once(url, headers, most, keep=keep)

    def _asked_once(
        self, url: str, headers: Mapping[str, str], most: int, *, keep: bool
    ) -> _Received:
        """An answer, whose body is read no further than a little beyond `most` bytes.

        Raises UserError where it takes too long.
        """
        digest, kept = hashlib.sha256(), []
        try:
            with self._pool.request(
                "GET", url, headers=headers, preload_content=False, redirect=False
            ) as answer:
                undecoded = _Received(answer.status, answer.headers)
                if answer.status in _FAULTS:
                    return undecoded
                try:
                    for piece in _pieces(answer, self._require_pace(), most):
                        digest.update(piece)
                        if keep:
                            kept.append(piece)
                except (DecodeError, zstandard.ZstdError):
                    return undecoded
        except (HTTPError, OSError):
            return _Received(_SILENCE)
        return replace(undecoded, sha256=digest.hexdigest(), data=b"".join(kept))

    def _require_pace(self) -> Callable[[], None]:
        """What raises UserError from the time on at which a file takes too long."""
        late = time.monotonic() + _LONGEST

        def require() -> None:
            if time.monotonic() > late:
                raise UserError(
                    f"«{self.address}» gửi quá chậm: {_LONGEST} giây chưa xong một tệp. Hãy chạy "
                    "lại khi mạng tốt hơn."
                )

        return require


def _pieces(
    answer: urllib3.BaseHTTPResponse, require_pace: Callable[[], None], most: int
) -> Iterator[bytes]:
    """The body of an answer, decoded, until a little beyond `most` bytes.

    Raises DecodeError, ZstdError, HTTPError, OSError, and what `require_pace` raises.
    """
    is_zstd = answer.headers.get("Content-Encoding", "").lower() == _ZSTD

    def read(size: int) -> bytes:
        require_pace()
        return answer.read1(size, decode_content=not is_zstd)

    if is_zstd:  # its reader gives no more than it is asked for, however little it came from
        source = cast("BinaryIO", SimpleNamespace(read=read))
        read = zstandard.ZstdDecompressor().stream_reader(source).read1
    size = 0
    while size <= most and (piece := read(_PIECE)):
        yield piece
        size += len(piece)
