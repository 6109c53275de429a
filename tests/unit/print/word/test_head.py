"""The head in two columns: its order, where its names break, where number and date stand."""

from __future__ import annotations

import re
from typing import Any

from portal.print.word.head import COLUMNS, PAGE, columned, titled

Line = dict[str, Any]


def line(text: str, column: int, row: int = 0, style: str = "body", rule: int = 0) -> Line:
    return {"parts": text.split(), "column": column, "row": row, "style": style, "rule": rule}


NAME = "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU"
BODIES = [line("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", 0), line(NAME, 0, style="issuer", rule=40)]
STATE = [
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, style="nation"),
    line("Độc lập - Tự do - Hạnh phúc", 1, style="motto", rule=100),
]
NUMBER = line("Số: 1/KH-LĐLĐ", 0, 1, "number")
DATE = line("Lai Châu, ngày 07 tháng 01 năm 2025", 1, 1, "date")


def rows(table: str) -> list[list[list[str]]]:
    """The texts of each cell of each row."""
    return [
        [re.findall(r"<w:t [^>]*>([^<]+)", cell) for cell in row.split("</w:tc>")[:-1]]
        for row in table.split("</w:tr>")[:-1]
    ]


def texts(*lines: Line) -> list[str]:
    return [" ".join(one["parts"]) for one in lines]


def test_a_row_begins_where_the_text_goes_back_to_the_left_column() -> None:
    by_row = columned([*BODIES, *STATE, NUMBER, DATE])
    assert rows(by_row) == [[texts(*BODIES), texts(*STATE)], [texts(NUMBER), texts(DATE)]]
    by_column = columned([*BODIES, NUMBER, *STATE, DATE])
    assert rows(by_column) == [[texts(*BODIES, NUMBER), texts(*STATE, DATE)]]
    assert columned([]) == ""


def test_number_and_date_of_one_row_stand_at_one_height() -> None:
    """Four lines of 12 points stand left of the number, two and a rule right of the date."""
    table = columned([*BODIES, NUMBER, *STATE, DATE])
    number, date = (int(gap) for gap in re.findall(r'w:spacing w:before="(\d+)"', table))
    left, right = 4 * 12 * 23 + 80, (12 + 13) * 23 + 80
    assert abs((left + number) - (right + date)) <= 1


def test_a_name_breaks_between_words_that_belong_together() -> None:
    table = columned([BODIES[1]])
    (indent,) = re.findall(r'HeadIssuer"/><w:ind w:left="(\d+)" w:right="\1"', table)
    assert 2714 <= COLUMNS[0] - 2 * int(indent) < 2714 + 500  # LIÊN ĐOÀN LAO ĐỘNG, without TỈNH


def test_what_fits_has_no_indents_and_its_rule_is_as_long_as_it_should_be() -> None:
    table = columned(STATE)
    assert "ind" not in table.split("HeadRule")[0].partition("HeadMotto")[2].partition("<w:r>")[0]
    (indent,) = re.findall(r'HeadRule"/><w:ind w:left="(\d+)"', table)
    assert 3000 < COLUMNS[1] - 2 * int(indent) < 3400  # 27 letters of 13 points


def test_title_has_its_styles_and_a_short_line() -> None:
    title = [
        line("KẾ HOẠCH", 0, style="type"),
        line("Tổ chức hội thi", 0, style="subject", rule=40),
        line("GIÁM ĐỐC", 0, style="deciding"),
    ]
    found = re.findall(r'pStyle w:val="(\w+)"', "".join(titled(title)))
    assert found == ["Title", "Subtitle", "HeadRule", "Deciding", "Gap"]
    (indent,) = re.findall(r'HeadRule"/><w:ind w:left="(\d+)"', "".join(titled(title)))
    assert PAGE * 0.4 < int(indent) < PAGE * 0.5


def test_an_empty_line_is_set_too() -> None:
    assert rows(columned([line("", 0)])) == [[[], []]]
