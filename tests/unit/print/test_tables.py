"""Where the cells of a table stand on paper, how wide its columns are, in which letters."""

from __future__ import annotations

import pytest

from portal.model.blocks import Cell, Table
from portal.print.tables import PAGE, SIZES, Placed, head_rows, is_held, place_cells, table_data


def width(text: str) -> float:
    """Half an em a letter."""
    return len(text) / 2


def table(*rows: str, head: int = 1) -> Table:
    """A table of texts, with "|" between the cells."""
    return Table(tuple(tuple(map(Cell, row.split("|"))) for row in rows), head)


MERGED = Table(
    (
        (Cell("TT", rows=2), Cell("Số đoàn viên", columns=2)),
        (Cell("Nam"), Cell("Nữ")),
        (Cell("1"), Cell("60"), Cell("75")),
    ),
    head=2,
)


def test_cells_stand_beside_merged_ones() -> None:
    assert [(p.cell.text, p.column, p.row, p.columns, p.rows) for p in place_cells(MERGED)] == [
        ("TT", 0, 0, 1, 2),
        ("Số đoàn viên", 1, 0, 2, 1),
        ("Nam", 1, 1, 1, 1),
        ("Nữ", 2, 1, 1, 1),
        ("1", 0, 2, 1, 1),
        ("60", 1, 2, 1, 1),
        ("75", 2, 2, 1, 1),
    ]


def test_no_cell_reaches_over_another_or_out_of_the_table() -> None:
    wild = Table(((Cell("a"), Cell("b", rows=9)), (Cell("c", columns=5), Cell("d"))))
    assert place_cells(wild) == (
        Placed(Cell("a"), 0, 0, 1, 1),
        Placed(Cell("b", rows=9), 1, 0, 1, 2),
        Placed(Cell("c", columns=5), 0, 1, 1, 1),
        Placed(Cell("d"), 2, 1, 1, 1),
    )


@pytest.mark.parametrize(
    ("one", "rows"),
    [
        (table("a", "b"), 1),
        (table("a", "b", head=0), 0),
        (table("a"), 0),
        (MERGED, 2),
        (Table(((Cell("a", rows=2), Cell("b")), (Cell("c"),), (Cell("d"), Cell("e")))), 2),
    ],
    ids=["one", "none", "nothing but a head", "two", "a head that reaches further"],
)
def test_a_head_ends_where_its_cells_end(one: Table, rows: int) -> None:
    assert head_rows(one, place_cells(one)) == rows


def test_columns_fill_the_page_and_leave_room_where_there_is_more_to_say() -> None:
    found = table_data(table("TT|Nội dung", f"1|{'tuyên truyền ' * 9}"), width)
    narrow, wide = found["columns"]
    assert narrow + wide == pytest.approx(PAGE)
    assert narrow < 0.1 * wide
    assert found["size"] == SIZES[0]
    assert [cell["centred"] for cell in found["cells"]] == [True, False, True, False]


def test_a_wide_table_has_smaller_letters() -> None:
    sizes = [table_data(table("|".join(["tám chữ cái"] * n)), width)["size"] for n in (3, 18, 99)]
    assert sizes[0] == SIZES[0] > sizes[1] > sizes[2] == SIZES[-1]


@pytest.mark.parametrize(("columns", "held"), [(20, True), (60, False)])
def test_a_table_of_too_many_columns_is_not_held(columns: int, held: bool) -> None:  # noqa: FBT001
    assert is_held(table("|".join(["bảng"] * columns)), width) == held
