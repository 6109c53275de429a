"""Fonts in PDFs without what only small letters on coarse screens need: their hints and names.

Half of an embedded font are instructions that fit its letters to a grid of pixels. Printers and
readers of PDFs draw the outlines as they are.
"""

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pikepdf

_NEEDED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""The tables that draw letters (ISO 32000-1, 9.9): "cvt ", "fpgm" and "prep" serve instructions."""

_TABLE = ">4sIII"
_LONG = 1
_COMPOSITE = -1
_WORDS, _MORE, _INSTRUCTED = 0x1, 0x20, 0x100
_TRANSFORMED = {0x8: 2, 0x40: 4, 0x80: 8}
"""Bytes of how a part is scaled or turned, by the flag that says so."""

_LOCA_FORMAT = 50


class _Glyphs(NamedTuple):
    """The outlines of all letters, and where each begins, the last place their end."""

    outlines: bytes
    places: list[int]


def without_hints(pdf: pikepdf.Pdf) -> None:
    """Replace every TrueType font of an open PDF by the same outlines without instructions."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            file = item.FontFile2
            data = outlines_only(file.read_bytes())
            file.write(data)
            file.Length1 = len(data)


def outlines_only(font: bytes) -> bytes:
    """A TrueType font with nothing but what draws its letters."""
    tables = dict(_tables(font))
    long_places = struct.unpack_from(">h", tables["head"], _LOCA_FORMAT)[0] == _LONG
    glyphs = _stripped(tables["glyf"], _places(tables["loca"], is_long=long_places))
    head = bytearray(tables["head"])
    struct.pack_into(">h", head, _LOCA_FORMAT, _LONG)
    tables |= {
        "glyf": glyphs.outlines,
        "head": bytes(head),
        "loca": struct.pack(f">{len(glyphs.places)}I", *glyphs.places),
        "maxp": _without_instructions(tables["maxp"]),
    }
    return _font({name: tables[name] for name in _NEEDED})


def _tables(font: bytes) -> Iterator[tuple[str, bytes]]:
    count = struct.unpack_from(">H", font, 4)[0]
    for tag, _, start, size in struct.iter_unpack(_TABLE, font[12 : 12 + 16 * count]):
        yield tag.decode("ascii"), font[start : start + size]


def _places(loca: bytes, *, is_long: bool) -> list[int]:
    places = struct.iter_unpack(">I" if is_long else ">H", loca)
    return [place if is_long else 2 * place for (place,) in places]


def _stripped(glyf: bytes, places: list[int]) -> _Glyphs:
    """Every glyph without its instructions, each beginning at an even place."""
    outlines, begins = bytearray(), [0]
    for start, end in pairwise(places):
        glyph = _glyph(glyf[start:end])
        outlines += glyph + b"\0" * (len(glyph) % 2)
        begins.append(len(outlines))
    return _Glyphs(bytes(outlines), begins)


def _glyph(data: bytes) -> bytes:
    if not data:
        return b""
    count = struct.unpack_from(">h", data)[0]
    if count <= _COMPOSITE:
        return _composite(data)
    at = 10 + 2 * count
    size = struct.unpack_from(">H", data, at)[0]
    return data[:at] + b"\0\0" + data[at + 2 + size :]


def _composite(data: bytes) -> bytes:
    """A glyph made of others, up to the last of them: instructions come after it."""
    kept = bytearray(data[:10])
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", data, at)
        size = 8 if flags & _WORDS else 6
        size += sum(more for flag, more in _TRANSFORMED.items() if flags & flag)
        kept += struct.pack(">HH", flags & ~_INSTRUCTED, part) + data[at + 4 : at + size]
        at += size
    return bytes(kept)


def _without_instructions(maxp: bytes) -> bytes:
    """The table of what a font takes at most: nothing for instructions."""
    return maxp[:14] + struct.pack(">HHHHHHH", 1, 0, 0, 0, 0, 0, 0) + maxp[28:]


def _font(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables, with their checksums."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    start = len(header) + 16 * count
    directory, body = b"", b""
    for name, data in sorted(tables.items()):
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(word for (word,) in struct.iter_unpack(">I", padded)) & 0xFFFFFFFF
        directory += struct.pack(_TABLE, name.encode(), total, start + len(body), len(data))
        body += padded
    return header + directory + body
