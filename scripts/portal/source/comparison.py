"""The original and the published text side by side, word for word.

Both are read by the same parser into the same words; only white space and Markdown's own marks
fall away. A paragraph's beginning, a bullet and a typed list number count as words too, so a
paragraph that is split, joined or moved is a difference like any other.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate

from portal.model.blocks import Block, Unit, Word
from portal.model.documents import Correction, Document
from portal.source.markdown import read

SIGN = "\x02"
"""Opens a word that stands for the beginning of a block: no page can hold this character."""

PARAGRAPH = f"{SIGN}¶"
"""The beginning of a heading or paragraph."""

BULLET = f"{SIGN}•"
"""The beginning of a point, with one more dot for each point around it."""


MAX_COMPARISONS = 30_000_000
"""Pairs of words compared at most: a few seconds. The plan with ten changes needs 100,000."""


@dataclass(frozen=True)
class Difference:
    """Words of the one text, as a range, that stand where the other has others or none."""

    expected: slice
    published: slice


@dataclass(frozen=True)
class Passage:
    """A run of words that both texts have, or that only one of them has."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Row:
    """A published block beside the words of the original that it comes from."""

    unit: Unit
    path: str
    original: tuple[Passage, ...]
    published: tuple[Passage, ...]

    @property
    def differs(self) -> bool:
        """Whether a correction applies here."""
        return any(passage.differs for passage in (*self.original, *self.published))


def words(units: Iterable[Unit]) -> Iterator[Word]:
    """The words of a text, each block's after the sign of its beginning."""
    for unit in units:
        yield Word(_sign(unit.block), unit.block.line)
        yield from unit.block.words


def _sign(block: Block) -> str:
    if block.marker == "-":
        return BULLET + "•" * block.depth
    return f"{SIGN}{block.marker}" if block.marker else PARAGRAPH


def opens_block(word: str) -> bool:
    """Whether a word stands for the beginning of a block."""
    return word.startswith(SIGN)


def faulty(corrections: Iterable[Correction], original: str) -> Iterator[tuple[int, int]]:
    """The index of each correction that cannot be applied, and how many places it finds.

    A correction speaks of the original, and no other may have changed its words before.
    """
    text = original
    for index, correction in enumerate(corrections):
        counts = (len(places(correction, original)), len(places(correction, text)))
        wrong = next((count for count in counts if count != 1), None)
        if wrong is not None:
            yield index, wrong
        text = corrected(text, [correction])


def places(correction: Correction, original: str) -> list[re.Match[str]]:
    """Where a correction's words stand in the original; an empty line stands for several."""
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
    """The original with every correction that applies exactly once."""
    for correction in corrections:
        found = places(correction, original)
        if len(found) == 1:
            original = (
                original[: found[0].start()] + correction.published + original[found[0].end() :]
            )
    return original


class _Matcher(SequenceMatcher[str]):
    """Compares exactly within `MAX_COMPARISONS`; what is left after them differs as a whole."""

    def __init__(self, expected: Sequence[str], published: Sequence[str]) -> None:
        super().__init__(None, expected, published, autojunk=False)
        often = Counter(published)
        self.left = MAX_COMPARISONS
        self.spent = [0, *accumulate(1 + often[word] for word in expected)]

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of words that two ranges share, if there is time left to look for it."""
        self.left -= self.spent[-1 if ahi is None else ahi] - self.spent[alo]
        if self.left < 0:
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)


def differences(expected: Sequence[str], published: Sequence[str]) -> Iterator[Difference]:
    """Where two runs of words differ, in order."""
    start = _common(expected, published)
    end = _common(expected[start:][::-1], published[start:][::-1])
    middle = _Matcher(
        expected[start : len(expected) - end], published[start : len(published) - end]
    )
    for kind, a, b, c, d in middle.get_opcodes():
        if kind != "equal":
            yield Difference(slice(start + a, start + b), slice(start + c, start + d))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two begin with in common."""
    pairs = zip(one, other, strict=False)
    unequal = (index for index, (a, b) in enumerate(pairs) if a != b)
    return next(unequal, min(len(one), len(other)))


def collate(document: Document) -> tuple[Row, ...]:
    """Every block of the official edition beside the original. Empty without an original."""
    if document.original is None:
        return ()
    original = [word.text for word in words(read(document.original.text))]
    blocks = [(page.path, unit) for page in document.official.pages for unit in page.units]
    published = [word.text for word in words(unit for _, unit in blocks)]
    found = tuple(differences(original, published))
    rows, start = [], 0
    for path, unit in blocks:
        end = start + 1 + len(unit.block.words)
        theirs = slice(_facing(start, found), _facing(end, found))
        rows.append(
            Row(
                unit,
                path,
                tuple(_passages(original, theirs, [d.expected for d in found])),
                tuple(_passages(published, slice(start, end), [d.published for d in found])),
            )
        )
        start = end
    return tuple(rows)


def _facing(position: int, found: Sequence[Difference]) -> int:
    """The place in the original that faces a place in the published text."""
    shift = 0
    for difference in found:
        if difference.published.stop > position or difference.published.start >= position:
            break
        shift = difference.expected.stop - difference.published.stop
    return position + shift


def _passages(text: Sequence[str], part: slice, changed: Sequence[slice]) -> Iterator[Passage]:
    """The words of a part after its first sign, in runs that differ and runs that do not."""
    inside = (slice(max(c.start, part.start), min(c.stop, part.stop)) for c in changed)
    position = part.start + 1
    for change in inside:
        if change.start < change.stop:
            yield from _passage(text[position : change.start], differs=False)
            yield from _passage(text[change], differs=True)
            position = change.stop
    yield from _passage(text[position : part.stop], differs=False)


def _passage(run: Sequence[str], *, differs: bool) -> Iterator[Passage]:
    if run:
        yield Passage(" ".join(word.removeprefix(SIGN) for word in run), differs)
