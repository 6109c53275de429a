"""Slogans for print shops and for social media: banners, posters and images, each as a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from math import ceil

from portal.model.documents import Document, Provision
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.formats import MAX_SIDE, MILLIMETRE, MIN_CAPITALS, Format, Size, banner, formats
from portal.print.line_fitting import Box, FittedLines, Letters, fit_lines
from portal.print.metrics import EM, width
from portal.print.render import Sheet
from portal.reference.addresses import sheet_path
from portal.reference.line_breaks import Group, groups

_MAX_PAGE_UNITS = 14_400  # a side, by ISO 32000-1, annex C.2

# Of Liberation Sans Bold, in ems. Marks above capitals (Ế) are as high as what hangs below the line
# (g), so that a block with its capitals centred is also centred with its marks.
_CAPITAL_HEIGHT = 1409 / EM
_OVERHANG = 0.212
_LINE_PITCH = 1.25

# The issuer's line: in ems of its own, except where the name says of what it is a part.
_ISSUER_TRACKING = 0.08
_ISSUER_OF_HEIGHT = 0.075
_ISSUER_OF_WIDTH = 0.55
_ISSUER_OF_SLOGAN = 0.5
_RULE_ABOVE = 0.9
_RULE_WEIGHT = 0.07

# Where the widest line is less than _FULL of the box's width, one line less is taken if its letters
# are at least _SMALLER of the size.
_FULL = 0.84
_SMALLER = 0.66

TEXT = "loi-van.txt"
"""The end of the name of the file with a slogan's plain text."""


@dataclass(frozen=True)
class SloganLayout:
    """A slogan in a format: its lines in the box; lengths in points, `tracking` in ems."""

    form: Format
    box: Box
    slogan: str
    issuer: str
    fitted: FittedLines
    issuer_size: float

    @property
    def capitals(self) -> float:
        """The height of the slogan's capitals."""
        return self.fitted.size * _CAPITAL_HEIGHT

    @property
    def issuer_length(self) -> float:
        """The width of the issuer's line, and of the rule above it."""
        return _issuer_width(self.issuer) * self.issuer_size

    @property
    def legible(self) -> bool:
        """Whether the slogan can be read and the issuer's line fits."""
        return self.issuer_length <= self.box.width and self.capitals >= self.form.min_capitals

    @property
    def tracking(self) -> float:
        """The space between letters that spreads lines to the box's width, at most the format's."""
        full = self.box.width / self.fitted.size
        gaps = ((full - line_width(line)) / max(1, len(line) - 1) for line in self.fitted.lines)
        return max(0.0, min(self.form.max_tracking, *gaps))

    def data(self, unit: int) -> dict[str, object]:
        """The data of `slogan.typ`: texts, and lengths in units of so many points."""
        size, lines = self.fitted.size, self.fitted.lines
        issuer_top = self.form.height - self.form.margin_y - _CAPITAL_HEIGHT * self.issuer_size
        rule = issuer_top - _RULE_ABOVE * self.issuer_size
        block = (_CAPITAL_HEIGHT + _LINE_PITCH * (len(lines) - 1)) * size
        lengths = {
            "width": self.form.width,
            "height": self.form.height,
            "top": (rule - block) / 2,
            "size": size,
            "leading": (_LINE_PITCH - _CAPITAL_HEIGHT) * size,
            "tracking": self.tracking * size,
            "rule": rule,
            "rule_length": self.issuer_length,
            "rule_weight": _RULE_WEIGHT * self.issuer_size,
            "issuer_top": issuer_top,
            "issuer_size": self.issuer_size,
            "issuer_tracking": _ISSUER_TRACKING * self.issuer_size,
        }
        texts = {"slogan": self.slogan, "lines": lines, "issuer": self.issuer}
        return {**texts, **{name: round(value / unit, 3) for name, value in lengths.items()}}


def line_width(text: str) -> float:
    """The width of a line in ems."""
    return width(text, "LiberationSans-Bold.ttf")


def block_height(lines: int) -> float:
    """The height of so many lines in ems, with the marks on the first and below the last."""
    return _CAPITAL_HEIGHT + _LINE_PITCH * (lines - 1) + 2 * _OVERHANG


_LETTERS = Letters(line_width, block_height)


def _issuer_width(issuer: str) -> float:
    return line_width(issuer) + _ISSUER_TRACKING * max(0, len(issuer) - 1)


def lay_out(slogan: str, issuer: str, form: Format, word_groups: WordGroups) -> SloganLayout:
    """The slogan in the largest letters that the format allows, legible or not."""
    least = form.min_issuer_capitals / _CAPITAL_HEIGHT
    usual = _ISSUER_OF_WIDTH * form.width / max(1.0, _issuer_width(issuer))
    issuer_size = max(least, min(usual, _ISSUER_OF_HEIGHT * form.height))
    foot = (_CAPITAL_HEIGHT + _RULE_ABOVE) * issuer_size
    box = Box(form.width - 2 * form.margin_x, form.height - 3 * form.margin_y - foot)
    fitted = _fill(groups(slogan, word_groups), box, form.max_lines)
    issuer_size = max(least, min(issuer_size, _ISSUER_OF_SLOGAN * fitted.size))
    return SloganLayout(form, box, slogan, issuer, fitted, issuer_size)


