"""The sheets that slogans are offered on: their sizes, and what can be read on each."""

import re
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from babel.numbers import format_decimal

from portal.model.problems import UserError
from portal.reference.messages import messages_in

MILLIMETRE = 72 / 25.4
"""In points."""

LONGEST = 50_000
"""Millimetres of a banner's side; whoever writes more has mistaken the unit."""

LEGIBLE = 25
"""Millimetres of a banner's capitals: by the legibility index of the United States Sign Council
(30 feet an inch) they can be read from 9 m, across a street."""

_ISSUER_LEGIBLE = 12  # for those who come near

_MOST_TRACKING = 0.06  # in sizes
_MOST_LINES = 12

_NUMBER = r"\s*([0-9]{1,6}(?:[.,][0-9]{1,3})?)\s*"
_SIZE = re.compile(rf"{_NUMBER}(mm|cm|m)?\s*[x×*]{_NUMBER}(mm|cm|m)\s*", re.IGNORECASE)
_UNITS = {"mm": 1, "cm": 10, "m": 1000}


class Size(NamedTuple):
    """A banner's sides in whole millimetres."""

    width: int
    height: int

    def __str__(self) -> str:
        if self.width % 10 or self.height % 10:
            return f"{self.width}x{self.height}mm"
        return f"{self.width // 10}x{self.height // 10}cm"


@dataclass(frozen=True)
class Format:
    """A kind of sheet: the end of its files' names, its sides in points, its most lines.

    `kind` is that of the words for readers, `measure` what tells it from others of its kind.
    Capitals must be as high as `legible` points, those of the issuer as `issuer_legible`.
    """

    kind: str
    measure: str | Size
    name: str
    width: float
    height: float
    legible: float
    issuer_legible: float = 0.0
    most: int = _MOST_LINES
    most_tracking: float = 0.0

    @property
    def side(self) -> float:
        """The margin left and right."""
        return 0.06 * sqrt(self.width * self.height)

    @property
    def edge(self) -> float:
        """The margin above and below, and what parts the slogan from the rule below it."""
        return min(self.side, 0.09 * self.height)


BANNERS = (Size(6000, 800), Size(3000, 1000), Size(5000, 1500), Size(10_000, 2000))
"""The sizes that print shops offer, the most usual first."""

POSTERS = (
    Format("poster", "A3", "ap-phich-a3.pdf", 297 * MILLIMETRE, 420 * MILLIMETRE, 8 * MILLIMETRE),
    Format("poster", "A2", "ap-phich-a2.pdf", 420 * MILLIMETRE, 594 * MILLIMETRE, 11 * MILLIMETRE),
)

IMAGES = (
    Format("image", "1080 × 1350", "anh-1080x1350.png", 1080, 1350, legible=28),
    Format("image", "1200 × 630", "anh-1200x630.png", 1200, 630, legible=28),
)
"""A point is a pixel. Facebook's feed shows the first whole, links and Zalo the second."""


def banner(size: Size) -> Format:
    """A banner of this size: one line or two, unless it is no wider than twice its height."""
    return Format(
        kind="banner",
        measure=size,
        name=f"bang-ron-{size}.pdf",
        width=size.width * MILLIMETRE,
        height=size.height * MILLIMETRE,
        legible=LEGIBLE * MILLIMETRE,
        issuer_legible=_ISSUER_LEGIBLE * MILLIMETRE,
        most=2 if size.width > 2 * size.height else _MOST_LINES,
        most_tracking=_MOST_TRACKING,
    )


def formats() -> tuple[Format, ...]:
    """Every sheet that is made of a slogan."""
    return (*map(banner, BANNERS), *POSTERS, *IMAGES)


def name_of(form: Format, language: str) -> str:
    """What a sheet is called: "Băng rôn 6 × 0,8 m"."""
    measure = form.measure
    if isinstance(measure, Size):
        metres = (format_decimal(side / 1000, locale=language) for side in measure)
        measure = f"{' × '.join(metres)} m"
    return messages_in(language)[f"sheet_{form.kind}"].format(measure=measure)


def size_of(written: str) -> Size:
    """The size that someone wrote: "600x80cm", "6 × 0,8 m", "6000x800mm". Raises UserError."""
    found = _SIZE.fullmatch(written)
    if not found:
        raise UserError(
            f"«{written}» không phải một khổ băng rôn. Hãy viết chiều ngang, chiều cao rồi đơn vị,"
            " ví dụ «600x80cm» hoặc «6x0,8m»."
        )
    width, first, height, unit = found.groups()
    size = Size(_millimetres(width, first or unit), _millimetres(height, unit))
    if min(size) < 1 or max(size) > LONGEST:
        raise UserError(
            f"Khổ «{written}» không in được: mỗi chiều phải từ 1 mm đến {LONGEST // 1000} m. Hãy"
            " xem lại số đo và đơn vị."
        )
    return size


def _millimetres(number: str, unit: str) -> int:
    return round(float(number.replace(",", ".")) * _UNITS[unit.lower()])
