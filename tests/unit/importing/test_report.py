"""What people are told after an import, whole."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from portal.importing.document import compose
from portal.importing.faults import Doubt
from portal.importing.reading import Reading
from portal.importing.report import LAST_STEP, as_report
from portal.model.problems import Problem

TEXT = (
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU\nSố: 7/KH-LĐLĐ\nLai Châu, ngày 02 tháng 3 năm 2025\n"
    "KẾ HOẠCH\nThi\n1. Các đơn vị tham gia hội\n\nthi đúng giờ.\nCHỦ TỊCH\nNguyễn Văn A\n"
)
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


def reading(**more: object) -> Reading:
    return replace(Reading(TEXT.encode(), ".txt", TEXT), **more)  # type: ignore[arg-type]


def test_everything_is_told_with_its_line() -> None:
    found = reading(done=(Doubt(5, "đã bỏ một hình"),), doubts=(Doubt(1, "hãy xem"),))
    problem = Problem("docs/2025/7-kh-ldld/index.md", 9, "straight-quote", "Hãy sửa.")
    assert (
        as_report(compose(found), [problem], written=True)
        == f"""\
Đã ghi 3 tệp vào docs/2025/7-kh-ldld/:
  index.md
  original/7-kh-ldld.txt  SHA-256 {DIGEST}
  original/corrections.yml

Đề nghị sửa khi chép, đã ghi lý do ở original/corrections.yml; không đồng ý thì xóa mục đó và sửa\
 lại trang:
  dòng 8: «vị tham gia hội ¶ thi đúng giờ.» → «vị tham gia hội thi đúng giờ.». Câu bị cắt làm hai\
 đoạn ở chỗ sang trang khi chép lại; nối liền, không đổi chữ nào.

Đã bỏ hoặc đã đổi:
  dòng 5 («Thi»): đã bỏ một hình

Chưa chắc, hãy xem lại:
  dòng 1 («LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU»): hãy xem

Chờ người sửa (kết quả của lệnh check):
  docs/2025/7-kh-ldld/index.md:9: straight-quote: Hãy sửa.
"""
    )


def test_the_step_that_is_last_for_every_document_is_no_problem() -> None:
    step = Problem("docs/2025/7-kh-ldld/index.md", 1, LAST_STEP, "Hãy chạy permalinks accept.")
    assert as_report(compose(reading()), [step], written=True).splitlines()[-2:] == [
        "Kiểm tra: không có lỗi.",
        "Hãy chạy permalinks accept.",
    ]


def test_a_long_list_is_cut() -> None:
    found = reading(doubts=tuple(Doubt(index, "hãy xem") for index in range(1, 60)))
    lines = as_report(compose(found), [], written=False).splitlines()
    assert lines[0] == "Chạy thử, chưa ghi gì. Sẽ ghi 3 tệp vào docs/2025/7-kh-ldld/:"
    assert lines[-2:] == ["  … và 19 điều nữa.", "Kiểm tra: không có lỗi."]
