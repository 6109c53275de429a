"""The two columns of heads and feet on a page of a PDF, and tables without drawn lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.importing.pdf_lines import Piece
from portal.source.formulas import AUTHORITY, DATE, MOTTO, NATION, NUMBER, RECIPIENTS, is_capital
from portal.source.parts import is_name

_NEXT = 2.2
"""Part of the size within which a line of one column follows another one."""

_PAIR = 2

Line = Sequence[Piece]


@dataclass(frozen=True)
class Region:
    """Lines that are read together: the whole width, or one column after the other."""

    columns: tuple[tuple[Piece, ...], ...]
    lines: tuple[tuple[Piece, ...], ...]
    is_table: bool = False

    @property
    def top(self) -> float:
        """The highest baseline."""
        return max(piece.base for column in self.columns for piece in column)

    def rows(self) -> Iterator[list[str]]:
        """The texts of a table's lines, cell by cell."""
        for line in self.lines:
            yield [piece.text for piece in line]


def in_regions(lines: Sequence[Line]) -> Iterator[Region]:
    """The regions of a page from top to bottom."""
    index, plain = 0, list[Piece]()
    while index < len(lines):
        end, gap = columns_end(lines, index)
        if end == index:
            plain.append(_whole(lines[index]))
            index += 1
            continue
        above: list[Line] = []
        while plain and _belongs(plain[-1], lines[index][0], gap):
            above.insert(0, [plain.pop()])
        region = _region([*above, *lines[index:end]], gap)
        if plain:
            yield Region((tuple(plain),), ())
            plain = []
        yield region
        index = end
    if plain:
        yield Region((tuple(plain),), ())


def _belongs(piece: Piece, below: Piece, gap: tuple[float, float]) -> bool:
    """Whether a single line above columns is in one of them: its neighbour stands a bit lower."""
    near = piece.base - below.base <= _NEXT * piece.size
    return near and (piece.left >= gap[0] or bool(RECIPIENTS.match(piece.text)))


def _whole(line: Line) -> Piece:
    """The pieces of a line as one."""
    text = " ".join(piece.text for piece in line)
    return line[0].with_text(text, line[-1].right)


def columns_end(
    lines: Sequence[Line], start: int, *, known: bool = False
) -> tuple[int, tuple[float, float]]:
    """The index after the lines in columns that begin at `start`, and the gap between them.

    A single line in columns is one only where it is `known`, or has the words of a head or foot.
    """
    if len(lines[start]) < _PAIR:
        return start, (0.0, 0.0)
    gap = (lines[start][0].right, lines[start][1].left)
    end, paired, below = start + 1, 1, lines[start][0].base
    while end < len(lines):
        line = lines[end]
        narrowed = _narrowed(gap, line)
        follows = below - line[0].base <= _NEXT * line[0].size
        stays = follows or len(line) > 1 or is_name(line[0].text)
        if narrowed is None or not (stays or line[0].left >= narrowed[1]):
            break
        gap, end = narrowed, end + 1
        paired += len(line) > 1
        below = line[0].base if line[0].left < gap[0] else below
    lone = paired == 1 and end == start + 1
    if lone and not known and not any(is_formula(piece.text) for piece in lines[start]):
        return start, gap
    return end, gap


def _narrowed(gap: tuple[float, float], line: Line) -> tuple[float, float] | None:
    """The gap that a line leaves as well; None where it crosses it."""
    left = [piece.right for piece in line if piece.left < gap[0]]
    right = [piece.left for piece in line if piece.left >= gap[0]]
    found = (max([gap[0], *left]), min([gap[1], *right]))
    return found if found[1] - found[0] > line[0].size / 2 else None


def _region(lines: Sequence[Line], gap: tuple[float, float]) -> Region:
    left = tuple(piece for line in lines for piece in line if piece.left < gap[0])
    right = tuple(piece for line in lines for piece in line if piece.left >= gap[0])
    told = any(is_formula(piece.text) for piece in (*left, *right))
    signs = all(is_capital(line[0].text) for line in lines[:1] for _ in line)
    is_table = not told and not signs
    kept = tuple(tuple(line) for line in lines)
    return Region((left, right), kept, is_table)


def is_formula(text: str) -> bool:
    """Whether words stand only in a head or a foot."""
    whole = (NATION, MOTTO, NUMBER, DATE)
    opens = RECIPIENTS.match(text) or AUTHORITY.match(text)
    return bool(opens) or any(form.fullmatch(text) for form in whole)
