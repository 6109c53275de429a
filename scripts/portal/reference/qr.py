"""QR codes of addresses for pages, files and print; each is drawn once a process."""

import struct
from base64 import b64encode
from functools import cache
from io import BytesIO
from zlib import adler32, crc32

import segno

from portal.reference.messages import Messages


def qr_name(address: str, messages: Messages) -> str:
    """What a QR code is called for those who don't see it."""
    return messages["qr_name"].format(address=address.partition("://")[2])


@cache
def inline_qr(address: str) -> str:
    """A QR code as the address of an image: a PNG in base64, a black or white pixel a module.

    As an SVG it would be six times as long, and every page has one.
    """
    rows = [bytes(row) for row in _code(address).matrix]
    side = len(rows)
    lines = b"".join(b"\0" + _packed(row) for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)  # one bit a pixel, grey
    chunks = ((b"IHDR", header), (b"IDAT", _stored(lines)), (b"IEND", b""))
    file = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)
    return f"data:image/png;base64,{b64encode(file).decode()}"


@cache
def qr_file(address: str) -> str:
    """A QR code as the text of an SVG file, black on nothing."""
    file = BytesIO()
    _code(address).save(file, kind="svg", border=0, xmldecl=False, omitsize=True)
    return file.getvalue().decode()


def _packed(row: bytes) -> bytes:
    """A row of modules, eight a byte: a white one is 1."""
    bits = "".join("0" if module else "1" for module in row)
    return bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8))


def _stored(data: bytes) -> bytes:
    """The data in zlib's format, uncompressed: a code can't be, and it is the same everywhere."""
    size = struct.pack("<HH", len(data), len(data) ^ 0xFFFF)
    return b"\x78\x01\x01" + size + data + struct.pack(">I", adler32(data))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))


def _code(address: str) -> segno.QRCode:
    """With a fixed mask: scoring all eight takes ten times as long, and phones read any."""
    return segno.make_qr(address, error="m", mask=4)
