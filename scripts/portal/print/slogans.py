"""Slogans for print shops and for social media: banners, posters and images, each as a sheet."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from math import ceil
from unicodedata import normalize

from portal.model.documents import OFFICIAL, Document, Provision
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.formats import Format, Size, banner, formats, how_to_print
from portal.print.layout_rules import MILLIMETRE, RULES
from portal.print.outline_pdf import OUTLINES
from portal.print.render import Sheet
from portal.print.slogan_image import IMAGE
from portal.print.slogan_layout import SloganLayout, lay_out
from portal.print.typesetting import MissingLettersError
from portal.reference.addresses import sheet_path

TEXT = "loi-van.txt"
"""The end of the name of the file with a slogan's plain text."""


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


@dataclass(frozen=True)
class Wanted:
    """A banner that somebody asks for: its size, millimetres of ground around it, whose name."""

    size: Size
    bleed: int = 0
    issuer: str | None = None


def banner_sheet(
    document: Document, slogan: Provision, wanted: Wanted, word_groups: WordGroups
) -> Sheet:
    """A banner of any size. Raises UserError, with a size that is large enough."""
    form = banner(wanted.size, wanted.bleed)
    try:
        layout = _layout(document, slogan, form, word_groups, wanted.issuer)
    except MissingLettersError as error:
        raise UserError(str(error)) from error
    if not layout.legible:
        message = _too_small(layout, wanted.size, word_groups)
        raise UserError(f"Khẩu hiệu {number_of(slogan)}: {message}")
    return _sheet(document, slogan, layout)


def slogan_texts(document: Document) -> dict[str, bytes]:
    """Every slogan as a file of plain text, by its path.

    With the mark by which browsers and editors know UTF-8 where a host does not say so.
    """
    return {
        sheet_path(document, one, TEXT): f"{one.text}\n".encode("utf-8-sig")
        for one in slogans_of(document)
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
    document: Document,
    slogan: Provision,
    form: Format,
    word_groups: WordGroups,
    issuer: str | None = None,
) -> SloganLayout:
    name = normalize("NFC", " ".join((issuer or document.official.metadata.issuer).upper().split()))
    return lay_out(slogan.text, name, form, word_groups)


def _sheet(document: Document, slogan: Provision, layout: SloganLayout) -> Sheet:
    form = layout.form
    date = datetime.combine(document.official.metadata.date, time(), UTC)
    path = sheet_path(document, slogan, form.name)
    if form.kind == "image":
        return Sheet(path, IMAGE, layout.data(), date)
    return Sheet(path, OUTLINES, {**layout.data(), "subject": how_to_print(form, OFFICIAL)}, date)


def _too_small(layout: SloganLayout, size: Size, word_groups: WordGroups) -> str:
    """The message that a banner is too small, and what size would do."""
    enough, capitals = _smallest(layout, size, word_groups), int(layout.capitals / MILLIMETRE)
    advice = (
        f"Hãy chọn khổ từ {enough} trở lên."
        if enough
        else f"Cùng tỉ lệ, đến {RULES.max_side // 1000} m cũng không đủ chỗ: hãy chọn tỉ lệ khác."
    )
    return (
        f"khổ {size} quá nhỏ. Chữ hoa phải cao ít nhất {RULES.min_capitals} mm để đọc được từ 9 m"
        f" (khổ này: {capitals} mm), và dòng tên đơn vị phải vừa chiều ngang."
        f" {advice}"
    )


def _smallest(layout: SloganLayout, size: Size, word_groups: WordGroups) -> Size | None:
    """The smallest legible banner of these proportions, in whole centimetres."""
    widest = min(RULES.max_side, RULES.max_side * size.width // size.height) // 10
    for wide in range(1, widest + 1):
        tried = Size(10 * wide, 10 * ceil(wide * size.height / size.width))
        if lay_out(layout.slogan, layout.issuer, banner(tried), word_groups).legible:
            return tried
    return None
