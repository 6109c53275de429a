"""Slogans for print shops and the fanpage: banners, posters and images, each as a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import product
from math import ceil

from portal.model.blocks import Kind
from portal.model.documents import Document, Provision
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.formats import LEGIBLE, LONGEST, MILLIMETRE, Format, Size, banner, formats
from portal.print.line_fitting import Box, Composition, Letters, compose
from portal.print.metrics import EM, width
from portal.print.sheet import Sheet, as_data
from portal.reference.addresses import sheet_path
from portal.reference.line_breaks import Group, groups

_PAGE_UNITS = 14_400  # a side, by ISO 32000-1, annex C.2

# Of Liberation Sans Bold, in sizes: what stands above capitals (Ế) is as high as what hangs below
# the line (g), so that a block whose capitals are centred is centred with its marks too.
_CAPITAL = 1409 / EM
_OVERHANG = 0.212
_PITCH = 1.25

# The issuer's line: in its own sizes, but where another is named.
_ISSUER_TRACKING = 0.08
_ISSUER_OF_HEIGHT = 0.075
_ISSUER_OF_WIDTH = 0.55
_ISSUER_OF_SLOGAN = 0.5
_RULE_ABOVE = 0.9
_RULE_WEIGHT = 0.07

# Lines shorter than this part of the box look lost in it: letters may be smaller by so much then.
_FILLED = 0.84
_WORTH = 0.66


TEXT = "loi-van.txt"
"""The end of the name of a slogan's plain text."""


@dataclass(frozen=True)
class Setting:
    """A slogan on a sheet: its lines in the box, lengths in points, `tracking` in sizes."""

    form: Format
    box: Box
    slogan: str
    issuer: str
    composition: Composition
    issuer_size: float

    @property
    def capitals(self) -> float:
        """The height of the slogan's capitals."""
        return self.composition.size * _CAPITAL

    @property
    def legible(self) -> bool:
        """Whether the slogan can be read, and the issuer's line has room."""
        room = issuer_width(self.issuer) * self.issuer_size <= self.box.width
        return room and self.capitals >= self.form.legible

    @property
    def tracking(self) -> float:
        """The space between letters with which a line fills the box, where its height is full."""
        lines, size = self.composition.lines, self.composition.size
        room = (self.box.width / size - LETTERS.width(line) for line in lines)
        spread = (free / max(1, len(line) - 1) for free, line in zip(room, lines, strict=True))
        return max(0.0, min(self.form.most_tracking, *spread))

    def data(self, unit: int) -> dict[str, object]:
        """What the template is told: texts, and lengths in so many points each."""
        size, lines = self.composition.size, self.composition.lines
        issuer_top = self.form.height - self.form.edge - _CAPITAL * self.issuer_size
        rule = issuer_top - _RULE_ABOVE * self.issuer_size
        capitals = (_CAPITAL + _PITCH * (len(lines) - 1)) * size
        lengths = {
            "width": self.form.width,
            "height": self.form.height,
            "top": (rule - capitals) / 2,
            "size": size,
            "leading": (_PITCH - _CAPITAL) * size,
            "tracking": self.tracking * size,
            "rule": rule,
            "rule_length": issuer_width(self.issuer) * self.issuer_size,
            "rule_weight": _RULE_WEIGHT * self.issuer_size,
            "issuer_top": issuer_top,
            "issuer_size": self.issuer_size,
            "issuer_tracking": _ISSUER_TRACKING * self.issuer_size,
        }
        texts = {"slogan": self.slogan, "lines": lines, "issuer": self.issuer}
        return {**texts, **{name: round(value / unit, 3) for name, value in lengths.items()}}


def line_width(text: str) -> float:
    """The width of a line in sizes."""
    return width(text, "LiberationSans-Bold.ttf")


def block_height(lines: int) -> float:
    """The height of so many lines in sizes, with the marks on the first and below the last."""
    return _CAPITAL + _PITCH * (lines - 1) + 2 * _OVERHANG


LETTERS = Letters(line_width, block_height)


def issuer_width(issuer: str) -> float:
    """The width of the issuer's line in sizes."""
    return line_width(issuer) + _ISSUER_TRACKING * max(0, len(issuer) - 1)


def set_slogan(slogan: str, issuer: str, form: Format, known: WordGroups) -> Setting:
    """The slogan in the largest letters that the sheet allows, be they legible or not."""
    least = form.issuer_legible / _CAPITAL
    usual = _ISSUER_OF_WIDTH * form.width / max(1.0, issuer_width(issuer))
    issuer_size = max(least, min(usual, _ISSUER_OF_HEIGHT * form.height))
    foot = (_CAPITAL + _RULE_ABOVE) * issuer_size
    box = Box(form.width - 2 * form.side, form.height - 3 * form.edge - foot)
    composition = _filling(groups(slogan, known), box, form.most)
    issuer_size = max(least, min(issuer_size, _ISSUER_OF_SLOGAN * composition.size))
    return Setting(form, box, slogan, issuer, composition, issuer_size)


