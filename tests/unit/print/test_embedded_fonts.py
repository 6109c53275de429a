"""Fonts as they are embedded: the same letters in half of the bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

from portal.model.library import Library
from portal.print.embedded_fonts import outlines_only, without_hints
from portal.print.formats import POSTERS
from portal.print.metrics import FACES, FONTS
from portal.print.slogan_layout import lay_out
from portal.print.typesetting import pdf
from support import pdfs

SHEET = Path(__file__).with_name("references") / "slogan.typ"


def test_pages_look_the_same_without_hints(library: Library, tmp_path: Path) -> None:
    slogan, issuer = "Đổi mới, sắp xếp ộ ữ ỹ, tuyên truyền!", "LIÊN ĐOÀN LAO ĐỘNG"
    data = lay_out(slogan, issuer, POSTERS[0], library.word_groups).data()
    whole = pdf(SHEET, {"data": json.dumps(data)}, datetime(2025, 1, 7, tzinfo=UTC))
    (tmp_path / "whole.pdf").write_bytes(whole)
    with pikepdf.open(tmp_path / "whole.pdf") as opened:
        without_hints(opened)
        opened.save(tmp_path / "small.pdf")
    shown = [
        page for name in ("whole", "small") for page in pdfs.pages(tmp_path / f"{name}.pdf", 60)
    ]
    assert ImageChops.difference(*shown).getbbox() is None
    assert pdfs.fonts(tmp_path / "small.pdf") == {"LiberationSans-Bold": True}


@pytest.mark.parametrize("face", FACES)
def test_only_what_draws_the_letters_stays(face: str) -> None:
    whole = (FONTS / face).read_bytes()
    small = outlines_only(whole)
    count = int.from_bytes(small[4:6], "big")
    tags = [small[12 + 16 * one : 16 + 16 * one].decode() for one in range(count)]
    assert tags == ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    assert len(small) < 0.75 * len(whole)
    assert outlines_only(small) == small
