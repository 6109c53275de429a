"""Search records: their texts, places and addresses."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.model.library import Library
from portal.search.records import Record, records
from support.project import PLAN


def found(library: Library, language: str) -> dict[str, Record]:
    return {record.id: record for record in records(library.documents, language)}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_document_and_every_provision_have_a_record(
    library: Library, plan: Document, language: str
) -> None:
    every = found(library, language)
    assert list(every) == [PLAN, *(one.id for one in plan.official.provisions)]
    assert all(record.text for record in every.values())


def test_document_is_found_by_its_head(library: Library) -> None:
    assert found(library, "vi")[PLAN] == Record(
        id=PLAN,
        kind="document",
        address=f"{PLAN}/",
        document="Kế hoạch 113/KH-LĐLĐ",
        place="",
        within="",
        called="Số, ký hiệu Ngày ban hành Cơ quan ban hành Toàn văn trên một trang"
        " Đối chiếu với bản gốc Tải về",
        text="Số: 113/KH - LĐLĐ Lai Châu, ngày 07 tháng 01 năm 2025 KẾ HOẠCH Tuyên truyền một số"
        " nội dung trọng tâm của Hội nghị Ban Chấp hành Trung ương Đảng khóa XIII ngày 25/11/2024",
    )


def test_record_has_citation_and_headings(library: Library) -> None:
    assert found(library, "vi")["ii-2-3"] == Record(
        id="ii-2-3",
        kind="clause",
        address=f"{PLAN}/ii/#ii-2-3",
        document="Kế hoạch 113/KH-LĐLĐ",
        place="Phần II › Mục 2 › 2.3",
        within="NỘI DUNG TUYÊN TRUYỀN Phát triển hạ tầng năng lượng quốc gia",
        called="",
        text="Tuyên truyền kinh nghiệm của quốc tế về phát triển điện hạt nhân; phản ánh ý kiến"
        " đóng góp của các chuyên gia, nhà khoa học về đề xuất phát triển điện hạt nhân ở nước ta"
        " trong thời gian tới.",
    )


@pytest.mark.parametrize(
    ("language", "name", "place"),
    [
        ("vi", "ii-1-1-g2", "Phần II › Mục 1 › 1.1 › Gạch đầu dòng thứ hai"),
        ("vi", "ii-1-2-d2", "Phần II › Mục 1 › 1.2 › Đoạn thứ hai"),
        ("vi", "iii-7", "Phần III › Khẩu hiệu 7"),
        ("vi", "noi-nhan-g1", "Nơi nhận › Gạch đầu dòng thứ nhất"),
        ("vi", "chu-ky", "Chữ ký"),
        ("en", "ii-1-1-g2", "Section II › Item 1 › 1.1 › Point 2"),
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
