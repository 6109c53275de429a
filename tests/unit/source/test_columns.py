"""Heads and feet in two columns, as they are pasted from Word."""

from __future__ import annotations

import pytest

from portal.source.columns import in_columns
from portal.source.comparison import read_units
from portal.source.described import describe

LEFT = ["TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", "Số: 5/KH-LĐLĐ"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lai Châu, 05-3-2025"]
TEXT = ["KẾ HOẠCH", "Tổ chức hội thao", "I. A", "1. B"]
FEET = {
    "lines": ["Nơi nhận:\tTM. BAN THƯỜNG VỤ", "- Như trên;\tCHỦ TỊCH", "- Lưu: VT.\tNguyễn Văn A"],
    "cells": [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.\tTM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "Nguyễn Văn A",
    ],
}
HEADS = {
    "lines": [f"{one}\t{other}" for one, other in zip(LEFT, RIGHT, strict=True)],
    "cells": [*LEFT[:2], f"{LEFT[2]}\t{RIGHT[0]}", *RIGHT[1:]],
}


@pytest.mark.parametrize("layout", ["lines", "cells"])
def test_the_left_column_comes_first(layout: str) -> None:
    lines = [line for _, line in in_columns(enumerate(HEADS[layout]))]
    assert lines == [*LEFT, *RIGHT]


@pytest.mark.parametrize("layout", ["lines", "cells"])
def test_a_document_with_columns_is_read_as_any_other(layout: str) -> None:
    units = read_units("\n".join([*HEADS[layout], *TEXT, *FEET[layout]]))
    found = describe(units)
    assert (found.number, found.parent_body, found.place) == ("5/KH-LĐLĐ", LEFT[0], "Lai Châu")
    assert [unit.id for unit in units if unit.kind and not unit.joined] == [
        "i",
        "i-1",
        "noi-nhan",
        "noi-nhan-g1",
        "noi-nhan-g2",
        "chu-ky",
    ]
    (signer,) = found.signers
    assert (signer.authority, signer.title) == ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH")
    assert signer.name == "Nguyễn Văn A"


def test_spaces_part_columns_and_recipients_can_be_longer() -> None:
    gap = " " * 30
    lines = [f"Nơi nhận:{gap}T/M CHI BỘ", f"- A;{gap}BÍ THƯ", "- B;", "- C.", "", f"{gap}Lê Văn D"]
    assert [line for _, line in in_columns(enumerate(lines))] == [
        *("Nơi nhận:", "- A;", "- B;", "- C.", ""),
        *("T/M CHI BỘ", "BÍ THƯ", "Lê Văn D"),
    ]


def test_two_signatures_stand_side_by_side() -> None:
    lines = ["THƯ KÝ\tCHỦ TRÌ", "\t", "Lê Văn A\tLò Thị B"]
    read = [line.strip() for _, line in in_columns(enumerate(lines))]
    assert read == ["THƯ KÝ", "", "Lê Văn A", "CHỦ TRÌ", "Lò Thị B"]


@pytest.mark.parametrize(
    "line",
    [
        "STT\tNội dung",
        "1.\tLĐLĐ tỉnh",
        "-\tLễ phát động",
        "A\tB\tC",
        "1\tSố 5/KH-LĐLĐ",
        "STT\tNơi nhận",
        "Chủ tịch\tNội dung",
        "Họ tên:          Lê Văn A",
    ],
)
def test_rows_and_entries_stay_as_they_are(line: str) -> None:
    assert list(in_columns([(1, line)])) == [(1, line)]


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (
            ["BÊN A\tBÊN B", "", "Nguyễn Văn An\tLò Thị Mai"],
            ["BÊN A", "", "Nguyễn Văn An", "BÊN B", "Lò Thị Mai"],
        ),
        (
            ["Bên A\tBên B", "(Ký tên)\t(Đã ký)", "Nguyễn Văn An\tLò Thị Mai", "x"],
            ["Bên A", "(Ký tên)", "Nguyễn Văn An", "Bên B", "(Đã ký)", "Lò Thị Mai", "x"],
        ),
        (
            ["CÔNG ĐOÀN Y TẾ\tSỞ Y TẾ", "CHỦ TỊCH\tGIÁM ĐỐC", "Lê Thị An\tVõ Văn Bảy"],
            ["CÔNG ĐOÀN Y TẾ", "CHỦ TỊCH", "Lê Thị An", "SỞ Y TẾ", "GIÁM ĐỐC", "Võ Văn Bảy"],
        ),
    ],
)
def test_names_tell_the_columns_of_two_who_sign(rows: list[str], columns: list[str]) -> None:
    assert [line for _, line in in_columns(enumerate(rows))] == columns


@pytest.mark.parametrize(
    "rows",
    [
        ["HỌ VÀ TÊN\tNGƯỜI THAY", "Nguyễn Văn An\tLò Thị Mai", "Lê Thị Bình\tVõ Văn Bảy"],
        ["HỌ VÀ TÊN\tQUÊ QUÁN", "Nguyễn Văn An\tSìn Hồ"],
        ["Đơn vị\tSố người", "Nguyễn Văn An\tLò Thị Mai"],
    ],
)
def test_a_table_of_names_stays_one(rows: list[str]) -> None:
    assert [line for _, line in in_columns(enumerate(rows))] == rows
