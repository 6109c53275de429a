"""QR codes of addresses for pages, files and print; each is drawn once a process."""

import struct
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from math import isqrt
from typing import Any
from zlib import adler32

import zxingcpp

from portal.reference.png import filtered, png


@cache
def inline_qr(address: str) -> str:
    """A QR code as the address of an image: a PNG in base64, a black or white pixel a module.

    As an SVG it would be six times as long, and every page has one.
    """
    rows = _rows(address)
    side = len(rows)
    file = png((side, side), 1, _stored(filtered(map(_packed, rows))))
    return f"data:image/png;base64,{b64encode(file).decode()}"


@cache
def qr_file(address: str) -> str:
    """A QR code as the text of an SVG file, black on nothing."""
    rows = _rows(address)
    side = len(rows)
    path = "".join(run for y, row in enumerate(rows) for run in _runs(row, y))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def _runs(row: bytes, y: int) -> Iterator[str]:
    """A line for each run of black modules."""
    x = 0
    for is_white, run in groupby(row, bool):
        length = len(list(run))
        if not is_white:
            yield f"M{x} {y}.5h{length}"
        x += length


def _packed(row: bytes) -> bytes:
    """A row of modules, eight a byte: a white one is 1."""
    bits = "".join("1" if module else "0" for module in row)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


def _stored(data: bytes) -> bytes:
    """The data in zlib's format, uncompressed: a code can't be, and it is the same everywhere."""
    size = struct.pack("<HH", len(data), len(data) ^ 0xFFFF)
    return b"\x78\x01\x01" + size + data + struct.pack(">I", adler32(data))


@cache
def _rows(address: str) -> tuple[bytes, ...]:
    """The rows of a code, a byte a module: 0 is black. Plain Python takes five times as long."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    modules = memoryview(image).tobytes()
    side = isqrt(len(modules))
    return tuple(modules[at : at + side] for at in range(0, side * side, side))