def slogans_of(document: Document) -> list[Provision]:
    """The slogans of the official edition, in the order of the text."""
    return [one for one in document.official.provisions if one.kind is Kind.SLOGAN]


def slogan_sheets(document: Document, known: WordGroups) -> list[Sheet]:
    """Every slogan on every sheet on which it can be read; a long one is not offered on small."""
    every = product(slogans_of(document), formats())
    settings = ((one, _set(document, one, form, known)) for one, form in every)
    return [_sheet(document, one, setting) for one, setting in settings if setting.legible]


def _filling(parts: Sequence[Group], box: Box, most: int) -> Composition:
    """The letters as large as the box allows, but a line less where that alone fills the width."""
    found = compose(parts, box, most, LETTERS)
    widest = max(map(line_width, found.lines), default=0.0) * found.size
    if len(found.lines) == 1 or widest >= _FILLED * box.width:
        return found
    wider = compose(parts, box, len(found.lines) - 1, LETTERS)
    return wider if wider.size >= _WORTH * found.size else found


def banner_sheet(document: Document, slogan: Provision, size: Size, known: WordGroups) -> Sheet:
    """A banner of any size. Raises UserError, with the size that would do."""
    setting = _set(document, slogan, banner(size), known)
    if not setting.legible:
        raise UserError(f"Khẩu hiệu {slogan.number}: {_too_small(setting, size, known)}")
    return _sheet(document, slogan, setting)


def slogan_texts(document: Document) -> dict[str, bytes]:
    """Every slogan as a file of plain text, by its address."""
    return {
        sheet_path(document, one, TEXT): f"{one.text}\n".encode() for one in slogans_of(document)
    }


def find_slogan(library: Library, name: str | None, number: str) -> tuple[Document, Provision]:
    """The slogan of this number in the named document, else in the newest that has slogans.

    `name` may be a path as an editor sees it, `number` one with zeros or a dot. Raises
    UserError.
    """
    wanted = name and name.strip("/").removeprefix("docs/")
    documents = [d for d in library.newest if slogans_of(d) and wanted in (None, d.id)]
    if not documents:
        raise UserError(f"Không có văn bản nào có khẩu hiệu{f' ở «{name}»' if name else ''}.")
    found = {one.number: one for one in slogans_of(documents[0])}
    plain = number.strip(". ").lstrip("0")
    if plain not in found:
        raise UserError(
            f"Văn bản {documents[0].id} không có khẩu hiệu số «{number}». Đang có:"
            f" {', '.join(found)}."
        )
    return documents[0], found[plain]


def _set(document: Document, slogan: Provision, form: Format, known: WordGroups) -> Setting:
    issuer = document.official.metadata.issuer.upper()
    return set_slogan(slogan.text, issuer, form, known)


def _sheet(document: Document, slogan: Provision, setting: Setting) -> Sheet:
    form = setting.form
    unit = ceil(max(form.width, form.height) / _PAGE_UNITS)
    day = document.official.metadata.date
    path, made = sheet_path(document, slogan, form.name), datetime.combine(day, time(), UTC)
    return Sheet(path, "slogan.typ", as_data(setting.data(unit)), made, unit)


def _too_small(setting: Setting, size: Size, known: WordGroups) -> str:
    """What to do about a banner that is too small."""
    enough = smallest(setting, size, known)
    advice = (
        f"Hãy chọn khổ từ {enough} trở lên."
        if enough
        else f"Cùng tỉ lệ, đến {LONGEST // 1000} m cũng không đủ chỗ: hãy chọn tỉ lệ khác."
    )
    return (
        f"khổ {size} quá nhỏ. Chữ hoa phải cao ít nhất {LEGIBLE} mm để đọc được từ 9 m (khổ này:"
        f" {int(setting.capitals / MILLIMETRE)} mm), và dòng tên đơn vị phải vừa chiều ngang."
        f" {advice}"
    )


def smallest(setting: Setting, size: Size, known: WordGroups) -> Size | None:
    """The smallest banner of these proportions, in whole centimetres, that holds the slogan."""
    widest = min(LONGEST, LONGEST * size.width // size.height) // 10
    for wide in range(1, widest + 1):
        tried = Size(10 * wide, 10 * ceil(wide * size.height / size.width))
        if set_slogan(setting.slogan, setting.issuer, banner(tried), known).legible:
            return tried
    return None
