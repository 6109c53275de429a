"""Read every file of a release from a web address.

Each file is asked for plainly, and once for each precompressed copy, which a browser may be given
in its place: as a phone, as somebody who comes from a search, as a search engine, as the preview
of a link. Intruders show their pages to some of them only. What no manifest lists can't be found:
a web server tells of no file by itself.
"""

import hashlib
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
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

_Answer = urllib3.BaseHTTPResponse


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
            self._require_same_place(path, answer)
            whole = b"".join(self._pieces(answer, _MOST))
            return whole if answer.status == HTTPStatus.OK else None

    def shows_nothing(self) -> bool:
        """Whether an address at which there is nothing is answered so. Raises UserError."""
        with self._asked(NOWHERE, "identity") as answer:
            return answer.status != HTTPStatus.OK

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
        found = self._answer_to(_ASKED_AS[encoding], file, path, encoding)
        # Some servers refuse whoever says that it is a search engine and is none.
        return found or self._answer_to(_PHONE, file, path, encoding) or Answer(path, file, "")

    def _answer_to(
        self, asking: Mapping[str, str], file: FileEntry, path: str, encoding: str
    ) -> Answer | None:
        """What came of a file; None where whoever asks so is refused."""
        digest = hashlib.sha256()
        try:
            with self._asked(file.address, encoding, asking) as answer:
                for piece in self._pieces(answer, file.size):
                    digest.update(piece)
        except (DecodeError, zstandard.ZstdError):
            return Answer(path, file, "")
        if answer.status == HTTPStatus.FORBIDDEN:
            return None
        if answer.status in _GONE:
            return Answer(path, file, None)
        if answer.status in _MOVED:
            return Answer(path, file, file.sha256 if self._leads_right(file, answer) else "")
        is_shown = answer.status == HTTPStatus.OK
        return Answer(path, file, digest.hexdigest() if is_shown else "", answer.headers, is_shown)

    def _leads_right(self, file: FileEntry, answer: _Answer) -> bool:
        """Whether an answer leads where the page itself would."""
        asked, leads = self.address + quote(file.address), answer.headers.get("Location", "")
        return bool(file.redirect) and urljoin(asked, leads) == urljoin(asked, file.redirect)

    def _require_same_place(self, path: str, answer: _Answer) -> None:
        """Raise UserError where a server leads to another one, or from http to https."""
        asked = self.address + quote(path)
        target = urljoin(asked, answer.headers.get("Location", ""))
        if answer.status in _LED and urlsplit(target)[:2] != urlsplit(asked)[:2]:
            place = printable(target.removesuffix(quote(path)))
            raise UserError(
                f"«{self.address}» chuyển sang «{place}». Nếu đó là địa chỉ của cổng, hãy ghi địa "
                "chỉ ấy rồi chạy lại."
            )

    def _pieces(self, answer: _Answer, most: int) -> Iterator[bytes]:
        """What an answer says, decoded, and no more than a little beyond `most` bytes.

        Raises UserError where it takes too long, DecodeError or ZstdError where it can't be read.
        """
        size, late = 0, time.monotonic() + _LONGEST
        is_ours = answer.headers.get("Content-Encoding", "").lower() == _ZSTD
        decoder = zstandard.ZstdDecompressor().decompressobj() if is_ours else None
        while piece := answer.read1(_PIECE, decode_content=not is_ours):
            plain = decoder.decompress(piece) if decoder else piece
            yield plain
            size += len(plain)
            if size > most:
                return
            if time.monotonic() > late:
                raise UserError(
                    f"«{self.address}» gửi quá chậm: {_LONGEST} giây chưa xong một tệp. Hãy chạy "
                    "lại khi mạng tốt hơn."
                )

    @contextmanager
    def _asked(
        self, address: str, encoding: str, asking: Mapping[str, str] = _PHONE
    ) -> Iterator[_Answer]:
        """The answer for an address below the portal's. Raises UserError where there is none."""
        url = self.address + quote(address) + ("?fbclid=portal" if encoding == _MARKED else "")
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
