"""Elements of WordprocessingML, with properties in the order that its schema asks for.

Lengths are twentieths of a point, as in Word's files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from portal.print.metrics import printable

TWIPS = 1440 / 25.4
"""In a millimetre."""

FIRST = 720
"""The first line of a paragraph begins so far in: 1.27 cm."""

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_CONTROLS = dict.fromkeys([*range(0x20), 0xFFFE, 0xFFFF])
"""Characters that XML has no place for; no text that passes the checks has them."""


def twips(millimetres: float) -> int:
    """A length in Word's unit."""
    return round(millimetres * TWIPS)


def element(tag: str, *inner: str, **attributes: object) -> str:
    """An element of Word's own namespace; attributes that are None are left out."""
    stated = "".join(
        f" w:{name}={quoteattr(str(value))}"
        for name, value in attributes.items()
        if value is not None
    )
    content = "".join(inner)
    return f"<w:{tag}{stated}>{content}</w:{tag}>" if content else f"<w:{tag}{stated}/>"


def value(tag: str, of: object) -> str:
    """An element with one value."""
    return element(tag, val=of)


def part(tag: str, *inner: str) -> bytes:
    """A whole part: its root with the namespaces."""
    content = "".join(inner)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:{tag} {NAMESPACES}>{content}</w:{tag}>"
    ).encode()


def run(text: str, *, bold: bool = False, italic: bool = False, raised: bool = False) -> str:
    """Letters that look the same."""
    if not text:
        return ""
    looks = (
        element("b") if bold else "",
        element("i") if italic else "",
        value("vertAlign", "superscript") if raised else "",
    )
    letters = escape(printable(text.translate(_CONTROLS)))
    stated = element("rPr", *looks) if any(looks) else ""
    return element("r", stated, f'<w:t xml:space="preserve">{letters}</w:t>')


def lines(texts: list[str]) -> str:
    """Texts on lines of their own in one paragraph."""
    return element("r", element("br")).join(map(run, texts))


def page_number() -> str:
    """The number of the page, which Word fills in."""
    begin, separate, end = map(_field, ("begin", "separate", "end"))
    code = element("r", "<w:instrText>PAGE</w:instrText>")
    return begin + code + separate + run("2") + end


def _field(kind: str) -> str:
    """Where a field begins, where its result does, and where it ends."""
    return element("r", element("fldChar", fldCharType=kind))


@dataclass(frozen=True)
class Layout:
    """How one paragraph differs from its style; `number` is its list, 0 for none.

    `left`, `right` and `first` are indents, None where the style tells.
    """

    number: int = 0
    left: int | None = None
    right: int | None = None
    first: int | None = None
    before: int | None = None
    centred: bool = False
    with_next: bool = False
    on_new_page: bool = False

    def elements(self) -> Iterator[str]:
        """The properties, in the order of the schema."""
        if self.with_next:
            yield element("keepNext")
        if self.on_new_page:
            yield element("pageBreakBefore")
        if self.number:
            yield element("numPr", value("ilvl", 0), value("numId", self.number))
        if self.before is not None:
            yield element("spacing", before=self.before)
        if (self.left, self.right, self.first) != (None, None, None):
            yield element("ind", left=self.left, right=self.right, firstLine=self.first)
        if self.centred:
            yield value("jc", "center")


AS_STYLED = Layout()


def paragraph(style: str, *content: str, layout: Layout = AS_STYLED) -> str:
    """A paragraph in a style of `styles.xml`, by its id."""
    return element("p", element("pPr", value("pStyle", style), *layout.elements()), *content)


def layout_table(widths: list[int], rows: list[list[str]]) -> str:
    """A table without lines, only for what stands side by side; cells have their paragraphs."""
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        value("jc", "center"),
        fixed_columns(),
        element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    return element("tbl", properties, grid, *(_row(widths, cells) for cells in rows))


def fixed_columns() -> str:
    """Columns that keep their widths."""
    return element("tblLayout", type="fixed")


def _row(widths: list[int], cells: list[str]) -> str:
    written = (
        element("tc", element("tcPr", element("tcW", w=width, type="dxa")), cell)
        for width, cell in zip(widths, cells, strict=True)
    )
    return element("tr", element("trPr", element("cantSplit")), *written)
