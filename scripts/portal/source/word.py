"""The text of a Word file (.docx), as Word itself saves it as plain text.

Tracked changes are accepted; comments, hidden text, pictures, headers and footers are left out, and
each is remarked. What an element prints follows Word, not its markup: runs are cut anywhere, and a
number may stand in a style only.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.etree import ElementTree as ET

from portal.language.old_encodings import decode_tcvn3, decode_vni
from portal.model.blocks import Span
from portal.source.word_numbering import Numbering, Styles, is_on, value
from portal.source.word_parts import COMMENTS, DOCUMENT, NOTES, Flaw, WordFileError, word_parts
from portal.source.word_remarks import (
    SEEN,
    Remark,
    Remarked,
    Remarks,
    printed_words,
    remarks_on_frames,
)

_SKIPPED = {"del", "moveFrom", "instrText", "delText", "rt", "Fallback"} | {
    *("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr")
}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"} | {
    "softHyphen": "\xad"
}
_SIDES = {"left", "right", "start", "end", "insideV"}
_UNICODE_ONLY = re.compile("[Ă-ỹ]")
_MAX_SPAN = 63  # columns of a table: Word's own limit
_PRIVATE = 0xE000  # where the codes of symbol fonts begin

_Decoder = Callable[[str], str]


class _Printed(NamedTuple):
    """What a paragraph prints: pieces with the decoder of their font, and lines of text boxes."""

    pieces: list[tuple[_Decoder, str]]
    boxes: list[str]


class WordText(NamedTuple):
    """The text of a Word file: a line for each paragraph and for each row of a table.

    `encoding` names the old encoding of its fonts, or is ""; `remarks` are on what is not printed,
    or was changed; `spans` are the cells of the rows of tables with merged ones, by their lines.
    """

    text: str
    encoding: str
    remarks: tuple[Remark, ...]
    spans: dict[int, tuple[Span, ...]]


def word_text(data: bytes) -> str:
    """The text of a .docx file: a line for each paragraph, numbers written out, notes at the end.

    Raises WordFileError for what is no readable Word file.
    """
    return read_word(data).text


def read_word(data: bytes, *, more: bool = False) -> WordText:
    """The text of a .docx file; with `more`, remarks on comments, headers and footers too.

    Raises WordFileError for what is no readable Word file.
    """
    parts = word_parts(data, more=more)
    try:
        return _Reader(parts).read()
    except (KeyError, ValueError, RecursionError) as error:
        raise WordFileError(Flaw.BROKEN, error) from error


def _inside(parent: ET.Element, *tags: str) -> Iterator[ET.Element]:
    """The nearest descendants with one of the tags: those in content controls or insertions too."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag not in _SKIPPED:
            yield from _inside(child, *tags)


