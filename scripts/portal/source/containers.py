"""One stack of open units for headings, paragraphs and list entries alike.

A numbered unit goes into the innermost open unit that can hold it; a number of a form that is
open already is a sibling. Bullets nest by their marks: the first mark met in a unit is its outer
level, another mark is one level further in. What follows a unit is inside it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from portal.model.blocks import Block, Kind, Unit
from portal.source.formulas import SLOGANS
from portal.source.labels import NAMED, Label, Style, first_of, following, follows, labels

_NAMES = {
    Style.PART: "phan",
    Style.CHAPTER: "chuong",
    Style.DIVISION: "muc",
    Style.SUBDIVISION: "tieu-muc",
}
_KINDS = {
    Style.PART: Kind.PART,
    Style.CHAPTER: Kind.CHAPTER,
    Style.DIVISION: Kind.DIVISION,
    Style.SUBDIVISION: Kind.SUBDIVISION,
    Style.ARTICLE: Kind.ARTICLE,
    Style.CAPITAL: Kind.SECTION,
    Style.ROMAN: Kind.SECTION,
    Style.DECIMAL: Kind.CLAUSE,
}
_SECTIONS = (*NAMED, Style.CAPITAL, Style.ROMAN)
_HOLDERS = {
    Style.ARTICLE: _SECTIONS,
    Style.CAPITAL: (*NAMED, Style.ROMAN),
    Style.ROMAN: (*NAMED, Style.CAPITAL),
    Style.NUMBER: _SECTIONS,
}
"""In which units a form begins a new level; other forms begin one in any unit."""

_TITLED = (Kind.SECTION, Kind.PART, Kind.ANNEX, Kind.ITEM)
"""Kinds whose title can announce slogans."""

_WANTED = {"report": Style.CAPITAL, "plan": Style.ROMAN}
"""What a capital is read as that is a letter and a numeral, by the scheme in the front matter."""


@dataclass
class _Open:
    """An open unit: its label, the id of the unit, and the marks of the bullets open in it."""

    id: str
    label: Label | None = None
    has_words: bool = True
    slogans: bool = False
    is_slogan: bool = False
    bullets: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Containers:
    """The open units of a text, or of an annex, whose id is the `prefix` of all ids inside it.

    `slogans` are ids of units whose entries are slogans though their headings leave it unclear, and
    `tasks` those whose entries are none.
    """

    prefix: str = ""
    slogans: frozenset[str] | None = None
    annex_number: bool = True
    has_words: bool = True
    slogans_here: bool = False
    scheme: str = ""
    stack: list[_Open] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    chapters: set[str] = field(default_factory=set)
    broken: set[tuple[str, Style, int]] = field(default_factory=set)
    rows: dict[tuple[str, Style, int], Label] = field(default_factory=dict)

    @property
    def parent(self) -> str:
        """The id of the innermost open unit; that of the annex, or "", where none is open."""
        return self.stack[-1].id if self.stack else self.prefix

    def numbered(self, block: Block, readings: Iterable[Label], title: str = "") -> Unit:
        """Open the unit that this block begins, and close those that end before it."""
        label = self._choose(list(readings))
        item = self._open_number(label)
        self._close(label)
        parent = self.parent
        name = self._id(label)
        kind = self._kind(label)
        expected = self._expected(label, parent, item)
        text = block.text[len(label.printed) :].strip() or title
        slogans, is_slogan = self._has_slogans(name, kind, text), kind is Kind.SLOGAN
        self.stack.append(_Open(name, label, bool(text), slogans, is_slogan))
        return Unit(block, name, kind, label.printed, parent, expected=expected)

    def bullet(self, block: Block, mark: str) -> Unit:
        """The entry of a list of bullets, in the innermost open unit or the bullet around it."""
        marks = self._marks()
        parent = nest(marks, mark) or self.parent
        name = self._nth(parent, "g")
        marks.append((mark, name))
        return Unit(block, name, Kind.BULLET, mark, parent)

    def paragraph(self, block: Block) -> Unit:
        """A paragraph more, in the innermost open unit; never in a bullet or a slogan."""
        if self.stack and self.stack[-1].is_slogan:
            self.stack.pop()
        if block.table:
            return Unit(block, self._nth(self.parent, "b"), Kind.TABLE, parent=self.parent)
        words = self.stack[-1].has_words if self.stack else bool(self.prefix) and self.has_words
        key = f"{self.parent}:d"
        self.counts[key] = max(self.counts[key], int(words))
        return Unit(block, self._nth(self.parent, "d"), Kind.PARAGRAPH, parent=self.parent)

    def _marks(self) -> list[tuple[str, str]]:
        if not self.stack:
            self.stack.append(_Open(self.prefix, None, self.has_words and bool(self.prefix)))
        return self.stack[-1].bullets

    def _nth(self, parent: str, sign: str) -> str:
        self.counts[f"{parent}:{sign}"] += 1
        return f"{parent}-{sign}{self.counts[f'{parent}:{sign}']}".lstrip("-")

    def _choose(self, readings: list[Label]) -> Label:
        """The reading that continues an open row, innermost first; else one that begins a row."""
        wanted = _WANTED.get(self.scheme)
        readings = [one for one in readings if one.style is wanted] or readings
        for opened in reversed(self.stack):
            for label in readings:
                if opened.label and follows(opened.label, label):
                    return label
        styles = {opened.label.style for opened in self.stack if opened.label}
        fresh = [label for label in readings if label.ordinal == 1 and label.style not in styles]
        again = [label for label in readings if label.style in styles]
        return next(iter([*fresh, *again, *readings]))

    def _close(self, label: Label) -> None:
        """Close the units that end where this label begins."""
        styles = [opened.label.style if opened.label else None for opened in self.stack]
        if label.style in NAMED[:-1]:
            inner = (*NAMED[NAMED.index(label.style) :],)
            outer = [i for i, style in enumerate(styles) if style in NAMED and style not in inner]
            del self.stack[outer[-1] + 1 if outer else 0 :]
        elif label.style is Style.DECIMAL:
            self._close_around(label)
        elif label.style in styles:
            del self.stack[styles.index(label.style) :]
        elif label.style in _HOLDERS:
            holders = [i for i, style in enumerate(styles) if style in _HOLDERS[label.style]]
            del self.stack[holders[-1] + 1 if holders else 0 :]
        elif self.stack and self.stack[-1].label is None:
            self.stack.pop()

    def _close_around(self, label: Label) -> None:
        """Leave open only what a number such as 1.2 is in: its item 1, or its section."""
        for index, opened in enumerate(self.stack):
            style = opened.label.style if opened.label else None
            parts = opened.label.parts if opened.label else ()
            if style is Style.ROMAN and parts[0] == label.parts[0]:
                del self.stack[index + 1 :]
                return
            inside = style in (Style.NUMBER, Style.DECIMAL) and parts == label.parts[: len(parts)]
            if style in _SECTIONS or (inside and len(parts) < len(label.parts)):
                continue
            del self.stack[index:]
            return

    def _id(self, label: Label) -> str:
        style, parts = label.style, label.parts
        if style is Style.ARTICLE:
            return self._in_annex(f"dieu-{parts[0]}")
        if style in _NAMES:
            return self._named_id(label)
        if style is Style.DECIMAL:
            return self._decimal_id(parts)
        if style in (Style.CAPITAL, Style.ROMAN) and not self._divisions():
            bare = f"phan-{parts[0]}" if self.prefix and not self.annex_number else parts[0]
            return self._in_annex(bare)
        return self._inner_id(label)

    def _inner_id(self, label: Label) -> str:
        """The id of a unit inside another: that one's id, and the number or letter."""
        style, parts = label.style, label.parts
        if style is Style.NUMBER and not self.parent:
            return f"muc-{parts[0]}"
        own = parts[-1]
        if style is Style.LETTER_NUMBER and not self._inside(Style.LETTER):
            own = "-".join(parts)
        return f"{self.parent}-{own}".lstrip("-")

    def _inside(self, style: Style) -> bool:
        return any(opened.label and opened.label.style is style for opened in self.stack)

    def _divisions(self) -> list[str]:
        """The ids of the open parts, chapters and sections."""
        return [
            opened.id for opened in self.stack if opened.label and opened.label.style in _SECTIONS
        ]

    def _named_id(self, label: Label) -> str:
        """A part or chapter by its number alone, a division or subdivision inside its chapter.

        Chapters that start again below another part carry the part's id.
        """
        name = f"{_NAMES[label.style]}-{label.parts[0]}"
        own = self._in_annex(name)
        outer = self._divisions()
        if label.style in (Style.DIVISION, Style.SUBDIVISION):
            return f"{outer[-1]}-{name}" if outer else own
        if outer and own in self.chapters:
            own = f"{outer[-1]}-{name}"
        self.chapters.add(own)
        return own

    def _decimal_id(self, parts: tuple[str, ...]) -> str:
        """The number as printed, inside its section: its item may be missing or misnumbered."""
        around = [
            opened.id
            for opened in self.stack
            if opened.label and opened.label.style not in (Style.NUMBER, Style.DECIMAL)
        ]
        base = around[-1] if around else self.prefix
        if not parts[0].isdigit():
            return self._in_annex("-".join(parts))
        return "-".join([base or "muc", *parts])

    def _expected(self, label: Label, parent: str, item: tuple[str, ...]) -> str:
        """The number that continues the row of this label, where the label does not; else "".

        Articles run through a text; chapters do so too, or start again in each part. `item` is the
        number of the item that was open, which that of a clause repeats. Of a row only the first
        break is told: what follows depends on it.
        """
        runs_through = label.style in (Style.ARTICLE, Style.CHAPTER)
        key = ("" if runs_through else parent, label.style, len(label.parts))
        before = self.rows.get(key)
        self.rows[key] = label
        starts = label.ordinal == 1 and (before is None or label.style is Style.CHAPTER)
        if label.style is Style.DECIMAL and item and item != label.parts[:-1]:
            return ".".join([*item, "1"])
        broken = key in self.broken
        if broken or starts or (before and follows(before, label)):
            return ""
        self.broken.add(key)
        return following(before) if before else first_of(label)

    def _open_number(self, label: Label) -> tuple[str, ...]:
        """The number that is open in which a clause such as 1.2 can be: that of its item."""
        around = [one.label for one in self.stack if one.label]
        longer = len(label.parts)
        found = [
            one.parts
            for one in around
            if one.style in (Style.NUMBER, Style.DECIMAL) and len(one.parts) < longer
        ]
        if not label.parts[0].isdigit():
            found = [one.parts for one in around if one.style is Style.ROMAN]
        return found[-1] if found else ()

    def _in_annex(self, name: str) -> str:
        return f"{self.prefix}-{name}" if self.prefix else name

    def _kind(self, label: Label) -> Kind:
        around = self.stack[-1] if self.stack else None
        slogans = around.slogans if around else self.slogans_here
        if slogans and label.style in (Style.NUMBER, Style.DECIMAL):
            return Kind.SLOGAN
        if label.style is Style.DECIMAL and is_section_item(label):
            return Kind.ITEM
        if label.style is Style.NUMBER:
            return Kind.CLAUSE if self._inside(Style.ARTICLE) else Kind.ITEM
        return _KINDS.get(label.style, Kind.POINT)

    def _has_slogans(self, name: str, kind: Kind, text: str) -> bool:
        """Whether the numbered entries of a unit are slogans: its title says so and no more."""
        if self.slogans is not None:
            return name in self.slogans
        return kind in _TITLED and titles_slogans(text)


def is_section_item(label: Label) -> bool:
    """Whether a number such as II.1 is that of an item: a section's numeral, and one number."""
    return not label.parts[0].isdigit() and len(label.parts) == len(("II", "1"))


def nest(marks: list[tuple[str, str]], mark: str) -> str:
    """Close the bullets that end where one with this mark begins; the id of the one around it.

    `marks` are those of the open bullets, each with the bullet's id; "" where none is around.
    """
    known = [index for index, (other, _) in enumerate(marks) if other == mark]
    del marks[known[0] if known else len(marks) :]
    return marks[-1][1] if marks else ""


def titles_slogans(title: str) -> bool:
    """Whether a title announces slogans and nothing else besides."""
    found = SLOGANS.fullmatch(title)
    rest = (found["rest"] or "") if found else ""
    return bool(found) and not re.search(r"\b(?:và|,)\b|,", rest, re.IGNORECASE)


def readings_of(block: Block) -> tuple[Label, ...]:
    """The readings of the label of a block; a table has none."""
    return () if block.table else labels(block.text)
