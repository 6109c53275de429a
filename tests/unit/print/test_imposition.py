"""Booklets to fold: each page where it belongs on the stack of sheets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from portal.print.imposition import folded, sides
from support import pdfs


def booklet(count: int) -> bytes:
    """A PDF of A5 pages that each say their number."""
    result = BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(1, count + 1):
            pdf.add_blank_page(page_size=(420, 595))
            page = pdf.pages[-1]
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.obj.Contents = pdf.make_stream(f"BT /F 20 Tf 100 300 Td ({number}) Tj ET".encode())
        pdf.docinfo["/Title"] = "Sổ tay"
        pdf.Root.Lang = pikepdf.String("vi-VN")
        pdf.save(result)
    return result.getvalue()


def read_folded(stack: list[tuple[int, int]]) -> list[int]:
    """The pages in the order in which the folded stack is leafed through.

    The first sheet is outermost. Turned on the short edge, what is left on a back is behind what is
    right on its front.
    """
    fronts, backs = stack[::2], stack[1::2]
    first = [
        page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])
    ]
    second = [
        page for front, back in zip(fronts, backs, strict=True) for page in (front[0], back[1])
    ]
    return [*first, *reversed(second)]


@pytest.mark.parametrize("count", [4, 8, 20, 64])
def test_folded_stack_reads_in_order(count: int) -> None:
    assert read_folded(list(sides(count))) == list(range(count))


@pytest.mark.parametrize("count", [1, 2, 6, 23])
def test_pages_that_fill_no_sheet_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} pages"):
        list(sides(count))


def test_no_pages_need_no_sheet() -> None:
    assert list(sides(0)) == []


def test_two_pages_stand_side_by_side_at_their_size(tmp_path: Path) -> None:
    file = tmp_path / "folded.pdf"
    file.write_bytes(folded(booklet(8)))
    found = [
        [(box.word, round(box.left), page.right, page.bottom) for box in boxes]
        for page, boxes in pdfs.boxes(file)
    ]
    assert found == [
        [(left, 100, 840, 595), (right, 520, 840, 595)]
        for left, right in [("8", "1"), ("2", "7"), ("6", "3"), ("4", "5")]
    ]


def test_sheets_keep_title_and_language_and_are_the_same_each_time() -> None:
    file = folded(booklet(4))
    assert folded(booklet(4)) == file
    with pikepdf.open(BytesIO(file)) as opened:
        assert (str(opened.docinfo["/Title"]), str(opened.Root.Lang)) == ("Sổ tay", "vi-VN")
