"""Search records: their texts, places and addresses, and what the index finds them by."""

from __future__ import annotations

import pytest

from portal.model.blocks import Cell, Table
from portal.model.documents import Document
from portal.model.library import Library
from portal.search.records import Record, keys, records, table_rows
from portal.source.loader import load
from support.documents import NAMES, folder_of, lay_document
from support.project import PLAN

DECISION, REPORT, PLAN_46, GUIDE = map(folder_of, ("d9", "d12", "d13", "d7"))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, ...]:
    """The twelve documents of other kinds."""
    root = tmp_path_factory.mktemp("documents")
    for name in NAMES:
        lay_document(root, name)
    return load(root).documents


def found(library: Library, language: str) -> dict[str, Record]:
    return {record.id: record for record in records(library.documents, language)}


def of_document(documents: tuple[Document, ...], name: str, language: str = "vi") -> list[Record]:
    return list(records([one for one in documents if one.id == name], language))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_document_every_provision_and_the_page_of_slogans_have_a_record(
    library: Library, plan: Document, language: str
) -> None:
    every = found(library, language)
    assert list(every) == [PLAN, *(one.id for one in plan.official.provisions), ""]
    assert all(record.text for record in every.values())


def test_the_page_with_slogans_to_print_is_found_by_what_it_offers(library: Library) -> None:
    assert found(library, "vi")[""] == Record(
        id="",
        kind="gallery",
        address=f"{PLAN}/iii/in-an/",
        document="Kế hoạch 113/KH-LĐLĐ",
        place="Phần III › In khẩu hiệu",
        within="",
        called="",
        text="In khẩu hiệu: tải về băng rôn, áp phích (PDF), ảnh.",
    )


def test_document_is_found_by_its_head(library: Library) -> None:
    assert found(library, "vi")[PLAN] == Record(
        id=PLAN,
        kind="document",
        address=f"{PLAN}/",
        document="Kế hoạch 113/KH-LĐLĐ",
        place="",
        within="",
        called="Số, ký hiệu Ngày ban hành Cơ quan ban hành Toàn văn trên một trang"
        " Đối chiếu với bản chép nhận được Tải về",
        text="Số: 113/KH - LĐLĐ Lai Châu, ngày 07 tháng 01 năm 2025 KẾ HOẠCH Tuyên truyền một số"
        " nội dung trọng tâm của Hội nghị Ban Chấp hành Trung ương Đảng khóa XIII ngày 25/11/2024",
    )


def test_head_of_a_document_leaves_out_what_all_have(documents: tuple[Document, ...]) -> None:
    assert of_document(documents, DECISION)[0].text == (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU Số: 47/QĐ-LĐLĐ Lai Châu,"
        " ngày 02 tháng 4 năm 2025 QUYẾT ĐỊNH Ban hành Quy chế công tác văn thư BAN THƯỜNG VỤ LIÊN"
        " ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
    )


def test_record_has_citation_and_headings(library: Library) -> None:
    assert found(library, "vi")["ii-2-3"] == Record(
        id="ii-2-3",
        kind="clause",
        address=f"{PLAN}/ii/#ii-2-3",
        document="Kế hoạch 113/KH-LĐLĐ",
        place="Phần II › Mục 2 › Tiểu mục 2.3",
        within="NỘI DUNG TUYÊN TRUYỀN Phát triển hạ tầng năng lượng quốc gia",
        called="",
        text="Tuyên truyền kinh nghiệm của quốc tế về phát triển điện hạt nhân; phản ánh ý kiến"
        " đóng góp của các chuyên gia, nhà khoa học về đề xuất phát triển điện hạt nhân ở nước ta"
        " trong thời gian tới.",
    )


@pytest.mark.parametrize(
    ("language", "name", "place"),
    [
        ("vi", "ii-1-1-g2", "Phần II › Mục 1 › Tiểu mục 1.1 › Gạch đầu dòng thứ hai"),
        ("vi", "ii-1-2-d2", "Phần II › Mục 1 › Tiểu mục 1.2 › Đoạn thứ hai"),
        ("vi", "iii-7", "Phần III › Khẩu hiệu 7"),
        ("vi", "noi-nhan-g1", "Nơi nhận › Gạch đầu dòng thứ nhất"),
        ("vi", "chu-ky", "Chữ ký"),
        ("en", "ii-1-1-g2", "Section II › Item 1 › Clause 1.1 › Point 2"),
        ("en", "iii-7", "Section III › Slogan 7"),
    ],
)
def test_records_name_the_headings_above_them(
    library: Library, language: str, name: str, place: str
) -> None:
    assert found(library, language)[name].place == place


