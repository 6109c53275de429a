"""Heads and feet in two columns, pasted from Word with tabs: one column after the other."""

from collections.abc import Iterable, Iterator

from portal.source.formulas import AUTHORITY, MOTTO, NATION, RECIPIENTS

_COLUMNS = 2

NumberedLine = tuple[int, str]
"""A line and its number."""


def in_columns(lines: Iterable[NumberedLine]) -> Iterator[NumberedLine]:
    """The lines, with the left column of a head or foot before its right one.

    A paste puts a tab between cells: between the last line of the left one and the first of the
    right one, or in each line.
    """
    right: list[NumberedLine] = []
    for number, line in lines:
        cells = [cell.strip() for cell in line.split("\t")]
        named = [cell for cell in cells if cell]
        opens = len(named) == _COLUMNS and any(map(_is_formula, named))
        if opens or (right and len(named) == _COLUMNS):
            yield number, named[0]
            right.append((number, named[1]))
        elif right and "\t" in line and len(named) == 1 and not cells[0]:
            right.append((number, named[0]))
        else:
            yield from right
            right = []
            yield number, line
    yield from right


def _is_formula(cell: str) -> bool:
    """Whether a cell can only stand in a head or a foot."""
    if NATION.fullmatch(cell) or MOTTO.fullmatch(cell) or AUTHORITY.match(cell):
        return True
    return cell.endswith(":") and bool(RECIPIENTS.fullmatch(cell))
