"""Doubts about the text of a PDF: columns that stand mixed, words that run together."""

from __future__ import annotations

import pytest

from portal.importing.pdf_doubts import MOST, doubts_about

BOTH = "dòng này có chữ của cả hai cột Nơi nhận và chữ ký: hãy tách ra"
MIXED = "nơi nhận đứng lẫn với chữ ký, vì hai cột ở cuối trang đứng sát nhau: hãy xếp lại thứ tự"


@pytest.mark.parametrize(
    ("lines", "doubts"),
    [
        (["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. BAN THƯỜNG VỤ", "Nguyễn Văn An"], []),
        (["CHỦ TỊCH", "Nguyễn Văn An", "Nơi nhận:", "- Như trên;", "- Lưu: VT."], []),
        (["Nơi nhận:", "- Như trên;", "CHỦ TỊCH", "- Lưu: VT.", "Lò Thị Mai"], [(4, MIXED)]),
        (["a", "Nơi nhận: TM. BAN THƯỜNG VỤ", "- Như trên;"], [(2, BOTH)]),
        (["Nơi nhận:", "- Như trên; CHỦ TỊCH", "- Lưu: VT. Lò Thị Mai"], [(2, BOTH), (3, BOTH)]),
        (["Nơi nhận:", "- Như trên;", "CHỦ TỊCH", "PHỤ LỤC I", "- Các xã;", "- Lò Thị Mai."], []),
    ],
)
def test_a_foot_whose_columns_stand_mixed_is_doubted(
    lines: list[str], doubts: list[tuple[int, str]]
) -> None:
    assert list(doubts_about(lines)) == doubts


def test_words_that_run_together_are_doubted_once() -> None:
    lines = ["KT. BỘ TRƯỞNG", "THỨTRƯỞNG", "CNVCLĐ ở Đắk Lắk, Facebook; quyết địnhvề", "THỨTRƯỞNG"]
    assert list(doubts_about(lines)) == [
        (2, "«THỨTRƯỞNG» có vẻ dính liền «THỨ TRƯỞNG»: hãy so với bản PDF"),
        (3, "«địnhvề» có vẻ dính liền «định về»: hãy so với bản PDF"),
    ]


def test_a_text_without_spaces_is_not_told_word_by_word() -> None:
    initials = ("b", "c", "d", "h", "l", "m", "n", "s", "t", "v")
    words = [f"{one}ạn{other}ề" for one in initials for other in initials]
    assert len(list(doubts_about([" ".join(words)]))) == MOST
