"""Heads and feet in two columns, pasted from Word: one column after the other.

Between the columns stands a tab, or as many spaces as fill the line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

from portal.source.formulas import (
    AUTHORITY,
    MOTTO,
    NAME,
    NAME_IN_CAPITALS,
    NATION,
    OFFICE,
    RECIPIENTS,
    SIGNED,
    is_capital,
)
from portal.source.labels import BULLETS

_COLUMNS = 2
_AHEAD = 12
"""Lines below two offices in which the names must stand."""

_GAP = re.compile(r"(?<=\S)[^\S\n\t]{5,}(?=\S)")
"""White space in a line that parts two columns."""

_INDENT = re.compile(r"\A[^\S\n\t]{15,}(?=\S)")
"""White space before a line that stands in the right column."""

NumberedLine = tuple[int, str]
"""A line and its number."""


def in_columns(lines: Iterable[NumberedLine]) -> Iterator[NumberedLine]:
    """The lines, with the left column of a head or foot before its right one.

    A paste puts a tab between cells: between the last line of the left one and the first of the
    right one, or in each line. Recipients can have more lines than the signature beside them.
    """
    right: list[NumberedLine] = []
    listed = False
    rows = [(number, line, _cells(line)) for number, line in lines]
    for index, (number, line, cells) in enumerate(rows):
        named = [cell for cell in cells if cell]
        listed = bool(named) and _is_recipient(named[0], listed=listed)
        pair = len(named) == _COLUMNS
        if pair and (right or _opens(named) or _names_below(row[2] for row in rows[index:])):
            yield number, named[0]
            right.append((number, named[1]))
        elif right and len(cells) > 1 and len(named) == 1 and not cells[0]:
            right.append((number, named[0]))
        elif right and (listed or not named):
            yield number, line
        else:
            yield from right
            right = []
            yield number, line
    yield from right


def _names_below(rows: Iterable[Sequence[str]]) -> bool:
    """Whether two cells in capitals stand above the names of two who sign, and nothing else."""
    ahead = ([cell for cell in row if cell] for row in rows)
    found = [row for row in islice(ahead, _AHEAD) if row]
    above = list(takewhile(lambda row: all(map(_is_above_name, row)), found))
    below = found[len(above) : len(above) + 2]
    if not (above and below and _is_pair(above[0]) and _is_pair(below[0])):
        return False
    return all(map(_is_surnamed, below[0])) and not any(map(_is_pair, below[1:]))


def _is_above_name(cell: str) -> bool:
    if SIGNED.fullmatch(cell):
        return True
    party = cell.startswith("Bên ") and OFFICE.fullmatch(cell.upper())
    return bool(party) or (is_capital(cell) and not _is_surnamed(cell))


def _is_surnamed(cell: str) -> bool:
    return bool(NAME.fullmatch(cell) and NAME_IN_CAPITALS.fullmatch(cell.upper()))


def _is_pair(row: Sequence[str]) -> bool:
    return len(row) == _COLUMNS


def _cells(line: str) -> list[str]:
    """The cells of a line: between tabs, or between columns that spaces part."""
    if "\t" not in line:
        if " ".join(line.split()) == line:  # most lines: patterns take far longer
            return [line]
        line = _GAP.sub("\t", _INDENT.sub("\t", line))
    return [cell.strip() for cell in line.split("\t")]


def _is_recipient(cell: str, *, listed: bool) -> bool:
    """Whether a line begins the list of recipients, or is one more entry in it."""
    return bool(RECIPIENTS.match(cell)) or (listed and cell.startswith(tuple(BULLETS)))


def _opens(cells: list[str]) -> bool:
    """Whether two cells can only stand in a head or a foot: of formulas, or of two signatures."""
    return any(map(_is_formula, cells)) or all(map(_is_office, cells))


def _is_formula(cell: str) -> bool:
    if NATION.fullmatch(cell) or MOTTO.fullmatch(cell) or AUTHORITY.match(cell):
        return True
    return cell.endswith(":") and bool(RECIPIENTS.fullmatch(cell))


def _is_office(cell: str) -> bool:
    return is_capital(cell) and bool(OFFICE.fullmatch(cell))
