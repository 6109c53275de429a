"""Preview images: what they show of a text, their size in bytes, and when they are cached."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from portal.model.blocks import Kind
from portal.model.documents import Document
from portal.model.problems import UserError
from portal.print import typesetting
from portal.print.cards import LIMIT, Card, cuts, write_cards

CARD = Card(
    path="2025/113-kh-ldld/ii-1-1/card.png",
    language="vi",
    brand="#a4161a",
    kicker="Kế hoạch 113/KH-LĐLĐ · 07/01/2025",
    label="II.1.1",
    title="Điểm 1.1, mục 1, phần II",
    opening="Tuyên truyền, quán triệt sâu sắc chủ trương, quan điểm, mục đích, yêu cầu",
    footer="Văn bản Công đoàn Lai Châu",
)
OTHER = replace(CARD, path="2025/113-kh-ldld/ii-1-2/card.png", label="II.1.2")


def images(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.png")}


def columns(image: Path, top: int, bottom: int) -> tuple[int, int] | None:
    """The first and last column between two rows that are not paper, None where all is paper.

    The paper is the first colour of the palette.
    """
    with Image.open(image) as opened:
        box = opened.crop((0, top, 1200, bottom)).point([0, *[1] * 255]).getbbox()
    return box and (box[0], box[2] - 1)


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The labels of the cards that are rendered during the test, not taken from the cache."""
    seen: list[str] = []

    def pages(template: Path, inputs: Mapping[str, str]) -> list[bytes]:
        seen.extend(card["label"]["cuts"][-1] for card in json.loads(inputs["cards"]))
        return typesetting.pages(template, inputs)

    monkeypatch.setattr("portal.print.cards.pages", pages)
    return seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n", []),
        ("ngày\n mai", ["ngày…", "ngày mai"]),
        ("của Lai Châu", ["của…", "của Lai Châu"]),
        ("tinh, gọn – mạnh!", ["tinh…", "tinh, gọn…", "tinh, gọn…", "tinh, gọn – mạnh!"]),
        ("mục 1, phần II", ["mục…", "mục~1…", "mục~1, phần…", "mục~1, phần~II"]),
        ("1 2 3", ["1…", "1~2…", "1~2 3"]),
        ("số 18-NQ/TW", ["số…", "số 18-^NQ/^TW"]),
        ("số 113/KH - LĐLĐ", ["số…", "số 113/^KH~-~LĐLĐ"]),
        ("phần I › mục II", ["phần…", "phần~I…", "phần~I ›~mục…", "phần~I ›~mục~II"]),
        (
            "w" * 30,
            ["w" * 12 + "…", "w" * 12 + "|" + "w" * 12 + "…", "|".join(["w" * 12] * 2 + ["w" * 6])],
        ),
    ],
)
def test_text_is_cut_at_word_boundaries(text: str, expected: list[str]) -> None:
    """Here ~ is a no-break space, ^ forbids a break and | allows one."""
    signs = str.maketrans({"~": "\u00a0", "^": "\u2060", "|": "\u200b"})
    assert cuts(text) == [cut.translate(signs) for cut in expected]


def test_overlong_text_has_no_uncut_form() -> None:
    known = cuts("tuyên truyền " * 1000)
    assert {cut[-1] for cut in known} == {"…"}
    assert len(known) < 100


def test_each_kind_of_provision_has_a_card(plan: Document, tmp_path: Path) -> None:
    """The longest of its kind, in every language."""
    longest = {
        (language, one.kind): one
        for language, edition in plan.editions.items()
        for one in sorted(edition.provisions, key=lambda one: len(one.text))
    }
    cards = [
        replace(
            CARD,
            path=f"{language}/{provision.id}/card.png",
            language=language,
            label=provision.number,
            opening="" if provision.kind is Kind.SECTION else provision.text,
        )
        for (language, _), provision in longest.items()
    ]
    write_cards(cards, tmp_path / "site", tmp_path / "cache")
    assert {
        path.relative_to(tmp_path / "site").as_posix() for path in tmp_path.glob("site/**/*.png")
    } == {card.path for card in cards}
    for card in cards:
        data = (tmp_path / "site" / card.path).read_bytes()
        with Image.open(tmp_path / "site" / card.path) as image:
            found = (image.format, image.mode, image.size, len(data) <= LIMIT)
        assert found == ("PNG", "P", (1200, 630), True), card.path


