"""Addresses in settings have one form, in ASCII; others are refused with a reason."""

from __future__ import annotations

import pytest

from portal.model.problems import UserError
from portal.source.web_address import web_address


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://portal.example", "https://portal.example"),
        (" https://portal.example/ \n", "https://portal.example"),
        ("https://portal.example/van-ban/", "https://portal.example/van-ban"),
        ("https://owner.github.io/Repo_1.x", "https://owner.github.io/Repo_1.x"),
        ("HTTPS://Portal.Example:443/A", "https://portal.example/A"),
        ("http://192.168.1.5:8080/", "http://192.168.1.5:8080"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("https://congđoàn.vn/", "https://xn--congon-mta40b.vn"),
        ("https://CONGĐOA\u0300N.vn", "https://xn--congon-mta40b.vn"),
        ("https://xn--congon-mta40b.vn/", "https://xn--congon-mta40b.vn"),
    ],
)
def test_an_address_has_one_form(stated: str, address: str) -> None:
    assert web_address(stated, "A") == address


PLACE = "có phần sau tên máy chủ không chỉ gồm chữ không dấu, chữ số và các dấu . _ ~ + -"
START = "không bắt đầu bằng https:// và tên máy chủ"
NAME = "sai tên máy chủ hoặc số cổng"
SPACE = "có khoảng trắng, hoặc dấu «?», «#»"


@pytest.mark.parametrize(
    ("stated", "fault"),
    [
        ("https://a b.example/", SPACE),
        ("https://a.example/?q=1", SPACE),
        ("https://a.example/#a", SPACE),
        ("https://a.ex\nample/", SPACE),
        ("ftp://a.example/", START),
        ("a.example", START),
        ("javascript:alert(1)", START),
        ("https:///a", START),
        ("https://a.example/index.html", "kết thúc bằng tên một trang"),
        ("https://a.example/lai-châu/", PLACE),
        ("https://a.example//a", PLACE),
        ("https://a.example/../a", PLACE),
        ("https://a.example/a\\b", PLACE),
        ("https://a.example:99999/", NAME),
        ("https://a.example:0/", NAME),
        ("https://a.example:x/", NAME),
        ("https://a..example/", NAME),
        ("https://a_b.example/", NAME),
        ("https://[::g]/", NAME),
    ],
)
def test_what_is_no_plain_address_is_refused(stated: str, fault: str) -> None:
    with pytest.raises(UserError) as refused:
        web_address(stated, "Địa chỉ")
    shown = stated.rstrip("/").replace("\n", "\\u000a")
    assert str(refused.value) == (
        f"Địa chỉ là «{shown}», {fault}. Hãy ghi như https://van-ban.example.org/ hoặc"
        " https://example.org/van-ban/."
    )


@pytest.mark.parametrize(
    ("stated", "fault"),
    [
        ("https://an:matkhau@a.example/", "có tên người dùng, mật khẩu hoặc dấu «@»"),
        ("git@github.com:o/r.git", "có tên người dùng, mật khẩu hoặc dấu «@»"),
        ("", "đang trống"),
    ],
)
def test_a_password_is_not_shown(stated: str, fault: str) -> None:
    with pytest.raises(UserError) as refused:
        web_address(stated, "Địa chỉ")
    told = str(refused.value).partition(". Hãy")[0]
    assert told == (f"Địa chỉ {fault}" if stated else f"Địa chỉ là «», {fault}")
