"""Which place in a document a query names."""

from __future__ import annotations

import pytest

from support.project import PLAN
from support.search_logic import Logic

PLACES = [
    ("ii", "section"),
    ("ii-1", "item"),
    ("ii-1-1", "clause"),
    ("ii-1-1-g2", "point"),
    ("ii-1-2", "clause"),
    ("ii-1-2-d2", "paragraph"),
    ("ii-2", "item"),
    ("ii-2-1", "clause"),
    ("iii", "section"),
    ("iii-2", "slogan"),
    ("iii-10", "slogan"),
    ("noi-nhan-g2", "point"),
    ("iv", "section"),
    ("iv-2", "item"),
    ("iv-2-g1", "point"),
]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("II.2.1", ["ii-2-1"]),
        ("(II.2.1)", ["ii-2-1"]),
        ("Phần II › Mục 1 › 1.1 › Gạch đầu dòng thứ hai", ["ii-1-1-g2"]),
        ("điểm 1.1, mục 1, phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025", ["ii-1-1"]),  # cited
        ("khẩu hiệu 2 kế hoạch 113", ["iii-2"]),
        ("khẩu hiệu 2 kế hoạch 114", []),
        ("https://portal.example/2025/113-kh-ldld/ii/#ii-1-1-g2", ["ii-1-1-g2"]),
        ("https://portal.example/en/2025/113-kh-ldld/noi-nhan-g2/?fbclid=x", ["noi-nhan-g2"]),
        ("https://portal.example/2025/113-kh-ldld/ii/", ["ii"]),
        ("https://portal.example/2024/12-kh-ldld/ii/#ii-1-1", []),
        ("#ii-1-1", ["ii-1-1"]),
        ("302-KH/TU", []),
        ("ii-1-1", ["ii-1-1"]),
        ("câu khẩu hiệu số 2 là gì?", ["iii-2"]),
        ("ii 2.1", ["ii-2-1"]),
        ("1.2", ["ii-1-2"]),
        ("mục 1.2", ["ii-1-2"]),
        ("mục 1.2.", ["ii-1-2"]),
        ("điểm 1.1 phần II", ["ii-1-1"]),
        ("phần II, mục 2", ["ii-2"]),
        ("mục 2 của phần II", ["ii-2"]),
        ("Phan IV muc 2", ["iv-2"]),
        ("IV.2", ["iv-2"]),
        ("mục 2", ["ii-2", "iv-2"]),
        ("mục II", ["ii"]),
        ("phần III", ["iii"]),
        ("phan 4", ["iv"]),
        ("phần thứ hai", ["ii"]),
        ("khẩu hiệu 2", ["iii-2"]),
        ("khau hieu so 10", ["iii-10"]),
        ("khẩu hiệu thứ mười", ["iii-10"]),
        ("gạch đầu dòng thứ hai mục 1.1", ["ii-1-1-g2"]),
        ("đoạn 2 mục 1.2", ["ii-1-2-d2"]),
        ("section IV", ["iv"]),
        ("clause 2.1 of section II", ["ii-2-1"]),
        ("slogan 2", ["iii-2"]),
        ("point 2, clause 1.1, item 1, section II", ["ii-1-1-g2"]),
        ("section two", ["ii"]),
        ("III.2", ["iii-2"]),
        ("phần V", []),
        ("ii 2 1", ["ii-2-1"]),  # as it is typed on a phone
        ("số 1", None),  # nor is a number alone
        ("thứ hai", None),
        ("mục 2 mục 1", None),  # two items are no place
        ("Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1 › 1.1", ["ii-1-1"]),  # as results say it
        ("Kế hoạch 113/KH-LĐLĐ › Phần III › Khẩu hiệu 2", ["iii-2"]),
        ("KH 113 khẩu hiệu 2", ["iii-2"]),
        ("II-1-1-g2", ["ii-1-1-g2"]),
        ("Nơi nhận › Gạch đầu dòng thứ hai", ["noi-nhan-g2"]),
        ("Nơi nhận", None),
        ("khẩu hiệu 2, 10", None),
        ("mục tiêu", None),
        ("hai", None),
        ("khẩu hiệu", None),
        ("nghị quyết 18", None),
        ("7", None),
        ("v", None),
        ("", None),
    ],
)
def test_which_place_a_query_names(logic: Logic, query: str, expected: list[str] | None) -> None:
    provisions = [
        {"id": name, "kind": kind, "document": "Kế hoạch 113/KH-LĐLĐ", "address": f"{PLAN}/"}
        for name, kind in PLACES
    ]
    find = """(query, provisions) => {
      const place = referenceOf(query);
      return place && provisions.filter(one => isAt(place, one)).map(({id}) => id);
    }"""
    assert logic(find, query, provisions) == expected
