"""Pictures in ink and a brand's colour on paper as PNG files of four colours: two bits a pixel."""

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops

Colour = tuple[int, int, int]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
EDGE: Colour = (0x92, 0x90, 0x8F)
INK: Colour = (0x1B, 0x1B, 0x1F)

_PAPER, _EDGE, _INK, _BRAND = range(4)
"""The colours by their indices. One grey for the edges of all letters: at the sizes at which cards
are shown nobody sees its hue, and more colours would take four bits a pixel."""

_LEVEL = 7
"""Of compression: two levels more save a fortieth and take seven times as long."""


def indexed_png(ink: Image.Image, brand: Image.Image, colour: str) -> bytes:
    """A PNG of two layers, each white where it has its colour; that of the brand is "#rrggbb".

    No layer may have something where the other has.
    """
    indices = ImageChops.lighter(ink.point(_steps(_INK)), brand.point(_steps(_BRAND)))
    picture = Image.frombytes("P", ink.size, indices.tobytes())
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    picture.putpalette([*chain(PAPER, EDGE, INK, (red, green, blue))])
    file = BytesIO()
    picture.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()


@cache
def _steps(full: int) -> list[int]:
    """For each shade of a layer the index of its colour; `full` is that of its white."""
    return [(_PAPER, _EDGE, full)[round(shade / 128)] for shade in range(256)]
