"""Pictures in four colours, two bits a pixel."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from portal.print.palette import EDGE, INK, PAPER, Colour, indexed_png

BRAND: Colour = (0xA4, 0x16, 0x1A)
SIZE = (256, 2)


def layer(row: int) -> Image.Image:
    """A layer with one row from nothing to its full colour."""
    picture = Image.new("L", SIZE)
    picture.paste(Image.linear_gradient("L").rotate(90).crop((0, 0, 256, 1)), (0, row))
    return picture


def test_each_layer_has_its_colour_and_all_edges_one_grey() -> None:
    data = indexed_png(layer(0), layer(1), "#a4161a")
    with Image.open(BytesIO(data)) as image:
        colours = image.convert("RGB")
    places = (0, 100, 255)
    rows = [[colours.getpixel((place, row)) for place in places] for row in range(2)]
    assert rows == [[PAPER, EDGE, INK], [PAPER, EDGE, BRAND]]


def test_a_pixel_takes_two_bits() -> None:
    assert indexed_png(layer(0), layer(1), "#a4161a")[24] == 2
