"""Elements of provisions, their eIds, and what both body and other parts contain: words, tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from portal.model.blocks import Cell, Kind, Table
from portal.model.documents import Provision

HIERARCHICAL = {
    Kind.PART: "part",
    Kind.CHAPTER: "chapter",
    Kind.DIVISION: "division",
    Kind.SUBDIVISION: "subdivision",
    Kind.ARTICLE: "article",
    Kind.SECTION: "section",
    Kind.ITEM: "paragraph",
    Kind.CLAUSE: "clause",
    Kind.POINT: "point",
    Kind.BULLET: "indent",
    Kind.PARAGRAPH: "alinea",
}
"""The elements of the kinds that the standard names; all others are an hcontainer."""

_ABBREVIATED = {
    "alinea": "al",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "chapter": "chp",
    "citation": "cit",
    "citations": "cits",
    "clause": "cl",
    "division": "dvs",
    "paragraph": "para",
    "section": "sec",
    "subdivision": "subdvs",
}
"""Element names in eIds, where the naming convention shortens them."""

_COUNTED = (Kind.BULLET, Kind.PARAGRAPH, Kind.TABLE)
"""Kinds whose ids end in a letter and how many they are: "g1"."""


class Identifiers:
    """Gives the eIds of one file: an element's name and number after those around it."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._taken: set[str] = set()

    def take(self, element: str, around: str, number: str = "") -> str:
        """A new eId: "chp_ii__art_4"; the next number where an element has none of its own."""
        name = joined(around, _ABBREVIATED.get(element, element))
        self._counts[name] += 1
        first = wanted = f"{name}_{number or self._counts[name]}"
        while wanted in self._taken:
            self._counts[first] += 1
            wanted = f"{first}-{self._counts[first] + 1}"
        self._taken.add(wanted)
        return wanted


def joined(around: str, name: str) -> str:
    """An eId within another one."""
    return f"{around}__{name}" if around else name


def number_in_id(provision: Provision) -> str:
    """The last number of a provision's id, without the letter of its kind."""
    last = provision.id.rpartition("-")[2]
    return last[1:] if provision.kind in _COUNTED else last


def append(parent: ET.Element, tag: str, /, **attributes: str) -> ET.Element:
    """A new element with the attributes that are not empty."""
    return ET.SubElement(parent, tag, {key: text for key, text in attributes.items() if text})


def paragraphs(parent: ET.Element, lines: Iterable[str]) -> None:
    """Each line as a paragraph."""
    for line in lines:
        append(parent, "p").text = line


def write_lines(element: ET.Element, lines: Sequence[str]) -> None:
    """Lines in one element, with line ends between them."""
    element.text = next(iter(lines), "")
    for line in lines[1:]:
        append(element, "eol").tail = line


def write_table(parent: ET.Element, table: Table, **attributes: str) -> None:
    """A table; a row of which all cells reach down from above is in them."""
    element = append(parent, "table", **attributes)
    for index, row in enumerate(table.rows):
        if row:
            written = append(element, "tr")
            for cell in row:
                _write_cell(written, cell, "th" if index < table.head else "td")


def _write_cell(row: ET.Element, cell: Cell, name: str) -> None:
    over = {"colspan": cell.columns, "rowspan": cell.rows}
    spans = {name: str(count) if count > 1 else "" for name, count in over.items()}
    paragraphs(append(row, name, **spans), [cell.text])
