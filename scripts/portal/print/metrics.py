"""How wide a text is in the shipped fonts, before anything is set."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from portal.print.typesetting import FONTS, font_files

EM = 2048
"""Units of the fonts in one size."""


@cache
def width(text: str, face: str) -> float:
    """The width of a line in sizes; `face` is one of the shipped files."""
    return _font(face).getlength(text) / EM


@cache
def _font(face: str) -> ImageFont.FreeTypeFont:
    font_files()
    return ImageFont.truetype(FONTS / face, EM, layout_engine=ImageFont.Layout.BASIC)
