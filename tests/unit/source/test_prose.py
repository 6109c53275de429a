"""The text that readers see: without code and markup, on the same lines."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.source.prose import numbered, paragraphs, seen_in, seen_on, without_code


def seen(markdown: str) -> list[list[str]]:
    return [line.text.split() for line in seen_in(markdown)]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Gõ `coong` là sai", "Gõ là sai"),
        ('Xem [trang](../i/index.md "coong") này', "Xem [trang này"),
        ("Gửi ldld@example.org ngay", "Gửi ngay"),
        ("Mở https://example.org/coong ngay", "Mở ngay"),
        ("## Phần I {#coong}", "## Phần I"),
        ("trước <!-- coong --> sau", "trước sau"),
        ('!!! note "Lưu ý"', "!!! note Lưu ý"),
    ],
)
def test_code_and_markup_are_not_seen(markdown: str, words: str) -> None:
    assert seen(markdown) == [words.split()]


def test_removed_markup_keeps_line_numbers() -> None:
    markdown = "trên\n```sh\ncoong\n```\ndưới"
    assert without_code(markdown).count("\n") == markdown.count("\n")
    assert seen(markdown) == [["trên"], [], [], [], ["dưới"]]


def test_paragraphs_headings_and_list_entries_stand_apart() -> None:
    text = "# I\nmột\nhai\n\n- ba\n- bốn\n1. năm"
    found = [[line.number for line in paragraph] for paragraph in paragraphs(numbered(text))]
    assert found == [[1, 2, 3], [4], [5], [6], [7]]


def test_front_matter_is_read_before_the_text(plan: Document) -> None:
    index = plan.official.index
    assert index
    lines = list(seen_on(index))
    body = [line.number for line in lines if line.number >= index.body_line]
    assert plan.official.metadata.title in [line.text for line in lines]
    assert body == sorted(body)
