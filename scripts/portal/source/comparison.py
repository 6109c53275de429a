"""The original and the published text side by side, letter by letter.

Both go through the same reader; only white space and marks of layout are ignored. The start of a
block and of a cell count as words too, so a paragraph that is split, joined or moved is a
difference like any other; the marks of list entries are letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache
from itertools import accumulate, takewhile

from portal.model.blocks import Kind, Unit, Word
from portal.model.documents import Correction, Document
from portal.source.lines import read_blocks
from portal.source.numbering import number

SIGN = "\x02"
"""Prefix of a word that marks the start of a block; no page can contain this character."""

PARAGRAPH = f"{SIGN}¶"
"""The start of a paragraph."""

CELL = f"{SIGN}|"
"""The start of a cell that has words."""

MAX_COMPARISONS = 30_000_000
"""Limit on compared pairs of words: a few seconds. The plan with ten changes needs 100,000."""


@dataclass(frozen=True)
class Difference:
    """A range of words in each text where the two differ; one of the ranges may be empty."""

    expected: slice
    published: slice


@dataclass(frozen=True)
class Passage:
    """A run of words that both texts share, or that only one has (`differs`)."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """A published block beside the words of the original that correspond to it.

    `lines` are the first and the last line of those words in the original; (0, 0) for none.
    """

    unit: Unit
    path: str
    original: tuple[Passage, ...]
    published: tuple[Passage, ...]
    lines: tuple[int, int] = (0, 0)

    @property
    def differs(self) -> bool:
        """Whether a correction applies here."""
        return any(passage.differs for passage in (*self.original, *self.published))


@lru_cache(maxsize=256)
def read_units(text: str, *, markdown: bool = False) -> tuple[Unit, ...]:
    """The units of an original, whose marks of layout are letters unless it is `markdown`.

    Several rules ask for those of each text, one rule after the other.
    """
    return number(read_blocks(text, markup=markdown))


def words(units: Iterable[Unit]) -> Iterator[Word]:
    """The words of a text; before those of each block and cell the word that marks its start.

    The lines of one signature and of one title are one block, however they are typed.
    """
    for unit in units:
        if not _goes_on(unit):
            yield Word(PARAGRAPH, unit.block.line)
        if unit.block.table is None:
            yield from unit.block.words
            continue
        for cell in (cell for row in unit.block.table.rows for cell in row if cell.text):
            yield Word(CELL, cell.line)
            yield from (Word(word, cell.line) for word in cell.text.split())


def _goes_on(unit: Unit) -> bool:
    kind = unit.kind
    if kind is None:  # a title over several lines of the head
        return unit.block.text[:1].islower()
    return unit.joined and (kind is Kind.SIGNATURE or kind.is_division)


def opens_block(word: str) -> bool:
    """Whether a word marks the start of a block."""
    return word.startswith(SIGN)


def faulty(corrections: Iterable[Correction], original: str) -> Iterator[tuple[int, int]]:
    """The index of each correction that cannot be applied, and how many matches it has.

    It must match exactly once, in the original and after the corrections before it.
    """
    text = original
    for index, correction in enumerate(corrections):
        counts = (len(places(correction, before)) for before in (original, text))
        wrong = next((count for count in counts if count != 1), None)
        if wrong is not None:
            yield index, wrong
        text = corrected(text, [correction])


def places(correction: Correction, original: str) -> list[re.Match[str]]:
    """The matches of a correction's words in the original; one empty line matches several."""
    paragraphs = [
        part.split() for part in re.split(r"\n\s*\n", correction.original) if part.strip()
    ]
    if not paragraphs:
        return []
    between = r"[^\S\n]*+\n(?:[^\S\n]*+\n)++[^\S\n]*+"
    return list(
        re.finditer(between.join(r"\s+".join(map(re.escape, p)) for p in paragraphs), original)
    )


def corrected(original: str, corrections: Iterable[Correction]) -> str:
    """The original with every correction applied that matches exactly once."""
    for correction in corrections:
        found = places(correction, original)
        if len(found) == 1:
            start, end = found[0].span()
            original = original[:start] + correction.published + original[end:]
    return original


