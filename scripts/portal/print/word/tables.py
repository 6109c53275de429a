"""Tables of Word: columns as wide as in print, merged cells, the head repeated on each page."""

from collections.abc import Callable, Iterator
from typing import Any

from portal.print.word.head import PAGE
from portal.print.word.markup import element, fixed_columns, twips, value

Noted = Callable[[str, bool], str]
"""The runs of a text, in bold where it is of the head."""

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PADDING = twips(1.4)


def ruled_table(spec: dict[str, Any], noted: Noted) -> str:
    """A table as the printed document has it: `spec` is that of `portal.print.tables`."""
    widths = [twips(one) for one in spec["columns"]]
    borders = (element(side, val="single", sz=4, space=0, color="auto") for side in _SIDES)
    margins = (element(side, w=_PADDING, type="dxa") for side in ("left", "right"))
    properties = element(
        "tblPr",
        element("tblW", w=PAGE, type="dxa"),
        element("tblBorders", *borders),
        fixed_columns(),
        element("tblCellMar", *margins),
    )
    grid = element("tblGrid", *(element("gridCol", w=one) for one in widths))
    rows = (_row(spec, row, widths, noted) for row in range(spec["rows"]))
    return element("tbl", properties, grid, *rows)


def _row(spec: dict[str, Any], row: int, widths: list[int], noted: Noted) -> str:
    is_head = row < spec["head"]
    properties = element("cantSplit") + (element("tblHeader") if is_head else "")
    cells = "".join(_cells(spec, row, widths, noted))
    return element("tr", element("trPr", properties), cells)


def _cells(spec: dict[str, Any], row: int, widths: list[int], noted: Noted) -> Iterator[str]:
    """The cells of a row, with those that go on from above and those that are not there."""
    column = 0
    reaching = sorted(
        (one for one in spec["cells"] if one["y"] <= row < one["y"] + one["rows"]),
        key=lambda one: int(one["x"]),
    )
    for cell in reaching:
        yield from (_cell(widths[at], _empty(spec)) for at in range(column, cell["x"]))
        column = cell["x"] + cell["columns"]
        broad = sum(widths[cell["x"] : column])
        begins = cell["y"] == row
        yield _cell(
            broad,
            _text(spec, cell, row, noted) if begins else _empty(spec),
            columns=cell["columns"],
            merged=None if cell["rows"] == 1 else "restart" if begins else "continue",
        )
    yield from (_cell(widths[at], _empty(spec)) for at in range(column, len(widths)))


def _text(spec: dict[str, Any], cell: dict[str, Any], row: int, noted: Noted) -> str:
    is_head = row < spec["head"]
    centred = value("jc", "center") if cell["centred"] or is_head else ""
    return _paragraph(spec, centred, noted(cell["text"], is_head))


def _empty(spec: dict[str, Any]) -> str:
    return _paragraph(spec, "", "")


def _paragraph(spec: dict[str, Any], aligned: str, text: str) -> str:
    """A paragraph whose style has the size of the table's letters."""
    style = value("pStyle", f"Table{spec['size']:.0f}")
    return element("p", element("pPr", style, aligned), text)


def _cell(broad: int, inner: str, columns: int = 1, merged: str | None = None) -> str:
    properties = element(
        "tcPr",
        element("tcW", w=broad, type="dxa"),
        value("gridSpan", columns) if columns > 1 else "",
        value("vMerge", merged) if merged else "",
        value("vAlign", "center"),
    )
    return element("tc", properties, inner)
