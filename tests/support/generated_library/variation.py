"""One sentence in other words: other days, years, amounts, places and people."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from random import Random

from support.generated_library.bodies import DISTRICTS, person

_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b")
_PERIOD = re.compile(r"\b20\d\d ?[-–] ?20\d\d\b")
_YEAR = re.compile(r"(?<=năm )20\d\d\b")
_MONEY = re.compile(r"\b\d{1,3}(?:\.000)+(?= đồng)")
_COUNT = re.compile(
    r"\b\d{1,3}(?:\.\d{3})?(?= (?:người|lượt|suất|đoàn viên|hồ sơ|tin|băng rôn|hội nghị|công đoàn"
    r"|doanh nghiệp|thỏa ước|nhà|buổi|nữ))"
)
_DISTRICT = re.compile(r"(?<=huyện )(?:Yên Định|Mai Sơn|Lạng Giang|Lấp Vò|[A-ZĐ]\w+ [A-ZĐ]\w+)")
_PROVINCE = re.compile(r"(?<=tỉnh )[A-ZĐ]\w+ [A-ZĐ]\w+")
_PERSON = re.compile(r"\b(?:Nguyễn|Trần|Lò|Giàng|Phạm|Vũ|Lê) (?:Văn|Thị|A) [A-Z]\b")


def varied(text: str, chance: Random, day: dt.date) -> str:
    """The sentence as a document of this day could say it."""
    changes: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_DATE, lambda _: _near(day, chance)),
        (_PERIOD, lambda _: f"{day.year} - {day.year + 5}"),
        (_YEAR, lambda _: str(day.year)),
        (_MONEY, lambda found: _grouped(_scaled(found[0], chance, 100_000))),
        (_COUNT, lambda found: _grouped(_scaled(found[0], chance, 1))),
        (_DISTRICT, lambda _: chance.choice(DISTRICTS)),
        (_PROVINCE, lambda _: "Lai Châu"),
        (_PERSON, lambda _: person(chance)),
    )
    for form, change in changes:
        text = form.sub(change, text)
    return " ".join(text.split(" "))


def _near(day: dt.date, chance: Random) -> str:
    """A day within the next three months, as offices write it."""
    near = day + dt.timedelta(days=chance.randint(5, 90))
    month = f"{near.month:02}" if near.month < 3 else str(near.month)
    return f"{near.day:02}/{month}/{near.year}"


def _scaled(number: str, chance: Random, step: int) -> int:
    """A number of about this size."""
    size = int(number.replace(".", "")) * chance.uniform(0.4, 2.5)
    return max(step, round(size / step) * step)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".") if number > 9 else f"{number:02}"
