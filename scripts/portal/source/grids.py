"""Where the cells of tables stand in the grid of columns and rows, on a page and in a Word file.

A page's table is laid out as browsers do it. The plain text of a Word file has an empty cell for
each column and row that a merged cell covers; its spans tell which.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.model.blocks import Cell, Span, Spans, Table
from portal.model.documents import Correction
from portal.source.comparison import corrected, places


class Placed(NamedTuple):
    """A cell, the first row and column that it covers, and the ones after those it covers."""

    text: str
    row: int
    column: int
    below: int
    right: int
    line: int


def page_grid(table: Table) -> list[Placed]:
    """The cells of a page's table."""
    found: list[Placed] = []
    until: dict[int, int] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while until.get(column, 0) > row:
                column += 1
            right = column + cell.columns
            found.append(Placed(cell.text, row, column, row + cell.rows, right, cell.line))
            until |= dict.fromkeys(range(column, right), row + cell.rows)
            column = right
    return found


def word_grid(table: Table, spans: Spans) -> list[Placed]:
    """The cells of a table that was read from the plain text of a Word file."""
    found: list[Placed] = []
    above: dict[int, int] = {}
    for row, cells in enumerate(table.rows):
        here: dict[int, int] = {}
        for cell, column, span in _spanned(cells, spans):
            index = above.get(column) if span.goes_on and not cell.text else None
            if index is not None and found[index].right == column + span.columns:
                found[index] = found[index]._replace(below=row + 1)
            else:
                index = len(found)
                right = column + span.columns
                found.append(Placed(cell.text, row, column, row + 1, right, cell.line))
            here[column] = index
        above = here
    return found


def _spanned(cells: Sequence[Cell], spans: Spans) -> Iterator[tuple[Cell, int, Span]]:
    """The cells of a row of plain text with their columns, without those that others cover."""
    own = spans.get(cells[0].line, ()) if cells else ()
    if sum(span.columns for span in own) != len(cells):
        own = [Span(1, goes_on=False)] * len(cells)
    column = 0
    for span in own:
        yield cells[column], column, span
        column += span.columns


def moved_spans(spans: Spans, text: str, corrections: Sequence[Correction]) -> Spans:
    """The spans by their lines once the corrections are applied that match exactly once."""
    for correction in corrections if spans else ():
        found = places(correction, text)
        if len(found) == 1:
            line = text.count("\n", 0, found[0].start()) + 1
            removed = found[0][0].count("\n") - correction.published.count("\n")
            spans = {at - removed if at > line else at: row for at, row in spans.items()}
            text = corrected(text, [correction])
    return spans
