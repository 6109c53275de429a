"""Tables of a PDF by the lines drawn around their cells, merged ones too."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from portal.importing.pdf_lines import lines_of_glyphs
from portal.importing.pdf_page import Glyph, Rule
from portal.model.blocks import Span

_NEAR = 3.0
"""Points within which drawn lines are one."""

_TALL = 8.0
"""Points that the side of a cell has at least."""


class Grid(NamedTuple):
    """A table: its top and bottom, and its rows of texts with their spans."""

    top: float
    bottom: float
    rows: list[tuple[list[str], list[Span]]]


def find_tables(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page from top to bottom, and the characters outside them."""
    uprights = [rule for rule in rules if rule.is_upright and rule.top - rule.bottom >= _TALL]
    tables, left = [], list(glyphs)
    for bottom, top in _extents(uprights):
        inside = [g for g in left if bottom - _NEAR <= g.base <= top]
        mine = [rule for rule in rules if bottom - _NEAR <= rule.bottom and rule.top <= top + _NEAR]
        grid = _grid(inside, mine)
        if grid:
            tables.append(Grid(top, bottom, grid))
            left = [g for g in left if not bottom - _NEAR <= g.base <= top]
    return sorted(tables, key=lambda one: -one.top), left


def _extents(uprights: Iterable[Rule]) -> list[tuple[float, float]]:
    """The heights that upright lines cover, those that touch together."""
    found: list[tuple[float, float]] = []
    for rule in sorted(uprights, key=lambda one: one.bottom):
        if found and rule.bottom <= found[-1][1] + _NEAR:
            found[-1] = (found[-1][0], max(found[-1][1], rule.top))
        else:
            found.append((rule.bottom, rule.top))
    return found


def _grid(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[tuple[list[str], list[Span]]]:
    """The rows of a table; none where the lines make no table of several cells."""
    xs = _places(rule.left for rule in rules if rule.is_upright)
    ys = _places((rule.bottom for rule in rules if not rule.is_upright), falling=True)
    if len(xs) < 3 or len(ys) < 2:  # noqa: PLR2004 - two columns and a row
        return []
    if any(not xs[0] - _NEAR <= glyph.left <= xs[-1] + _NEAR for glyph in _shown(glyphs)):
        return []  # a frame around words of a line
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column = max((i for i, x in enumerate(xs[:-1]) if x <= glyph.left + 1), default=0)
        row = max((i for i, y in enumerate(ys[:-1]) if glyph.base <= y), default=0)
        cells.setdefault(_origin(rules, xs, ys, row, column), []).append(glyph)
    if any(_origin(rules, xs, ys, *origin) != origin for origin in cells):
        return []  # lines that cross each other: no cell may lose its words
    rows = []
    for row in range(len(ys) - 1):
        texts, spans = [], []
        column = 0
        while column < len(xs) - 1:
            origin = _origin(rules, xs, ys, row, column)
            width = 1
            while column + width < len(xs) - 1 and origin == _origin(
                rules, xs, ys, row, column + width
            ):
                width += 1
            own = origin == (row, column)
            texts += [_text(cells.get(origin, ())) if own else "", *([""] * (width - 1))]
            spans.append(Span(width, goes_on=origin[0] < row))
            column += width
        rows.append((texts, spans))
    return [row for row in rows if any(row[0])]


def _shown(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    return (glyph for glyph in glyphs if not glyph.text.isspace())


def _origin(
    rules: Sequence[Rule], xs: Sequence[float], ys: Sequence[float], row: int, column: int
) -> tuple[int, int]:
    """The first row and column of the cell that covers a place of the grid."""
    middle = (ys[row] + ys[row + 1]) / 2
    while column and not any(
        r.is_upright and abs(r.left - xs[column]) <= _NEAR and r.bottom <= middle <= r.top
        for r in rules
    ):
        column -= 1
    across = (xs[column] + xs[column + 1]) / 2
    while row and not any(
        not r.is_upright and abs(r.bottom - ys[row]) <= _NEAR and r.left <= across <= r.right
        for r in rules
    ):
        row -= 1
    return row, column


def _places(values: Iterable[float], *, falling: bool = False) -> list[float]:
    """Where lines are drawn, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values, reverse=falling):
        if not found or abs(value - found[-1]) > _NEAR:
            found.append(value)
    return found


def _text(glyphs: Iterable[Glyph]) -> str:
    """The words in a cell, line after line."""
    return " ".join(piece.text for line in lines_of_glyphs(glyphs) for piece in line)
