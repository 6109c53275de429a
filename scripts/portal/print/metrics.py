"""The shipped fonts: their files, their letters, and how wide a text is, before anything is set."""

from functools import cache
from pathlib import Path

from PIL import ImageFont

from portal.model.problems import UserError

FONTS = Path(__file__).with_name("fonts")
"""The fonts that are shipped beside those in Typst: with the metrics of Times New Roman and Arial,
as Nghị định 30/2020/NĐ-CP asks for the first."""

FACES = (
    "LiberationSans-Bold.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-BoldItalic.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-Regular.ttf",
)
"""Their files: Typst sets nothing at all in a font that it lacks, and says no word of it."""

EM = 2048
"""Units of the fonts in one size."""

_SMALL = 48
"""Pixels of a letter that is only compared."""

_NOWHERE = "\U0010ffff"
"""A code point that no font has a letter for."""


def font_files() -> tuple[bytes, ...]:
    """The shipped fonts. Raises UserError where some are missing."""
    if missing := [name for name in FACES if not (FONTS / name).is_file()]:
        raise UserError(
            f"Thiếu phông chữ {', '.join(missing)} trong {FONTS}. Hãy khôi phục thư mục này từ Git."
        )
    return tuple((FONTS / name).read_bytes() for name in FACES)


@cache
def width(text: str, face: str) -> float:
    """The width of a line in sizes; `face` is one of the shipped files."""
    return _font(face, EM).getlength(text) / EM


@cache
def is_lacking(letter: str) -> bool:
    """Whether one of the fonts draws for this letter what it draws for a letter that it lacks."""
    return any(_drawn(letter, face) == _drawn(_NOWHERE, face) for face in FACES)


def _drawn(letter: str, face: str) -> tuple[tuple[int, int], bytes]:
    mask = _font(face, _SMALL).getmask(letter)
    return mask.size, bytes(mask)


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    font_files()
    return ImageFont.truetype(FONTS / face, size, layout_engine=ImageFont.Layout.BASIC)
