"""How a published text departs from its original, told by paragraphs before it is told by words.

A paragraph that moved, was copied twice, was lost or was added is one departure, however many of
its words a comparison word by word would find again elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from portal.model.blocks import Word
from portal.source.comparison import PARAGRAPH, Difference, differences, opens_block


class Paragraph(NamedTuple):
    """The words of a paragraph, after the sign of its beginning, with the file and line of each."""

    words: tuple[str, ...]
    places: tuple[tuple[str, int], ...]

    @property
    def path(self) -> str:
        """The file in which it begins."""
        return self.places[0][0]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.places[0][1]

    @property
    def text(self) -> str:
        """Its words, separated by spaces."""
        return " ".join(self.words)


Run = tuple[Paragraph, ...]
"""Paragraphs that follow one another."""


class Change(NamedTuple):
    """Words of the original, from an index in it, and what is published instead; one may be none.

    `around` are the published words of the paragraph, `place` its file and the line to be told.
    """

    wanted: tuple[str, ...]
    start: int
    present: tuple[str, ...]
    around: Paragraph
    place: tuple[str, int]


@dataclass(frozen=True)
class Moved:
    """Published paragraphs that the original has elsewhere: below `above`, if below any."""

    run: Run
    above: Paragraph | None


@dataclass(frozen=True)
class Swapped:
    """Two runs of paragraphs, each in the place of the other."""

    one: Run
    other: Run


@dataclass(frozen=True)
class Repeated:
    """Published paragraphs that the text already has, from `first` on, `instead` of others."""

    run: Run
    first: Paragraph
    instead: Run = ()


@dataclass(frozen=True)
class Lost:
    """Paragraphs of the original that are not published: they belong between `above` and `below`.

    `start` is their index among the words of the original.
    """

    run: Run
    start: int
    above: Paragraph
    below: Paragraph


@dataclass(frozen=True)
class Added:
    """Published paragraphs that the original does not have; `start` is their place in it."""

    run: Run
    start: int


@dataclass(frozen=True)
class Altered:
    """A place where words differ."""

    change: Change


Departure = Moved | Swapped | Repeated | Lost | Added | Altered


def paragraphs(words: Iterable[tuple[str, Word]]) -> list[Paragraph]:
    """The paragraphs of a text from its words, each with its file."""
    found: list[list[tuple[str, Word]]] = []
    for path, word in words:
        if word.text == PARAGRAPH or not found:
            found.append([])
        found[-1].append((path, word))
    return [
        Paragraph(
            tuple(word.text for _, word in one), tuple((path, word.line) for path, word in one)
        )
        for one in found
    ]


def departures(wanted: Sequence[Paragraph], present: Sequence[Paragraph]) -> list[Departure]:
    """Every departure, in the order of the published text as far as it goes."""
    if swap := _swap(wanted, present):
        return [swap]
    return _Comparison(wanted, present).departures()


def _swap(wanted: Sequence[Paragraph], present: Sequence[Paragraph]) -> Swapped | None:
    """Two paragraphs that stand in each other's place, where nothing else differs."""
    if len(wanted) != len(present):
        return None
    pairs = zip(wanted, present, strict=True)
    wrong = [index for index, (one, other) in enumerate(pairs) if one.words != other.words]
    if len(wrong) != 2:  # noqa: PLR2004 - the two that are swapped
        return None
    first, second = wrong
    if (wanted[first].words, wanted[second].words) != (present[second].words, present[first].words):
        return None
    return Swapped((present[first],), (present[second],))


class _Region(NamedTuple):
    """A part of both texts, by paragraph, in which they differ."""

    wanted: range
    present: range


class _Move(NamedTuple):
    """Published paragraphs that the original has elsewhere, by index, and the regions of both."""

    present: list[int]
    wanted: list[int]
    to: _Region
    home: _Region


