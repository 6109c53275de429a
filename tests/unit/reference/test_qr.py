"""QR codes as drawings, and what a phone reads from them."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageOps

from portal.reference.qr import inline_qr, qr_file

ADDRESS = "https://congdoan.example/2025/1-kh-ldld/i/"


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "phu-luc-i-chuong-ii-muc-1/" * 4])
def test_a_code_on_a_page_is_a_small_image_that_phones_read(address: str) -> None:
    modules = ImageOps.expand(shown(address), 4, 255)
    large = modules.resize((4 * modules.width, 4 * modules.height), Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [address]
    assert len(inline_qr(ADDRESS)) < 400


def test_a_code_on_paper_is_a_drawing_of_the_same_modules() -> None:
    drawing = qr_file(ADDRESS)
    side, path = re.findall(r'viewBox="0 0 (\d+) \1"><path stroke="#000" d="(.*)"/>', drawing)[0]
    black = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", path)
        for step in range(int(length))
    }
    image = shown(ADDRESS)
    assert image.size == (int(side), int(side))
    places = [(x, y) for y in range(image.height) for x in range(image.width)]
    assert black == {place for place in places if image.getpixel(place) == 0}


def shown(address: str) -> Image.Image:
    """The code on a page, a pixel a module."""
    kind, _, data = inline_qr(address).partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(BytesIO(b64decode(data))) as opened:
        return opened.convert("L")
