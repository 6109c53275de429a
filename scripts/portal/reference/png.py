"""PNG files from their rows: of codes on pages, preview cards and icons.

Pillow's own compression makes cards a fifteenth larger, and differs between its versions.
"""

import struct
from collections.abc import Iterable, Sequence
from zlib import crc32

GREY, TRUE_COLOUR, PALETTE = 0, 2, 3
"""What a pixel is: a shade of grey, three of a colour, or the number of a colour."""

Colour = tuple[int, int, int]


def filtered(rows: Iterable[bytes]) -> bytes:
    """The rows of a picture as PNG has them before they are compressed: none is changed."""
    return b"".join(b"\0" + row for row in rows)


def png(
    size: tuple[int, int],
    bits: int,
    data: bytes,
    colours: Sequence[Colour] = (),
    *,
    kind: int = GREY,
) -> bytes:
    """A file of a picture with so many bits a shade; `data` are its rows in zlib's format.

    Its pixels are numbers of these colours, or without any of this kind.
    """
    kind = PALETTE if colours else kind
    header = struct.pack(">IIBBBBB", *size, bits, kind, 0, 0, 0)
    palette = [(b"PLTE", bytes(part for one in colours for part in one))] if colours else []
    chunks = ((b"IHDR", header), *palette, (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
