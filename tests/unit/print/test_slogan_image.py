"""A slogan's image: the colours, and where its letters stand beside its outlines."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from portal.model.library import Library
from portal.print.formats import IMAGES, Format
from portal.print.outline_pdf import outline_pdf
from portal.print.slogan_image import slogan_png
from portal.print.slogan_layout import lay_out
from portal.print.typesetting import MissingLettersError
from support import pdfs

ISSUER = "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
SLOGAN = "Đảng Cộng sản Việt Nam quang vinh muôn năm!"


@pytest.mark.parametrize("form", IMAGES, ids=lambda form: form.name)
def test_an_image_shows_the_same_letters_as_the_outlines(
    form: Format, library: Library, tmp_path: Path
) -> None:
    data = lay_out(SLOGAN, ISSUER, form, library.word_groups).data()
    day = datetime(2025, 1, 7, tzinfo=UTC)
    (tmp_path / "sheet.pdf").write_bytes(outline_pdf({**data, "subject": ""}, day))
    (page,) = pdfs.pages(tmp_path / "sheet.pdf", dpi=72)
    with Image.open(BytesIO(slogan_png(data))) as opened:
        letters = opened.convert("RGB").getchannel("G")
    shown = [picture.point([0] * 150 + [255] * 106) for picture in (letters, page)]
    edges_aside = ImageChops.difference(*shown).filter(ImageFilter.MinFilter(3))
    assert edges_aside.getbbox() is None


def test_an_image_has_three_colours(library: Library) -> None:
    data = lay_out(SLOGAN, ISSUER, IMAGES[1], library.word_groups).data()
    with Image.open(BytesIO(slogan_png(data))) as image:
        found = (image.format, image.mode, image.size, image.getpalette())
        used = len(image.getcolors() or [])
    red, between, yellow = [0xDA, 0x25, 0x1D], [236, 146, 14], [0xFF, 0xFF, 0]
    assert found == ("PNG", "P", (1200, 630), [*red, *between, *yellow])
    assert used == 3


def test_letters_that_the_face_lacks_are_reported() -> None:
    layout = {"lines": ["ກ"], "size": 10, "tracking": 0, "top": 10, "slogan": "ກ"}
    foot = {"issuer": "A", "issuer_size": 5, "issuer_tracking": 0, "issuer_top": 80}
    rule = {"rule": 70, "rule_length": 20, "rule_weight": 1, "width": 100, "height": 100}
    with pytest.raises(MissingLettersError, match="ກ"):
        slogan_png({**layout, **foot, **rule})
