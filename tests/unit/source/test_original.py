"""The original as text, whatever it was received as."""

from __future__ import annotations

import unicodedata

import pytest

from portal.model.files import Source
from portal.source.lines import evened
from portal.source.original import read_original
from support.documents import DOCUMENTS, NAMES, text_of


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in evened(text).split("\n") if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_reads_as_its_plain_text(name: str) -> None:
    data = (DOCUMENTS / f"{name}.docx").read_bytes()
    original = read_original(Source("original/a.docx", data))
    assert lines(original.reading) == lines(text_of(name))
    assert original.decoded == ("TCVN3 (ABC)" if name == "d14" else "")


@pytest.mark.parametrize(
    ("text", "reading", "decoded"),
    [
        ("Kế hoạch", "Kế hoạch", ""),
        (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch", "Unicode tổ hợp"),
        ("hép møt tÕt\nB¸nh ch­ng", "hộp mứt tết\nBánh chưng", "TCVN3 (ABC)"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn", "VNI"),
        ("5 € £ ¥, 3 ÷ 2, 5ª, 2 µg", "5 € £ ¥, 3 ÷ 2, 5ª, 2 µg", ""),
    ],
)
def test_a_text_reads_as_what_it_means(text: str, reading: str, decoded: str) -> None:
    original = read_original(Source("original/a.txt", text.encode()))
    assert (evened(original.reading), original.decoded) == (reading, decoded)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 9])
def test_what_is_no_word_file_has_no_reading(data: bytes) -> None:
    assert read_original(Source("original/a.docx", data)).reading == ""
