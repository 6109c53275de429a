"""The metadata that a text states: found by meaning, in any order, left out where absent."""

from __future__ import annotations

import datetime as dt

import pytest

from portal.source.comparison import read_units
from portal.source.described import describe, signer
from portal.source.head import read_head
from portal.source.lines import read_blocks
from support.documents import MORE, NAMES, fields_of, metadata_of, text_of


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_each_document_states_the_expected_metadata(name: str) -> None:
    assert fields_of(describe(read_units(text_of(name)))) == metadata_of(name)


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Lai Châu, ngày 07 tháng 01 năm 2025", "Lai Châu", dt.date(2025, 1, 7)),
        ("Lai Châu, ngày 7/1/2025", "Lai Châu", dt.date(2025, 1, 7)),
        ("Lai Châu, 05-3-2025", "Lai Châu", dt.date(2025, 3, 5)),
        ("Than Uyên ngày 5-3-2025", "Than Uyên", dt.date(2025, 3, 5)),
        ("Hà Nội, ngày    tháng    năm 2025", "Hà Nội", None),
    ],
)
def test_a_date_is_read_in_any_usual_writing(line: str, place: str, date: dt.date | None) -> None:
    head = read_head(read_blocks(f"Số: 1/KH-LĐLĐ\n{line}\nKẾ HOẠCH\nA"))
    assert (head.place, head.date) == (place, date)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 34 /KH-LĐLĐ", "34/KH-LĐLĐ"),
        ("Số 05-KL/TU", "05-KL/TU"),
        ("Số: 113/KH - LĐLĐ", "113/KH-LĐLĐ"),
        ("Số: 8a/KH-LĐLĐ", "8a/KH-LĐLĐ"),
        ("Số: 12/QyĐ-LĐLĐ", "12/QyĐ-LĐLĐ"),
        ("Số: 145/2020/NĐ-CP", "145/2020/NĐ-CP"),
        ("342/LĐLĐ", "342/LĐLĐ"),
        ("Số: ……/KH-LĐLĐ", ""),
        ("Số: ……………………", ""),
    ],
)
def test_a_number_is_a_symbol_in_any_usual_form(line: str, number: str) -> None:
    assert read_head(read_blocks(f"LIÊN ĐOÀN LAO ĐỘNG\n{line}\nKẾ HOẠCH\nA")).number == number


def test_a_letter_has_its_subject_and_no_printed_type() -> None:
    text = "CÔNG ĐOÀN X\nSố: 5/CĐ\nV/v báo cáo\nquý I\nLai Châu, ngày 1/2/2025\nKính gửi: Ban A"
    head = read_head(read_blocks(text))
    assert (head.type, head.title, head.number) == ("Công văn", "báo cáo quý I", "5/CĐ")


def test_a_date_or_year_behind_a_cited_symbol_is_that_documents() -> None:
    text = (
        "Số: 5/KH-LĐLĐ\nKẾ HOẠCH\nA\n"
        "Căn cứ Kế hoạch số 302-KH/TU, ngày 24/12/2024 của Tỉnh ủy;\n"
        "Căn cứ Nghị quyết số 7-NQ/TW ngày 3 tháng 2 năm 2023;\n"
        "Căn cứ Chỉ thị số 8-CT/TW năm 2022, Chỉ thị số 8-CT/TW ngày 01-03-2022;\n"
        "Căn cứ Kết luận số 9-KL/TW ngày 1/2/2020; Kết luận số 9-KL/TW ngày 2/2/2021;\n"
        "Căn cứ Quy định số 10-QĐ/TW, thực hiện từ ngày 5/5/2025.\n"
    )
    assert describe(read_units(text)).cited_dates == (
        ("302-KH/TU", "2024-12-24"),
        ("7-NQ/TW", "2023-02-03"),
        ("8-CT/TW", "2022-03-01"),
    )


def test_minutes_have_no_number() -> None:
    head = read_head(read_blocks("CÔNG ĐOÀN X\nBIÊN BẢN\nHọp Ban Chấp hành\nI. A\n1. B"))
    assert (head.number, head.type, head.title) == ("", "Biên bản", "Họp Ban Chấp hành")


