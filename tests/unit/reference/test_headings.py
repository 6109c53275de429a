"""Reading times, and shortened texts."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.reference.headings import minutes, opening


@pytest.mark.parametrize(
    ("text", "limit", "first_words"),
    [
        ("Đảng Cộng sản Việt Nam", 22, "Đảng Cộng sản Việt Nam"),
        ("Đảng Cộng sản Việt Nam", 21, "Đảng Cộng sản…"),
        ("huyện, Công đoàn ngành, Công đoàn cơ sở", 32, "huyện, Công đoàn ngành…"),
        ("Phổ biến Nghị quyết của Hội nghị", 29, "Phổ biến Nghị quyết của…"),
        ("Sectoral Trade Unions of the province", 22, "Sectoral Trade Unions…"),
        ("Thực hiện Kế hoạch số 113/KH - LĐLĐ ngày", 31, "Thực hiện Kế hoạch số…"),
        ("Công đoàn", 5, "Công…"),
        ("Tổng hợp, báo cáo", 10, "Tổng hợp…"),
        ("Lai Châu - Ninh Thuận", 12, "Lai Châu…"),
        ("", 10, ""),
        ("Côngđoànlaichâu", 5, "Côngđ…"),
    ],
)
def test_opening_is_cut_at_a_word_boundary(text: str, limit: int, first_words: str) -> None:
    assert opening(text, limit) == first_words


def test_sections_have_their_reading_times(plan: Document) -> None:
    assert {top.id: minutes([top]) for top in plan.official.tree} == {
        "can-cu": 1,
        "i": 2,
        "ii": 9,
        "iii": 1,
        "iv": 2,
        "noi-nhan": 1,
        "chu-ky": 1,
    }
