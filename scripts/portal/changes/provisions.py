"""What happened to each provision of a text."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portal.changes.alignment import align
from portal.changes.wording import Mark, Passage, compare_words, content, whole
from portal.model.documents import Ancestry, Edition, Provision
from portal.reference.addresses import section_path


class Effect(StrEnum):
    """What readers see of a change of one provision."""

    WORDED = "worded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REWORDED = "renumbered and reworded"


@dataclass(frozen=True)
class ProvisionChange:
    """One provision's change: where it was, where it is (() for nowhere), its words.

    `carried` counts the provisions inside it that only went with it.
    """

    effect: Effect
    before: Ancestry
    after: Ancestry
    words: tuple[Passage, ...] = ()
    carried: int = 0

    @property
    def id(self) -> str:
        """The provision's id after the change; where it is gone, the last it had."""
        return (self.after or self.before)[-1].id

    @property
    def ids_before(self) -> tuple[str, ...]:
        """The ids that it had, and those of what only went along."""
        return self._ids(self.before)

    @property
    def ids_after(self) -> tuple[str, ...]:
        """The ids that it has, and those of what only went along."""
        return self._ids(self.after)

    def _ids(self, ancestry: Ancestry) -> tuple[str, ...]:
        inner = ancestry[-1].walk() if ancestry and self.carried else ancestry[-1:]
        return tuple(one.id for one in inner)


def compare_provisions(before: Edition, after: Edition) -> tuple[ProvisionChange, ...]:
    """Every change of a provision, in the order of the text."""
    return tuple(_Texts(before, after).changes())


class _Texts:
    """Two texts side by side."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self.before = [found for top in before.tree for found in top.ancestries()]
        self.after = [found for top in after.tree for found in top.ancestries()]
        ours, theirs = [one[-1] for one in self.before], [one[-1] for one in self.after]
        self.pairs = align(ours, theirs)
        self.homes = {
            id(ours[one]): theirs[other] for one, other in self.pairs.items()
        }  # ids can be repeated in a broken text: a provision is known by itself

    def changes(self) -> Iterator[ProvisionChange]:
        told = dict(self._told())
        carriers = {index: self._carrier(index) for index, (_, words) in told.items() if not words}
        carried = Counter(filter(None, carriers.values()))
        placed: list[tuple[float, ProvisionChange]] = []
        last = -1.0
        for index, ancestry in enumerate(self.before):
            if index not in self.pairs:
                gone = whole(labelled_words(ancestry[-1]), Mark.DELETED)
                placed.append((last + 0.5, ProvisionChange(Effect.REMOVED, ancestry, (), gone)))
                continue
            last = self.pairs[index]
            if index in told and not carriers.get(index):
                effect, words = told[index]
                ends = ancestry, self.after[self.pairs[index]]
                change = ProvisionChange(effect, *ends, words, carried[id(ancestry[-1])])
                placed.append((last, change))
        for index in set(range(len(self.after))) - set(self.pairs.values()):
            new = whole(labelled_words(self.after[index][-1]), Mark.INSERTED)
            change = ProvisionChange(Effect.ADDED, (), self.after[index], new)
            placed.append((index, change))
        yield from (change for _, change in sorted(placed, key=lambda one: one[0]))

    def _told(self) -> Iterator[tuple[int, tuple[Effect, tuple[Passage, ...]]]]:
        """Each provision that is still there but not the same, with what happened to it."""
        displaced = _displaced(self._settled())
        for index, other in self.pairs.items():
            effect, words = self._effect(self.before[index], self.after[other])
            if effect is None and index in displaced:
                effect = Effect.MOVED
            if effect:
                yield index, (effect, words)

    def _effect(
        self, before: Ancestry, after: Ancestry
    ) -> tuple[Effect | None, tuple[Passage, ...]]:
        one, other = before[-1], after[-1]
        if one.id == other.id:
            words = compare_words(labelled_words(one), labelled_words(other))
            moved = section_path(one) != section_path(other)
            return (Effect.WORDED if words else Effect.MOVED if moved else None), words
        words = compare_words(content(one), content(other))
        if words:
            return Effect.REWORDED, words
        home = self.homes.get(id(before[-2])) if before[:-1] else None
        stayed = home is (after[-2] if after[:-1] else None)
        return (Effect.RENUMBERED if stayed else Effect.MOVED), ()

    def _carrier(self, index: int) -> int:
        """The outermost provision with which this one only went along, as id(); 0 for none."""
        before, after = self.before[index], self.after[self.pairs[index]]
        carrier = 0
        for depth in range(1, min(len(before), len(after))):
            ours, theirs = before[-depth - 1], after[-depth - 1]
            inner, other = before[-depth], after[-depth]
            together = self.homes.get(id(ours)) is theirs and _moves(ours, theirs)
            alike = inner.id.removeprefix(ours.id) == other.id.removeprefix(theirs.id)
            pages = [section_path(one) for one in (ours, inner, theirs, other)]
            beside = (pages[0] == pages[1]) is (pages[2] == pages[3])
            if not (together and alike and beside and _moves(ours, theirs)):
                break
            carrier = id(ours)
        return carrier

    def _settled(self) -> Mapping[int, int]:
        """The pairs that keep their address."""
        return {
            one: other
            for one, other in self.pairs.items()
            if self.before[one][-1].id == self.after[other][-1].id
        }


def _moves(before: Provision, after: Provision) -> bool:
    return before.id != after.id or section_path(before) != section_path(after)


def labelled_words(provision: Provision) -> Sequence[str]:
    """The label and the words of a provision."""
    return (*provision.label.split(), *content(provision))


def _displaced(pairs: Mapping[int, int]) -> set[int]:
    """The provisions that stand in another order: all but the longest row that is in order."""
    ends: list[int] = []
    rows: list[int] = []
    before: dict[int, int] = {}
    for index in sorted(pairs):
        place = bisect_left(ends, pairs[index])
        before[index] = rows[place - 1] if place else -1
        ends[place : place + 1] = [pairs[index]]
        rows[place : place + 1] = [index]
    left, index = set(pairs), rows[-1] if rows else -1
    while index >= 0:
        left.remove(index)
        index = before[index]
    return left
