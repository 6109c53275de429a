"""Paragraphs from the lines of a PDF: columns of heads and feet, page numbers, notes, page breaks.

A line ends a paragraph where the first word of the next one would have had room on it, or where the
next one begins with a number, a mark, other letters or an indent.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median
from typing import NamedTuple

from portal.importing.pdf_columns import columns_end, in_regions, is_formula
from portal.importing.pdf_lines import Piece, decoded, lines_of_glyphs
from portal.importing.pdf_page import Sheet
from portal.importing.pdf_tables import Grid, find_tables
from portal.model.blocks import Span
from portal.source.formulas import CLOSING, DATE, GROUNDS, MOTTO, NATION, OFFICE
from portal.source.labels import labels
from portal.source.lines import opens_alone, opens_part
from portal.source.parts import is_name

_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:[Tt]rang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?")
_NOTE = re.compile(r"\[\d{1,3}\]")
_NOTE_LINE = re.compile(r"\[?(\d{1,3})\]?(?=[\s\w(“])")
_ENDS = re.compile(r"[.:;!?…/”)]$")
_ANNOUNCES = re.compile(r"(?:[:;]|\./\.)$")
_HYPHEN = re.compile(r"\w-$")
_GAP = 1.3
"""Part of the usual distance of lines above which a paragraph begins."""

_INDENT = 0.9
"""Part of the size by which a first line is set in."""

MAX_HEAD = 3
"""Rows of headings of a table at most that are looked for again on the next page."""

_REPEATED = 3
"""Pages on which a line at the edge is the same, so that it is no text."""

Told = tuple[int, str]


@dataclass
class Laid:
    """The text as one line a paragraph or row, spans of rows, what was done, doubts; with lines."""

    lines: list[str] = field(default_factory=list)
    spans: dict[int, list[Span]] = field(default_factory=dict)
    done: list[Told] = field(default_factory=list)
    doubts: list[Told] = field(default_factory=list)
    open_table: Grid | None = None
    """The table at the foot of the page before, which can go on."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines) + "\n"

    def add(self, text: str) -> None:
        """Add a line."""
        self.lines.append(text)

    def tell(self, into: list[Told], what: str) -> None:
        """Tell something about the line that was added last."""
        into.append((max(1, len(self.lines)), what))


def lay_out(sheets: Sequence[Sheet]) -> Laid:
    """The text of the pages, with the notes at its end."""
    laid, notes = Laid(), list[str]()
    pages = [_Page(sheet) for sheet in sheets]
    _drop_edges(pages, laid)
    for page, following in pairwise(pages):
        page.take_columns(following)
    open_end: Piece | None = None
    for number, page in enumerate(pages, 1):
        if page.is_scan:
            told = (
                "chữ do máy nhận dạng: hãy so từng chữ"
                if page.has_text
                else "không có chữ bên trong: hãy gõ thêm trang này"
            )
            laid.tell(laid.doubts, f"trang {number} là ảnh quét, {told}")
        notes += page.take_notes()
        open_end = page.lay(laid, open_end)
    for note in notes:
        laid.add(note)
    return laid