def test_signature_is_found_by_its_common_names(library: Library) -> None:
    assert found(library, "vi")["chu-ky"].searched == (
        "TM. BAN THƯỜNG VỤ PHÓ CHỦ TỊCH Hoàng Văn Trinh chữ ký Người ký"
    )


def test_recipients_are_found_by_their_label(library: Library) -> None:
    assert found(library, "vi")["noi-nhan"].text == "Nơi nhận:"


def test_annex_is_found_by_its_number(documents: tuple[Document, ...]) -> None:
    annexes = [one for one in of_document(documents, PLAN_46) if one.kind == "annex"]
    assert [(one.place, one.called) for one in annexes] == [
        ("Phụ lục I", "Phụ lục I"),
        ("Phụ lục II", "Phụ lục II"),
        ("Mẫu số 01", "Mẫu số 01"),
    ]


def test_each_row_of_a_table_is_a_record_that_leads_to_the_table(
    documents: tuple[Document, ...],
) -> None:
    rows = [one for one in of_document(documents, REPORT) if one.kind == "table"]
    assert {one.address for one in rows} == {f"{REPORT}/#i-1-b1"}
    assert [(one.place, one.text) for one in rows] == [
        ("Phần I › Mục 1 › Bảng 1", "STT · Nội dung · Kế hoạch · Thực hiện · Tỷ lệ (%)"),
        ("Phần I › Mục 1 › Bảng 1 › Dòng 1", "1 · Kết nạp đoàn viên · 500 · 620 · 124"),
        ("Phần I › Mục 1 › Bảng 1 › Dòng 2", "2 · Thành lập CĐCS · 10 · 12 · 120"),
        ("Phần I › Mục 1 › Bảng 1 › Dòng 3", "3 · Tập huấn cán bộ công đoàn (lớp) · 4 · 4 · 100"),
    ]
    assert [one.within for one in rows[:2]] == [
        "KẾT QUẢ HOẠT ĐỘNG Công tác phát triển đoàn viên",
        f"KẾT QUẢ HOẠT ĐỘNG Công tác phát triển đoàn viên {rows[0].text}",
    ]


def test_merged_cells_are_in_each_row_that_they_reach_over() -> None:
    table = Table(
        (
            (Cell("TT", 1, 2), Cell("Số lượng", 2), Cell("Ghi chú", 1, 2)),
            (Cell("Nam"), Cell("Nữ")),
            (Cell("1"), Cell("7"), Cell("8"), Cell("")),
        ),
        head=2,
    )
    assert list(table_rows(table)) == [
        ["TT", "Số lượng", "Ghi chú"],
        ["TT", "Nam", "Nữ", "Ghi chú"],
        ["1", "7", "8", ""],
    ]


def test_notes_are_records_and_references_to_them_are_no_text(
    documents: tuple[Document, ...],
) -> None:
    every = of_document(documents, GUIDE)
    assert not any("[" in one.searched or "[" in one.within for one in every)
    assert [(one.place, one.text) for one in every if one.kind == "note"] == [
        ("Chú thích 1", "Theo quy định tại Chương VI Bộ luật Lao động 2019."),
        ("Chú thích 2", "Lấy ý kiến bằng phiếu hoặc họp toàn thể người lao động."),
    ]


def test_document_without_a_translation_is_found_in_its_own_language(
    documents: tuple[Document, ...],
) -> None:
    english = of_document(documents, DECISION, "en")
    head, *others = of_document(documents, DECISION)
    assert (english[0].address, english[0].text) == (f"en/{DECISION}/", head.text)
    assert english[1:] == others


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        ("d9", "", ["zydocument", "ztquyetdinh", "zv2025", "zx47"]),
        ("d9", "dieu-3", ["zyarticle3", "zz3", "zx47"]),
        ("d9", "quy-che-dieu-2-2-dd", ["zypointdd", "zz2", "zzdd", "zx47"]),
        ("d9", "quy-che-chuong-ii-muc-1", ["zydivision1", "zz2", "zz1", "zx47"]),
        ("d13", "phu-luc-i", ["zyannex1", "zz1", "zx46"]),
        ("d13", "mau-01", ["zyannex1", "zz1", "zx46"]),
        ("d10", "c-1", ["zyitem1", "zz100", "zz1", "zx134"]),
        ("w4", "ii-1-1-1-a-2", ["zypoint2", "zz2", "zz1", "zza", "zx50"]),
        ("d4", "can-cu", ["zx1"]),
    ],
)
def test_index_finds_a_provision_by_the_numbers_around_it(
    documents: tuple[Document, ...], name: str, document: str, expected: list[str]
) -> None:
    every = {one.id: one for one in of_document(documents, folder_of(name))}
    assert list(keys(every[document or folder_of(name)])) == expected
