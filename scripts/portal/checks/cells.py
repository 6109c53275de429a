"""Cells of tables that stand elsewhere than in the Word file, though every word is there in order.

Columns are told apart by what stands in them, not counted: a Word table has columns more where
someone dragged a border, and a page need not repeat those.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from portal.checks.message_format import opening
from portal.checks.messages import say
from portal.model.blocks import Table, Unit
from portal.model.documents import Document, Page
from portal.model.problems import Finding
from portal.source.comparison import corrected, read_units
from portal.source.grids import Placed, moved_spans, page_grid, word_grid

_Pair = tuple[Placed, Placed]
"""A cell with words in the Word file, and on the page."""


def misplaced_cells(document: Document) -> Iterator[Finding]:
    """The first cell of each row that stands in another row or column than in the Word file.

    The words of both must be the same, in the same order.
    """
    published = [(page, table) for page in document.official.pages for table in _tables(page.units)]
    if not published or document.original is None:
        return
    text, corrections = document.original.reading, document.corrections
    spans = moved_spans(document.original.spans, text, corrections)
    received = _tables(read_units(corrected(text, corrections)))
    for wanted, (page, table) in zip(received, published, strict=False):
        compared = _Compared(word_grid(wanted, spans), page_grid(table))
        for cell, message in compared.faults(merges=_is_piped(page, table)):
            yield Finding(page.path, cell.line, message)


def _is_piped(page: Page, table: Table) -> bool:
    """Whether a table is typed with "|", which can say what is merged; tabs can't."""
    return page.text.split("\n")[table.rows[0][0].line - 1].lstrip().startswith("|")


def _tables(units: Sequence[Unit]) -> Iterator[Table]:
    for unit in units:
        if unit.block.table and unit.block.words:
            yield unit.block.table


class _Compared:
    """The cells with words of a table, in the Word file and on the page.

    `columns` and `rows` are those of the page by those of the Word file.
    """

    def __init__(self, wanted: Sequence[Placed], present: Sequence[Placed]) -> None:
        texts = ([cell for cell in cells if cell.text] for cells in (wanted, present))
        self.pairs: list[_Pair] = list(zip(*texts, strict=False))
        self.rows: dict[int, int] = {}
        votes: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for old, new in self.pairs:
            self.rows.setdefault(old.row, new.row)
            votes[old.column][new.column] += 1
        self.columns = {column: found.most_common(1)[0][0] for column, found in votes.items()}
        self.owners = {new: old for old, new in reversed(self.rows.items())}
        self.old_rows, self.new_rows = sorted(self.rows), sorted(self.rows.values())
        self.old_ends, self.new_ends = _ends(wanted), _ends(present)
        self.merged = set(self._merged(wanted))

    def _merged(self, wanted: Iterable[Placed]) -> Iterator[int]:
        """The columns of the Word file that are one on the page with another one of their row."""
        starts: defaultdict[int, list[int]] = defaultdict(list)
        for cell in wanted:
            if cell.column in self.columns:
                starts[cell.row].append(cell.column)
        for one, two in {pair for row in starts.values() for pair in pairwise(row)}:
            if self.columns[one] >= self.columns[two]:
                yield two

    def faults(self, *, merges: bool) -> Iterator[tuple[Placed, str]]:
        """The cells of the page that stand wrong, one a row, with what to say of each.

        With `merges`, those that cover more or less than in the Word file stand wrong, too.
        """
        told: set[int] = set()
        for old, new in self.pairs:
            if old.row in told:
                continue
            message = self._displaced(old, new) or (self._resized(old, new) if merges else "")
            if message:
                told.add(old.row)
                yield new, message

    def _displaced(self, old: Placed, new: Placed) -> str:
        """What to say of a cell in another row or column; "" for one that stands right."""
        text = opening(new.text)
        if self.rows[old.row] != new.row or self.owners[new.row] != old.row:
            return say("cell-moved", "row", text=text)
        column = self.columns[old.column]
        if new.column != column or old.column in self.merged:
            wanted = (old.column if old.column in self.merged else column) + 1
            return say("cell-moved", "column", text=text, wanted=wanted, present=new.column + 1)
        return ""

    def _resized(self, old: Placed, new: Placed) -> str:
        """What to say of a cell of another size; "" for one that has the right one."""
        text = opening(new.text)
        if self._is_wide(old, new):
            wanted, present = (cell.right - cell.column for cell in (old, new))
            return say("cell-moved", "width", text=text, wanted=wanted, present=present)
        wanted, present = _count(self.old_rows, old), _count(self.new_rows, new)
        if wanted != present:
            return say("cell-moved", "height", text=text, wanted=wanted, present=present)
        return ""

    def _is_wide(self, old: Placed, new: Placed) -> bool:
        """Whether a cell reaches over other columns; at the end of a row, over fewer."""
        if old.right in self.columns:
            return new.right != self.columns[old.right]
        is_last = old.right == self.old_ends[old.row]
        return is_last and old.right - old.column > 1 and new.right < self.new_ends[new.row]


def _ends(cells: Iterable[Placed]) -> dict[int, int]:
    """The column after the last cell of each row."""
    ends: dict[int, int] = {}
    for cell in cells:
        ends[cell.row] = max(cell.right, ends.get(cell.row, 0))
    return ends


def _count(rows: Sequence[int], cell: Placed) -> int:
    """How many of these rows, which ascend, a cell covers."""
    return bisect_left(rows, cell.below) - bisect_left(rows, cell.row)
