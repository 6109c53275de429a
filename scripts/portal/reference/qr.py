"""QR codes of addresses: for pages, files and print."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import segno


@cache
def qr_code(address: str) -> segno.QRCode:
    """The QR code of an address, made once for all the places that it stands in.

    One mask for all: to score each of the eight takes ten times as long, and phones read any.
    """
    return segno.make_qr(address, error="m", mask=4)


def inline_qr(address: str, messages: Mapping[str, str]) -> str:
    """A QR code as a named image inside a page, black on nothing."""
    drawing = qr_code(address).svg_inline(
        omitsize=True, border=0, svgclass="qr", lineclass=None, title=_name(address, messages)
    )
    return drawing.replace("<svg", '<svg role="img"', 1)


def save_qr(address: str, messages: Mapping[str, str], file: Path) -> None:
    """Write a QR code as a named SVG file, black on white with a margin."""
    title = _name(address, messages)
    qr_code(address).save(
        str(file), border=2, xmldecl=False, omitsize=True, light="#fff", title=title
    )


def _name(address: str, messages: Mapping[str, str]) -> str:
    """What the image is called for those who don't see it."""
    return messages["qr_name"].format(address=address.partition("://")[2])
