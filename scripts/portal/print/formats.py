"""The formats that slogans are offered in: their sizes, and how large letters must be on each."""

import re
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from babel.numbers import format_decimal

from portal.model.problems import UserError
from portal.reference.messages import messages_in

MILLIMETRE = 72 / 25.4
"""In points."""

MAX_SIDE = 50_000
"""Millimetres of a banner's side; above that, the unit must be a mistake."""

MIN_CAPITALS = 25
"""Millimetres of a banner's capitals: by the legibility index of the United States Sign Council
(30 feet an inch) they can be read from 9 m, across a street."""

_MIN_ISSUER_CAPITALS = 12
"""Millimetres of the capitals of a banner's issuer, to be read from near."""

_MAX_LINES = 12

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
    """A format of sheets: the end of its files' names, its sides in points, how it sets a slogan.

    `kind` is "banner", "poster" or "image"; `measure` tells it from others of its kind. The
    slogan's capitals must be at least `min_capitals` points high, the issuer's
    `min_issuer_capitals`; `max_tracking` is in ems.
    """

    kind: str
    measure: str | Size
    name: str
    width: float
    height: float
    min_capitals: float
    min_issuer_capitals: float = 0.0
    max_lines: int = _MAX_LINES
    max_tracking: float = 0.0

    @property
    def margin_x(self) -> float:
        """The margin left and right, in points."""
        return 0.06 * sqrt(self.width * self.height)

    @property
    def margin_y(self) -> float:
        """The margin above and below, and the gap between the slogan and the rule below it."""
        return min(self.margin_x, 0.09 * self.height)


BANNERS = (Size(6000, 800), Size(3000, 1000), Size(5000, 1500), Size(10_000, 2000))
"""The sizes that print shops offer, the most common first."""

POSTERS = (
    Format("poster", "A3", "ap-phich-a3.pdf", 297 * MILLIMETRE, 420 * MILLIMETRE, 8 * MILLIMETRE),
    Format("poster", "A2", "ap-phich-a2.pdf", 420 * MILLIMETRE, 594 * MILLIMETRE, 11 * MILLIMETRE),
)

IMAGES = (
    Format("image", "1080 × 1350", "anh-1080x1350.png", 1080, 1350, min_capitals=28),
    Format("image", "1200 × 630", "anh-1200x630.png", 1200, 630, min_capitals=28),
)
"""A point is a pixel. Facebook's feed shows the first uncropped, links and Zalo the second."""


def banner(size: Size) -> Format:
    """A banner of this size, of one line or two where it is wider than twice its height."""
    return Format(
        kind="banner",
        measure=size,
        name=f"bang-ron-{size}.pdf",
        width=size.width * MILLIMETRE,
        height=size.height * MILLIMETRE,
        min_capitals=MIN_CAPITALS * MILLIMETRE,
        min_issuer_capitals=_MIN_ISSUER_CAPITALS * MILLIMETRE,
        max_lines=2 if size.width > 2 * size.height else _MAX_LINES,
        max_tracking=0.06,
    )


def formats() -> tuple[Format, ...]:
    """Every format that a slogan is offered in."""
    return (*map(banner, BANNERS), *POSTERS, *IMAGES)


def name_of(form: Format, language: str) -> str:
    """The name of a format for readers: "Băng rôn 6 × 0,8 m"."""
    measure = form.measure
    if isinstance(measure, Size):
        metres = (format_decimal(side / 1000, locale=language) for side in measure)
        measure = f"{' × '.join(metres)} m"
    return messages_in(language)[f"sheet_{form.kind}"].format(measure=measure)


def parse_size(text: str) -> Size:
    """The size of a banner: "600x80cm", "6 × 0,8 m", "6000x800mm". Raises UserError."""
    found = _SIZE.fullmatch(text)
    if not found:
        raise UserError(
            f"«{text}» không phải một khổ băng rôn. Hãy viết chiều ngang, chiều cao rồi đơn vị,"
            " ví dụ «600x80cm» hoặc «6x0,8m»."
        )
    width, first, height, unit = found.groups()
    size = Size(_millimetres(width, first or unit), _millimetres(height, unit))
    if min(size) < 1 or max(size) > MAX_SIDE:
        raise UserError(
            f"Khổ «{text}» không in được: mỗi chiều phải từ 1 mm đến {MAX_SIDE // 1000} m. Hãy"
            " xem lại số đo và đơn vị."
        )
    return size


def _millimetres(number: str, unit: str) -> int:
    return round(float(number.replace(",", ".")) * _UNITS[unit.lower()])
