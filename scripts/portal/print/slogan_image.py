"""A slogan's sheet as an image for social media: the same letters as its PDF, in three colours."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from PIL import Image, ImageFont

from portal.print.layout_rules import RULES
from portal.print.metrics import FONTS, font_files
from portal.print.outline_pdf import Line, beginnings, issuer_line, slogan_lines
from portal.print.outlines import SLOGAN_FACE
from portal.print.palette import four_coloured
from portal.reference.png import Colour

IMAGE = "image"
"""What sheets that are drawn here have in place of the name of a template."""

_SHADES = 2
"""Steps from red to yellow at the edges of letters: at twice the size no more can be seen."""


def slogan_png(sheet: Mapping[str, Any]) -> bytes:
    """The sheet with a pixel for each point. Raises MissingLettersError."""
    width, height = round(sheet["width"]), round(sheet["height"])
    layer = Image.new("L", (width, height))
    for line in (*slogan_lines(sheet), issuer_line(sheet)):
        _draw(layer, line, sheet["width"])
    left = round((sheet["width"] - sheet["rule_length"]) / 2)
    top = round(sheet["rule"] - sheet["rule_weight"] / 2)
    bottom = top + max(1, round(sheet["rule_weight"]))
    layer.paste(255, (left, top, left + round(sheet["rule_length"]), bottom))
    steps = [round(shade / 255 * _SHADES) for shade in range(256)]
    picture = Image.frombytes("P", layer.size, layer.point(steps).tobytes())
    return four_coloured(picture, _colours())


def _draw(layer: Image.Image, line: Line, width: float) -> None:
    """A line in the middle, letter by letter, each where its outline would be."""
    font = _font(line.size)
    for character, left in beginnings(line, width):
        mask, (right, down) = font.getmask2(character, "L", anchor="ls")
        if mask.size[0] and mask.size[1]:
            picture = Image.frombytes("L", mask.size, bytes(mask))
            layer.paste(255, (round(left) + right, round(line.y) + down), picture)


def _colours() -> list[Colour]:
    red, yellow = (bytes.fromhex(one.removeprefix("#")) for one in (RULES.red, RULES.yellow))

    def between(step: int) -> Colour:
        r, g, b = (round(a + (z - a) * step / _SHADES) for a, z in zip(red, yellow, strict=True))
        return r, g, b

    return [between(step) for step in range(_SHADES + 1)]


@cache
def _font(size: float) -> ImageFont.FreeTypeFont:
    font_files()
    return ImageFont.truetype(FONTS / SLOGAN_FACE, size, layout_engine=ImageFont.Layout.BASIC)
