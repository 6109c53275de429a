"""The text of a Word file (.docx), as Word itself saves it as plain text.

Tracked changes are accepted; comments, headers and footers are left out. What an element prints
follows Word, not its markup: runs are cut anywhere, and a number may stand in a style only.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from portal.language.old_encodings import decode_tcvn3, decode_vni
from portal.source.word_numbering import Numbering, Styles, is_on, value

MAX_UNPACKED_BYTES = 50 * 1024 * 1024
"""Larger files are not unpacked."""

MAX_PART_BYTES = 5 * 1024 * 1024
"""Larger XML parts are not parsed: a hundred pages have about 3 MB."""

_DOCUMENT = "officeDocument"
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_PARTS = ("styles", "numbering", *_NOTES.values())
_FAILURES = (BadZipFile, ET.ParseError, KeyError, ValueError, RuntimeError, EOFError, OSError)
_SKIPPED = {"del", "moveFrom", "instrText", "delText", "rt", "Fallback"} | {
    *("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr")
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"} | {
    "softHyphen": "\xad"
}
_SIDES = {"left", "right", "start", "end", "insideV"}
_UNICODE_ONLY = re.compile("[Ă-ỹ]")

_Decoder = Callable[[str], str]


class _Printed(NamedTuple):
    """What a paragraph prints: pieces with the decoder of their font, and lines of text boxes."""

    pieces: list[tuple[_Decoder, str]]
    boxes: list[str]


def word_text(data: bytes) -> str:
    """The text of a .docx file: a line for each paragraph, numbers written out, notes at the end.

    Raises ValueError for what is no readable Word file.
    """
    return read_word(data)[0]


def read_word(data: bytes) -> tuple[str, str]:
    """The text of a .docx file, and the old encoding of its fonts, or "".

    Raises ValueError for what is no readable Word file.
    """
    try:
        reader = _Reader(_parts(data))
        return reader.text(), reader.encoding
    except (*_FAILURES, zlib.error) as error:
        raise ValueError(f"not a readable Word file (.docx): {error}") from error


def _parts(data: bytes) -> dict[str, ET.Element]:
    """The XML parts that the text is made from, by the last word of their relationship's type."""
    with ZipFile(BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED_BYTES:
            raise ValueError("too large when unpacked")
        main = _targets(archive, "_rels/.rels")[_DOCUMENT]
        folder, name = posixpath.split(main)
        beside = _targets(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
        paths = {kind: path for kind, path in beside.items() if kind in _PARTS}
        return {kind: _parse(archive, path) for kind, path in (paths | {_DOCUMENT: main}).items()}


def _targets(archive: ZipFile, path: str) -> dict[str, str]:
    """The paths in a file of relationships, by the last word of their type."""
    folder = posixpath.join("/", posixpath.dirname(posixpath.dirname(path)))
    targets = {}
    for relation in _parse(archive, path) if path in archive.namelist() else ():
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        targets[relation.get("Type", "").rpartition("/")[2]] = target.lstrip("/")
    return targets


def _parse(archive: ZipFile, path: str) -> ET.Element:
    """A part's root, with tags and attributes by their local names."""
    entry = archive.getinfo(path)
    if entry.file_size > MAX_PART_BYTES or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError(f"{path} is too large or packed in an unknown way")
    text = archive.read(entry).decode("utf-8-sig")
    if "<!DOCTYPE" in text:
        raise ValueError(f"{path} declares a document type")
    root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {key.rpartition("}")[2]: text for key, text in element.attrib.items()}
    return root


def _inside(parent: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """The nearest descendants with one of the tags: those in content controls or insertions too."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _inside(child, *tags)


class _Reader:
    def __init__(self, parts: dict[str, ET.Element]) -> None:
        self._parts = parts
        self._styles = Styles(parts.get("styles", ET.Element("styles")))
        self._numbering = Numbering(parts.get("numbering", ET.Element("numbering")), self._styles)
        self._notes: dict[tuple[str, str | None], int] = {}
        self.encoding = ""

    def text(self) -> str:
        """The text of the body, then the notes in the order of their references."""
        if self._parts[_DOCUMENT].tag != "document":
            raise ValueError("another kind of Office file")
        lines = self._lines(self._parts[_DOCUMENT])
        bodies = {
            (k, note.get("id")): note for k in _NOTES.values() for note in self._parts.get(k, ())
        }
        for key, number in list(self._notes.items()):
            lines.append(f"[{number}] " + "\n".join(self._lines(bodies[key])).strip())
        return "\n".join(lines) + "\n"

    def _lines(self, container: ET.Element) -> list[str]:
        """The lines of paragraphs and tables; a text box stands before its paragraph."""
        lines: list[str] = []
        printed = _Printed([], [])
        for block in _inside(container, "p", "tbl"):
            if block.tag == "tbl":
                lines += self._table(block)
                continue
            properties = block.find("pPr")
            self._walk(block, properties, str, printed)
            mark = None if properties is None else properties.find("rPr")
            if any(change.tag in ("del", "moveFrom") for change in mark or ()):
                continue  # its text goes on in the next paragraph
            line = self._decoded(self._label(properties, mark) + printed.pieces)
            lines += printed.boxes
            lines += [line] if line or not printed.boxes else []
            printed = _Printed([], [])
        return lines + printed.boxes + ([self._decoded(printed.pieces)] if printed.pieces else [])

    def _decoded(self, pieces: list[tuple[_Decoder, str]]) -> str:
        """The text of pieces: those of one encoding are decoded together, as runs are cut anywhere.

        Text that is Unicode in spite of its font stays as it is.
        """
        decoded = []
        for decode, group in groupby(pieces, key=lambda piece: piece[0]):
            text = "".join(text for _, text in group)
            is_old = decode is not str and not _UNICODE_ONLY.search(text)
            if is_old and not text.isascii():
                self.encoding = "VNI" if decode is decode_vni else "TCVN3 (ABC)"
            decoded.append(decode(text) if is_old else text)
        return "".join(decoded)

    def _label(
        self, paragraph: ET.Element | None, mark: ET.Element | None
    ) -> list[tuple[_Decoder, str]]:
        """The paragraph's number, in the font of its level or else of the paragraph's mark."""
        label = self._numbering.label(paragraph)
        if label is None:
            return []
        own = label.properties is not None and label.properties.find("rFonts") is not None
        font = self._styles.font(label.properties if own else mark, paragraph)
        return [(_decoder(font), label.text), (str, label.suffix)]

    def _walk(
        self, element: ET.Element, paragraph: ET.Element | None, decode: _Decoder, into: _Printed
    ) -> None:
        """Collect what an element inside a paragraph prints."""
        match element.tag:
            case "r" if is_on(element, "rPr/vanish"):
                return
            case "r":
                decode = _decoder(self._styles.font(element.find("rPr"), paragraph))
            case "t":
                text = re.sub(r"[\r\n]+", " ", element.text or "")
                kept = text if element.get("space") == "preserve" else text.strip(" \t")
                into.pieces.append((decode, kept))
            case "sym" if re.fullmatch("[0-9A-Fa-f]{4}", element.get("char", "")):
                into.pieces.append((str, chr(int(element.get("char", ""), 16))))
            case "footnoteReference" | "endnoteReference" as tag:
                key = (_NOTES[tag], element.get("id"))
                number = self._notes.setdefault(key, len(self._notes) + 1)
                into.pieces.append((str, f"[{number}]"))
            case "txbxContent":
                into.boxes.extend(self._lines(element))
                return
            case tag if tag in _SIGNS:
                into.pieces.append((str, _SIGNS[tag]))
        for child in element:
            if child.tag not in _SKIPPED:
                self._walk(child, paragraph, decode, into)

    def _table(self, table: ET.Element) -> list[str]:
        """A line for each row; in a table that only lays out, a line for each paragraph."""
        rows = [row for row in _inside(table, "tr") if row.find("trPr/del") is None]
        cells = [[self._cell(cell) for cell in _inside(row, "tc")] for row in rows]
        whole = all("\n" not in cell.strip() for row in cells for cell in row)
        if max(map(len, cells), default=0) > 1 and (whole or self._is_ruled(table)):
            return ["\t".join(cell.replace("\n", " ") for cell in row) for row in cells]
        return [line for row in cells for cell in row for line in cell.split("\n")]

    def _cell(self, cell: ET.Element) -> str:
        """The lines of a cell; "" for one that is merged into the cell above or before it."""
        merges = (value(cell, "tcPr/vMerge"), value(cell, "tcPr/hMerge"))
        merged = any(merge not in (None, "restart") for merge in merges)
        return "" if merged else "\n".join(self._lines(cell))

    def _is_ruled(self, table: ET.Element) -> bool:
        """Whether the table shows lines between columns; tables that lay out show none."""
        holders = (table, *self._styles.chain(value(table, "tblPr/tblStyle")))
        around = [_sides(holder.find("tblPr/tblBorders")) for holder in holders]
        cells = (cell for row in _inside(table, "tr") for cell in _inside(row, "tc"))
        sides = ((_sides(cell.find("tcPr/tcBorders")), *around) for cell in cells)
        return any({*next(filter(None, stated), ())} - {"nil", "none"} for stated in sides)


def _sides(borders: ET.Element | None) -> list[str]:
    """The kinds of line that borders state for the sides of cells."""
    return [side.get("val", "") for side in borders or () if side.tag in _SIDES]


def _decoder(font: str) -> _Decoder:
    """How to decode text in a font."""
    name = font.casefold()
    if name.startswith(".vn"):
        return _decode_tcvn3_capitals if name.endswith("h") else decode_tcvn3
    return decode_vni if name.startswith("vni-") else str


def _decode_tcvn3_capitals(text: str) -> str:
    """The fonts whose names end in H draw small letters as capitals."""
    return decode_tcvn3(text).upper()
