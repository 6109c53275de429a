"""QR codes as drawings, and what a phone reads from them."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageOps

from portal.reference.messages import messages_in
from portal.reference.qr import inline_qr, qr_file, qr_name

ADDRESS = "https://congdoan.example/2025/1-kh-ldld/i/"
NAMES = [
    ("vi", "Mã QR dẫn tới congdoan.example/2025/1-kh-ldld/i/"),
    ("en", "QR code that leads to congdoan.example/2025/1-kh-ldld/i/"),
]


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_a_code_has_a_name_for_those_who_do_not_see_it(language: str, name: str) -> None:
    assert qr_name(ADDRESS, messages_in(language)) == name


@pytest.mark.parametrize("address", [ADDRESS, ADDRESS + "phu-luc-i-chuong-ii-muc-1/" * 4])
def test_a_code_on_a_page_is_a_small_image_that_phones_read(address: str) -> None:
    kind, _, data = inline_qr(address).partition(",")
    assert kind == "data:image/png;base64"
    with Image.open(BytesIO(b64decode(data))) as opened:
        modules = ImageOps.expand(opened.convert("L"), 4, 255)
    large = modules.resize((4 * modules.width, 4 * modules.height), Image.Resampling.NEAREST)
    assert [code.text for code in zxingcpp.read_barcodes(large)] == [address]
    assert len(inline_qr(ADDRESS)) < 400


def test_a_code_on_paper_is_a_drawing() -> None:
    assert qr_file(ADDRESS).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
