"""Ids come from the document's own numbers and marks, for every kind of document."""

from __future__ import annotations

import json
import unicodedata

import pytest

from portal.model.documents import Document
from portal.reference.outline import as_json
from portal.source.comparison import read_units
from portal.source.lines import read_blocks
from portal.source.numbering import is_document, number
from portal.source.tree import tree
from portal.source.word import word_text
from support.documents import DOCUMENTS, MORE, NAMES, provisions_of, text_of


def ids(text: str, *, slogans: frozenset[str] | None = None, scheme: str = "") -> list[str]:
    units = number(read_blocks(text), slogans, scheme)
    return [unit.id for unit in units if unit.id and not unit.joined]


def outline(text: str) -> list[tuple[str, ...]]:
    """Each provision as the expected files have it: id, kind, parent, label, first six words."""
    lines = as_json(tree(("", unit) for unit in read_units(text))).splitlines()
    found = map(json.loads, lines)
    return [
        (
            one["id"],
            one["kind"],
            one["parent"] or "-",
            unicodedata.normalize("NFC", one["label"]),
            " ".join(unicodedata.normalize("NFC", one["text"]).split()[:6]),
        )
        for one in found
    ]


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_each_document_has_the_expected_tree(name: str) -> None:
    assert outline(text_of(name)) == provisions_of(name)


@pytest.mark.parametrize("name", NAMES)
def test_its_word_file_has_the_same_tree(name: str) -> None:
    assert outline(word_text((DOCUMENTS / f"{name}.docx").read_bytes())) == provisions_of(name)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "w2"])  # w2 breaks a line
def test_empty_lines_between_paragraphs_change_no_id(name: str) -> None:
    assert outline("\n\n".join(text_of(name).split("\n"))) == provisions_of(name)


