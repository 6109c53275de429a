"""The formats that slogans are offered in: their sizes, and how large letters must be on each."""

import re
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from babel.numbers import format_decimal

from portal.model.problems import UserError
from portal.print.layout_rules import MILLIMETRE, RULES
from portal.reference.messages import messages_in

_MAX_BLEED = 20
"""Centimetres of ground around a banner: more than any hem takes."""

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
    `min_issuer_capitals`; `max_tracking` is in ems. The file is drawn `scale` times smaller, with
    `bleed` points of ground more on each side, to be cut off or folded.
    """

    kind: str
    measure: str | Size
    name: str
    width: float
    height: float
    min_capitals: float
    min_issuer_capitals: float = 0.0
    max_lines: int = RULES.tall_lines
    max_tracking: float = 0.0
    scale: int = 1
    bleed: float = 0.0

    @property
    def margin_x(self) -> float:
        """The margin left and right, in points."""
        return RULES.margin_of_area * sqrt(self.width * self.height)

    @property
    def margin_y(self) -> float:
        """The margin above and below, and the gap between the slogan and the rule below it."""
        return min(self.margin_x, RULES.margin_of_height * self.height)


BANNERS = (Size(6000, 800), Size(3000, 1000), Size(5000, 1500), Size(10_000, 2000))
"""The sizes that print shops offer, the most common first."""

POSTERS = (
    Format(
        "poster", "A3, A2", "ap-phich-a3.pdf", 297 * MILLIMETRE, 420 * MILLIMETRE, 8 * MILLIMETRE
    ),
)
"""Of one shape: drawn as A3, and printed at 141 % as A2."""

IMAGES = (
    Format("image", "1080 × 1350", "anh-1080x1350.png", 1080, 1350, min_capitals=28),
    Format("image", "1200 × 630", "anh-1200x630.png", 1200, 630, min_capitals=28),
)
"""A point is a pixel. Facebook's feed shows the first uncropped, links and Zalo the second."""


def banner(size: Size, bleed: int = 0, scale: int = 0) -> Format:
    """A banner of this size, of four lines at most where it is wider than twice its height.

    `bleed` is in millimetres. Without a `scale` the file is drawn at true size, or at a tenth of it
    where no page may be so long.
    """
    fits = max(size) + 2 * bleed <= RULES.longest_page
    scale = scale or (1 if fits else RULES.reduced)
    reduced = f"-ti-le-1-{scale}" if scale > 1 else ""
    return Format(
        kind="banner",
        measure=size,
        name=f"bang-ron-{size}{reduced}.pdf",
        width=size.width * MILLIMETRE,
        height=size.height * MILLIMETRE,
        min_capitals=RULES.min_capitals * MILLIMETRE,
        min_issuer_capitals=RULES.min_issuer_capitals * MILLIMETRE,
        max_lines=RULES.wide_lines if size.width > RULES.wide * size.height else RULES.tall_lines,
        max_tracking=RULES.max_tracking,
        scale=scale,
        bleed=bleed * MILLIMETRE,
    )


def formats() -> tuple[Format, ...]:
    """Every format that a slogan is offered in."""
    return (*map(banner, BANNERS), *POSTERS, *IMAGES)


def name_of(form: Format, language: str) -> str:
    """The name of a format for readers: "Băng rôn 6 × 0,8 m, tỉ lệ 1:10"."""
    messages, measure = messages_in(language), form.measure
    if isinstance(measure, Size):
        measure = in_metres(measure, language)
    name = messages[f"sheet_{form.kind}"].format(measure=measure)
    return messages["sheet_reduced"].format(name=name, scale=form.scale) if form.scale > 1 else name


def how_to_print(form: Format, language: str) -> str:
    """What a print shop must know of a file: its true size, its scale, its inks."""
    messages = messages_in(language)
    sides = [round(side / MILLIMETRE, 1) for side in (form.width, form.height)]
    size, drawn = (
        " × ".join(format_decimal(side / parts, locale=language) for side in sides)
        for parts in (1000, 10 * form.scale)
    )
    key = "print_reduced" if form.scale > 1 else "print_true_size"
    percent = 100 * form.scale
    told = messages[key].format(size=size, drawn=drawn, scale=form.scale, percent=percent)
    return f"{told} {messages['print_inks']}"


def in_metres(size: Size, language: str) -> str:
    """A size as readers see it: "6 × 0,8 m"."""
    return f"{' × '.join(format_decimal(side / 1000, locale=language) for side in size)} m"


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
    if min(size) < 1 or max(size) > RULES.max_side:
        raise UserError(
            f"Khổ «{text}» không in được: mỗi chiều phải từ 1 mm đến {RULES.max_side // 1000} m."
            " Hãy xem lại số đo và đơn vị."
        )
    return size


def parse_bleed(centimetres: int) -> int:
    """The millimetres of ground around a banner. Raises UserError."""
    if not 0 <= centimetres <= _MAX_BLEED:
        raise UserError(f"Nền thêm mỗi phía phải từ 0 đến {_MAX_BLEED} cm.")
    return 10 * centimetres


def _millimetres(number: str, unit: str) -> int:
    return round(float(number.replace(",", ".")) * _UNITS[unit.lower()])
