"""Cards in few colours: every edge has the hue of its letter, and the size limit is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from portal.print.palette import GOLD, INK, PAPER, Colour, indexed_png

BRAND: Colour = (0xA4, 0x16, 0x1A)
NO_LIMIT = 1 << 20


def gradients() -> bytes:
    """A PNG with a row from paper to ink, a row from paper to the brand's red, a row of gold."""
    mask = Image.linear_gradient("L").rotate(90).crop((0, 0, 256, 1))
    picture = Image.new("RGB", (256, 3), GOLD)
    for row, colour in enumerate((INK, BRAND)):
        picture.paste(PAPER, (0, row, 256, row + 1))
        picture.paste(colour, (0, row), mask)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(("limit", "shades"), [(NO_LIMIT, 4), (0, 1)])
def test_edges_have_the_hue_of_their_letters(limit: int, shades: int) -> None:
    with Image.open(BytesIO(indexed_png(gradients(), limit, "#a4161a"))) as image:
        rows = [
            [index for _, index in image.crop((0, row, 256, row + 1)).getcolors() or []]
            for row in range(3)
        ]
    ink, red = range(1, shades + 1), range(shades + 1, 2 * shades + 1)
    assert rows == [[0, *ink], [0, *red], [2 * shades + 1]]


def test_finest_edges_within_the_limit_are_taken() -> None:
    whole = indexed_png(gradients(), NO_LIMIT, "#a4161a")
    assert indexed_png(gradients(), len(whole), "#a4161a") == whole
    assert len(indexed_png(gradients(), len(whole) - 1, "#a4161a")) < len(whole)
