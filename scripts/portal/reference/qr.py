"""QR codes of addresses: for pages, files and print."""

from __future__ import annotations

from functools import cache

import segno


@cache
def qr_code(address: str) -> segno.QRCode:
    """The QR code of an address, made once for all the places that it stands in.

    One mask for all: to score each of the eight takes ten times as long, and phones read any.
    """
    return segno.make_qr(address, error="m", mask=4)


@cache
def qr(address: str) -> str:
    """A QR code as an inline drawing, black on nothing."""
    return qr_code(address).svg_inline(omitsize=True, border=0, svgclass="qr", lineclass=None)