def test_text_of_any_length_stays_inside_its_area(tmp_path: Path) -> None:
    """Texts of four lengths: missing, short, many words, one endless word.

    Every pair of the three texts is tried in all combinations of lengths.
    """
    lengths = ("", "II.1", "Tuyên truyền, quán triệt 18-NQ/TW, " * 20, "ẾW" * 200)
    cards = [
        replace(
            CARD,
            path=f"{n}.png",
            kicker=opening,
            label=label,
            title=title,
            opening=opening,
            footer=title,
        )
        for n, (label, title, opening) in enumerate(
            (lengths[a], lengths[b], lengths[(a + b) % 4]) for a, b in product(range(4), repeat=2)
        )
    ]
    write_cards(cards, tmp_path, tmp_path / "cache")
    for card in cards:
        image = tmp_path / card.path
        assert len(image.read_bytes()) <= LIMIT
        between = [columns(image, *rows) for rows in ((12, 40), (92, 100), (536, 556), (559, 570))]
        assert between == [None] * 4, card
        left, right = columns(image, 12, 630) or (72, 1127)
        assert left >= 66, card
        assert right <= 1134, card
        if card.label or card.title or card.opening:
            first, _ = columns(image, 100, 540) or (0, 0)
            assert 66 <= first <= 90, card


def test_typst_markup_in_texts_is_printed_literally(tmp_path: Path) -> None:
    marks = [
        "#a",
        "*a*",
        "_a_",
        "$a$",
        "`a`",
        "[a]",
        "\\a",
        "<a>",
        "@a",
        "//a",
        "/*a*/",
        "= a",
        '"a"',
    ]
    cards = [replace(CARD, path=f"{n}.png", label=mark) for n, mark in enumerate(["a", *marks])]
    cards = [replace(card, title="", opening="") for card in cards]
    write_cards(cards, tmp_path, tmp_path / "cache")
    plain, *wide = [columns(tmp_path / card.path, 100, 540) for card in cards]
    assert plain is not None
    assert [
        m for m, found in zip(marks, wide, strict=True) if not found or found[1] < plain[1] + 10
    ] == []


def test_cards_are_cached_by_their_content(labels: list[str], tmp_path: Path) -> None:
    write_cards([CARD, OTHER], tmp_path / "one", tmp_path / "cache")
    write_cards([CARD, OTHER], tmp_path / "two", tmp_path / "cache")
    assert images(tmp_path / "two") == images(tmp_path / "one")
    changed = replace(OTHER, label="II.1.3")
    moved = replace(CARD, path="moved/card.png")
    write_cards([CARD, changed, moved], tmp_path / "three", tmp_path / "cache")
    third = images(tmp_path / "three")
    assert third["moved/card.png"] == third[CARD.path] == images(tmp_path / "one")[CARD.path]
    assert sorted(labels) == ["II.1.1", "II.1.2", "II.1.3"]


@pytest.mark.parametrize("rest", [slice(0), slice(9), slice(-1), slice(1, None)])
def test_damaged_cache_entry_is_ignored(rest: slice, labels: list[str], tmp_path: Path) -> None:
    write_cards([CARD], tmp_path / "one", tmp_path / "cache")
    (copy,) = (tmp_path / "cache").iterdir()
    copy.write_bytes(copy.read_bytes()[rest])
    write_cards([CARD], tmp_path / "two", tmp_path / "cache")
    assert images(tmp_path / "two") == images(tmp_path / "one")
    assert labels == ["II.1.1", "II.1.1"]
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [copy.name]


def test_bytes_do_not_depend_on_the_processor_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for count in (1, 7):
        monkeypatch.setattr("os.cpu_count", lambda count=count: count)
        write_cards([CARD, OTHER], tmp_path / f"{count}", tmp_path / f"cache {count}")
    assert images(tmp_path / "1") == images(tmp_path / "7")


def test_missing_glyphs_are_reported_with_their_card(tmp_path: Path) -> None:
    cards = [
        CARD,
        replace(OTHER, title="Điểm 日 và 😀"),
        replace(CARD, path="ả-rập.png", opening="م\x07"),
        replace(CARD, path="bom.png", opening="a\ufeffb"),
    ]
    with pytest.raises(UserError) as caught:
        write_cards(cards, tmp_path / "site", tmp_path / "cache")
    assert str(caught.value) == (
        "Không tạo được ảnh chia sẻ. Hãy sửa hoặc bỏ các ký tự sau trong văn bản:\n"
        "«2025/113-kh-ldld/ii-1-2/card.png»: Không hiển thị được ký tự «日» (U+65E5),"
        " «😀» (U+1F600).\n"
        "«ả-rập.png»: Không hiển thị được ký tự «م» (U+0645), U+0007.\n"
        "«bom.png»: Không hiển thị được ký tự U+FEFF."
    )
    assert list(tmp_path.iterdir()) == []


def test_cut_off_text_may_lack_glyphs(tmp_path: Path) -> None:
    write_cards([replace(CARD, opening="tuyên truyền " * 100 + "日")], tmp_path, tmp_path / "cache")
    assert [*images(tmp_path)] == [CARD.path]
