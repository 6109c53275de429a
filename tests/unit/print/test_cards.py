"""Preview images: what they show of a text, and their size in bytes."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from portal.model.blocks import Kind
from portal.model.documents import Document
from portal.model.problems import UserError
from portal.print.cards import HEIGHT, WIDTH, Card, card_png, write_cards

CARD = Card(
    path="2025/113-kh-ldld/ii-1-1/card.png",
    brand="#a4161a",
    kicker="Kế hoạch 113/KH-LĐLĐ · 07/01/2025",
    label="II.1.1",
    title="Điểm 1.1, mục 1, phần II",
    opening="Tuyên truyền, quán triệt sâu sắc chủ trương, quan điểm, mục đích, yêu cầu",
    footer="Văn bản Công đoàn Lai Châu",
)
OTHER = replace(CARD, path="2025/113-kh-ldld/ii-1-2/card.png", label="II.1.2")

MOST = 9_000
"""Bytes of one image at most: previews must also load over a slow connection."""

MEAN = 6_000
"""Bytes of an image on average: a document has as many as provisions."""


def columns(image: bytes, top: int, bottom: int) -> tuple[int, int] | None:
    """The first and last column between two rows that are not paper, None where all is paper.

    The paper is the first colour of the palette.
    """
    with Image.open(BytesIO(image)) as opened:
        box = opened.crop((0, top, WIDTH, bottom)).point([0, *[1] * 255]).getbbox()
    return box and (box[0], box[2] - 1)


def test_each_provision_has_a_small_card(plan: Document) -> None:
    drawn = [
        card_png(
            replace(
                CARD,
                label=provision.number,
                opening="" if provision.kind is Kind.SECTION else provision.text,
            )
        )
        for edition in plan.editions.values()
        for provision in edition.provisions
    ]
    found = set()
    for data in drawn:
        with Image.open(BytesIO(data)) as image:
            found.add((image.format, image.mode, image.size))
    assert found == {("PNG", "P", (WIDTH, HEIGHT))}
    assert max(map(len, drawn)) <= MOST
    assert sum(map(len, drawn)) <= MEAN * len(drawn)


LENGTHS = ("", "II.1", "Tuyên truyền, quán triệt 18-NQ/TW, " * 20, "ẾW" * 200)


@pytest.mark.parametrize(
    ("label", "title", "opening"),
    [
        (LENGTHS[label], LENGTHS[title], LENGTHS[(label + title) % 4])
        for label, title in product(range(4), repeat=2)
    ],
)
def test_text_of_any_length_stays_inside_its_area(label: str, title: str, opening: str) -> None:
    """Texts of four lengths: missing, short, many words, one endless word."""
    card = replace(CARD, kicker=opening, label=label, title=title, opening=opening, footer=title)
    image = card_png(card)
    between = [columns(image, *rows) for rows in ((7, 24), (55, 59), (324, 334), (336, 342))]
    assert between == [None] * 4
    left, right = columns(image, 7, HEIGHT) or (43, 676)
    assert left >= 40
    assert right <= 680
    if label or title or opening:
        first, _ = columns(image, 60, 324) or (0, 0)
        assert 40 <= first <= 54


def test_cards_are_written_to_their_paths(tmp_path: Path) -> None:
    write_cards([CARD, OTHER], tmp_path)
    written = {
        file.relative_to(tmp_path).as_posix(): file.read_bytes() for file in tmp_path.rglob("*.*")
    }
    assert written == {one.path: card_png(one) for one in (CARD, OTHER)}


def test_missing_glyphs_are_reported_with_their_card(tmp_path: Path) -> None:
    cards = [
        CARD,
        replace(OTHER, title="Điểm 日 và 😀"),
        replace(CARD, path="ả-rập.png", opening="م\x07"),
        replace(CARD, path="bom.png", opening="a\ufeffb"),
    ]
    with pytest.raises(UserError) as caught:
        write_cards(cards, tmp_path)
    assert str(caught.value) == (
        "Không tạo được ảnh chia sẻ. Hãy sửa hoặc bỏ các ký tự sau trong văn bản:\n"
        "«2025/113-kh-ldld/ii-1-2/card.png»: Không hiển thị được ký tự «日» (U+65E5),"
        " «😀» (U+1F600).\n"
        "«ả-rập.png»: Không hiển thị được ký tự «م» (U+0645), U+0007.\n"
        "«bom.png»: Không hiển thị được ký tự U+FEFF."
    )
    assert list(tmp_path.iterdir()) == []


def test_cut_off_text_may_lack_glyphs() -> None:
    assert card_png(replace(CARD, opening="tuyên truyền " * 100 + "日"))
