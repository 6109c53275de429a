"""Which provision of one text is which of another: by address and words, by words, by likeness."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from portal.changes.wording import content
from portal.model.documents import Provision

LIKE = 0.5
"""The least share of common words by which two provisions with other addresses are one."""

MAX_PAIRS = 200_000
"""Pairs whose words are compared at most, in half a second; beyond, addresses alone decide."""

_SAME_ADDRESS = 0.1
"""What the same address adds to a likeness, so that it decides between equals."""


def align(before: Sequence[Provision], after: Sequence[Provision]) -> Mapping[int, int]:
    """The index in `after` of each provision of `before` that is still there."""
    words = [content(one) for one in before], [content(one) for one in after]
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(found: Iterator[tuple[int, int]]) -> None:
        for one, other in found:
            if one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)

    def left() -> tuple[list[int], list[int]]:
        return (
            [index for index in range(len(before)) if index not in pairs],
            [index for index in range(len(after)) if index not in taken],
        )

    at = {one.id: index for index, one in reversed(list(enumerate(after)))}
    same = [(index, at[one.id]) for index, one in enumerate(before) if one.id in at]
    pair((one, other) for one, other in same if words[0][one] == words[1][other])
    pair(_of_same_words(words, *left()))
    pair(_alike(before, after, words, *left()))
    pair(iter(same))
    return pairs


Words = tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
"""The words of each provision of both texts."""


def _of_same_words(
    words: Words, before: Sequence[int], after: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs with the same words, in the order of the text."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in reversed(after):
        places[words[1][index]].append(index)
    for index in before:
        if words[0][index] and places[words[0][index]]:
            yield index, places[words[0][index]].pop()


def _alike(
    before: Sequence[Provision], after: Sequence[Provision], words: Words, *left: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs with enough words in common, the most alike first."""
    if len(left[0]) * len(left[1]) > MAX_PAIRS:
        return
    ours = [(index, frozenset(words[0][index])) for index in left[0]]
    theirs = [(index, frozenset(words[1][index])) for index in left[1]]
    scored = []
    for one, mine in ours:
        for other, its in theirs:
            likeness = 2 * len(mine & its) / (len(mine) + len(its) or 1)
            if likeness >= LIKE:
                bonus = _SAME_ADDRESS if before[one].id == after[other].id else 0
                scored.append((-likeness - bonus, abs(one - other), one, other))
    yield from ((one, other) for _, _, one, other in sorted(scored))
