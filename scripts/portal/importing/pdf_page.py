"""What a page of a PDF shows: characters with their places, lines drawn, and whether it is a scan.

Everything is in points from the lower left corner. Characters come from PDFium one by one: files
draw them in any order, marks apart from their letters and fonts apart from each other.
"""

import ctypes
import math
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from portal.source.word import decoder

MAX_CHARACTERS = 30_000
"""Characters of a page at most: a full one has about 4,000."""

MAX_DRAWN = 20_000
"""Paths and pictures of a page that are looked at."""

_THIN = 2.5
"""A drawn line is at most this thick; a cell's background is thicker."""

_SCANNED = 0.6
"""Share of the page that one picture covers, above which it is a scan."""


_STAMP = 60
"""Letters on a scan below which they are a stamp or a watermark, not its text."""

_LATIN_1 = re.compile("[\xa1-\xff]")

_HYPHEN = 2
_BOLD = 600
"""The weight of fonts from which letters are bold."""


class Glyph(NamedTuple):
    """A character: its left and right edge, its baseline, the size of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False


class Rule(NamedTuple):
    """A straight line that is drawn: the box around it."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        """Whether it goes up and not across."""
        return self.top - self.bottom > self.right - self.left


class Sheet(NamedTuple):
    """A page: its characters, its drawn lines, and whether a picture covers it."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    is_scan: bool

    @property
    def has_text(self) -> bool:
        """Whether it has the text of a document: a scan can have a stamp of its publisher."""
        letters = sum(not glyph.text.isspace() for glyph in self.glyphs)
        return letters >= _STAMP if self.is_scan else letters > 0


def read_sheet(page: Any) -> Sheet:
    """What a page of pypdfium2 shows. Raises ValueError for one with too many characters."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text.raw, width, height))
    finally:
        text.close()
    rules, is_scan = _drawn(page, width * height)
    return Sheet(glyphs, rules, is_scan)


def _glyphs(text: Any, width: float, height: float) -> Iterator[Glyph]:
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_CHARACTERS:
        raise ValueError(count)
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        letter = _letter(code)
        made_up = pdfium.FPDFText_IsGenerated(text, index) == 1
        if made_up or not letter or unicodedata.category(letter) in ("Cc", "Cs"):
            continue
        if _LATIN_1.match(letter):
            letter = _of_font(text, index)(letter)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        if 0 <= x.value <= width and 0 <= y.value <= height:
            size, bold = _size(text, index, box.top - box.bottom), _is_bold(text, index)
            yield Glyph(letter, x.value, max(box.right, x.value), y.value, size, bold)


def _size(text: Any, index: int, tall: float) -> float:
    """The size of a character: a matrix can draw a font of size 1 at any size."""
    matrix = pdfium.FS_MATRIX()
    drawn = pdfium.FPDFText_GetMatrix(text, index, matrix)
    scale = math.hypot(matrix.c, matrix.d) if drawn else 1.0
    size = float(pdfium.FPDFText_GetFontSize(text, index)) * (scale or 1.0)
    return size if 2 * size >= tall > 0 or size >= 1 >= tall else max(tall, 1.0)


def _letter(code: int) -> str:
    """A character by its code; PDFium has one of its own for a hyphen at the end of a line."""
    if code == _HYPHEN:
        return "-"
    return chr(code) if 0 < code <= sys.maxunicode else ""


def _of_font(text: Any, index: int) -> Callable[[str], str]:
    """How to decode a character by the name of its font."""
    return decoder(_font(text, index))


def _is_bold(text: Any, index: int) -> bool:
    """Whether a character is bold: some programs say so in the name of the font only."""
    heavy = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD
    return heavy or "bold" in _font(text, index).casefold()


def _font(text: Any, index: int) -> str:
    """The name of a character's font, without the letters of its subset."""
    name = ctypes.create_string_buffer(64)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), None)
    return name.value.decode("utf-8", errors="replace").rpartition("+")[2]


def _drawn(page: Any, area: float) -> tuple[tuple[Rule, ...], bool]:
    """The straight lines of a page, and whether one picture covers most of it."""
    rules: list[Rule] = []
    is_scan = False
    count = min(pdfium.FPDFPage_CountObjects(page.raw), MAX_DRAWN)
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(count):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
            continue
        rule = Rule(*(side.value for side in sides))
        wide, tall = rule.right - rule.left, rule.top - rule.bottom
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            is_scan = is_scan or wide * tall > _SCANNED * area
        elif min(wide, tall) <= _THIN:
            rules.append(rule)
        else:
            rules += _sides(rule)
    return tuple(rules), is_scan


def _sides(box: Rule) -> Iterator[Rule]:
    """The four sides of a box that is drawn at once."""
    left, bottom, right, top = box
    yield Rule(left, bottom, left, top)
    yield Rule(right, bottom, right, top)
    yield Rule(left, bottom, right, bottom)
    yield Rule(left, top, right, top)
