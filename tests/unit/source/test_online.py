"""What another machine sends is read within limits, and what goes wrong is told in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from portal.model.problems import UserError
from portal.source.online import fetch_text
from support.http_server import serving

NOTHING_THERE = (
    "Không có «ADDRESS/a.txt». Hãy kiểm tra lại địa chỉ của cổng; phiên bản đang chạy có thể cũ hơn"
    " danh sách địa chỉ."
)

Answer = Callable[[BaseHTTPRequestHandler], None]


def told(answer: Answer, **limits: float) -> str:
    """The text that a server's answer gives, or what the error says, without the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        try:
            return fetch_text(f"{address}a.txt", **limits)  # type: ignore[arg-type]
        except UserError as error:
            return str(error).replace(address, "ADDRESS/")


def sends(data: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"/a/\n")
        handler.wfile.flush()
        time.sleep(0.05)


def test_a_text_is_read_whole() -> None:
    assert told(sends("/tìm/\n".encode())) == "/tìm/\n"


def test_a_redirect_on_the_web_is_followed() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        moved = handler.path == "/a.txt"
        sends(b"/a/\n", 302 if moved else 200, Location="/b.txt")(handler)

    assert told(answer) == "/a/\n"


@pytest.mark.parametrize(
    ("answer", "limits", "message"),
    [
        (sends(b"", 404), {}, NOTHING_THERE),
        (sends(b"", 503), {}, "Máy chủ trả lời mã 503 khi hỏi «ADDRESS/a.txt». Hãy thử lại sau."),
        (
            sends(b"/a/\n" * 1000),
            {"most": 2048},
            "«ADDRESS/a.txt» lớn hơn 2 KB nên không được đọc.",
        ),
        (sends(b"\xff\xfe"), {}, "«ADDRESS/a.txt» không phải văn bản UTF-8."),
        (
            drips,
            {"seconds": 0.3},
            "Quá 0.3 giây mà chưa tải xong «ADDRESS/a.txt». Hãy thử lại sau.",
        ),
        (
            sends(b"", 302, Location="file:///etc/passwd"),
            {},
            "Máy chủ trả lời mã 302 khi hỏi «ADDRESS/a.txt». Hãy thử lại sau.",
        ),
        (
            lambda handler: handler.wfile.write(b"no HTTP\r\n"),
            {},
            "Không kết nối được tới «ADDRESS/a.txt». Hãy kiểm tra địa chỉ và mạng, rồi thử lại.",
        ),
    ],
    ids=["missing", "busy", "large", "no text", "slow", "leaves the web", "no HTTP"],
)
def test_what_goes_wrong_is_told(answer: Answer, limits: dict[str, float], message: str) -> None:
    assert told(answer, **limits) == message


def test_a_machine_that_does_not_answer() -> None:
    with serving(BaseHTTPRequestHandler) as address:
        pass
    with pytest.raises(UserError, match="Không kết nối được"):
        fetch_text(address)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a.example/", "a.example", "http://[/"]
)
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(UserError, match="không phải địa chỉ http:// hoặc https://"):
        fetch_text(address)
