"""Tables: rows of cells between "|" or tabs.

Between "|", a cell of "^^" is part of the one above it, and "||" makes the cell before it reach
over one column more, as in MultiMarkdown; a bar inside a cell has a backslash before it. Word's
plain text has tabs between cells, and loses which cells are merged.
"""

import re
from collections.abc import Sequence

from portal.model.blocks import Cell, Table, Word
from portal.source.labels import Style, labels

ABOVE = "^^"
"""A cell that is part of the cell above it."""

_PIPE = re.compile(r"(?<!\\)\|")
_SEPARATOR = re.compile(r":?-{2,}:?|-")

_FIELD = re.compile(r"[^\W\d][^:]*:(?=\s|$|[.…_])")
"""A name and a colon, as in forms: "Họ và tên: ……"."""

_GOING_ON = re.compile(r"[-–:]\s+\S")
"""How words begin that go on behind a tab: "- Trưởng ban", ": Chủ tịch"."""

Row = tuple[int, list[str | None]]
"""A row's line, and its cells: None where the cell before reaches over this column, too."""


def cells_between_tabs(text: str) -> list[str | None]:
    """The cells of a line with tabs between them."""
    return [cell.strip() for cell in text.strip(" \n").split("\t")]


def cells_between_pipes(text: str) -> list[str | None]:
    r"""The cells of a line with "|" between them; "\|" is a bar in a cell."""
    inner = _PIPE.split(text.strip())[1:]
    if inner and not inner[-1].strip():
        inner.pop()
    return [None if cell == "" else cell.strip().replace(r"\|", "|") for cell in inner]


def is_row(text: str, like: int = 0) -> bool:
    """Whether a line is a row of a table, of about as many columns as the row above (`like`).

    The tab after a number or mark is no cell of its own, unless the row above has as many cells.
    Where no row is above, a line with tabs can be an entry of a list instead.
    """
    cells = cells_between_tabs(text)
    named = [cell for cell in cells if cell]
    if len(cells) == 1 or (not like and (_states(named) or _lists(named))):
        return False
    if not cells[0]:
        return len(named) > 1 or (like > 1 and len(cells) == like)
    readings = labels(f"{cells[0]} x")
    is_label = any(label.printed == cells[0] for label in readings)
    bullet = is_label and readings[0].style is Style.BULLET
    if is_label and len(cells) == 2:  # noqa: PLR2004 - the label and its text
        return like == 2 and not bullet  # noqa: PLR2004
    return not bullet


def _states(cells: Sequence[str]) -> bool:
    """Whether cells are no row but a statement: "Thời gian:" and what it is, filled-in lines."""
    if len(cells) == 2 and cells[0].endswith(":"):  # noqa: PLR2004 - a name and its value
        return True
    return bool(cells) and all(_FIELD.match(cell) for cell in cells)


def _lists(cells: Sequence[str]) -> bool:
    """Whether cells are no row but an entry with tabs inside: "1. Ông A,", "Chủ tịch", "- Ủy viên".

    Its number or mark stands before words, or its words go on behind a tab.
    """
    if not cells or cells[0].isdigit():
        return False
    readings = labels(cells[0])
    if readings and readings[0].printed != cells[0]:
        return True
    named = cells[1:] if readings else cells
    stops = any(cell.endswith((",", ";")) for cell in named[:-1])
    return stops or any(map(_GOING_ON.match, named[1:]))


def read_table(rows: Sequence[Row], *, piped: bool) -> tuple[Table, tuple[Word, ...]]:
    """The table of these rows, and its words in order with their lines."""
    separators = [i for i, (_, cells) in enumerate(rows) if piped and _is_separator(cells)]
    head = separators[0] if separators else 1
    kept = [row for i, row in enumerate(rows) if i not in separators[:1]]
    words = tuple(
        Word(word, line)
        for line, cells in kept
        for cell in cells
        if cell and cell != ABOVE
        for word in cell.split()
    )
    grid = tuple(_row(kept, index) for index in range(len(kept)))
    return Table(grid, head), words


def _is_separator(cells: Sequence[str | None]) -> bool:
    return bool(cells) and all(cell and _SEPARATOR.fullmatch(cell) for cell in cells)


def _row(rows: Sequence[Row], index: int) -> tuple[Cell, ...]:
    cells = rows[index][1]
    found = []
    for column, cell in enumerate(cells):
        if cell is None or cell == ABOVE:
            continue
        columns = 1
        while column + columns < len(cells) and cells[column + columns] is None:
            columns += 1
        found.append(
            Cell(" ".join(cell.split()), columns, _height(rows, index, column), rows[index][0])
        )
    return tuple(found)


def _height(rows: Sequence[Row], index: int, column: int) -> int:
    height = 1
    for _, cells in rows[index + 1 :]:
        if column >= len(cells) or cells[column] != ABOVE:
            break
        height += 1
    return height
