"""Addresses in settings: one form of each, in ASCII, since they are printed and never change."""

import re
from ipaddress import IPv6Address
from urllib.parse import SplitResult, urlsplit

import idna

from portal.model.files import printable
from portal.model.problems import UserError

_PATH = re.compile(r"(/(?!\.{1,2}(/|$))[\w.~+-]+)*", re.ASCII)
_INDEX = re.compile(r"/index\.html?$", re.IGNORECASE)
_USUAL = {"http": 80, "https": 443}


def web_address(text: str, setting: str) -> str:
    """The address in ASCII, without a slash at its end: a Vietnamese host name becomes punycode.

    Raises UserError, which names the `setting`, for what is no plain address of a site.
    """
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        fault = _fault(address, parts)
        host = "" if fault else _ascii_host(parts.hostname or "")
    except ValueError:
        parts, host, fault = SplitResult("", "", "", "", ""), "", "sai tên máy chủ hoặc số cổng"
    if fault:
        shown = "" if "@" in address else f" là «{printable(address)}»,"  # perhaps a password
        raise UserError(
            f"{setting}{shown} {fault}. Hãy ghi như https://van-ban.example.org/ hoặc"
            " https://example.org/van-ban/."
        )
    port = "" if parts.port in (None, _USUAL[parts.scheme]) else f":{parts.port}"
    return f"{parts.scheme}://{host}{port}{parts.path}"


def _fault(address: str, parts: SplitResult) -> str:
    """What is wrong with an address but for its host's name, "" for nothing. Raises ValueError."""
    if parts.port == 0:
        raise ValueError
    faults = (
        (not address, "đang trống"),
        ("@" in address, "có tên người dùng, mật khẩu hoặc dấu «@»"),
        (re.search(r"[\s?#]", address), "có khoảng trắng, hoặc dấu «?», «#»"),
        (
            parts.scheme not in _USUAL or not parts.hostname,
            "không bắt đầu bằng https:// và tên máy chủ",
        ),
        (_INDEX.search(parts.path), "kết thúc bằng tên một trang"),
        (
            not _PATH.fullmatch(parts.path),
            "có phần sau tên máy chủ không chỉ gồm chữ không dấu, chữ số và các dấu . _ ~ + -",
        ),
    )
    return next((told for is_so, told in faults if is_so), "")


def _ascii_host(name: str) -> str:
    """The name of a host as the domain name system has it. Raises ValueError."""
    if ":" in name:
        return f"[{IPv6Address(name)}]"
    return idna.encode(name, uts46=True).decode()
