"""Tables for print: the place of each cell, and columns as wide as their words need."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from portal.model.blocks import Cell, Table

PAGE = 160.0
"""Millimetres between the margins of the printed document."""

PADDING = 3.0
"""Millimetres beside a cell's words, left and right together."""

SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0)
"""Points of the letters, the largest first in which the table fits."""

_MILLIMETRES = 25.4 / 72
_LONG = 60.0
"""Width in em above which a cell's text does not make its column wider."""

_SHORT = 14
"""Characters of the longest text of a column whose texts are centred."""

Width = Callable[[str], float]
"""The width of a text in em."""


@dataclass(frozen=True)
class Placed:
    """A cell at its column and row; `columns` and `rows` are those that it reaches over."""

    cell: Cell
    column: int
    row: int
    columns: int
    rows: int


def place_cells(table: Table) -> tuple[Placed, ...]:
    """Every cell at its place; none reaches over another one or below the last row."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (column, row) in taken:
                column += 1
            columns = 1
            while columns < cell.columns and (column + columns, row) not in taken:
                columns += 1
            rows = min(cell.rows, len(table.rows) - row)
            taken |= {(column + x, row + y) for x in range(columns) for y in range(rows)}
            placed.append(Placed(cell, column, row, columns, rows))
            column += columns
    return tuple(placed)


def head_rows(table: Table, placed: Sequence[Placed]) -> int:
    """The rows of the head, with those into which one of its cells reaches; 0 where all are."""
    head = table.head
    for one in placed:
        if one.row < head:
            head = max(head, one.row + one.rows)
    return head if head < len(table.rows) else 0


def table_data(table: Table, width: Width) -> dict[str, Any]:
    """The table as the template takes it."""
    placed = place_cells(table)
    least, wanted = _widths(placed, column_count(table), width)
    short = _short_columns(placed, table.head)
    size = next((one for one in SIZES if _fits(least, one)), SIZES[-1])
    return {
        "columns": _shares(least, wanted, size),
        "size": size,
        "head": head_rows(table, placed),
        "rows": len(table.rows),
        "cells": [_cell(one, one.column in short) for one in placed],
    }


def is_held(table: Table, width: Width) -> bool:
    """Whether every word of the table fits its column in the smallest letters."""
    least, _ = _widths(place_cells(table), column_count(table), width)
    return _fits(least, SIZES[-1])


def column_count(table: Table) -> int:
    """The columns of a table."""
    return max((one.column + one.columns for one in place_cells(table)), default=1)


def _short_columns(placed: Sequence[Placed], head: int) -> set[int]:
    """The columns of numbers and short texts, which are centred."""
    long = {p.column for p in placed if p.row >= head and len(p.cell.text) > _SHORT}
    return {one.column for one in placed} - long


def _cell(one: Placed, centred: bool) -> dict[str, Any]:  # noqa: FBT001
    return {
        "text": one.cell.text,
        "x": one.column,
        "y": one.row,
        "columns": one.columns,
        "rows": one.rows,
        "centred": centred,
    }


def _widths(placed: Sequence[Placed], count: int, width: Width) -> tuple[list[float], list[float]]:
    """For each column the em of its longest word and text; of merged cells a share."""
    least, wanted = [1.0] * count, [1.0] * count
    for one in sorted(placed, key=lambda p: p.columns):
        words = one.cell.text.split() or [""]
        inside = range(one.column, one.column + one.columns)
        _widen(least, inside, max(map(width, words)))
        if one.columns == 1:
            _widen(wanted, inside, min(_LONG, width(one.cell.text)))
    return least, [max(pair) for pair in zip(least, wanted, strict=True)]


def _widen(columns: list[float], inside: range, needed: float) -> None:
    lacking = needed - sum(columns[i] for i in inside)
    for index in inside if lacking > 0 else ():
        columns[index] += lacking / len(inside)


def _fits(least: Sequence[float], size: float) -> bool:
    return sum(_in_millimetres(least, size)) <= PAGE


def _in_millimetres(ems: Sequence[float], size: float) -> Iterator[float]:
    return (em * size * _MILLIMETRES + PADDING for em in ems)


def _shares(least: Sequence[float], wanted: Sequence[float], size: float) -> list[float]:
    """The columns' widths in millimetres: all of the page, the rest shared by what they want."""
    narrow = list(_in_millimetres(least, size))
    rest = PAGE - sum(narrow)
    if rest <= 0:
        return [PAGE * one / sum(narrow) for one in narrow]
    full = list(_in_millimetres(wanted, size))
    more = [b - a for a, b in zip(narrow, full, strict=True)]
    total = sum(more) or 1.0
    if rest < total:
        return [a + rest * b / total for a, b in zip(narrow, more, strict=True)]
    scale = PAGE / sum(full)
    return [one * scale for one in full]
