"""Numbers, dates and symbols are the same, however a language writes them."""

from __future__ import annotations

from collections import Counter

import pytest

from portal.checks.figures import figures


@pytest.mark.parametrize(
    ("vietnamese", "english", "expected"),
    [
        ("ngày 07/01/2025", "7 January 2025", ["2025-01-07"]),
        ("ngày 7 tháng 1 năm 2025", "January 7, 2025", ["2025-01-07"]),
        ("30/4 và 01/5 năm 2025", "30 April and 1 May 2025", ["2025-04-30", "2025-05-01"]),
        ("30/4 và 01/5 năm 2025", "30/4 and 01/5 of 2025", ["2025-04-30", "2025-05-01"]),
        (
            "từ thứ Tư ngày 30/4, thứ Năm ngày 01/5 đến hết Chủ nhật ngày 04/5/2025",
            "from Wednesday April 30, Thursday May 1 to the end of Sunday May 4, 2025",
            ["2025-04-30", "2025-05-01", "2025-05-04"],
        ),
        ("20 đến 25/4/2025", "20 to 25 April 2025", ["20", "2025-04-25"]),
        ("ngày 30/4. Năm 2025", "30 April. In 2025", ["2025", "30", "4"]),
        ("tháng 5/2025, tháng 12", "May 2025, December; it may", ["12", "2025", "5"]),
        ("1/2 số đơn vị", "1/2 of the units", ["1", "2"]),
        ("1.000,5 đồng, NQ18, khóa XIII", "1,000.5 dong, NQ18, XIII", ["1000.5", "13", "NQ18"]),
        ("số 12/KH-LĐLĐ", "No. 12/KH-LĐLĐ", ["12/KH-LĐLĐ"]),
    ],
)
def test_a_translation_has_the_figures_of_the_text(
    vietnamese: str, english: str, expected: list[str]
) -> None:
    found = figures(vietnamese, "vi", months_in="en"), figures(english, "en", months_in="en")
    assert found == (Counter(expected), Counter(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 April and 1 May 2024", ["2024-04-30", "2024-05-01"]),
        ("30 April 2024 and 1 May 2025", ["2024-04-30", "2025-05-01"]),
        ("31/13 and 1 May 2025", ["13", "2025-05-01", "31"]),
    ],
)
def test_another_date_is_another(text: str, expected: list[str]) -> None:
    assert figures(text, "en", months_in="en") == Counter(expected)
