"""Where a line may break: of a slogan, and of any text at a document's symbol."""

from __future__ import annotations

import pytest

from portal.model.site_data import WordGroups
from portal.reference.line_breaks import LONGEST_GROUP, Break, groups, symbols

SLOGAN = "Nhiệt liệt hưởng ứng Tháng Công nhân năm 2025!"


def test_a_long_group_may_break_between_any_words() -> None:
    found = groups(SLOGAN, WordGroups())
    assert [group.text for group in found] == SLOGAN.split()
    assert {group.end for group in found[:-1]} == {Break.INSIDE_SENTENCE}


def test_known_phrases_stay_together_in_it() -> None:
    found = groups(SLOGAN, WordGroups(kept_together=("hưởng ứng", "Tháng Công nhân")))
    texts = [group.text for group in found]
    assert texts == ["Nhiệt liệt hưởng ứng", "Tháng Công nhân năm 2025!"]


@pytest.mark.parametrize("text", ["An toàn là trên hết!", "Sống, làm việc theo pháp luật!"])
def test_a_short_group_is_not_broken(text: str) -> None:
    found = groups(text, WordGroups())
    assert " ".join(group.text for group in found) == text
    assert all(len(group.text) <= LONGEST_GROUP for group in found)
    assert Break.INSIDE_SENTENCE not in {group.end for group in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số 18-NQ/TW, ngày 25/10/2017;", ["18-NQ/TW", "25/10/2017"]),
        ("Số: 113/KH - LĐLĐ", ["113/KH - LĐLĐ"]),
        ("(30/2020/NĐ-CP, 43/2019/QH14)", ["30/2020/NĐ-CP", "43/2019/QH14"]),
        ("02a/2020/QĐ-UBND – 87-ĐA/TLĐ", ["02a/2020/QĐ-UBND", "87-ĐA/TLĐ"]),
        ("Số: …/QĐ-UBND, Số:   /KH-LĐLĐ", ["/QĐ-UBND", "/KH-LĐLĐ"]),
        ("Phần II › Mục 1 › 1.1", ["› Mục", "› 1.1"]),
        ("ngày 07/01/2025 - LĐLĐ tỉnh", ["07/01/2025"]),
        ("13/2010/TTLT-BTC-BNV", ["13/2010/TTLT-BTC-BNV"]),
        ("1234/2025/TTLT-BTC-BNV-BLĐTBXH", []),
        ("Việt Nam - Lào, LĐLĐ tỉnh, vừa-và-nhỏ", []),
        ("congdoan.example/2025/113-kh-ldld/ii-1-1/", []),
        ("docs/2025/49-tb-ldld.md 49-TB-LDLD.docx", []),
    ],
)
def test_symbols_and_dates_stay_on_one_line(text: str, found: list[str]) -> None:
    assert [text[one.start : one.stop] for one in symbols(text)] == found
