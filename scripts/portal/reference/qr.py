"""QR codes of addresses for pages, files and print; each is drawn once a process."""

from functools import cache
from io import BytesIO

import segno

from portal.reference.messages import Messages


def qr_name(address: str, messages: Messages) -> str:
    """What a QR code is called for those who don't see it."""
    return messages["qr_name"].format(address=address.partition("://")[2])


@cache
def inline_qr(address: str, name: str) -> str:
    """A QR code as a named image inside a page, black on nothing."""
    drawing = _code(address).svg_inline(
        omitsize=True, border=0, svgclass="qr", lineclass=None, title=name
    )
    return drawing.replace("<svg", '<svg role="img"', 1)


@cache
def qr_file(
    address: str, name: str | None = None, border: int = 0, light: str | None = None
) -> str:
    """A QR code as the text of an SVG file, black on `light` with a border in modules."""
    file = BytesIO()
    options = {"light": light} if light else {}
    _code(address).save(
        file, kind="svg", border=border, xmldecl=False, omitsize=True, title=name, **options
    )
    return file.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    """With a fixed mask: scoring all eight takes ten times as long, and phones read any."""
    return segno.make_qr(address, error="m", mask=4)
