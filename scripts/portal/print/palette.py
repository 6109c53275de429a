"""Cards as small PNG files: few colours, with edges as smooth as the size allows."""

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image

Colour = tuple[int, int, int]

PAPER: Colour = (0xFF, 0xFD, 0xF8)
INK: Colour = (0x1B, 0x1B, 0x1F)
GOLD: Colour = (0xC8, 0x96, 0x1E)

_ATTEMPTS = ((4, 6), (3, 8), (2, 6), (1, 6))
"""Shades of a letter's edge and PNG compression level, tried until the result is small enough: a
shade costs a tenth of the bytes; a level saves a hundredth, and from 7 on doubles the time."""

_HUE_FIRST = (0.25, 0.25, 0, 0, 0.5, -0.5, 0, 128, 0, 0.5, -0.5, 128)
"""From RGB to lightness, red minus green, and green minus blue: the nearest colour is sought among
these, so that hue weighs more than lightness and no edge of a black letter turns red."""


def indexed_png(picture: bytes, limit: int, brand: str) -> bytes:
    """Reduce a PNG in ink, `brand` ("#rrggbb") and gold on paper to at most `limit` bytes.

    Where even the coarsest edges exceed the limit, they are returned all the same.
    """
    with Image.open(BytesIO(picture)) as opened:
        hues = opened.convert("RGB").convert("RGB", _HUE_FIRST)
    small = b""
    for shades, level in _ATTEMPTS:
        colours = _colours(shades, brand)
        indexed = hues.quantize(palette=_palette(colours), dither=Image.Dither.NONE)
        indexed.putpalette(list(chain.from_iterable(colours)))
        file = BytesIO()
        indexed.save(file, "PNG", compress_level=level)
        small = file.getvalue()
        if len(small) <= limit:
            break
    return small


@cache
def _palette(colours: tuple[Colour, ...]) -> Image.Image:
    """An image whose palette has the colours, converted as the picture is."""
    swatches = Image.new("RGB", (len(colours), 1))
    swatches.putdata(colours)
    image = Image.new("P", (1, 1))
    image.putpalette(swatches.convert("RGB", _HUE_FIRST).tobytes())
    return image


def _colours(shades: int, brand: str) -> tuple[Colour, ...]:
    """Paper, `shades` steps from it to ink, as many to `brand`, and gold."""
    red, green, blue = bytes.fromhex(brand.removeprefix("#"))
    ends = (INK, (red, green, blue))
    steps = [_between(end, step / shades) for end in ends for step in range(1, shades + 1)]
    return (PAPER, *steps, GOLD)


def _between(end: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(PAPER, end, strict=True))
    return (red, green, blue)
