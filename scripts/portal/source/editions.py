"""A document in one language, from its pages: their order, their numbering as one text, the tree.

A short document is one page; a long one may be split by section. Either way the pages are numbered
as one text, so each provision has the same address.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from portal.model.blocks import Kind, Unit
from portal.model.documents import Edition, Page
from portal.model.metadata import Metadata
from portal.model.page_kinds import INDEX, PageKind
from portal.source.described import describe
from portal.source.labels import place, roman
from portal.source.numbering import number
from portal.source.tree import tree

_NUMBERED = (
    Kind.PART, Kind.CHAPTER, Kind.DIVISION, Kind.SUBDIVISION, Kind.ARTICLE, Kind.SECTION, Kind.ITEM,
    Kind.CLAUSE, Kind.POINT, Kind.SLOGAN,
)  # fmt: skip
"""Kinds whose ids come from their numbers, in every language."""

_AFTER = ("noi-nhan", "chu-ky")
_PARTS = ("phan", "chuong", "dieu", "muc")
_ANNEXES = ("phu-luc", "mau", "bieu")


def make_edition(language: str, pages: Iterable[Page], official: Edition | None = None) -> Edition:
    """The edition of a document in a language; a translation has the `official` one's structure."""
    ours = [page for page in pages if page.language == language]
    index = next((page for page in ours if page.kind is PageKind.DOCUMENT), None)
    front = Metadata.of(index.front.values if index else {})
    order = page_order(page.stem for page in ours)
    ordered = sorted(ours, key=lambda page: order(page.stem))
    blocks = [unit.block for page in ordered for unit in page.units]
    slogans = official.metadata.slogans if official else front.slogans
    units = number(blocks, slogans, front.scheme)
    if official and _sizes(ordered) == _sizes(official.pages):
        units = aligned(units, official.units)
    numbered = tuple(_divided(ordered, units))
    described = describe(units)
    placed = ((page.path, unit) for page in numbered for unit in page.units)
    metadata = front if official else front.over(described)
    return Edition(language, numbered, tree(placed), metadata, described)


def aligned(units: Sequence[Unit], official: Sequence[Unit]) -> tuple[Unit, ...]:
    """A translation's units with the ids and kinds of the official text's, one by one.

    Formulas that open a part, such as «Căn cứ», are Vietnamese; so the structure of a translation
    is that of the official text, unless it has other numbers.
    """
    pairs = zip(units, official, strict=True)
    return tuple(ours if ours.id == theirs.id else _like(ours, theirs) for ours, theirs in pairs)


def _sizes(pages: Iterable[Page]) -> list[tuple[str, int]]:
    return [(page.stem, len(page.units)) for page in pages]


def _like(ours: Unit, theirs: Unit) -> Unit:
    if ours.label and theirs.kind in _NUMBERED:
        return ours
    label = ours.block.text.partition(":")[0] + ":" if theirs.label.endswith(":") else theirs.label
    found = label if ours.block.text.startswith(label) else ours.label
    return replace(theirs, block=ours.block, label=found, expected="")


def _divided(pages: Sequence[Page], units: Sequence[Unit]) -> Iterator[Page]:
    """The pages, each with its own of the numbered units."""
    start = 0
    for page in pages:
        end = start + len(page.units)
        yield replace(page, units=tuple(units[start:end]))
        start = end


_Key = tuple[int, tuple[int, ...], str]


def page_order(stems: Iterable[str]) -> Callable[[str], _Key]:
    """A sort key for the stems of pages: head, parts by number, closing, foot, annexes, others."""
    lettered = {"a", "b"} <= set(stems)

    def key(stem: str) -> _Key:
        if stem == INDEX:
            return 0, (), ""
        first, *rest = stem.split("-")
        if stem in _AFTER:
            return 3, (_AFTER.index(stem),), ""
        if stem == "ket-thuc":
            return 2, (), ""
        if stem.startswith(_ANNEXES):
            return 5, tuple(_value(one) for one in stem.split("-")), stem
        values = tuple(_value(one, letter=lettered) for one in (first, *rest) if one not in _PARTS)
        if first in _PARTS or (values and all(values)):
            return 1, values, stem
        return 4, (), stem

    return key


def _value(part: str, *, letter: bool = False) -> int:
    """The place of a numeral, number or letter in its row; 0 for a word."""
    if part.isdigit():
        return int(part)
    if letter and re.fullmatch(r"[a-z]|dd", part):
        return place(part.replace("dd", "đ"))
    return roman(part)
