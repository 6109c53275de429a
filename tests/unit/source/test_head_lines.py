"""Lines without an address: each with a class for what it says, bodies and nation side by side."""

from __future__ import annotations

import pytest

from portal.source.head_lines import head_html
from portal.source.lines import read_blocks
from portal.source.numbering import number
from support.built_words import classes, parsed
from support.documents import text_of


def head_of(text: str) -> str:
    units = number(read_blocks(text))
    end = next((i for i, unit in enumerate(units) if unit.kind), len(units))
    return head_html([unit.block for unit in units[:end]], opens_document=True)


def roles(html: str) -> list[tuple[str, str, str]]:
    """The element, role and first words of each line."""
    return [
        (one.tag, classes(one)[0].removeprefix("head-"), " ".join((one.text or "").split()[:3]))
        for one in parsed(html).iter()
        if classes(one) and classes(one)[0].startswith("head-")
    ]


def test_decision_has_its_rules_body_and_title() -> None:
    html = head_of(text_of("d2a"))
    assert roles(html) == [
        ("p", "body", "ỦY BAN NHÂN"),
        ("p", "body", "TỈNH BÌNH DƯƠNG"),
        ("p", "rule", "-------"),
        ("p", "number", "Số: 3872/QĐ-UBND"),
        ("p", "nation", "CỘNG HÒA XÃ"),
        ("p", "motto", "Độc lập -"),
        ("p", "rule", "---------------"),
        ("p", "date", "Bình Dương, ngày"),
        ("h1", "type", "QUYẾT ĐỊNH"),
        ("p", "title", "Ủy quyền để"),
        ("p", "rule", "-----"),
        ("p", "deciding", "CHỦ TỊCH ỦY"),
    ]
    assert html.startswith('<div class="head head--two head--state">')


def test_letter_is_headed_by_its_subject() -> None:
    assert roles(head_of(text_of("d4"))) == [
        ("p", "parent", "LIÊN ĐOÀN LAO"),
        ("p", "body", "CÔNG ĐOÀN CÔNG"),
        ("p", "number", "Số: 01/2026/CV-CĐCS"),
        ("h1", "subject", "V/v: Đề nghị"),
        ("p", "nation", "CỘNG HÒA XÃ"),
        ("p", "motto", "Độc lập –"),
        ("p", "date", "Tây Ninh, ngày"),
        ("p", "urgency", "HỎA TỐC"),
    ]


def test_title_on_two_lines_is_one_title() -> None:
    html = head_of("KẾ HOẠCH\n\nTuyên truyền về\n\nviệc A và B\n\nI. MỘT\n")
    assert roles(html) == [
        ("h1", "type", "KẾ HOẠCH"),
        ("p", "title", "Tuyên truyền về"),
        ("p", "title", "việc A và"),
    ]


def test_head_without_nation_is_a_number_and_a_date() -> None:
    html = head_of("Số: 1/KH-LĐLĐ\n\nLai Châu, ngày 01 tháng 02 năm 2025\n\n# KẾ HOẠCH\n\nViệc A\n")
    assert html.startswith('<div class="head head--two">\n<p class="head-number">')
    assert roles(html)[2:] == [("h1", "type", "KẾ HOẠCH"), ("p", "title", "Việc A")]


@pytest.mark.parametrize("line", ["QUYẾT ĐỊNH:", "QUYẾT NGHỊ:", "QUYẾT ĐỊNH"])
def test_the_word_that_decides_stands_alone(line: str) -> None:
    html = head_html(read_blocks(line), opens_document=False)
    assert html == f'<p class="head-deciding">{line}</p>'


def test_head_is_letters_not_markup() -> None:
    html = head_html(read_blocks("KẾ HOẠCH\n\n<b>A</b> & B"), opens_document=True)
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in html
