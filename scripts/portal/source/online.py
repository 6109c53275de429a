"""A text from another machine: by HTTP, with limits of time and size."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urlsplit

from portal.model.problems import UserError

SECONDS = 30
"""The whole answer must be there by then; and so must each piece of it."""

MOST_BYTES = 32 * 1024 * 1024
"""The list of 5,000 documents like plan 113."""

_PIECE = 64 * 1024


_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.UnknownHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.HTTPDefaultErrorHandler,
)
"""For the web alone: no redirect leads to a file of this machine."""


def fetch_text(address: str, seconds: float = SECONDS, most: int = MOST_BYTES) -> str:
    """The text at a web address, in UTF-8. Raises UserError."""
    _require_web(address)
    request = urllib.request.Request(address, headers={"User-Agent": "portal"})  # noqa: S310
    try:
        with _opener().open(request, timeout=seconds) as answer:
            data = b"".join(_pieces(answer, time.monotonic() + seconds, most + 1))
    except urllib.error.HTTPError as error:
        raise UserError(_refused(address, error.code)) from error
    except TimeoutError as error:
        raise UserError(_late(address, seconds)) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise UserError(_late(address, seconds)) from error
        raise UserError(_unreachable(address)) from error
    except (OSError, http.client.HTTPException) as error:
        raise UserError(_unreachable(address)) from error
    if len(data) > most:
        raise UserError(f"«{address}» lớn hơn {most // 1024} KB nên không được đọc.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"«{address}» không phải văn bản UTF-8.") from error


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    return opener


def _pieces(answer: http.client.HTTPResponse, until: float, most: int) -> Iterator[bytes]:
    """What arrives, up to `most` bytes. Raises TimeoutError where it takes longer."""
    while most > 0 and (piece := answer.read1(min(most, _PIECE))):
        most -= len(piece)
        yield piece
        if time.monotonic() > until:
            raise TimeoutError


def _require_web(address: str) -> None:
    try:
        parts = urlsplit(address)
        web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        web = False
    if not web:
        raise UserError(f"«{address}» không phải địa chỉ http:// hoặc https://. Hãy sửa lại.")


def _refused(address: str, status: int) -> str:
    if status == http.HTTPStatus.NOT_FOUND:
        return (
            f"Không có «{address}». Hãy kiểm tra lại địa chỉ của cổng; phiên bản đang chạy có thể"
            " cũ hơn danh sách địa chỉ."
        )
    return f"Máy chủ trả lời mã {status} khi hỏi «{address}». Hãy thử lại sau."


def _late(address: str, seconds: float) -> str:
    return f"Quá {seconds:g} giây mà chưa tải xong «{address}». Hãy thử lại sau."


def _unreachable(address: str) -> str:
    return f"Không kết nối được tới «{address}». Hãy kiểm tra địa chỉ và mạng, rồi thử lại."
