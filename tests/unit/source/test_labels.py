"""Printed numbers and marks at the start of a paragraph."""

from __future__ import annotations

import pytest

from portal.source.labels import Style, following, follows, labels, numeral, roman


@pytest.mark.parametrize(
    ("text", "style", "printed", "parts"),
    [
        ("Phần thứ nhất", Style.PART, "Phần thứ nhất", ("1",)),
        ("PHẦN II. NỘI DUNG", Style.PART, "PHẦN II.", ("ii",)),
        ("Chương IV QUY ĐỊNH", Style.CHAPTER, "Chương IV", ("iv",)),
        ("Mục 2. A", Style.DIVISION, "Mục 2.", ("2",)),
        ("Tiểu mục 1", Style.SUBDIVISION, "Tiểu mục 1", ("1",)),
        ("Điều 4. Tên", Style.ARTICLE, "Điều 4.", ("4",)),
        ("Điều 4: Tên", Style.ARTICLE, "Điều 4:", ("4",)),
        ("Điều 4.Tên", Style.ARTICLE, "Điều 4.", ("4",)),
        ("Điều 4 . Tên", Style.ARTICLE, "Điều 4 .", ("4",)),
        ("II.NỘI DUNG", Style.ROMAN, "II.", ("ii",)),
        ("1.Nội dung", Style.NUMBER, "1.", ("1",)),
        ("1.1.Nội dung", Style.DECIMAL, "1.1.", ("1", "1")),
        ("I.Nội dung", Style.ROMAN, "I.", ("i",)),
        ("PHẦN B. NỘI DUNG", Style.PART, "PHẦN B.", ("b",)),
        ("PHẦN C", Style.PART, "PHẦN C", ("c",)),
        ("A. Tên", Style.CAPITAL, "A.", ("a",)),
        ("A.Tên", Style.CAPITAL, "A.", ("a",)),
        ("II. TÊN", Style.ROMAN, "II.", ("ii",)),
        ("II- TÊN", Style.ROMAN, "II-", ("ii",)),
        ("II/ TÊN", Style.ROMAN, "II/", ("ii",)),
        ("1. Tên", Style.NUMBER, "1.", ("1",)),
        ("1- Tên", Style.NUMBER, "1-", ("1",)),
        ("1.1. Tên", Style.DECIMAL, "1.1.", ("1", "1")),
        ("1.1 Tên", Style.DECIMAL, "1.1", ("1", "1")),
        ("1.1.1. Tên", Style.DECIMAL, "1.1.1.", ("1", "1", "1")),
        ("a) tên", Style.LETTER, "a)", ("a",)),
        ("đ) tên", Style.LETTER, "đ)", ("dd",)),
        ("a.1) tên", Style.LETTER_NUMBER, "a.1)", ("a", "1")),
        ("ii) tên", Style.SMALL_ROMAN, "ii)", ("ii",)),
        ("(1) tên", Style.PARENTHESIS, "(1)", ("n1",)),
        ("1) tên", Style.PARENTHESIS, "1)", ("n1",)),
        ("- tên", Style.BULLET, "-", ("-",)),
        ("+ tên", Style.BULLET, "+", ("+",)),
        ("• tên", Style.BULLET, "•", ("•",)),
        ("-Tên", Style.BULLET, "-", ("-",)),
    ],
)
def test_a_label_has_a_style_and_numbers(
    text: str, style: Style, printed: str, parts: tuple[str, ...]
) -> None:
    first = labels(text)[0]
    assert (first.style, first.printed, first.parts) == (style, printed, parts)


@pytest.mark.parametrize(
    "text",
    [
        "Mục 3 phần II được sửa đổi",
        "PHẦN BỔ SUNG",
        "C.Mác và Ph.Ăngghen",
        "V.I.Lênin",
        "Điều 4 của Luật",
        "1.450 lượt người",
        "2025. Năm",
        "-------",
        "***",
        "V/v báo cáo",
        "Q. CHỦ TỊCH",
        "113/KH-LĐLĐ",
        "18-NQ/TW, nhất là",
        "C.Mác và Lênin",
        "-5 độ",
        "(Kèm theo)",
        "Chương trình phối hợp",
        "",
    ],
)
def test_words_are_no_labels(text: str) -> None:
    assert labels(text) == ()


def test_a_capital_can_be_a_letter_or_a_numeral() -> None:
    assert [one.style for one in labels("C. Tên")] == [Style.ROMAN, Style.CAPITAL]
    assert [one.style for one in labels("i) tên")] == [Style.LETTER, Style.SMALL_ROMAN]


@pytest.mark.parametrize(
    ("before", "label", "is_next"),
    [
        ("d) a", "đ) b", True),
        ("d) a", "e) b", True),
        ("d) a", "g) b", False),
        ("1. a", "2. b", True),
    ],
)
def test_points_are_lettered_with_or_without_d_with_a_stroke(
    before: str, label: str, *, is_next: bool
) -> None:
    assert follows(labels(before)[0], labels(label)[0]) is is_next


def test_the_next_number_is_written_as_the_row_is() -> None:
    texts = ["IV. a", "d) a", "C. a", "1.9. a", "a.1) a", "Điều 9. a"]
    assert [following(labels(text)[-1]) for text in texts] == ["V", "đ", "D", "1.10", "a.2", "10"]


def test_roman_numerals_are_read_and_written() -> None:
    assert [roman(numeral(value)) for value in range(1, 400)] == list(range(1, 400))
    assert roman("iiii") == roman("abc") == roman("") == 0
