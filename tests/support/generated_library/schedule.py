"""Which documents a library has: kind, number, day and issuer of each, counted from the newest.

What the document at an index is depends on the seed and the index alone, so that a larger library
begins with the documents of a smaller one, up to `PER_YEAR * YEARS` documents; denser ones are
libraries of their own.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from portal.checks.structure import folder_name
from support.generated_library.bodies import Body, body_for
from support.generated_library.kinds import LETTER, Kind, Variant, deck

NEWEST = 2026
"""The year of the newest documents, of which only the first half is there."""

PER_YEAR, YEARS = 100, 12
"""Documents of a year, and the years that the largest library of that density has."""

_FIRST_DAY, _LAST_DAY, _HALF = 8, 360, 170
"""Days of a year at which documents begin and end; plan 113 is of the day before the first."""

_SATURDAY = 5
_DEPARTMENTS = ("VP", "TGNC", "CSPL", "TC", "ToC", "UBKT")


@dataclass(frozen=True)
class Entry:
    """A document of a library; `index` 0 is the newest."""

    seed: str
    index: int
    day: dt.date
    number: str
    kind: Kind
    variant: Variant
    body: Body

    @property
    def folder(self) -> str:
        """Its folder below docs/: "2025/114-kh-ldld"."""
        return f"{self.day.year}/{folder_name(self.number)}"

    @property
    def cited(self) -> str:
        """How others name it: "Kế hoạch số 114/KH-LĐLĐ ngày 09/01/2025"."""
        return f"{self.kind.name} số {self.number} ngày {self.day:%d/%m/%Y}"

    def random(self, purpose: str) -> Random:
        """Chance for one purpose, the same each time; other purposes do not change it."""
        return Random(f"{self.seed}/{self.index}/{purpose}")


@dataclass(frozen=True)
class Schedule:
    """The documents of a library of any length; years are made as they are asked for."""

    seed: str
    per_year: int

    @classmethod
    def of(cls, seed: str, count: int) -> Schedule:
        """The schedule of a library of so many documents."""
        return cls(seed, max(PER_YEAR, -(-count // (YEARS - 2))))

    @cached_property
    def _years(self) -> dict[int, Mapping[int, Entry]]:
        return {}

    def entry(self, index: int) -> Entry:
        """The document at an index."""
        newest = self.per_year // 2
        year = NEWEST if index < newest else NEWEST - 1 - (index - newest) // self.per_year
        if year not in self._years:
            self._years[year] = {one.index: one for one in self._year(year)}
        return self._years[year][index]

    def _year(self, year: int) -> list[Entry]:
        """The documents of a year, in the order of their days and numbers."""
        size = self.per_year // 2 if year == NEWEST else self.per_year
        first = 0 if year == NEWEST else self.per_year // 2 + (NEWEST - 1 - year) * self.per_year
        last_day = _HALF if year == NEWEST else _LAST_DAY
        numbers: Counter[str] = Counter({"KH": 113} if year == 2025 else {})
        cards, entries = deck(), []
        for position in range(size):
            index = first + size - 1 - position
            kind, variant = cards[index % len(cards)]
            chance = Random(f"{self.seed}/{index}/schedule")
            share = (position + chance.random()) / size
            day = _workday(dt.date(year, 1, 1), _FIRST_DAY + int(share * (last_day - _FIRST_DAY)))
            body = body_for(kind, variant, day, chance)
            numbers[kind.code] += chance.randint(1, 3)
            code = chance.choice(_DEPARTMENTS) if kind is LETTER else kind.code
            parts = (body.code, code) if kind is LETTER else (code, body.code)
            number = f"{numbers[kind.code]:02}/{'-'.join(parts)}"
            entries.append(Entry(self.seed, index, day, number, kind, variant, body))
        return entries


def _workday(new_year: dt.date, day_of_year: int) -> dt.date:
    """The day of the year, or the Monday after it: later days never come before earlier ones."""
    day = new_year + dt.timedelta(days=day_of_year - 1)
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= _SATURDAY else 0)
