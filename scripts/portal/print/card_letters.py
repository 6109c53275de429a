"""Words in the shipped fonts as pictures, each drawn once: preview cards are made of them.

Letters are whole pixels wide and alike wherever they stand: PNG stores them in few bytes.
"""

import re
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageFont

from portal.print.metrics import FONTS, SYMBOLS, font_files, is_lacking
from portal.print.palette import indexed
from portal.print.typesetting import MissingLettersError, pages

ASCENT = 0.86
"""From the base line to the top of a line in ems: capitals have two marks."""

_SPACES = re.compile("([ \u00a0]+)")

_ANY = [0, *[255] * 255]
"""For each index whether something is drawn there."""

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


class _Word(NamedTuple):
    """A word's picture in indices and where something is drawn of it, if anything is.

    `left` and `top` say where it begins from the pen, `advance` how far the pen moves.
    """

    picture: Image.Image
    mask: Image.Image | None
    left: int
    top: int
    advance: int


@lru_cache(1 << 15)
def line_width(text: str, style: Style) -> int:
    """The width of a line in pixels; letters that the fonts lack count as their empty boxes."""
    advances = (_advance(one, style) for one in text)
    return sum(advances) + sum(_kerning(one, other, style) for one, other in pairwise(text))


def draw_line(
    picture: Image.Image, text: str, style: Style, pen: tuple[int, int], ink: int
) -> None:
    """Draw a line in an index of the palette, from the pen on. Raises MissingLettersError."""
    if missing := [one for one in text if is_lacking(one)]:
        raise MissingLettersError(missing)
    left, base = pen
    before = ""
    for letters in filter(None, _SPACES.split(text)):
        word = _word(letters, style, ink)
        left += _kerning(before, letters[0], style) if before else 0
        if word.mask:
            picture.paste(word.picture, (left + word.left, base + word.top), word.mask)
        left += word.advance
        before = letters[-1]


@lru_cache(1 << 12)
def _word(letters: str, style: Style, ink: int) -> _Word:
    pen, placed = 0, []
    for one, after in zip(letters, [*letters[1:], ""], strict=True):
        letter = _letter(one, style)
        placed.append((letter.mask, pen + letter.left, letter.top))
        pen += letter.advance + (_kerning(one, after, style) if after else 0)
    left, top = min(at for _, at, _ in placed), min(high for _, _, high in placed)
    right = max(at + mask.width for mask, at, _ in placed)
    bottom = max(at + mask.height for mask, _, at in placed)
    shades = Image.new("L", (right - left, bottom - top))
    for mask, at, high in placed:
        shades.paste(255, (at - left, high - top), mask)
    picture = indexed(shades, ink)
    return _Word(picture, picture.point(_ANY, "1") if picture.getbbox() else None, left, top, pen)


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
