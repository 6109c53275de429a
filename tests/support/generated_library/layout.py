"""How offices print numbers of sections and dates."""

from __future__ import annotations

import datetime as dt

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def printed_day(day: dt.date) -> str:
    """The date as heads have it: "ngày 07 tháng 01 năm 2025"."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
