"""A picture of few colours as a small PNG: the finest edges of letters that its size allows."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops

Colour = tuple[int, int, int]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
INK: Colour = (0x1B, 0x1B, 0x1F)
UNION: Colour = (0xA4, 0x16, 0x1A)
GOLD: Colour = (0xC8, 0x96, 0x1E)

_TRIES = ((4, 6), (3, 8), (2, 6), (1, 6))
"""Steps from the paper to a letter, and levels of compression, until the result is small enough:
a step costs a tenth of the bytes; a level saves a hundredth, and twice the time from 7 on."""

_SIXTEENTH = 17
"""Of 0 … 255: how closely red and green are looked at."""

_GILT = 60
"""By how much green exceeds blue in what is gold; in no other colour does it by more than 5."""


def indexed_png(picture: bytes, limit: int) -> bytes:
    """A PNG in ink, red and gold on paper as an indexed PNG, within `limit` bytes.

    Where not even the coarsest edges keep the limit, they are returned all the same.
    """
    with Image.open(BytesIO(picture)) as opened:
        red, green, blue = opened.convert("RGB").split()
    coarse = [round(value / _SIXTEENTH) for value in range(256)]
    pairs = ImageChops.add(red.point([value * 16 for value in coarse]), green.point(coarse))
    gilt = ImageChops.subtract(green, blue).point([255 * (v > _GILT) for v in range(256)])
    small = b""
    for shades, level in _TRIES:
        small = _png(pairs, gilt, shades, level)
        if len(small) <= limit:
            break
    return small


def _png(pairs: Image.Image, gilt: Image.Image, shades: int, level: int) -> bytes:
    colours = _colours(shades)
    picture = pairs.point(_nearest(shades))
    picture.paste(colours.index(GOLD), mask=gilt)
    picture.putpalette(list(chain.from_iterable(colours)))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=level)
    return file.getvalue()


@cache
def _nearest(shades: int) -> list[int]:
    """For every pair of a red and a green, red the upper four bits, the colour that is nearest."""
    ramps = _colours(shades)[:-1]

    def distance(index: int, red: int, green: int) -> int:
        # The hue weighs more than the light: no edge of a black letter may turn red.
        less_red, less_green = ramps[index][0] - red, ramps[index][1] - green
        return (less_red + less_green) ** 2 + 4 * (less_red - less_green) ** 2

    def nearest(pair: int) -> int:
        red, green = (_SIXTEENTH * part for part in divmod(pair, 16))
        return min(range(len(ramps)), key=lambda index: distance(index, red, green))

    return [nearest(pair) for pair in range(256)]


@cache
def _colours(shades: int) -> tuple[Colour, ...]:
    """Paper, the way from it to ink, the way from it to red, and gold."""
    ways = [_between(end, step / shades) for end in (INK, UNION) for step in range(1, shades + 1)]
    return (PAPER, *ways, GOLD)


def _between(end: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(PAPER, end, strict=True))
    return (red, green, blue)
