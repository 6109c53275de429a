"""Styles and automatic numbers of a Word file: what Word prints before a paragraph.

Elements have the local names of WordprocessingML as tags and attributes. A paragraph's list and
level are its own, or else those of its style or of a style beneath it; counters belong to the
abstract definition, which several lists can share.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

_MAX_STYLES = 20  # based on each other: Word allows 11, and a circle has no end
_MAX_LABEL = 100  # characters, written once for each paragraph
_MAX_COUNT = 32767  # Word's own limit; Roman numerals grow without one
_MAX_LETTERED = 780  # likewise: thirty letters
_LEVELS = range(9)  # of a list

_PLACE = re.compile(r"%([1-9])")
_SYMBOLS = {code: code & 0xFF for code in range(0xF000, 0xF100)}
"""The private codes of symbol fonts, as Word saves them: "·" for a dot."""

_FONTS = ("hAnsiTheme", "hAnsi", "asciiTheme", "ascii")
_ROMAN_UNITS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")


def value(parent: Element | None, path: str) -> str | None:
    """The value of a property below `parent`, or None."""
    found = parent
    for tag in path.split("/"):  # each by itself: far faster than a path
        if found is None:
            return None
        found = found.find(tag)
    return None if found is None else found.get("val", "")


def is_on(parent: Element | None, path: str) -> bool:
    """Whether a property that is either on or off is on."""
    return value(parent, path) not in (None, "0", "false", "off")


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: Element) -> None:
        self._by_id = {style.get("styleId"): style for style in root.findall("style[@styleId]")}
        paragraphs = root.findall("style[@type='paragraph'][@default]")
        self._default = paragraphs[0].get("styleId") if paragraphs else None
        self._default_font = _font(root.find("docDefaults/rPrDefault/rPr"))
        self._chains: dict[str | None, tuple[Element, ...]] = {}
        self._fonts: dict[tuple[str | None, str | None], str] = {}
        self._hidden: dict[tuple[str | None, str | None], bool] = {}

    def chain(self, style_id: str | None) -> tuple[Element, ...]:
        """A style and those beneath it, nearest first."""
        if style_id not in self._chains:
            self._chains[style_id] = tuple(islice(self._chain(style_id), _MAX_STYLES))
        return self._chains[style_id]

    def of_paragraph(self, properties: Element | None) -> tuple[Element, ...]:
        """The styles of a paragraph, nearest first."""
        return self.chain(value(properties, "pStyle") or self._default)

    def font(self, run: Element | None, paragraph: Element | None) -> str:
        """The font of a run by its properties and those of its paragraph; "" if of the theme."""
        own = _font(run)
        if own is not None:
            return own
        key = (value(run, "rStyle"), value(paragraph, "pStyle"))
        if key not in self._fonts:
            styles = (*self.chain(key[0]), *self.of_paragraph(paragraph))
            fonts = (_font(style.find("rPr")) for style in styles)
            found = next((font for font in fonts if font is not None), self._default_font)
            self._fonts[key] = found or ""
        return self._fonts[key]

    def hides(self, run: Element | None, paragraph: Element | None) -> bool:
        """Whether the text of a run is hidden, by its properties or by its styles."""
        if value(run, "vanish") is not None:
            return is_on(run, "vanish")
        key = (value(run, "rStyle"), value(paragraph, "pStyle"))
        if key not in self._hidden:
            styles = (*self.chain(key[0]), *self.of_paragraph(paragraph))
            stated = (style for style in styles if value(style, "rPr/vanish") is not None)
            self._hidden[key] = is_on(next(stated, None), "rPr/vanish")
        return self._hidden[key]

    def is_contents(self, style_id: str | None) -> bool:
        """Whether a paragraph style is one of an automatic table of contents."""
        names = (value(style, "name") or "" for style in self.chain(style_id)[:1])
        return any(re.fullmatch("toc [1-9]", name.lower()) for name in names)

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        while (style := self._by_id.get(style_id)) is not None:
            yield style
            style_id = value(style, "basedOn")


def _font(properties: Element | None) -> str | None:
    """The font that properties state for letters; "" for one of the theme."""
    fonts = None if properties is None else properties.find("rFonts")
    if fonts is None:
        return None
    named = next((name for name in _FONTS if fonts.get(name)), None)
    return named and ("" if named.endswith("Theme") else fonts.get(named))


class _List(NamedTuple):
    """A list (w:num): its levels, the starts that it overrides, and the levels of styles."""

    abstract: str
    levels: dict[int, Element]
    starts: dict[int, int]
    linked: dict[str, str]

    def start(self, level: int) -> int:
        return self.starts.get(level, _number(value(self.levels.get(level), "start"), 1))


class Label(NamedTuple):
    """What stands before a paragraph, what parts the two, and the properties of its letters."""

    text: str
    suffix: str
    properties: Element | None


class Numbering:
    """The lists of a file, counted paragraph by paragraph."""

    def __init__(self, root: Element, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {e.get("abstractNumId"): e for e in root.findall("abstractNum")}
        self._levels = {key: _levels(e, "lvl") for key, e in self._abstract.items()}
        self._nums = {e.get("numId"): e for e in root.findall("num") if e.get("numId") != "0"}
        self._lists: dict[str | None, _List] = {None: _List("", {}, {}, {})}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str | None, int]] = set()

    def label(self, paragraph: Element | None) -> Label | None:
        """Count a paragraph by its properties; None if nothing stands before it."""
        num_id, index = self._place(paragraph)
        found = self._list(num_id)
        level = found.levels.get(index)
        if level is None:
            return None
        counts = self._count(num_id, index)

        def written(place: re.Match[str]) -> str:
            above = int(place[1]) - 1
            form = value(found.levels.get(above), "numFmt") or "decimal"
            decimal = is_on(level, "isLgl") and form not in ("bullet", "none")
            return numeral(counts.get(above, found.start(above)), "decimal" if decimal else form)

        pattern = (value(level, "lvlText") or "")[:_MAX_LABEL].translate(_SYMBOLS)
        suffix = {"space": " ", "nothing": ""}.get(value(level, "suff") or "", "\t")
        text = _PLACE.sub(written, pattern)
        return Label(text[:_MAX_LABEL], suffix, level.find("rPr")) if text else None

    def _list(self, num_id: str | None) -> _List:
        """A list by its id; one without levels for an unknown id, and for 0."""
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = self._lists[None] if num is None else self._read(num)
        return self._lists[num_id]

    def _read(self, num: Element) -> _List:
        """A list; its abstract definition may be that of a list style."""
        abstract = value(num, "abstractNumId") or ""
        linked = value(self._abstract.get(abstract), "numStyleLink")
        for style in reversed(self._styles.chain(linked)):
            of_style = self._nums.get(value(style, "pPr/numPr/numId") or "")
            abstract = value(of_style, "abstractNumId") or abstract
        levels = self._levels.get(abstract, {}) | _levels(num, "lvlOverride/lvl")
        starts = _levels(num, "lvlOverride[startOverride]").items()
        return _List(
            abstract,
            levels,
            {index: _number(value(start, "startOverride"), 1) for index, start in starts},
            {value(level, "pStyle") or "": str(index) for index, level in levels.items()},
        )

    def _place(self, paragraph: Element | None) -> tuple[str | None, int]:
        """The list and level of a paragraph: the nearest that it or a style of it states."""
        num_id = value(paragraph, "numPr/numId")
        stated = value(paragraph, "numPr/ilvl")
        styles = self._styles.of_paragraph(paragraph)
        for style in styles:
            num_id = num_id or value(style, "pPr/numPr/numId")
        linked = self._list(num_id).linked
        for style in styles:
            own = linked.get(style.get("styleId", "")) or value(style, "pPr/numPr/ilvl")
            stated = stated or own
        return num_id, _number(stated, 0)

    def _count(self, num_id: str | None, index: int) -> dict[int, int]:
        """Count one more; deeper levels begin again, unless their lvlRestart says otherwise."""
        found = self._list(num_id)
        counts = self._counts[found.abstract]
        anew = index in found.starts and (num_id, index) not in self._begun
        self._begun.add((num_id, index))
        counts[index] = found.start(index) if anew or index not in counts else counts[index] + 1
        for deeper in [level for level in counts if level > index]:
            if index < _number(value(found.levels.get(deeper), "lvlRestart"), deeper):
                del counts[deeper]
        return counts


def numeral(count: int, form: str) -> str:
    """A number in one of Word's formats; formats of other languages are written in digits."""
    match form:
        case "none" | "bullet":
            return ""
        case "decimalZero":
            return f"{count:02}"
        case "upperRoman" | "upperLetter":
            return numeral(count, form.replace("upper", "lower")).upper()
        case "lowerLetter" if 0 < count <= _MAX_LETTERED:  # after z come aa, bb, cc
            return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        case "lowerRoman" if 0 < count <= _MAX_COUNT:
            letters = ""
            for sign, worth in zip(_ROMAN, _ROMAN_UNITS, strict=True):
                letters += sign * (count // worth)
                count %= worth
            return letters
    return str(count)


def _number(text: str | None, default: int) -> int:
    return min(int(text), _MAX_COUNT) if text and re.fullmatch("[0-9]{1,9}", text) else default


def _levels(parent: Element, path: str) -> dict[int, Element]:
    """The elements of a list's levels by their numbers from 0."""
    found = {_number(level.get("ilvl"), 0): level for level in parent.findall(path)}
    return {index: level for index, level in found.items() if index in _LEVELS}
