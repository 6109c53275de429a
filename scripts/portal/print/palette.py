"""Pictures in ink and a brand's colour on paper as PNG files of four colours: two bits a pixel."""

from collections.abc import Sequence
from functools import cache

import deflate
from PIL import Image

from portal.reference.png import Colour, filtered, png

PAPER: Colour = (0xFF, 0xFD, 0xF8)
EDGE: Colour = (0x92, 0x90, 0x8F)
INK: Colour = (0x1B, 0x1B, 0x1F)

PAPER_INDEX, EDGE_INDEX, INK_INDEX, BRAND_INDEX = range(4)
"""The colours by their indices. One grey for the edges of all letters: at the sizes at which cards
are shown nobody sees its hue, and more colours would take four bits a pixel."""

_LEVEL = 9
"""Of compression: one level more saves a fiftieth and takes five times as long."""


def indexed(shades: Image.Image, full: int) -> Image.Image:
    """A picture of indices from one of shades, where white becomes the index `full`."""
    return Image.frombytes("P", shades.size, shades.point(_steps(full)).tobytes())


def indexed_png(picture: Image.Image, colour: str) -> bytes:
    """A PNG of a picture of indices; the brand's colour is "#rrggbb"."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return four_coloured(picture, (PAPER, EDGE, INK, (red, green, blue)))


def four_coloured(picture: Image.Image, colours: Sequence[Colour]) -> bytes:
    """A PNG of a picture of indices, of at most four colours."""
    packed = picture.tobytes("raw", "P;2")
    length = -(-picture.width // 4)
    rows = (packed[at : at + length] for at in range(0, len(packed), length))
    data = bytes(deflate.zlib_compress(filtered(rows), _LEVEL))
    return png(picture.size, 2, data, colours)


@cache
def _steps(full: int) -> list[int]:
    """For each shade the index of its colour; `full` is that of white."""
    return [(PAPER_INDEX, EDGE_INDEX, full)[round(shade / 128)] for shade in range(256)]
