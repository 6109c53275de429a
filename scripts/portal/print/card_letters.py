"""Letters of the shipped fonts as pictures, each drawn once: preview cards are made of them.

Letters are whole pixels wide and alike wherever they stand: PNG stores them in few bytes.
"""

from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFont

from portal.print.metrics import FONTS, SYMBOLS, font_files, is_lacking
from portal.print.typesetting import MissingLettersError, pages

ASCENT = 0.86
"""From the base line to the top of a line in ems: capitals have two marks."""

_SYMBOL_WIDTH = 0.602
"""The width of each of SYMBOLS in ems: they are from a face of fixed width."""


class Style(NamedTuple):
    """A face, one of FACES, and its size in pixels."""

    face: str
    size: int


class _Letter(NamedTuple):
    """A letter's picture, where it begins from the pen, and how far the pen moves."""

    mask: Image.Image
    left: int
    top: int
    advance: int


@lru_cache(1 << 15)
def line_width(text: str, style: Style) -> int:
    """The width of a line in pixels; letters that the fonts lack count as their empty boxes."""
    advances = (_advance(one, style) for one in text)
    return sum(advances) + sum(_kerning(one, other, style) for one, other in pairwise(text))


def draw_line(layer: Image.Image, text: str, style: Style, left: int, base: int) -> None:
    """Draw a line white on a layer. Raises MissingLettersError."""
    if missing := [one for one in text if is_lacking(one)]:
        raise MissingLettersError(missing)
    pen = left
    for one, after in zip(text, [*text[1:], ""], strict=True):
        letter = _letter(one, style)
        layer.paste(255, (pen + letter.left, base + letter.top), letter.mask)
        pen += letter.advance + (_kerning(one, after, style) if after else 0)


@cache
def _letter(letter: str, style: Style) -> _Letter:
    if letter in SYMBOLS:
        return _Letter(
            _symbol(letter, style.size), 0, -round(ASCENT * style.size), _advance(letter, style)
        )
    mask, (left, top) = _font(style).getmask2(letter, "L", anchor="ls")
    picture = Image.new("L", mask.size)
    if mask.size[0] and mask.size[1]:
        picture = Image.frombytes("L", mask.size, bytes(mask))
    return _Letter(picture, left, top, _advance(letter, style))


@cache
def _advance(letter: str, style: Style) -> int:
    if letter in SYMBOLS:
        return round(_SYMBOL_WIDTH * style.size)
    return round(_font(style).getlength(letter))


@cache
def _kerning(left: str, right: str, style: Style) -> int:
    """By how much two letters beside each other are moved apart."""
    if left in SYMBOLS or right in SYMBOLS:
        return 0
    alone = _font(style).getlength(left) + _font(style).getlength(right)
    return round(_font(style).getlength(left + right) - alone)


@cache
def _symbol(symbol: str, size: int) -> Image.Image:
    """One of SYMBOLS as a mask: they are in a face that only Typst has."""
    template = Path(__file__).with_name("symbol.typ")
    (page,) = pages(template, {"symbol": symbol, "size": f"{size}"})
    with Image.open(BytesIO(page)) as opened:
        return opened.convert("RGB").convert("L").point(range(255, -1, -1))


@cache
def _font(style: Style) -> ImageFont.FreeTypeFont:
    font_files()
    return ImageFont.truetype(FONTS / style.face, style.size, layout_engine=ImageFont.Layout.BASIC)
