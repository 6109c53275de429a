"""The headers that a release is served with, and when a header does what it should."""

from __future__ import annotations

import pytest

from portal.release.answer_headers import (
    BRIEFLY,
    FOREVER,
    NO_HEADERS,
    SECURE,
    AnswerHeaders,
    is_met,
)

POLICY = "default-src 'self';script-src 'self' 'sha256-AbC='"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("ii/index.html", {"Cache-Control": BRIEFLY, "Content-Security-Policy": POLICY}),
        ("113.pdf", {"Cache-Control": BRIEFLY}),
        ("sw.js", {"Cache-Control": "no-cache"}),
        ("assets/0123456789ab/js/page.js", {"Cache-Control": FOREVER}),
        ("assets/search/0123456789ab.json", {"Cache-Control": FOREVER}),
        ("assets/favicon.svg", {"Cache-Control": BRIEFLY}),
        ("2025/build.json", {"Cache-Control": BRIEFLY}),
    ],
)
def test_the_headers_of_an_answer_depend_on_its_file(path: str, expected: dict[str, str]) -> None:
    headers = AnswerHeaders({"X-Frame-Options": "DENY"}, {".html": POLICY})
    assert headers.of(path) == {"X-Frame-Options": "DENY", **expected}
    assert NO_HEADERS.of(path) == {}


@pytest.mark.parametrize(
    ("name", "wanted", "found", "expected"),
    [
        ("X-Frame-Options", "DENY", "DENY", True),
        ("X-Frame-Options", "DENY", "SAMEORIGIN", False),
        ("X-Frame-Options", "DENY", "", False),
        ("Content-Security-Policy", POLICY, POLICY.replace(";", "; ") + ";", True),
        ("Content-Security-Policy", POLICY, POLICY.replace("AbC", "abc"), False),
        ("Content-Security-Policy", POLICY, f"{POLICY};script-src-elem *", False),
        ("Cache-Control", BRIEFLY, "public,max-age=300", True),
        (SECURE, "max-age=63072000", "max-age=63072000", True),
        (SECURE, "max-age=63072000", "max-age=94608000; includeSubDomains; preload", True),
        (SECURE, "max-age=63072000", "max-age=300", False),
        (SECURE, "max-age=63072000", "", False),
    ],
)
def test_a_header_does_what_it_should(name: str, wanted: str, found: str, expected: bool) -> None:  # noqa: FBT001
    assert is_met(name, wanted, found) == expected