@pytest.mark.parametrize("symbol", ["5/CTrPH-LĐLĐ-SYT", "5/HD-LĐLĐ-SYT"])
def test_two_issuers_are_those_that_the_number_names(symbol: str) -> None:
    text = f"LIÊN ĐOÀN LAO ĐỘNG\nSỞ Y TẾ\nSố: {symbol}\nCHƯƠNG TRÌNH\nA"
    head = read_head(read_blocks(text))
    assert (head.issuers, head.parent) == (("LIÊN ĐOÀN LAO ĐỘNG", "SỞ Y TẾ"), "")


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI", ("ỦY BAN THƯỜNG VỤ QUỐC HỘI",)),
        ("BAN CHẤP HÀNH\nCÔNG ĐOÀN TRƯỜNG A", ("BAN CHẤP HÀNH CÔNG ĐOÀN TRƯỜNG A",)),
        ("CÔNG ĐOÀN A\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM", ("CÔNG ĐOÀN A",)),
    ],
)
def test_a_name_can_have_two_lines(lines: str, issuers: tuple[str, ...]) -> None:
    head = read_head(read_blocks(f"{lines}\nSố: 5/QĐ-CĐ\nQUYẾT ĐỊNH\nVề việc A"))
    assert (head.issuers, head.parent, head.type) == (issuers, "", "Quyết định")


@pytest.mark.parametrize("after", ["Căn cứ Điều lệ;", "_____", "BAN CHẤP HÀNH CÔNG ĐOÀN A"])
def test_a_title_goes_on_with_a_capital(after: str) -> None:
    text = f"Số: 5/QĐ-CĐ\nQUYẾT ĐỊNH\nQuy định thi hành\nLuật Công đoàn\n{after}\nĐiều 1. B"
    assert read_head(read_blocks(text)).title == "Quy định thi hành Luật Công đoàn"


def test_words_of_an_opening_are_no_title() -> None:
    text = "Số: 5/GM-CĐ\nGIẤY MỜI\nDự hội nghị\nCông đoàn A trân trọng kính mời\nÔng (bà): ……"
    assert read_head(read_blocks(text)).title == "Dự hội nghị"
    untitled = "Số: 5/GM-CĐ\nGIẤY MỜI\nCông đoàn A trân trọng kính mời: Ông B"
    assert read_head(read_blocks(untitled)).title == ""


def test_a_sentence_states_no_place() -> None:
    head = read_head(read_blocks("Số: 1/NQ-ĐH\nNGHỊ QUYẾT\nA\nĐại hội họp ngày 5/9/2023."))
    assert (head.place, head.date) == ("", None)


def test_an_office_that_the_number_names_issues_alone() -> None:
    text = "ỦY BAN NHÂN DÂN TỈNH\nVĂN PHÒNG\nSố: 5/TB-UBND-VP\nTHÔNG BÁO\nA"
    head = read_head(read_blocks(text))
    assert (head.issuers, head.parent) == (("VĂN PHÒNG",), "ỦY BAN NHÂN DÂN TỈNH")


def test_a_signature_names_body_authority_title_and_person() -> None:
    lines = ["SỞ Y TẾ", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "ThS. Nguyễn Văn A"]
    found = signer(lines)
    assert (found.body, found.authority, found.title, found.name) == (
        "SỞ Y TẾ",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "ThS. Nguyễn Văn A",
    )


def test_who_copied_a_document_is_no_signer() -> None:
    copied = "ỦY BAN NHÂN DÂN XÃ\nSố: 2/SY-UBND\nSAO Y BẢN CHÍNH\nLai Châu, ngày 2/3/2025"
    foot = "Nơi nhận:\n- B.\nCHỦ TỊCH\n\nGiàng A V"
    certificate = f"{copied}\nNơi nhận:\n- C.\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn E"
    units = read_units(f"Số: 1/KH-UBND\nKẾ HOẠCH\nA\nI. B\nMột việc.\n{foot}\n{certificate}")
    assert [unit.id for unit in units if unit.kind and not unit.joined] == [
        "i", "i-d2", "noi-nhan", "noi-nhan-g1", "chu-ky", "noi-nhan-2", "noi-nhan-2-g1", "chu-ky-2",
    ]  # fmt: skip
    assert [one.name for one in describe(units).signers] == ["Giàng A V"]


def test_a_deciding_body_can_have_two_lines() -> None:
    text = (
        "Số: 6/QĐ-LĐLĐ\nQUYẾT ĐỊNH\nChuẩn y kết quả bầu cử\nBAN THƯỜNG VỤ\n"
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN A\nCăn cứ Điều lệ;\nĐiều 1. B.\n"
    )
    assert [unit.id for unit in read_units(text)] == ["", "", "", "", "", "can-cu", "dieu-1"]