def _fill(parts: Sequence[Group], box: Box, max_lines: int) -> FittedLines:
    """The lines in the largest letters, or one line less if only that fills the box's width."""
    fitted = fit_lines(parts, box, max_lines, _LETTERS)
    widest = max(map(line_width, fitted.lines), default=0.0) * fitted.size
    if len(fitted.lines) == 1 or widest >= _FULL * box.width:
        return fitted
    wider = fit_lines(parts, box, len(fitted.lines) - 1, _LETTERS)
    return wider if wider.size >= _SMALLER * fitted.size else fitted


def slogans_of(document: Document) -> list[Provision]:
    """The slogans of the official edition, in the order of the text."""
    return list(document.official.slogans)


def number_of(slogan: Provision) -> str:
    """The number of a slogan; in a list with dashes, its place."""
    return slogan.number or slogan.id.rpartition("-g")[2]


def slogan_sheets(document: Document, word_groups: WordGroups) -> list[Sheet]:
    """Every slogan in every format in which it is legible: a long one may not be in a small one."""
    return [
        _sheet(document, slogan, layout)
        for slogan in slogans_of(document)
        for form in formats()
        if (layout := _layout(document, slogan, form, word_groups)).legible
    ]


def banner_sheet(
    document: Document, slogan: Provision, size: Size, word_groups: WordGroups
) -> Sheet:
    """A banner of any size. Raises UserError, with a size that is large enough."""
    layout = _layout(document, slogan, banner(size), word_groups)
    if not layout.legible:
        raise UserError(f"Khẩu hiệu {number_of(slogan)}: {_too_small(layout, size, word_groups)}")
    return _sheet(document, slogan, layout)


def slogan_texts(document: Document) -> dict[str, bytes]:
    """Every slogan as a file of plain text, by its path."""
    return {
        sheet_path(document, one, TEXT): f"{one.text}\n".encode() for one in slogans_of(document)
    }


def find_slogan(library: Library, name: str | None, number: str) -> tuple[Document, Provision]:
    """The slogan of this number in the named document, by default the newest that has slogans.

    `name` may be a path ("docs/2025/113-kh-ldld/"), `number` written "07" or "7.". Raises
    UserError.
    """
    wanted = name and name.strip("/").removeprefix("docs/")
    documents = [d for d in library.newest if slogans_of(d) and wanted in (None, d.id)]
    if not documents:
        raise UserError(f"Không có văn bản nào có khẩu hiệu{f' ở «{name}»' if name else ''}.")
    found = {number_of(one): one for one in slogans_of(documents[0])}
    plain = number.strip(". ").lstrip("0")
    if plain not in found:
        raise UserError(
            f"Văn bản {documents[0].id} không có khẩu hiệu số «{number}». Đang có:"
            f" {', '.join(found)}."
        )
    return documents[0], found[plain]


def _layout(
    document: Document, slogan: Provision, form: Format, word_groups: WordGroups
) -> SloganLayout:
    return lay_out(slogan.text, document.official.metadata.issuer.upper(), form, word_groups)


def _sheet(document: Document, slogan: Provision, layout: SloganLayout) -> Sheet:
    form = layout.form
    unit = ceil(max(form.width, form.height) / _MAX_PAGE_UNITS)
    date = datetime.combine(document.official.metadata.date, time(), UTC)
    path = sheet_path(document, slogan, form.name)
    return Sheet(path, "slogan.typ", layout.data(unit), date, unit)


def _too_small(layout: SloganLayout, size: Size, word_groups: WordGroups) -> str:
    """The message that a banner is too small, and what size would do."""
    enough = _smallest(layout, size, word_groups)
    advice = (
        f"Hãy chọn khổ từ {enough} trở lên."
        if enough
        else f"Cùng tỉ lệ, đến {MAX_SIDE // 1000} m cũng không đủ chỗ: hãy chọn tỉ lệ khác."
    )
    return (
        f"khổ {size} quá nhỏ. Chữ hoa phải cao ít nhất {MIN_CAPITALS} mm để đọc được từ 9 m (khổ"
        f" này: {int(layout.capitals / MILLIMETRE)} mm), và dòng tên đơn vị phải vừa chiều ngang."
        f" {advice}"
    )


def _smallest(layout: SloganLayout, size: Size, word_groups: WordGroups) -> Size | None:
    """The smallest legible banner of these proportions, in whole centimetres."""
    widest = min(MAX_SIDE, MAX_SIDE * size.width // size.height) // 10
    for wide in range(1, widest + 1):
        tried = Size(10 * wide, 10 * ceil(wide * size.height / size.width))
        if lay_out(layout.slogan, layout.issuer, banner(tried), word_groups).legible:
            return tried
    return None
