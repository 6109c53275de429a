"""Pictures in ink, brand and gold on paper as small PNG files of few colours."""

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops

Colour = tuple[int, int, int]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
INK: Colour = (0x1B, 0x1B, 0x1F)
GOLD: Colour = (0xC8, 0x96, 0x1E)

SHADES = 2
"""Steps from paper to a colour at the edges of letters: one more costs a tenth of the bytes, and
at the sizes at which cards are shown nobody sees it."""

_LEVEL = 6
"""Of compression: a level more saves a hundredth and takes twice as long."""


def indexed_png(ink: Image.Image, brand: Image.Image, gold: Image.Image, colour: str) -> bytes:
    """A PNG of three layers, each white where it has its colour; that of the brand is "#rrggbb".

    No layer may have something where another has.
    """
    indices = Image.new("L", ink.size)
    for layer, first in ((ink, 1), (brand, 1 + SHADES), (gold, 1 + 2 * SHADES)):
        steps = 1 if layer is gold else SHADES
        indices = ImageChops.lighter(indices, layer.point(_steps(first, steps)))
    picture = Image.frombytes("P", ink.size, indices.tobytes())
    picture.putpalette([*chain.from_iterable(_colours(colour))])
    file = BytesIO()
    picture.save(file, "PNG", compress_level=_LEVEL)
    return file.getvalue()


@cache
def _steps(first: int, steps: int) -> list[int]:
    """For each shade of a layer the index of its colour: 0 is paper, `first` the palest of it."""
    shades = (round(shade / 255 * steps) for shade in range(256))
    return [first + shade - 1 if shade else 0 for shade in shades]


def _colours(brand: str) -> list[Colour]:
    """Paper, SHADES steps from it to ink, as many to the brand's colour, and gold."""
    red, green, blue = bytes.fromhex(brand.removeprefix("#"))
    ends = (INK, (red, green, blue))
    steps = [_between(end, step / SHADES) for end in ends for step in range(1, SHADES + 1)]
    return [PAPER, *steps, GOLD]


def _between(end: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(PAPER, end, strict=True))
    return (red, green, blue)
