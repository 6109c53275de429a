"""The lines of a page of a PDF, put together from its characters, and its two-column parts.

A line can have several pieces, far from each other: the columns of a head, a foot, or a table
without drawn lines.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from portal.importing.pdf_page import Glyph
from portal.language.old_encodings import deciphered, decode_tcvn3, decode_vni
from portal.source.labels import labels

_SAME_LINE = 0.45
"""Part of the size by which baselines of one line can differ: marks and superscripts."""

_WORD_GAP = 0.115
"""Part of the size that parts two words where no space is drawn."""

_COLUMN_GAP = 1.9
"""Part of the size that parts two columns; justified words stand nearer."""

_HEAD_GAP = 0.6
"""Part of the size that parts the columns of a head, where the right one is known by its words."""

_RIGHT = ("CỘNGH", "CÔNGH", "ĐẢNGCỘNGSẢN", "Độclập")

_SMALL = 0.8
"""A raised character of this part of the size is a superscript."""

_RAISED = 0.2


@dataclass(frozen=True)
class Piece:
    """Words that stand together on a line; `first` is the width of the first one."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float = 0.0
    raised: bool = False
    bold: bool = False
    bold_end: bool = False

    def with_text(self, text: str, right: float) -> "Piece":
        """The piece with other words, up to another edge."""
        return replace(self, text=text, right=right)

    def moved(self, up: float) -> "Piece":
        """The piece at another height."""
        return replace(self, base=self.base + up)

    @property
    def room(self) -> float:
        """The width of a space."""
        return 0.25 * self.size


def lines_of_glyphs(glyphs: Iterable[Glyph]) -> list[list[Piece]]:
    """The lines from top to bottom, each with its pieces from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        near = rows[-1][0] if rows else None
        if near and near.base - glyph.base <= _SAME_LINE * max(near.size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    lines = (list(_pieces(row)) for row in rows)
    return [line for line in lines if line]


def decoded(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The lines in Unicode, where most are in an encoding of before that."""
    readings = [deciphered(" ".join(piece.text for piece in line)) for line in lines]
    names = [reading.encoding for reading in readings if reading]
    if 2 * len(names) < len(lines) or not names:
        return lines
    decode = decode_vni if max(set(names), key=names.count) == "VNI" else decode_tcvn3
    return [[one.with_text(decode(one.text), one.right) for one in line] for line in lines]


def _pieces(row: Sequence[Glyph]) -> Iterator[Piece]:
    """The pieces of the characters of a line; a number and its words are one piece."""
    found: list[Piece] = []
    for piece in _parted(row):
        if found and _is_label(found[-1].text):
            above = found.pop()
            found.append(above.with_text(f"{above.text} {piece.text}", piece.right))
        else:
            found.append(piece)
    yield from found


def _is_label(text: str) -> bool:
    return any(label.printed == text for label in labels(f"{text} x"))


def _parted(row: Sequence[Glyph]) -> Iterator[Piece]:
    """The pieces of a line, parted at wide gaps, and at narrower ones before a national name."""
    size = median(glyph.size for glyph in row)
    base = median(glyph.base for glyph in row)
    ordered = sorted(row, key=lambda one: (one.left, bool(unicodedata.combining(one.text))))
    seen = [glyph for glyph in ordered if not glyph.text.isspace()]
    part: list[Glyph] = []
    for index, glyph in enumerate(seen):
        gap = glyph.left - max((one.right for one in part[-3:]), default=glyph.left)
        if gap > _COLUMN_GAP * size or (gap > _HEAD_GAP * size and _opens_right(seen[index:])):
            yield _piece(part, ordered, size, base)
            part = []
        part.append(glyph)
    if part:
        yield _piece(part, ordered, size, base)


def _opens_right(glyphs: Sequence[Glyph]) -> bool:
    """Whether characters are the national name or motto, which stand in the right column."""
    letters = "".join(glyph.text for glyph in glyphs[:24])
    return unicodedata.normalize("NFC", letters).startswith(_RIGHT)


def _piece(part: Sequence[Glyph], row: Sequence[Glyph], size: float, base: float) -> Piece:
    spaces = [glyph.left for glyph in row if glyph.text.isspace()]
    text, first, end, before = "", 0.0, part[0].left, part[0].left
    for raised, group in groupby(part, key=lambda one: _is_raised(one, size, base)):
        run = ""
        for glyph in group:
            # A space can be drawn anywhere between the origins of two characters.
            drawn = any(before < at < glyph.left + 0.01 for at in spaces)
            drawn = drawn and glyph.left - end > 0.06 * size
            apart = glyph.left - end > _WORD_GAP * size or drawn
            if (text or run) and apart and not unicodedata.combining(glyph.text):
                first = first or end - part[0].left
                run += " "
            run += glyph.text
            end, before = max(end, glyph.right), glyph.left
        text += _noted(run) if raised else run
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    width = first or end - part[0].left
    raised = _is_raised(part[0], size, base)
    bold = part[0].bold, part[-1].bold
    return Piece(text, part[0].left, end, base, size, width, raised, *bold)


def _noted(run: str) -> str:
    """A superscript number as the reference to a note."""
    number = run.strip()
    return f"[{number}]" if re.fullmatch("[0-9]{1,3}", number) else run


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    """Whether a digit is smaller and higher than its line."""
    small = glyph.size <= _SMALL * size and glyph.base > base + _RAISED * glyph.size
    return small and glyph.text.isdigit()
