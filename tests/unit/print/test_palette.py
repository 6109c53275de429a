"""Pictures in four colours, two bits a pixel."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from portal.print.palette import BRAND_INDEX, EDGE, INK, INK_INDEX, PAPER, indexed, indexed_png
from portal.reference.png import Colour

BRAND: Colour = (0xA4, 0x16, 0x1A)


def picture() -> Image.Image:
    """A row from nothing to ink, and one from nothing to the brand's colour."""
    shades = Image.linear_gradient("L").rotate(90).crop((0, 0, 256, 1))
    made = Image.new("P", (256, 2))
    for row, full in enumerate((INK_INDEX, BRAND_INDEX)):
        made.paste(indexed(shades, full), (0, row))
    return made


def test_white_becomes_a_colour_and_all_edges_one_grey() -> None:
    with Image.open(BytesIO(indexed_png(picture(), "#a4161a"))) as image:
        colours = image.convert("RGB")
    places = (0, 100, 255)
    rows = [[colours.getpixel((place, row)) for place in places] for row in range(2)]
    assert rows == [[PAPER, EDGE, INK], [PAPER, EDGE, BRAND]]


def test_a_pixel_takes_two_bits() -> None:
    assert indexed_png(picture(), "#a4161a")[24] == 2