class _Matcher(SequenceMatcher[str]):
    """Compares exactly up to `MAX_COMPARISONS`; what remains after them differs as a whole."""

    def __init__(self, expected: Sequence[str], published: Sequence[str]) -> None:
        super().__init__(None, expected, published, autojunk=False)
        frequency = Counter(published)
        self.remaining = MAX_COMPARISONS
        self.costs = [0, *accumulate(1 + frequency[word] for word in expected)]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of words that two ranges share; empty once the limit is spent."""
        self.remaining -= self.costs[-1 if ahi is None else ahi] - self.costs[alo]
        if self.remaining < 0:
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def differences(expected: Sequence[str], published: Sequence[str]) -> Iterator[Difference]:
    """Where two sequences of words differ, in order."""
    start = _common(expected, published)
    end = _common(expected[start:][::-1], published[start:][::-1])
    middle = _Matcher(
        expected[start : len(expected) - end], published[start : len(published) - end]
    )
    for kind, a, b, c, d in middle.get_opcodes():
        if kind != "equal":
            yield Difference(slice(start + a, start + b), slice(start + c, start + d))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the common prefix."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def both_texts(document: Document) -> tuple[list[Word], list[tuple[str, Word]]]:
    """The words that the original says, corrections applied; those published, with their pages."""
    source = document.original
    received = corrected(source.reading, document.corrections) if source else ""
    wanted = words(read_units(received, markdown=bool(source and source.markdown)))
    pages = document.official.pages
    return list(wanted), [(page.path, word) for page in pages for word in words(page.units)]


def collate(document: Document) -> tuple[Row, ...]:
    """Every block of the official edition beside the original. Empty without an original."""
    if document.original is None:
        return ()
    reading = document.original.reading
    received = list(words(read_units(reading, markdown=document.original.markdown)))
    original = [word.text for word in received]
    blocks = [(page.path, unit) for page in document.official.pages for unit in page.units]
    published = [word.text for word in words(unit for _, unit in blocks)]
    found = tuple(differences(original, published))
    expected_changes = [difference.expected for difference in found]
    published_changes = [difference.published for difference in found]
    rows, start = [], 0
    for path, unit in blocks:
        end = start + sum(1 for _ in words([unit]))
        facing = slice(_facing(start, found), _facing(end, found))
        before = _passages(original, facing, expected_changes)
        after = _passages(published, slice(start, end), published_changes)
        lines = [word.line for word in received[facing]] or [0]
        rows.append(Row(unit, path, tuple(before), tuple(after), (min(lines), max(lines))))
        start = end
    return tuple(rows)


def corrected_passages(correction: Correction) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """What a correction replaces and what by, in runs that differ or do not."""
    before, after = map(_paragraphs, (correction.original, correction.published))
    found = tuple(differences(before, after))
    return (
        tuple(_passages(before, slice(0, len(before)), [one.expected for one in found])),
        tuple(_passages(after, slice(0, len(after)), [one.published for one in found])),
    )


def _paragraphs(text: str) -> list[str]:
    """The words of a text, before those of each further paragraph the mark of its start."""
    first, *rest = [part.split() for part in re.split(r"\n\s*\n", text.strip())]
    return [*first, *(word for part in rest for word in (PARAGRAPH, *part))]


def corrected_lines(correction: Correction, original: str) -> tuple[int, int]:
    """The first and the last line of a correction's words in the original; (0, 0) for none."""
    found = places(correction, original)
    if not found:
        return 0, 0
    start, end = (original.count("\n", 0, at) + 1 for at in found[0].span())
    return start, end


def _facing(position: int, found: Sequence[Difference]) -> int:
    """The position in the original that corresponds to one in the published text."""
    shift = 0
    for difference in found:
        if difference.published.stop > position or difference.published.start >= position:
            break
        shift = difference.expected.stop - difference.published.stop
    return position + shift


def _passages(text: Sequence[str], block: slice, changed: Sequence[slice]) -> Iterator[Passage]:
    """The words of a block, without the mark of its start, in runs that differ or do not."""
    inside = (slice(max(c.start, block.start), min(c.stop, block.stop)) for c in changed)
    position = block.start
    for change in inside:
        if change.start < change.stop:
            yield from _passage(text[position : change.start], differs=False)
            yield from _passage(text[change], differs=True)
            position = change.stop
    yield from _passage(text[position : block.stop], differs=False)


def _passage(run: Sequence[str], *, differs: bool) -> Iterator[Passage]:
    shown = [word.removeprefix(SIGN) for word in run if differs or not opens_block(word)]
    if shown:
        yield Passage(" ".join(shown), differs)
