"""From units to the Markdown that editors write, split into pages where the text is long.

A page repeats no mark that the reader of documents would not read back: what is written here and
read again has the same blocks, in the same order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from portal.model.blocks import Block, Kind, Spans, Table, Unit
from portal.model.documents import Provision
from portal.model.page_kinds import INDEX
from portal.source.editions import page_order
from portal.source.formulas import is_capital
from portal.source.grids import Placed, page_grid, word_grid
from portal.source.head import read_head
from portal.source.labels import Style, labels
from portal.source.lines import lines_of
from portal.source.parts import is_name
from portal.source.tables import ABOVE
from portal.source.tree import tree

LONG = 10_000
"""Characters above which a text with sections becomes a page a section: four sheets of paper."""

MAX_LEVEL = 6
"""The innermost heading of Markdown."""

_BREAK = "  \n"
_FOOT = (Kind.RECIPIENTS, Kind.SIGNATURE)
_OPENS_PAGE = (Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.SECTION)


def write_pages(units: Sequence[Unit], spans: Spans | None = None) -> dict[str, str]:
    """The body of each page by its stem; the first one is "index"."""
    parts = _in_order(_divided(units)) if _is_long(units) else {INDEX: list(units)}
    type_block = _type_block(units)
    deeper = 1 if len(parts) == 1 else 0
    writer = _Writer(_provisions(units), type_block, deeper, spans or {})
    return {stem: writer.page(part) for stem, part in parts.items()}


def _is_long(units: Sequence[Unit]) -> bool:
    sections = [unit for unit in units if _opens_page(unit)]
    return len(sections) > 1 and sum(len(unit.block.text) for unit in units) > LONG


def _opens_page(unit: Unit) -> bool:
    return unit.kind in _OPENS_PAGE and not unit.parent and not unit.joined


def _divided(units: Sequence[Unit]) -> Iterator[tuple[str, list[Unit]]]:
    """The units of each page, with the id that names it.

    Lines without an id stand above what they belong to: the head of an annex, the date above a
    signature.
    """
    name, page, waiting, in_foot = INDEX, list[Unit](), list[Unit](), False
    for unit in units:
        opens_foot = unit.kind in _FOOT and not unit.parent and not in_foot
        in_foot = in_foot or opens_foot
        if unit.kind is None and name != INDEX:
            waiting.append(unit)
            continue
        if _opens_page(unit) or opens_foot or (unit.kind is Kind.ANNEX and not unit.joined):
            yield name, page
            name, page = unit.id, []
        page += [*waiting, unit]
        waiting = []
    yield name, [*page, *waiting]


def _in_order(pages: Iterable[tuple[str, list[Unit]]]) -> dict[str, list[Unit]]:
    """The units of each page; one that would be read elsewhere joins the one before.

    Pages are read in the order of their names: a form that is printed between two annexes stays on
    the page of the annex above it.
    """
    divided = list(pages)
    order = page_order(name for name, _ in divided)
    found: dict[str, list[Unit]] = {}
    last = ""
    for name, units in divided:
        if last and (name in found or order(name) <= order(last)):
            found[last] += units
        else:
            found[name] = units
            last = name
    return found


def _type_block(units: Sequence[Unit]) -> Block | None:
    """The block that names the type of the document, which is its title."""
    blocks = [unit.block for unit in units]
    place = read_head(blocks).places.get("type")
    return None if place is None else blocks[place]


def _provisions(units: Sequence[Unit]) -> dict[str, tuple[Provision, int]]:
    """Each provision by its id, with the number of provisions around it."""
    found = (one for top in tree(("", unit) for unit in units) for one in top.ancestries())
    return {ancestry[-1].id: (ancestry[-1], len(ancestry) - 1) for ancestry in found}


class _Writer:
    """Writes the units of one document."""

    def __init__(
        self,
        provisions: Mapping[str, tuple[Provision, int]],
        type_block: Block | None,
        deeper: int,
        spans: Spans,
    ) -> None:
        self._provisions = provisions
        self._type_block = type_block
        self._deeper = deeper
        self._spans = spans

    def page(self, units: Sequence[Unit]) -> str:
        """The body of a page with these units."""
        groups = (list(group) for _, group in groupby(_keyed(units), key=lambda pair: pair[0]))
        paragraphs = (self._group([unit for _, unit in group]) for group in groups)
        return "\n\n".join(paragraphs) + "\n"

    def _group(self, units: Sequence[Unit]) -> str:
        """Units that stand together without an empty line, or a single one."""
        if len(units) == 1:
            return self._unit(units[0])
        between = _BREAK if units[0].kind is Kind.SIGNATURE else "\n"
        return between.join(self._words(unit) for unit in units)

    def _unit(self, unit: Unit) -> str:
        if unit.block.table:
            return self._table(unit.block.table)
        level = self._level(unit)
        return f"{'#' * min(level, MAX_LEVEL)} {unit.block.text}" if level else self._words(unit)

    def _level(self, unit: Unit) -> int:
        """The level of the heading that a unit is, or 0."""
        if unit.block is self._type_block:
            return 1
        if unit.kind is None or unit.id not in self._provisions or not unit.block.text:
            return 0
        provision, around = self._provisions[unit.id]
        if unit.joined:
            heads = unit.kind.is_division and is_capital(unit.block.text)
        elif unit.kind is Kind.RECIPIENTS:
            heads = not provision.text
        else:
            heads = provision.heads
        return around + 1 + self._deeper if heads else 0

    def _words(self, unit: Unit) -> str:
        """The words of a unit; the lines of a signature stay lines."""
        signs = unit.kind is Kind.SIGNATURE
        return _BREAK.join(lines_of(unit.block)) if signs else unit.block.text

    def _table(self, table: Table) -> str:
        merged = any(row and row[0].line in self._spans for row in table.rows)
        rows = _rows(word_grid(table, self._spans) if merged else page_grid(table))
        columns = max(map(len, rows), default=1)
        separator: list[str | None] = ["---"] * columns
        lines = [*rows[: table.head], separator, *rows[table.head :]]
        return "\n".join(map(_piped, lines))


def _rows(cells: Sequence[Placed]) -> list[list[str | None]]:
    """The rows of a table: None where the cell before reaches over a column more."""
    rows: list[list[str | None]] = [[] for _ in range(max((c.below for c in cells), default=0))]
    for cell in cells:
        for row in range(cell.row, cell.below):
            rows[row] += [""] * (cell.right - len(rows[row]))
            rows[row][cell.column] = ABOVE if row > cell.row else _escaped(cell.text)
            rows[row][cell.column + 1 : cell.right] = [None] * (cell.right - cell.column - 1)
    return rows


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _piped(cells: Sequence[str | None]) -> str:
    """A row between pipes: an empty cell keeps a space, a merged one has none."""
    return "|" + "".join("|" if cell is None else f" {cell} |" if cell else "  |" for cell in cells)


def _keyed(units: Sequence[Unit]) -> Iterator[tuple[int, Unit]]:
    """Each unit with the number of its group."""
    group = 0
    for index, unit in enumerate(units):
        if index and not _stands_below(unit, units[index - 1]):
            group += 1
        yield group, unit


def _stands_below(unit: Unit, above: Unit) -> bool:
    """Whether a unit needs no empty line above it: in lists of recipients, in a signature."""
    if unit.kind is Kind.SIGNATURE and unit.joined and above.kind is Kind.SIGNATURE:
        texts = (above.block.text, unit.block.text)
        return all(is_capital(text) and not is_name(text) for text in texts)
    is_entry = all(one.kind is Kind.BULLET for one in (unit, above))
    return is_entry and unit.parent == above.parent and _is_recipient(unit) and _is_listed(unit)


def _is_recipient(unit: Unit) -> bool:
    return unit.parent.split("-g")[0].endswith("noi-nhan")


def _is_listed(unit: Unit) -> bool:
    readings = labels(unit.block.text)
    return bool(readings) and readings[0].style is Style.BULLET