class _Page:
    """A page: its lines, its tables, and its margins."""

    def __init__(self, sheet: Sheet) -> None:
        self.is_scan, self.has_text = sheet.is_scan, sheet.has_text
        self.tables, glyphs = find_tables(sheet.glyphs, sheet.rules)
        self.lines = decoded(lines_of_glyphs(glyphs))
        whole = [line[0] for line in self.lines if len(line) == 1]
        self.size = median([piece.size for piece in whole] or [12.0])

    def edges(self) -> Iterator[int]:
        """The indices of the first and the last line."""
        if self.lines:
            yield 0
        if len(self.lines) > 1:
            yield len(self.lines) - 1

    def take_columns(self, following: "_Page") -> None:
        """Move the rest of a foot in columns here from the page that follows."""
        lines = following.lines
        if not lines or not any(is_formula(one.text) for line in self.lines[-3:] for one in line):
            return
        end = columns_end(lines, 0, known=len(self.lines[-1]) > 1)[0]
        shift = self.lines[-1][0].base - _GAP * self.size - lines[0][0].base if end else 0.0
        self.lines += [[one.moved(shift) for one in line] for line in lines[:end]]
        following.lines = lines[end:]

    def take_notes(self) -> list[str]:
        """The notes at the foot of the page, taken out of its lines."""
        known = {found for line in self.lines for found in _NOTE.findall(_text(line))}
        start = len(self.lines)
        for index in range(len(self.lines) - 1, -1, -1):
            if self.lines[index][0].size > 0.95 * self.size:
                break
            if _noted(_text(self.lines[index]), known):
                start = index
        taken, self.lines = self.lines[start:], self.lines[:start]
        notes: list[str] = []
        for text in map(_text, taken):
            opened = _noted(text, known)
            if opened or not notes:
                notes.append(opened or text)
            else:
                notes[-1] += f" {text}"
        return notes

    def lay(self, laid: Laid, before: Piece | None) -> Piece | None:
        """Add the page's text; `before` is the last line of the page before, which may go on here.

        Returns the last line, where the next page may go on.
        """
        last, lines = before, list(self.lines)
        for table in self.tables:
            above = [line for line in lines if line[0].base > table.top]
            lines = [line for line in lines if line[0].base <= table.top]
            self._lay(laid, above, last)
            _add_table(laid, table, None if above else laid.open_table)
            last = laid.open_table = None
        laid.open_table = self.tables[-1] if self.tables and not lines else None
        return self._lay(laid, lines, last)

    def _lay(
        self, laid: Laid, lines: Sequence[Sequence[Piece]], before: Piece | None
    ) -> Piece | None:
        """Add lines between tables; return the last one, where it can go on."""
        last = before
        for region in in_regions(lines):
            if region.is_table:
                for row in region.rows():
                    laid.add("\t".join(row))
                laid.tell(laid.doubts, "bảng không kẻ ô: hãy xem lại các ô và dòng của bảng")
            whole = len(region.columns) == 1
            for column in () if region.is_table else region.columns:
                above = last if whole else None
                last = _add_paragraphs(laid, column, above, is_narrow=not whole)
            last = last if whole else None
        return last


def _text(line: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in line)


def _noted(text: str, known: Container[str]) -> str:
    """The first line of a note that the page refers to, its number in brackets; else ""."""
    found = _NOTE_LINE.match(text)
    label = f"[{found[1]}]" if found else ""
    return f"{label} {text[found.end() :].strip()}" if found and label in known else ""


def _drop_edges(pages: Sequence[_Page], laid: Laid) -> None:
    """Take out page numbers and lines that every page repeats at its edges."""
    texts = [
        re.sub(r"\d+", "#", " ".join(piece.text for piece in page.lines[index]))
        for page in pages
        for index in page.edges()
    ]
    numbers, repeated = 0, dict[str, None]()
    for page in pages:
        for index in sorted(page.edges(), reverse=True):
            text = " ".join(piece.text for piece in page.lines[index])
            if _PAGE_NUMBER.fullmatch(text):
                del page.lines[index]
                numbers += 1
            elif texts.count(re.sub(r"\d+", "#", text)) >= _REPEATED:
                del page.lines[index]
                repeated[text] = None
    if numbers:
        laid.tell(laid.done, f"đã bỏ số trang ở {numbers} trang")
    for text in repeated:
        laid.tell(laid.done, f"đã bỏ dòng lặp lại ở đầu hoặc cuối trang: «{text}»")


def _add_table(laid: Laid, table: Grid, before: Grid | None) -> None:
    """Add a table; where it goes on from the page `before`, without the headings repeated here."""
    rows = table.rows
    if before:
        repeated = _same_rows(before, table)
        rows = rows[repeated:]
        if repeated:
            laid.tell(laid.done, "đã bỏ tiêu đề của bảng lặp lại ở đầu trang sau")
    for index, (texts, spans) in enumerate(rows):
        laid.add("\t".join(texts))
        if before and not index and not texts[0]:
            told = "hàng ở đầu trang có thể là phần còn lại của hàng ở cuối trang trước"
            laid.tell(laid.doubts, f"{told}: hãy nối lại nếu đúng")
        if any(span != Span(1, goes_on=False) for span in spans):
            laid.spans[len(laid.lines)] = spans


