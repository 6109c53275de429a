"""Texts of preview cards: where they break, how large they are, where they are cut off."""

from __future__ import annotations

import pytest

from portal.print.card_letters import Style
from portal.print.card_text import Box, fitted, height, tokens

LARGE, SMALL = (Style("LiberationSerif-Bold.ttf", size) for size in (60, 30))

_SIGNS = str.maketrans({"~": "\u00a0"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n", []),
        ("ngày\n mai", ["ngày", " mai"]),
        ("mục 1, phần II", ["mục~1,", " phần~II"]),
        ("1 2 3", ["1~2", " 3"]),
        ("số 113/KH - LĐLĐ", ["số", " 113/KH~-~LĐLĐ"]),
        ("phần I › mục II", ["phần~I", " ›~mục~II"]),
        ("w" * 30, ["w" * 12, "w" * 12, "w" * 6]),
    ],
)
def test_text_breaks_at_words_but_not_before_numbers(text: str, expected: list[str]) -> None:
    """Here ~ is a no-break space."""
    found = [token.space + token.letters for token in tokens(text)]
    assert found == [one.translate(_SIGNS) for one in expected]


@pytest.mark.parametrize(
    ("text", "style", "lines"),
    [
        ("Về tổ chức bộ máy", LARGE, ("Về tổ chức bộ máy",)),
        ("Về tổ chức bộ máy tinh gọn", LARGE, ("Về tổ chức bộ", "máy tinh gọn")),
        ("ra soát, sắp xếp " * 2, SMALL, ("ra soát, sắp xếp ra soát, sắp xếp",)),
    ],
)
def test_text_is_as_large_as_fits_in_lines_of_similar_length(
    text: str, style: Style, lines: tuple[str, ...]
) -> None:
    room = Box(500, height(LARGE, len(lines)))
    block = fitted(text, [LARGE, SMALL], room)
    assert (block.style, block.lines) == (style, lines)
    assert block.width <= room.width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("sắp xếp, tinh gọn – bộ máy", ("sắp xếp, tinh…",)),
        ("tinh gọn bộ – hệ thống của ta", ("tinh gọn bộ…",)),
        ("cấp ủy các tỉnh Lai Châu ta", ("cấp ủy các tỉnh…",)),
        ("W" * 40, ("W" * 6 + "…",)),
    ],
)
def test_a_text_that_is_too_long_is_cut_off_after_a_word(text: str, lines: tuple[str, ...]) -> None:
    """Never after half a name, nor after a dash or a comma."""
    assert fitted(text, [SMALL], Box(230, height(SMALL, 1))).lines == lines


def test_a_text_of_no_words_cannot_be_set() -> None:
    with pytest.raises(ValueError, match="No text"):
        fitted(" ", [SMALL], Box(100, 100))
