"""The pieces that reports are made of: quoted words are kept apart from our own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.changes.wording import Mark, Passage
from portal.checks.message_format import readable

SHOWN = 12
"""Addresses and files that an entry lists at most; how many more there are is told."""


class Style(StrEnum):
    """Whose words a run has: ours, or those of a file, which may be anything."""

    OURS = "ours"
    QUOTED = "quoted"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True)
class Run:
    """Words in one style, in which every character shows."""

    text: str
    style: Style = Style.OURS


@dataclass(frozen=True)
class Entry:
    """One thing that a change does; `loud` where a reviewer must not miss it."""

    lead: tuple[Run, ...]
    detail: tuple[Run, ...] = ()
    loud: bool = False


@dataclass(frozen=True)
class Section:
    """The entries about one document, or about other files; the loud ones first."""

    title: tuple[Run, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Report:
    """Everything told of a change; `summary` is one sentence."""

    summary: str
    sections: tuple[Section, ...] = ()


def ours(text: str) -> Run:
    """Words of our own."""
    return Run(text)


def quoted(text: str) -> Run:
    """Words of a file: its name, an address, a citation."""
    return Run(visible(text), Style.QUOTED)


def visible(text: str) -> str:
    """The text on one line, with the numbers of characters that do not show or only combine."""
    return readable(" ".join(text.split()))


_STYLES = {Mark.KEPT: Style.QUOTED, Mark.DELETED: Style.DELETED, Mark.INSERTED: Style.INSERTED}


def passages(found: Iterable[Passage]) -> Iterator[Run]:
    """Changed words, and those around them."""
    for passage in found:
        if passage.mark is Mark.GAP:
            yield ours("…")
            continue
        yield Run(visible(passage.text), _STYLES[passage.mark])
        if passage.more:
            yield ours(f"… (và {passage.more} từ nữa)")


def listed(names: Sequence[str]) -> Iterator[Run]:
    """The first of these names, and how many more there are."""
    for index, name in enumerate(names[:SHOWN]):
        if index:
            yield ours(", ")
        yield quoted(name)
    if len(names) > SHOWN:
        yield ours(f" và {len(names) - SHOWN} nữa")


def replaced(before: str, after: str) -> Iterator[Run]:
    """A value before and after; "" for none."""
    if before:
        yield Run(visible(before), Style.DELETED)
    if after:
        yield Run(visible(after), Style.INSERTED)