def _same_rows(one: Grid, other: Grid) -> int:
    """How many rows two tables have in common at their beginning; not all of them."""
    pairs = zip(one.rows[:MAX_HEAD], other.rows[:MAX_HEAD], strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0][0] == pair[1][0], pairs))
    return same if same < len(other.rows) else 0


def _add_paragraphs(
    laid: Laid, column: Sequence[Piece], before: Piece | None, *, is_narrow: bool
) -> Piece | None:
    """Add the paragraphs of a column; the first line can go on from `before`."""
    left = min(piece.left for piece in column)
    right = max(piece.right for piece in column)
    gaps = [one.base - other.base for one, other in pairwise(column)]
    usual = median(gaps) if gaps else 0.0
    for piece in column:
        over = before is not None and piece is column[0]
        measure = _Measure(left, right, 0 if over else usual, is_narrow)
        if before is None or _begins(laid.lines[-1], before, piece, measure):
            laid.add(piece.text)
        else:
            cut = _HYPHEN.search(laid.lines[-1]) and piece.text[:1].isalnum()
            laid.lines[-1] += piece.text if cut else f" {piece.text}"
            if cut:
                laid.tell(laid.done, f"đã nối từ bị ngắt ở cuối dòng, trước «{piece.text[:30]}»")
            if over:
                laid.tell(
                    laid.done, f"đã nối câu bị ngắt ở chỗ sang trang, trước «{piece.text[:40]}»"
                )
        before = piece
    return before


class _Measure(NamedTuple):
    """A column: its margins, the usual distance of its lines (0 over a page break)."""

    left: float
    right: float
    usual: float
    is_narrow: bool

    def is_centred(self, piece: Piece) -> bool:
        """Whether a line stands in the middle of the column."""
        return abs((piece.left - self.left) - (self.right - piece.right)) < piece.size

    def room_after(self, piece: Piece) -> float:
        """How much more a line could hold."""
        before = piece.left - self.left
        centred = self.is_centred(piece) and before > 2 * piece.size
        return self.right - piece.right + (before if centred else 0)

    def ends_above(self, above: Piece, piece: Piece) -> bool:
        """Whether the place of a line shows that the one above it ends a paragraph."""
        distance = above.base - piece.base
        far = bool(self.usual) and distance > _GAP * max(self.usual, 1.1 * piece.size)
        return far or self.room_after(above) > piece.first + piece.room + 0.3 * piece.size


def _begins(line: str, above: Piece, piece: Piece, column: _Measure) -> bool:
    """Whether a piece begins a paragraph, below the last piece of the paragraph `line`."""
    text = piece.text
    if _completes(line, text):
        return False
    if opens_alone(line) or opens_alone(text) or above.bold_end != piece.bold:
        return True
    if column.ends_above(above, piece) or (_ANNOUNCES.search(line) and not text[:1].islower()):
        return True
    numbered = bool(labels(text))
    if (opens_part(text) and not numbered) or (column.is_narrow and _stands_alone(text)):
        return True
    if _is_set_in(line, above, piece, column):
        return True
    opens = numbered or CLOSING.match(text) or GROUNDS.match(text)
    return bool(opens) and bool(_ENDS.search(line) or piece.bold or column.is_narrow)


def _is_set_in(line: str, above: Piece, piece: Piece, column: _Measure) -> bool:
    """Whether a line is set in as the first one of a paragraph is, or out after a sentence."""
    moved = piece.left - above.left
    if abs(moved) <= _INDENT * piece.size or column.is_centred(piece):
        return False
    hangs = bool(labels(above.text)) and moved > 0
    if moved > 0:
        return not hangs
    return bool(_ENDS.search(line)) and not piece.text[:1].islower()


def _completes(line: str, text: str) -> bool:
    """Whether two lines together are a national name, a motto or a date, and the first is not."""
    forms = (NATION, MOTTO, DATE)
    return not opens_alone(line) and any(
        form.fullmatch(f"{line} {text}") and not form.fullmatch(line) for form in forms
    )


def _stands_alone(text: str) -> bool:
    """Whether a line of a foot is an office or a name, or begins an entry."""
    return bool(OFFICE.fullmatch(text) or labels(text)) or is_name(text)
