"""QR codes as drawings: each has a name for those who don't see it."""

from __future__ import annotations

import html5lib
import pytest

from portal.reference.messages import messages_in
from portal.reference.qr import inline_qr, qr_file, qr_name

ADDRESS = "https://congdoan.example/2025/1-kh-ldld/i/"
NAMES = [
    ("vi", "Mã QR dẫn tới congdoan.example/2025/1-kh-ldld/i/"),
    ("en", "QR code that leads to congdoan.example/2025/1-kh-ldld/i/"),
]


SVG = "{http://www.w3.org/2000/svg}"


def role_and_name(drawing: str) -> tuple[str | None, str | None]:
    """The role and name of an SVG image."""
    [svg] = html5lib.parseFragment(drawing.strip())
    return svg.get("role"), svg.findtext(f"{SVG}title")


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_inline_svg_is_a_named_image(language: str, name: str) -> None:
    assert role_and_name(inline_qr(ADDRESS, qr_name(ADDRESS, messages_in(language)))) == (
        "img",
        name,
    )


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_svg_file_has_a_name(language: str, name: str) -> None:
    assert role_and_name(qr_file(ADDRESS, qr_name(ADDRESS, messages_in(language)))) == (None, name)
