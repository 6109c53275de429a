"""Where cells of tables stand: on pages as browsers lay them out, in Word files by their spans."""

from __future__ import annotations

from portal.model.blocks import Span, Table
from portal.model.documents import Correction
from portal.source.grids import Placed, moved_spans, page_grid, word_grid
from portal.source.lines import read_blocks

ONE, TWO = Span(1, goes_on=False), Span(2, goes_on=False)
ABOVE, TWO_ABOVE = Span(1, goes_on=True), Span(2, goes_on=True)


def table_of(*lines: str, markup: bool = True) -> Table:
    (block,) = read_blocks("\n".join(lines), markup=markup)
    assert block.table is not None
    return block.table


def test_a_cell_of_a_page_stands_beside_those_that_reach_down_from_above() -> None:
    table = table_of("| A | B || C |", "| --- | --- | --- | --- |", "| ^^ | D | E | ^^ |", "| F ||")
    assert page_grid(table) == [
        Placed("A", 0, 0, 2, 1, 1),
        Placed("B", 0, 1, 1, 3, 1),
        Placed("C", 0, 3, 2, 4, 1),
        Placed("D", 1, 1, 2, 2, 3),
        Placed("E", 1, 2, 2, 3, 3),
        Placed("F", 2, 0, 3, 2, 4),
    ]


def test_a_cell_that_continues_nothing_moves_its_row_to_the_left() -> None:
    table = table_of("| ^^ | A |", "| --- | --- |", "| B | C |")
    assert [(cell.text, cell.column) for cell in page_grid(table)] == [("A", 0), ("B", 0), ("C", 1)]


def test_cells_of_a_word_file_cover_what_their_spans_say() -> None:
    table = table_of("A\tB\t\tC", "\tD\tE\t", "\tF\t\t", markup=False)
    spans = {1: (ONE, TWO, ONE), 2: (ABOVE, ONE, ONE, ABOVE), 3: (ABOVE, TWO, ONE)}
    assert word_grid(table, spans) == [
        Placed("A", 0, 0, 3, 1, 1),
        Placed("B", 0, 1, 1, 3, 1),
        Placed("C", 0, 3, 2, 4, 1),
        Placed("D", 1, 1, 2, 2, 2),
        Placed("E", 1, 2, 2, 3, 2),
        Placed("F", 2, 1, 3, 3, 3),
        Placed("", 2, 3, 3, 4, 3),
    ]


def test_a_cell_that_goes_on_from_none_of_its_width_is_an_empty_one() -> None:
    table = table_of("A\tB\tC", "\t\tD", markup=False)
    assert word_grid(table, {2: (TWO_ABOVE, ONE)})[3:] == [
        Placed("", 1, 0, 2, 2, 2),
        Placed("D", 1, 2, 2, 3, 2),
    ]


def test_spans_that_count_other_cells_than_the_row_has_tell_nothing() -> None:
    table = table_of("A\tB", "C\tD", markup=False)
    assert word_grid(table, {1: (ONE, TWO)}) == page_grid(table)


def test_spans_move_with_their_lines() -> None:
    joined = Correction("x\n\ny", "x y", {}, 1)
    unmatched = Correction("z", "", {}, 1)
    text = "A\tB\nx\n\ny\nC\tD\n"
    assert moved_spans({1: (ONE, TWO), 5: (ABOVE, ONE)}, text, (joined, unmatched)) == {
        1: (ONE, TWO),
        3: (ABOVE, ONE),
    }
