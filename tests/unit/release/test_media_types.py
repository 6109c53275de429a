"""The media types: each text says its charset."""

from __future__ import annotations

import pytest

from portal.release.media_types import OTHER, TYPES, is_text, media_type


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