class _Reader:
    def __init__(self, parts: dict[str, Sequence[ET.Element]]) -> None:
        self._parts = {kind: roots[0] for kind, roots in parts.items() if roots}
        self._all = parts
        styles, numbering = (
            self._parts.get(kind, ET.Element(kind)) for kind in ("styles", "numbering")
        )
        self._styles = Styles(styles)
        self._numbering = Numbering(numbering, self._styles)
        self._notes: dict[tuple[str, str | None], int] = {}
        self._remarks = Remarks(self._parts.get(COMMENTS))
        self._encoding = ""

    def read(self) -> WordText:
        """The text of the body, then the notes in the order of their references."""
        lines = self._lines(self._parts[DOCUMENT])
        bodies = {
            (k, note.get("id")): note for k in NOTES.values() for note in self._parts.get(k, ())
        }
        for key, number in list(self._notes.items()):
            lines.append(f"[{number}] " + "\n".join(self._lines(bodies[key])).strip())
        text, remarks, spans = self._remarks.placed("\n".join(lines) + "\n")
        remarks = (*remarks, *remarks_on_frames(self._all))
        return WordText(text, self._encoding, remarks, spans)

    def _lines(self, container: ET.Element) -> list[str]:
        """The lines of paragraphs and tables; a text box stands before its paragraph."""
        lines: list[str] = []
        printed = _Printed([], [])
        for block in _inside(container, "p", "tbl", "altChunk"):
            properties = block.find("pPr")
            if block.tag == "tbl":
                lines += self._table(block)
                continue
            if block.tag == "altChunk":
                self._remarks.look(block)
                continue
            if self._styles.is_contents(value(properties, "pStyle")):
                self._remarks.add(Remarked.CONTENTS, printed_words(block))
                continue
            self._walk(block, properties, str, printed)
            mark = None if properties is None else properties.find("rPr")
            if any(change.tag in ("del", "moveFrom") for change in mark or ()):
                continue  # its text goes on in the next paragraph
            line = self._decoded(self._label(properties, mark) + printed.pieces)
            lines += printed.boxes
            lines += [line + self._remarks.marks()] if line or not printed.boxes else []
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
                self._encoding = "VNI" if decode is decode_vni else "TCVN3 (ABC)"
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
        return [(decoder(font), label.text), (str, label.suffix)]

    def _walk(
        self, element: ET.Element, paragraph: ET.Element | None, decode: _Decoder, into: _Printed
    ) -> None:
        """Collect what an element inside a paragraph prints."""
        match element.tag:
            case "r" if self._styles.hides(element.find("rPr"), paragraph):
                self._remarks.add(Remarked.HIDDEN, printed_words(element))
                return
            case "r":
                properties = element.find("rPr")
                decode = decoder(self._styles.font(properties, paragraph))
                self._look_at(element, properties)
            case "t":
                text = re.sub(r"[\r\n]+", " ", element.text or "")
                kept = text if element.get("space") == "preserve" else text.strip(" \t")
                into.pieces.append((decode, kept))
            case "txbxContent":
                with self._remarks.apart():
                    into.boxes.extend(self._lines(element))
                return
            case tag:
                into.pieces.append((str, self._sign(tag, element)))
        for child in element:
            if child.tag in SEEN:
                self._remarks.look(child)
            if child.tag not in _SKIPPED:
                self._walk(child, paragraph, decode, into)

    def _sign(self, tag: str, element: ET.Element) -> str:
        """What an element prints by itself: a space, a symbol, the number of a note; or ""."""
        if tag not in NOTES:
            return _symbol(element.get("char", "")) if tag == "sym" else _SIGNS.get(tag, "")
        key = (NOTES[tag], element.get("id"))
        return f"[{self._notes.setdefault(key, len(self._notes) + 1)}]"

    def _look_at(self, run: ET.Element, properties: ET.Element | None) -> None:
        """Remark on words that are struck out, or white on white."""
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            self._remarks.add(Remarked.STRUCK, printed_words(run))
        if (value(properties, "color") or "").upper() == "FFFFFF" and printed_words(run):
            self._remarks.add(Remarked.WHITE, printed_words(run))

    def _table(self, table: ET.Element) -> list[str]:
        """A line for each row; in a table that only lays out, a line for each paragraph."""
        rows = list(self._kept_rows(table))
        cells = [[self._cell(cell) for cell in _inside(row, "tc")] for row in rows]
        whole = all("\n" not in cell.strip() for row in cells for cell in row)
        if max(map(len, cells), default=0) > 1 and (whole or self._is_ruled(table)):
            return [self._row(row, texts) for row, texts in zip(rows, cells, strict=True)]
        return [line for row in cells for cell in row for line in cell.split("\n")]

    def _kept_rows(self, table: ET.Element) -> Iterator[ET.Element]:
        """The rows of a table without those that a tracked change deletes."""
        for row in _inside(table, "tr"):
            if row.find("trPr/del") is None:
                yield row
            else:
                self._remarks.add(Remarked.DELETED, printed_words(row))

    def _row(self, row: ET.Element, texts: Sequence[str]) -> str:
        """A row with a tab between cells; a cell over several columns has empty ones after it."""
        cells = list(_inside(row, "tc"))
        spans = list(map(_span, cells))
        for cell in cells:
            if cell.find(".//tbl") is not None:
                self._remarks.add(Remarked.NESTED, printed_words(cell))
        padded = [
            re.sub("[\t\n]+", " ", text).strip() + "\t" * (span.columns - 1)
            for text, span in zip(texts, spans, strict=True)
        ]
        return "\t".join(padded) + self._remarks.marks() + self._remarks.row(spans)

    def _cell(self, cell: ET.Element) -> str:
        """The lines of a cell; "" for one that is merged into the cell above or before it."""
        return "" if _is_merged(cell) else "\n".join(self._lines(cell))

    def _is_ruled(self, table: ET.Element) -> bool:
        """Whether the table shows lines between columns; tables that lay out show none."""
        holders = (table, *self._styles.chain(value(table, "tblPr/tblStyle")))
        around = [_sides(holder.find("tblPr/tblBorders")) for holder in holders]
        cells = (cell for row in _inside(table, "tr") for cell in _inside(row, "tc"))
        sides = ((_sides(cell.find("tcPr/tcBorders")), *around) for cell in cells)
        return any({*next(filter(None, stated), ())} - {"nil", "none"} for stated in sides)


def _is_merged(cell: ET.Element) -> bool:
    merges = (value(cell, "tcPr/vMerge"), value(cell, "tcPr/hMerge"))
    return any(merge not in (None, "restart") for merge in merges)


def _span(cell: ET.Element) -> Span:
    """Over how many columns a cell reaches, and whether it goes on from above."""
    stated = value(cell, "tcPr/gridSpan") or ""
    columns = int(stated) if re.fullmatch("[0-9]{1,2}", stated) else 1
    above = value(cell, "tcPr/vMerge") not in (None, "restart")
    return Span(max(1, min(columns, _MAX_SPAN)), above)


def _symbol(code: str) -> str:
    """The character of a symbol font by its code; nothing for a control character."""
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{4}", code) else 0
    return chr(number) if chr(number).isprintable() or number >= _PRIVATE else ""


def _sides(borders: ET.Element | None) -> list[str]:
    """The kinds of line that borders state for the sides of cells."""
    return [side.get("val", "") for side in borders or () if side.tag in _SIDES]


def decoder(font: str) -> _Decoder:
    """How to decode text in a font."""
    name = font.casefold()
    if name.startswith(".vn"):
        return _decode_tcvn3_capitals if name.endswith("h") else decode_tcvn3
    return decode_vni if name.startswith("vni-") else str


def _decode_tcvn3_capitals(text: str) -> str:
    """The fonts whose names end in H draw small letters as capitals."""
    return decode_tcvn3(text).upper()
