"""The media types: each text says its charset."""

from __future__ import annotations

import pytest

from portal.release.media_types import OTHER, TYPES, is_same_type, is_text, media_type


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("2025/1/original/113.txt", "text/plain; charset=utf-8"),
        ("2025/1/1-kh.en.akn.xml", "application/xml; charset=utf-8"),
        ("2025/1/1-kh.pdf", "application/pdf"),
        ("offline.bin", OTHER),
        ("LICENSE", OTHER),
    ],
)
def test_the_type_follows_from_the_suffix(path: str, expected: str) -> None:
    assert media_type(path) == expected


def test_texts_are_compressed_and_what_is_compressed_already_is_not() -> None:
    texts = {suffix for suffix in TYPES if is_text(f"a{suffix}")}
    assert texts == {
        *(".html", ".txt", ".md", ".yml", ".csv", ".css", ".js", ".json", ".webmanifest"),
        *(".xml", ".svg", ".wasm"),
    }


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ("text/html; charset=utf-8", 'TEXT/HTML;charset="UTF-8"', True),
        ("text/html; charset=utf-8", "text/html", False),
        ("text/html; charset=utf-8", "text/html; charset=utf-8x", False),
        ("text/html; charset=utf-8", "text/html; charset=windows-1252; charset=utf-8", False),
        ("text/html; charset=utf-8", "text/html; charset=utf-8, text/html", False),
        ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8", True),
        ("application/json; charset=utf-8", "application/json", True),
        ("application/pdf", "application/octet-stream", False),
    ],
)
def test_a_type_is_the_same_where_browsers_do_the_same(
    wanted: str,
    found: str,
    expected: bool,  # noqa: FBT001
) -> None:
    assert is_same_type(wanted, found) == expected
