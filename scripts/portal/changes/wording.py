"""What changed in a run of words, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.model.blocks import Cell
from portal.model.documents import Provision
from portal.source.comparison import differences

PARAGRAPH, ROW = "¶", "⏎"
"""What stands between the paragraphs of a provision and the rows of a table."""

AROUND = 6
"""Words quoted before and after a change."""

LONGEST = 150
"""Words quoted of one deletion or insertion; how many more there are is told."""


class Mark(StrEnum):
    """What happened to words; `GAP` stands for words left out, all unchanged."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"
    GAP = "gap"


@dataclass(frozen=True)
class Passage:
    """A run of words with one fate; of a long one, `more` words are not quoted."""

    text: str
    mark: Mark
    more: int = 0


def content(provision: Provision) -> tuple[str, ...]:
    """The words of a provision after its label, with signs for paragraphs, cells and rows."""
    if provision.table is None:
        return tuple(_joined(provision.lines, PARAGRAPH))
    rows = [" | ".join(map(_cell, row)) for row in provision.table.rows]
    return tuple(_joined(rows, ROW))


def _cell(cell: Cell) -> str:
    """The words of a cell; of a merged one also over how many columns and rows it reaches."""
    merged = (cell.columns, cell.rows) != (1, 1)
    return f"{cell.text} ({cell.columns}×{cell.rows})" if merged else cell.text


def _joined(lines: Sequence[str], sign: str) -> Iterator[str]:
    for index, line in enumerate(lines):
        if index:
            yield sign
        yield from line.split()


def compare_words(before: Sequence[str], after: Sequence[str]) -> tuple[Passage, ...]:
    """The changes between two texts, each with the words around it; () where there are none."""
    found: list[Passage] = []
    end = 0
    changes = list(differences(before, after))
    for index, change in enumerate(changes):
        is_last = index == len(changes) - 1
        following = len(after) if is_last else changes[index + 1].published.start
        found += _kept(after[end : change.published.start], is_first=not index)
        found += _changed(before[change.expected], Mark.DELETED)
        found += _changed(after[change.published], Mark.INSERTED)
        end = change.published.stop
        if is_last and following > end:
            found += _tail(after[end:following])
    return tuple(found)


def marked(before: Sequence[str], after: Sequence[str]) -> tuple[Passage, ...]:
    """The whole of both texts as one, each word kept, deleted or inserted."""
    found: list[Passage] = []
    end = 0
    for change in differences(before, after):
        found += _run(after[end : change.published.start], Mark.KEPT)
        found += _run(before[change.expected], Mark.DELETED)
        found += _run(after[change.published], Mark.INSERTED)
        end = change.published.stop
    return (*found, *_run(after[end:], Mark.KEPT))


def whole(words: Sequence[str], mark: Mark) -> tuple[Passage, ...]:
    """A text that is all new or all gone."""
    return tuple(_changed(words, mark))


def _kept(words: Sequence[str], *, is_first: bool) -> Iterator[Passage]:
    """Unchanged words before a change: those beside it and beside the change before."""
    head = () if is_first else words[:AROUND]
    tail = words[len(head) :][-AROUND:]
    if len(head) + len(tail) == len(words):
        if words:
            yield Passage(" ".join(words), Mark.KEPT)
        return
    if head:
        yield Passage(" ".join(head), Mark.KEPT)
    yield Passage("", Mark.GAP)
    yield Passage(" ".join(tail), Mark.KEPT)


def _tail(words: Sequence[str]) -> Iterator[Passage]:
    yield Passage(" ".join(words[:AROUND]), Mark.KEPT)
    if len(words) > AROUND:
        yield Passage("", Mark.GAP)


def _run(words: Sequence[str], mark: Mark) -> Iterator[Passage]:
    if words:
        yield Passage(" ".join(words), mark)


def _changed(words: Sequence[str], mark: Mark) -> Iterator[Passage]:
    if words:
        yield Passage(" ".join(words[:LONGEST]), mark, max(0, len(words) - LONGEST))
