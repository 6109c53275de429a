"""Sentences that set a time, in every document of the project and the twelve of other layouts."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.reference.deadlines import deadlines, deadlines_in
from support.document_library import document_of
from support.documents import NAMES

EXPECTED = {
    "d1": [
        ("ii-2-d2", "Từ ngày 15/01/2022 đến ngày 25/01/2022."),
        (
            "iv-2-d2",
            (
                "Lập danh sách đoàn viên, người lao động đề nghị hỗ trợ gửi về LĐLĐ huyện"
                " trước ngày 31/12/2021."
            ),
        ),
    ],
    "d13": [("iv-2", "LĐLĐ các huyện, thành phố báo cáo kết quả trước ngày 05/6/2025.")],
    "d14": [("i-2", "Thời gian Từ ngày 01/5/2025 đến ngày 30/6/2025.”")],
    "d4": [
        (
            "muc-3-d2",
            (
                "Ban Chấp hành Công đoàn Công ty kính đề nghị Giám đốc quan tâm thực hiện và gửi"
                " các thông tin trên cho Ban Chấp hành Công đoàn Công ty trước ngày 07/6/2026."
            ),
        )
    ],
    "w1": [("d1", "Thời gian nghỉ: Từ thứ Tư ngày 30/4/2025 đến hết Chủ nhật ngày 04/5/2025.")],
    "w2": [("ii-1-g2", "Bố trí kinh phí hằng năm."), ("iii-d2", "mỗi năm sơ kết một lần.")],
    "w4": [
        ("ii-2-1", "Thời gian: ngày 19/5/2025."),
        ("iii-2", "Các đơn vị gửi danh sách trước ngày 15/5/2025."),
    ],
}


def found_in(document: Document) -> list[tuple[str, str]]:
    return [(place.id, text) for top in document.official.tree for place, text in deadlines_in(top)]


def test_the_plan_sets_no_time(plan: Document) -> None:
    assert found_in(plan) == []


def test_the_times_that_the_twelve_documents_set() -> None:
    assert {name: found for name in NAMES if (found := found_in(document_of(name)))} == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Gửi báo cáo về LĐLĐ tỉnh chậm nhất là ngày 20 tháng 6 năm 2025.",
        "Hoàn thành trong quý II năm 2025.",
        "Giải quyết trong thời hạn 05 ngày làm việc.",
        "Báo cáo định kỳ hằng quý.",
        "Thời gian thực hiện: từ tháng 3 đến hết tháng 5.",
        "Không quá 15 ngày kể từ ngày nhận được hồ sơ.",
    ],
)
def test_a_sentence_that_sets_a_time(text: str) -> None:
    assert deadlines(f"Thực hiện nghiêm túc. {text} Các đơn vị lưu ý.") == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền Hội nghị ngày 25/11/2024.",
        "Căn cứ Kế hoạch số 302-KH/TU, ngày 24/12/2024 của Tỉnh ủy.",
        "Mục tiêu phát triển đất nước đến năm 2030, năm 2045.",
        "Thời điểm 100 năm thành lập nước (2045) không còn xa.",
        "Trước hết là cán bộ lãnh đạo.",
    ],
)
def test_a_date_alone_is_no_deadline(text: str) -> None:
    assert deadlines(text) == ()
