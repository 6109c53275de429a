"""What is drawn on a card: where, and in which colour."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from portal.print.card_drawing import Drawing, Ink
from portal.print.card_letters import Style
from portal.print.card_text import Box, fitted, height
from portal.print.palette import INK, PAPER

STYLE = Style("LiberationSerif-Bold.ttf", 40)


def test_rectangles_and_lines_of_text_are_drawn_in_their_colours() -> None:
    drawing = Drawing(200, 120)
    drawing.rectangle((0, 0, 200, 4), Ink.BRAND)
    drawing.rectangle((10, 4, 12, 6), Ink.TEXT)
    block = fitted("HHH HHH", [STYLE], Box(120, height(STYLE, 2)))
    drawing.text(block, 20, 10, Ink.TEXT)
    with Image.open(BytesIO(drawing.png("#aa0000"))) as image:
        colours = image.convert("RGB")
    first, second = (round(10 + (0.86 + 1.24 * line) * 40) - 14 for line in (0, 1))
    places = [(0, 0), (199, 3), (199, 4), (10, 4), (11, 5), (12, 6), (26, first), (26, second)]
    brand = (0xAA, 0, 0)
    expected = [brand, brand, PAPER, INK, INK, PAPER, INK, INK]
    assert [colours.getpixel(place) for place in places] == expected