def test_plan_has_the_agreed_ids_in_both_languages(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    expected = [name for name, _ in agreed]
    assert len(expected) == 53
    for edition in plan.editions.values():
        assert [provision.id for provision in edition.provisions] == expected


def test_each_agreed_id_begins_with_the_agreed_words(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    for provision, (name, opening) in zip(plan.official.provisions, agreed, strict=True):
        printed = f"{provision.label} {provision.text}"
        begins = provision.text.startswith(opening) or printed.strip().startswith(opening)
        assert begins, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# II. NỘI DUNG\n\n## 1. Mục", ["ii", "ii-1"]),
        ("II. A\n3. B\n3.1. C\n- d\n- e", ["ii", "ii-3", "ii-3-1", "ii-3-1-g1", "ii-3-1-g2"]),
        ("I. A\n1.1. B\nThêm.\nNữa.", ["i", "i-1-1", "i-1-1-d2", "i-1-1-d3"]),
        ("I. A\n\nMở đầu.\n- b", ["i", "i-d2", "i-g1"]),
        (
            "III. KHẨU HIỆU\nTreo:\n1. A!\n2. B!\nTrước 1/5.\n3. C!",
            ["iii", "iii-d2", "iii-1", "iii-2", "iii-d3", "iii-3"],
        ),
        ("I. A\n- B\n+ C\n+ D\n- E", ["i", "i-g1", "i-g1-g1", "i-g1-g2", "i-g2"]),
        ("I- A\n1- B\na- C\nb/ D\n2/ E", ["i", "i-1", "i-1-a", "i-1-b", "i-2"]),
        ("A. X\nI. Y\n1. Z\nB. W\nC. V\nI. U", ["a", "a-i", "a-i-1", "b", "c", "c-i"]),
        ("Phần thứ nhất\nA\nChương I\nB\nĐiều 1. C", ["phan-1", "chuong-i", "dieu-1"]),
        (
            "PHẦN I. A\nChương I. B\nPHẦN II. C\nChương I. D",
            ["phan-i", "chuong-i", "phan-ii", "phan-ii-chuong-i"],
        ),
        (
            "Điều 1. A\n1. B\na) C\nđ) D\nĐiều 2: E",
            ["dieu-1", "dieu-1-1", "dieu-1-1-a", "dieu-1-1-dd", "dieu-2"],
        ),
        ("I.1. A\nI.2. B", ["i-1", "i-2"]),
        ("I. A\n\n| a | b |\n|---|---|\n| c | d |\n\nSau.", ["i", "i-b1", "i-d2"]),
        (
            "Nơi nhận:\n- A;\n- B.\n\nTM. B  \nCHỨC VỤ\n\nNguyễn Văn A",
            ["noi-nhan", "noi-nhan-g1", "noi-nhan-g2", "chu-ky"],
        ),
        (
            "I. A\nTHÀNH PHẦN DỰ\nÔng Nguyễn Văn A\nNguyễn Văn B\nNơi nhận hồ sơ: phòng A.\nII. B",
            ["i", "i-d2", "i-d3", "i-d4", "i-d5", "ii"],
        ),
        ("", []),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_units_take_their_ids_from_the_numbers_typed(text: str, expected: list[str]) -> None:
    assert ids(text)[: len(expected)] == expected


FOOT = "I. A\nNơi nhận:\n- B.\nCHỦ TỊCH\nLê Văn C\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phụ lục 1. Danh sách dự\n1. A\nPhụ lục 2: Kinh phí\n1. B",
            ["phu-luc-1", "phu-luc-1-1", "phu-luc-2", "phu-luc-2-1"],
        ),
        ("Phụ lục\nDANH SÁCH\n1. A", ["phu-luc", "phu-luc-1"]),
        ("PHỤ LỤC A\nDANH SÁCH\n1. A", ["phu-luc-a", "phu-luc-a-1"]),
        (
            "PHỤ LỤC\n1. A\n2. B\nPHỤ LỤC\n1. C",
            ["phu-luc", "phu-luc-1", "phu-luc-2", "phu-luc-lan-2", "phu-luc-lan-2-1"],
        ),
        ("DỰ TOÁN KINH PHÍ\n(Kèm theo Kế hoạch số 1/KH-CĐ)\n1. A", ["du-toan", "du-toan-1"]),
        (
            "DANH MỤC BIỂU MẪU\n(Kèm theo Kế hoạch)\nMẫu số 01: Đơn\n\nMẫu số 02: Biên bản",
            ["danh-muc", "danh-muc-d2", "danh-muc-d3"],
        ),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_annexes_are_told_below_a_signature(text: str, expected: list[str]) -> None:
    assert ids(FOOT + text) == ["i", "noi-nhan", "noi-nhan-g1", "chu-ky", *expected]


def test_a_form_with_a_head_of_its_own_is_one_annex() -> None:
    head = "TÊN CÔNG ĐOÀN\nSố: …/BC-…\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO\nKết quả"
    text = f"{FOOT}Mẫu số 01. Báo cáo kết quả\n{head}\nCăn cứ A;\nI. B\nNơi nhận:\n- C."
    (form,) = [one for one in tree(("", u) for u in read_units(text)) if one.id == "mau-01"]
    assert form.lines == ("Báo cáo kết quả", "BÁO CÁO", "Kết quả")
    assert [one.id for one in form.children] == ["mau-01-can-cu", "mau-01-i", "mau-01-noi-nhan"]


@pytest.mark.parametrize("signed", ["(Đã ký)\n", "", "Nguyễn Văn An\n"])
@pytest.mark.parametrize(
    "below", ["Ghi chú: Kế hoạch này thay Kế hoạch số 4.", "* Lưu ý: nộp báo cáo đúng hạn."]
)
def test_a_remark_below_a_signature_is_no_line_of_it(signed: str, below: str) -> None:
    units = read_units(f"1. A.\nTM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n{signed}{below}\n")
    lines = [unit.block.text for unit in units if unit.id == "chu-ky"]
    assert lines == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", *signed.splitlines()]
    assert (units[-1].block.text, units[-1].id) == (below, "")


def test_wording_never_changes_an_id() -> None:
    assert ids("# I. MỤC ĐÍCH\n\n- Một") == ids("# I. YÊU CẦU\n\n- Hai")


def test_entries_of_an_item_that_announces_slogans_are_slogans() -> None:
    kinds = [str(unit.kind) for unit in number(read_blocks("1. A\n2. KHẨU HIỆU\n2.1. B!\n2.2. C!"))]
    assert kinds == ["item", "item", "slogan", "slogan"]


def test_the_front_matter_decides_which_entries_are_slogans() -> None:
    text = "I. KHẨU HIỆU VÀ HÌNH THỨC\n1. A\nII. VIỆC\n1. B"
    kinds = [str(unit.kind) for unit in number(read_blocks(text), frozenset({"ii"}))]
    assert kinds == ["section", "item", "section", "slogan"]
    assert [str(unit.kind) for unit in number(read_blocks(text))][1] == "item"


def test_the_front_matter_decides_whether_a_capital_is_a_letter() -> None:
    assert ids("C. A", scheme="report") == ids("C. A", scheme="plan") == ["c"]
    letters = number(read_blocks("B. A\nC. B"), None, "report")
    assert [unit.expected for unit in letters] == ["A", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\na) x\nc) y\nb) z", ["", "", "b", ""]),
        ("Điều 1. a\nĐiều 2. b\nĐiều 3. c\nĐiều 3. d", ["", "", "", "4"]),
        ("A. x\nB. y\nC. z\nD. w\nĐ. v", ["", "", "", "", ""]),
        ("I. A\nII. B\nIV. C", ["", "", "III"]),
        ("I. A\n1. B\n1.1. C\n1.3. D\n2. E\n1.1. F", ["", "", "", "1.2", "", "2.1"]),
        ("2. A\n3. B", ["1", ""]),
        ("I. A\ni) x\nii) y\niv) z", ["", "", "", "iii"]),
        ("I. A\n1. B\n(1) x\n(3) z", ["", "", "", "2"]),
    ],
)
def test_a_break_in_a_row_says_what_should_stand_there(text: str, expected: list[str]) -> None:
    assert [unit.expected for unit in number(read_blocks(text))] == expected


def test_quoted_text_belongs_to_the_unit_that_quotes_it() -> None:
    text = "I. SỬA ĐỔI\n1. Mục 3 được sửa như sau:\n“3. Hình thức\n- Miệng.”\n2. Thêm:\n“4. A.”"
    (section,) = tree(("", unit) for unit in number(read_blocks(text)))
    assert [(one.id, one.lines) for one in section.children] == [
        ("i-1", ("Mục 3 được sửa như sau:", "“3. Hình thức", "- Miệng.”")),
        ("i-2", ("Thêm:", "“4. A.”")),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Số: 1/KH-LĐLĐ\n\nNơi, ngày\n\n# KẾ HOẠCH\n\nVề", True),
        ("BIÊN BẢN\nHọp Ban Chấp hành\nLai Châu, ngày 5 tháng 3 năm 2025", True),
        ("# II. NỘI DUNG\n\n- a", True),
        ("Nơi nhận:\n\n- A.", True),
        ("Phụ lục I\nDANH SÁCH", True),
        ("# Hướng dẫn\n\n## 1. Mở trang\n\n- bước", False),
        ("Xem kế hoạch 113/KH-LĐLĐ ở đây.", False),
        ("", False),
    ],
)
def test_documents_are_told_from_guides(text: str, *, is_one: bool) -> None:
    assert is_document(read_blocks(text)) is is_one
