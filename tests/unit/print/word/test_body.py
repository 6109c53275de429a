"""The text below the head: recipients and signatures side by side, styles, indents, new pages."""

from __future__ import annotations

import re

from portal.model.context import BuildContext
from portal.model.site_data import WordGroups
from portal.print.pieces import pieces
from portal.print.word.body import Body
from portal.print.word.numbering import Lists
from portal.reference.localized import localize
from portal.source.head import read_head
from support.document_library import document_from, document_of

HEAD = "Số: 7/KH-LĐLĐ\nLai Châu, ngày 02 tháng 3 năm 2025\nKẾ HOẠCH\nTổ chức hội thi\n"


def body(text: str) -> str:
    document = localize(document_from(HEAD + text), "vi", BuildContext())
    units = document.edition.units
    end = read_head([unit.block for unit in units]).end
    written = pieces(document, units[end:], WordGroups())
    return "".join(Body(Lists(), document.edition.notes).written(written))


def styled(text: str) -> list[tuple[str, str]]:
    """The style and the words of each paragraph that has some."""
    found = re.findall(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>(.*?)</w:p>', text)
    words = [(style, "".join(re.findall(r"<w:t [^>]*>([^<]*)", rest))) for style, rest in found]
    return [(style, said) for style, said in words if said]


def cells(text: str) -> list[list[str]]:
    """The words of the cells of each table."""
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", text)
    return [
        [
            " ".join(said for _, said in styled(cell))
            for cell in re.findall(r"<w:tc>.*?</w:tc>", one)
        ]
        for one in tables
    ]


def test_each_kind_of_paragraph_has_its_style() -> None:
    text = "Căn cứ Luật Công đoàn;\nI. MỤC ĐÍCH\n- Chăm lo đoàn viên.\n1. Thời gian: tháng 3.\n"
    assert styled(body(text)) == [
        ("Grounds", "Căn cứ Luật Công đoàn;"),
        ("Heading1", "MỤC ĐÍCH"),
        ("ListBullet", "Chăm lo đoàn viên."),
        ("BodyText", "Thời gian: tháng 3."),
    ]


def test_recipients_and_signature_stand_side_by_side_in_the_order_of_the_text() -> None:
    text = "I. MỤC ĐÍCH\nThử.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n"
    found = body(f"{text}\nNguyễn Văn A\n")
    assert cells(found) == [
        ["Nơi nhận: Như trên; Lưu: VT.", "TM. BAN THƯỜNG VỤ CHỦ TỊCH Nguyễn Văn A"]
    ]
    assert 'w:val="BodyText"/><w:keepNext/>' not in found  # it is inside the section


def test_signatures_before_the_recipients_have_a_row_of_their_own_and_names_at_one_height() -> None:
    document = localize(document_of("w2"), "vi", BuildContext())
    units = document.edition.units
    end = read_head([unit.block for unit in units]).end
    found = "".join(Body(Lists(), ()).written(pieces(document, units[end:], WordGroups())))
    assert [[text.split()[0] if text else "" for text in row] for row in cells(found)] == [
        ["SỞ", "LIÊN"],
        ["Nơi", ""],
    ]
    names = re.findall(r'SignerName"/>(.*?)</w:pPr>', found)
    assert names == ['<w:spacing w:before="1572"/>', ""]


def test_what_is_inside_an_entry_stands_further_in() -> None:
    found = body("I. NỘI DUNG\n1. Đối tượng:\na) Đoàn viên, gồm:\n+ Người bị tai nạn;\n")
    (indent,) = re.findall(r'ListBullet"/>.*?<w:ind w:left="(\d+)"', found)
    assert indent == "397"


def test_an_annex_begins_a_page_and_has_a_heading_of_several_lines() -> None:
    found = body("I. MỤC ĐÍCH\nThử.\nCHỦ TỊCH\nNguyễn Văn A\nPhụ lục I\nDANH SÁCH\n1. Một.\n")
    annex = found.partition("<w:pageBreakBefore/>")[2]
    assert styled(annex) == [("Heading1", "Phụ lục IDANH SÁCH"), ("BodyText", "Một.")]
    assert annex.count("<w:br/>") == 1
