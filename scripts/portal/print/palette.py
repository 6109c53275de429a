"""A picture of few colours as a small PNG: the finest edges of letters that its size allows."""

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops

Colour = tuple[int, int, int]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
INK: Colour = (0x1B, 0x1B, 0x1F)
GOLD: Colour = (0xC8, 0x96, 0x1E)

_TRIES = ((4, 6), (3, 8), (2, 6), (1, 6))
"""Steps from the paper to a letter, and levels of compression, until the result is small enough:
a step costs a tenth of the bytes; a level saves a hundredth, and twice the time from 7 on."""

_SIXTEENTH = 17
"""Of 0 … 255: how closely red and green are looked at."""

_GILT = 60
"""By how much green exceeds blue in what is gold; in no other colour does it by more than 5."""


def indexed_png(picture: bytes, limit: int, brand: str) -> bytes:
    """A PNG in ink, `brand` ("#rrggbb") and gold on paper as an indexed PNG of `limit` bytes.

    Where not even the coarsest edges keep the limit, they are returned all the same.
    """
    with Image.open(BytesIO(picture)) as opened:
        red, green, blue = opened.convert("RGB").split()
    coarse = [round(value / _SIXTEENTH) for value in range(256)]
    pairs = ImageChops.add(red.point([value * 16 for value in coarse]), green.point(coarse))
    gilt = ImageChops.subtract(green, blue).point([255 * (v > _GILT) for v in range(256)])
    small = b""
    for shades, level in _TRIES:
        small = _png(pairs, gilt, _colours(shades, brand), level)
        if len(small) <= limit:
            break
    return small


def _png(pairs: Image.Image, gilt: Image.Image, colours: tuple[Colour, ...], level: int) -> bytes:
    picture = pairs.point(_nearest(colours[:-1]))
    picture.paste(colours.index(GOLD), mask=gilt)
    picture.putpalette(list(chain.from_iterable(colours)))
    file = BytesIO()
    picture.save(file, "PNG", compress_level=level)
    return file.getvalue()


@cache
def _nearest(ramps: tuple[Colour, ...]) -> list[int]:
    """For every pair of a red and a green, red the upper four bits, the colour that is nearest."""

    def distance(index: int, red: int, green: int) -> int:
        # The hue weighs more than the light: no edge of a black letter may turn red.
        less_red, less_green = ramps[index][0] - red, ramps[index][1] - green
        return (less_red + less_green) ** 2 + 4 * (less_red - less_green) ** 2

    def nearest(pair: int) -> int:
        red, green = (_SIXTEENTH * part for part in divmod(pair, 16))
        return min(range(len(ramps)), key=lambda index: distance(index, red, green))

    return [nearest(pair) for pair in range(256)]


@cache
def _colours(shades: int, brand: str) -> tuple[Colour, ...]:
    """Paper, `shades` steps from it to ink, as many to `brand`, and gold."""
    red, green, blue = bytes.fromhex(brand.removeprefix("#"))
    ends = (INK, (red, green, blue))
    ways = [_between(end, step / shades) for end in ends for step in range(1, shades + 1)]
    return (PAPER, *ways, GOLD)


def _between(end: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(PAPER, end, strict=True))
    return (red, green, blue)
