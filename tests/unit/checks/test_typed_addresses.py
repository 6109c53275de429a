"""Addresses as people type them, and what only looks like one."""

import pytest

from portal.checks.typed_addresses import TypedAddress, is_nobodys, typed_addresses


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://la-la.net/x", "la-la.net"),
        ("HTTPS://La-La.Net:8443/x", "la-la.net"),
        ("https://ten@la-la.net/", "ten@la-la.net"),
        ("//la-la.net", "la-la.net"),
        ("ftp://103.21.44.7/x", "103.21.44.7"),
        ("(xem la-la.net)", "la-la.net"),
        ("la-la.net/x?y", "la-la.net"),
        ("**la-la.vn**.", "la-la.vn"),
        ("LA-LA.COM", "la-la.com"),
        ("Www.Mau.Docx", "www.mau.docx"),
        ("lá-là.net", "lá-là.net"),
    ],
)
def test_an_address_is_found_with_its_host(text: str, host: str) -> None:
    assert [found.host for found in typed_addresses(text)] == [host]


@pytest.mark.parametrize(
    "text",
    [
        "ten@la-la.net, ho.ten@laichau.gov.vn",
        "index.md, mau.docx, corrections.yml, build.py",
        "TP.HCM, PGS.TS Nguyễn, ThS.BS, v.v., U.S.A., Q.1",
        "Mục 1.1.2, 1.234.567 đồng, 10.5.2025, lúc 8.30",
        "và//hoặc, http://localhost:8000/",
        "Hết.Đến đây; cơ sở.Các đơn vị",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert list(typed_addresses(text)) == []


def test_an_address_is_named_once_in_a_line() -> None:
    assert list(typed_addresses("la.net, la.net")) == [TypedAddress("la.net", "la.net")]


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("congdoan.example", True),
        ("www.example.org", True),
        ("example.vn", False),
        ("la.net", False),
    ],
)
def test_names_for_examples_are_nobodys(host: str, expected: bool) -> None:  # noqa: FBT001
    assert is_nobodys(host) is expected


def test_names_of_settings_in_code_are_no_addresses() -> None:
    assert list(typed_addresses("extra.emblem, config.extra", is_code=True)) == []
    assert list(typed_addresses("la.net", is_code=True)) == [TypedAddress("la.net", "la.net")]