class _Comparison:
    def __init__(self, wanted: Sequence[Paragraph], present: Sequence[Paragraph]) -> None:
        self.wanted, self.present = wanted, present
        self.starts = _starts(wanted)
        texts = [one.text for one in wanted], [one.text for one in present]
        self.regions = [
            _Region(_range(found.expected), _range(found.published))
            for found in differences(*texts)
        ]
        self.moves = list(self._moves())
        self.sizes = Counter(one.path for one in present)
        self.same: dict[str, list[int]] = {}
        for index, text in enumerate(texts[1]):
            self.same.setdefault(text, []).append(index)

    def departures(self) -> list[Departure]:
        gone = {index for move in self.moves for index in move.wanted}
        come = {index for move in self.moves for index in move.present}
        found = list(self._moved())
        for region in self.regions:
            wanted = [index for index in region.wanted if index not in gone]
            present = [index for index in region.present if index not in come]
            again = self._again(present)
            present = [index for index in present if index not in again]
            instead = tuple(self.wanted[i] for i in wanted) if again and not present else ()
            found += self._repeated(again, instead)
            if wanted and present:
                found += self._altered(wanted, present)
            elif wanted and not instead:
                found += self._lost(wanted, region.present.start)
            elif present:
                found += self._added(present, self.starts[region.wanted.start])
        return found

    def _moves(self) -> Iterator[_Move]:
        """Runs of published paragraphs in one region that the original has in another."""
        missing: dict[str, list[tuple[int, _Region]]] = {}
        for region in self.regions:
            for index in region.wanted:
                missing.setdefault(self.wanted[index].text, []).append((index, region))
        move: _Move | None = None
        for region in self.regions:
            for index in region.present:
                home = next(iter(missing.get(self.present[index].text, ())), None)
                if home is None:
                    continue
                missing[self.present[index].text].pop(0)
                if move and (move.present[-1], move.wanted[-1]) == (index - 1, home[0] - 1):
                    move.present.append(index)
                    move.wanted.append(home[0])
                    continue
                if move:
                    yield move
                move = _Move([index], [home[0]], region, home[1])
        if move:
            yield move

    def _moved(self) -> Iterator[Departure]:
        told: list[_Move] = []
        for move in self.moves:
            if move in told:
                continue
            back = (one for one in self.moves if (one.to, one.home) == (move.home, move.to))
            other = next((one for one in back if one is not move), None)
            run = self._published(move.present)
            if other:
                told.append(other)
                yield Swapped(run, self._published(other.present))
            else:
                above = move.wanted[0] - 1
                yield Moved(run, self.wanted[above] if above >= 0 else None)

    def _again(self, added: Sequence[int]) -> dict[int, int]:
        """Those of the added paragraphs that the text has elsewhere, too, and where."""
        found: dict[int, int] = {}
        own = frozenset(added)
        for index in added:
            same = self.same[self.present[index].text]
            other = next((one for one in same if one not in own or one < index), None)
            if other is not None and other not in found:
                found[index] = other
        return found

    def _repeated(self, again: Mapping[int, int], instead: Run) -> Iterator[Departure]:
        """Repeated paragraphs: those on a page that holds more than them, not the whole page."""
        for run in _runs(list(again)):
            first = self.present[again[run[0]]]
            paragraphs = self._published(run)
            path = paragraphs[0].path
            is_page = self.sizes[path] == len(run)
            others = self._published([again[index] for index in run])
            if is_page and not instead and first.path != path:
                yield Repeated(others, paragraphs[0])
            else:
                yield Repeated(paragraphs, first, instead)

    def _lost(self, wanted: Sequence[int], present: int) -> Iterator[Departure]:
        above = self.present[max(0, present - 1)]
        below = self.present[min(present, len(self.present) - 1)]
        for run in _runs(wanted):
            lost = tuple(self.wanted[index] for index in run)
            yield Lost(lost, self.starts[run[0]], above, below)

    def _added(self, present: Sequence[int], start: int) -> Iterator[Departure]:
        for run in _runs(present):
            yield Added(self._published(run), start)

    def _altered(self, wanted: Sequence[int], present: Sequence[int]) -> Iterator[Departure]:
        old = [
            (self.starts[index] + offset, word)
            for index in wanted
            for offset, word in enumerate(self.wanted[index].words)
        ]
        new = [
            (index, word, self.present[index].places[offset])
            for index in present
            for offset, word in enumerate(self.present[index].words)
        ]
        texts = [word for _, word in old], [word for _, word, _ in new]
        for found in differences(*texts):
            missing = found.expected
            start = old[missing.start][0] if missing.start < len(old) else old[-1][0] + 1
            index, _, place = new[_told(found, texts[0], len(new))]
            one = self.present[index]
            change = tuple(texts[0][missing]), start, tuple(texts[1][found.published])
            yield Altered(Change(*change, one, place))

    def _published(self, indices: Sequence[int]) -> Run:
        return tuple(self.present[index] for index in indices)


def _told(found: Difference, wanted: Sequence[str], count: int) -> int:
    """The published word on whose line a difference is told: beside what is missing."""
    missing, at = found.expected, found.published.start
    if at == found.published.stop:
        ends_block = missing.stop >= len(wanted) or opens_block(wanted[missing.stop])
        merges = missing.stop == missing.start + 1 and opens_block(wanted[missing.start])
        at -= ends_block and not merges
    return max(0, min(int(at), count - 1))


def _range(found: slice) -> range:
    return range(found.start, found.stop)


def _starts(text: Sequence[Paragraph]) -> list[int]:
    """The index of each paragraph's first word, and that after the last word."""
    return [0, *accumulate(len(one.words) for one in text)]


def _runs(indices: Sequence[int]) -> Iterator[list[int]]:
    """The indices in runs without gaps."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
