"""A document's text is letters: what is typed is what readers see, and one reader reads it all."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.blocks import Cell
from portal.source.comparison import read_units
from portal.source.elements import html_of
from portal.source.lines import evened, read_blocks
from support.documents import NAMES, text_of


def texts(text: str) -> list[str]:
    return [block.text for block in read_blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "(*) Ghi chú",
        "Kích thước 5*3*2 m",
        "Tệp a_b_c và C:\\thu_muc",
        "Phòng KH&CN; &nbsp; &amp;",
        "<b>không phải thẻ</b>",
        "[chữ](địa chỉ)",
        "`mã`",
        "x {#y} !!! z",
    ],
)
def test_marks_of_other_languages_are_letters(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize("rule", ["-------", "***", "_____", "- - -", "......"])
def test_a_rule_stays_what_was_typed(rule: str) -> None:
    assert texts(f"Trên\n\n{rule}\n\nDưới") == ["Trên", rule, "Dưới"]


def test_marks_of_layout_are_not_read() -> None:
    assert texts("## 1. Mục\n\n**TM. BAN THƯỜNG VỤ  \nPHÓ CHỦ TỊCH**\n\na **b** c[^1]") == [
        "1. Mục",
        "TM. BAN THƯỜNG VỤ PHÓ CHỦ TỊCH",
        "a b c[1]",
    ]


def test_in_an_original_marks_of_layout_are_letters() -> None:
    blocks = read_blocks("# a\n\n**b**\n\n| c |", markup=False)
    assert [block.text for block in blocks] == ["# a", "**b**", "| c |"]


def test_wrapped_lines_are_one_paragraph_and_pasted_lines_one_each() -> None:
    assert texts("Một câu dài được\nngắt ở đây.") == ["Một câu dài được ngắt ở đây."]
    pasted = "I. MỤC ĐÍCH\nNâng cao.\nMở rộng.\nII. NỘI DUNG\n1. Việc"
    assert texts(pasted) == pasted.split("\n")


def test_a_line_that_goes_on_in_small_letters_is_no_new_paragraph() -> None:
    text = "I. A\nHai bên theo dõi,\nđôn đốc thực hiện.\nII. B"
    assert texts(text) == ["I. A", "Hai bên theo dõi, đôn đốc thực hiện.", "II. B"]


def test_a_wrapped_dash_stays_a_dash() -> None:
    assert texts("phát triển kinh tế\n- xã hội") == ["phát triển kinh tế - xã hội"]


@pytest.mark.parametrize(
    "text", ["STT\tTên\n1\tA\n2\tB", "| STT | Tên |\n|---|---|\n| 1 | A |\n| 2 | B |"]
)
def test_a_table_has_rows_of_cells(text: str) -> None:
    (block,) = read_blocks(text)
    assert block.table is not None
    rows = [[cell.text for cell in row] for row in block.table.rows]
    assert (rows, block.table.head) == ([["STT", "Tên"], ["1", "A"], ["2", "B"]], 1)


def test_cells_reach_over_columns_and_rows() -> None:
    (block,) = read_blocks("| A | B ||\n| ^^ | C | D |\n|---|---|---|\n| 1 | 2 | 3 |")
    assert block.table is not None
    assert block.table.head == 2
    assert block.table.rows[:2] == (
        (Cell("A", 1, 2, 1), Cell("B", 2, 1, 1)),
        (Cell("C", 1, 1, 2), Cell("D", 1, 1, 2)),
    )


def test_a_bar_in_a_cell_is_read_as_it_is_printed() -> None:
    (page,) = read_blocks("| A \\| B | C\\\\|D |\n| \\|\\| | E |\n")
    (original,) = read_blocks("A | B\tC\\|D\n||\tE\n", markup=False)
    for block in (page, original):
        assert block.table is not None
        rows = [[cell.text for cell in row] for row in block.table.rows]
        assert rows == [["A | B", r"C\|D"], ["||", "E"]]


@pytest.mark.parametrize("text", ["-\tMột\n-\tHai", "1.\tMột\n2.\tHai"])
def test_a_tab_after_a_mark_makes_no_table(text: str) -> None:
    assert [block.table for block in read_blocks(f"I. A\n{text}")] == [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian:\t08 giờ 00.\nĐịa điểm:\tHội trường.",
        "Họ và tên: ……\tNam, nữ: ……\nNgày sinh: ……\tQuốc tịch: ……",
    ],
)
def test_a_tab_after_a_name_makes_no_table(text: str) -> None:
    assert [block.table for block in read_blocks(text, markup=False)] == [None] * 2


@pytest.mark.parametrize(
    "text",
    [
        "1. Ông A\tTrưởng ban\n2. Bà B\tPhó ban",
        "1.\tÔng A,\tChủ tịch\tTrưởng ban\n2.\tBà B,\tVăn phòng\tỦy viên",
        "1.\tÔng A\tChủ tịch\t- Trưởng ban\n2.\tBà B\tVăn phòng\t- Ủy viên",
        "- Ông A\tChủ tịch\tTrưởng ban\n- Bà B\tVăn phòng\tỦy viên",
        "Ông A,\tChủ tịch,\tTrưởng ban;\nBà B,\tVăn phòng,\tỦy viên.",
        "Ông A\t: Trưởng ban\nBà B\t: Ủy viên",
    ],
)
def test_entries_with_tabs_inside_make_no_table(text: str) -> None:
    assert [block.table for block in read_blocks(text, markup=False)] == [None] * 2


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "rows",
    [
        ["Họ tên\tChức vụ", "1. Ông A,\tTrưởng ban", "2. Bà B,\tỦy viên", "3. Ông C\tỦy viên"],
        ["1\tÔng A,\tTrưởng ban", "2\tBà B,\tỦy viên", "3\tÔng C,\tỦy viên"],
        ["1.\tÔng A\tTrưởng ban", "2.\tBà B\tỦy viên", "3.\tÔng C\tỦy viên"],
    ],
)
def test_numbered_rows_below_names_of_columns_or_of_a_numbered_column_are_a_table(
    rows: list[str], gap: str
) -> None:
    (block,) = read_blocks(gap.join(rows), markup=False)
    assert block.table is not None
    cells = [[cell.text for cell in row] for row in block.table.rows]
    assert cells == [row.split("\t") for row in rows]


def test_a_cell_of_several_paragraphs_takes_several_lines() -> None:
    (block,) = read_blocks(
        "TT\tNội dung\tChủ trì\tHạn\nI\tCHUẨN BỊ\n"
        "1\tThể lệ:\na) Chào hỏi;\nb) Hỏi đáp.\tÔng A\t5/9\n"
        "2\tHội trường\tBà B\t- Sáng;\n3\tNước\tÔng C\t6/9\n",
        markup=False,
    )
    assert block.table is not None
    assert [[cell.text for cell in row] for row in block.table.rows] == [
        ["TT", "Nội dung", "Chủ trì", "Hạn"],
        ["I", "CHUẨN BỊ"],
        ["1", "Thể lệ: a) Chào hỏi; b) Hỏi đáp.", "Ông A", "5/9"],
        ["2", "Hội trường", "Bà B", "- Sáng;"],
        ["3", "Nước", "Ông C", "6/9"],
    ]


@pytest.mark.parametrize(
    "text", ["1.\tHọ và tên: A\tNam\tNữ\n–\tSáng\n–\tChiều", "A\tB\tC\n1\t2\t3\nGhi chú:\nx\ty"]
)
def test_lines_below_a_table_or_a_form_are_no_row_of_it(text: str) -> None:
    lines = text.split("\n")
    assert [block.text for block in read_blocks(text, markup=False)][-2:] == [
        " ".join(line.split()) for line in lines[-2:]
    ]


def test_lines_have_their_numbers() -> None:
    blocks = read_blocks("I. A\n\nB\nc", first_line=5)
    assert [[(w.text, w.line) for w in block.words] for block in blocks] == [
        [("I.", 5), ("A", 5)],
        [("B", 7), ("c", 8)],
    ]


def seen(page: str) -> list[str]:
    """The words that readers of a page see."""
    apart = re.sub(r"</(?:p|li|td|th|h\d|div|tr|ul|span)>|<br>|<(?:ul|li)[^>]*>", " ", page)
    return html.unescape(re.sub(r"<[^>]+>", "", apart)).split()


@pytest.mark.parametrize("name", NAMES)
def test_readers_see_the_words_of_the_original(name: str) -> None:
    text = evened(text_of(name))
    assert seen(html_of(read_units(text))) == text.split()


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=80)
       | st.text("Điều I1.a)-+*•“”|\t\n :/[]()^#_\\&;<>ABC", max_size=80))  # fmt: skip
def test_readers_see_every_printable_character_of_any_text(text: str) -> None:
    shown = "".join(seen(html_of(read_units(text))))
    assert shown == "".join(evened(text).split())
