"""Pictures in few colours: every edge has the hue of its letter."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from portal.print.palette import GOLD, INK, PAPER, SHADES, Colour, indexed_png

BRAND: Colour = (0xA4, 0x16, 0x1A)
SIZE = (256, 3)


def layer(row: int) -> Image.Image:
    """A layer with one row from nothing to its full colour."""
    picture = Image.new("L", SIZE)
    picture.paste(Image.linear_gradient("L").rotate(90).crop((0, 0, 256, 1)), (0, row))
    return picture


def test_edges_have_the_hue_of_their_letters() -> None:
    data = indexed_png(layer(0), layer(1), layer(2), "#a4161a")
    with Image.open(BytesIO(data)) as image:
        rows = [
            [index for _, index in image.crop((0, row, 256, row + 1)).getcolors() or []]
            for row in range(3)
        ]
        colours = image.convert("RGB")
        found = (
            [colours.getpixel((0, row)) for row in range(3)],
            [colours.getpixel((255, row)) for row in range(3)],
        )
    ink, brand = range(1, SHADES + 1), range(SHADES + 1, 2 * SHADES + 1)
    assert rows == [[0, *ink], [0, *brand], [0, 2 * SHADES + 1]]
    assert found == ([PAPER] * 3, [INK, BRAND, GOLD])
