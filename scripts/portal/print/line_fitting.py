"""How a slogan stands in a box: the lines that sense allows, in the largest letters that fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import NamedTuple

from portal.reference.line_breaks import Group

NEARLY = 0.92
"""Letters of this part of the largest size look as large: then better breaks count for more."""


class Box(NamedTuple):
    """The room for the lines, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class Letters:
    """The room that letters take, in sizes: a line by its text, a block by its number of lines."""

    width: Callable[[str], float]
    height: Callable[[int], float]


@dataclass(frozen=True)
class Composition:
    """The lines, and the size of their letters in points; 0 where the box has no room at all."""

    lines: tuple[str, ...]
    size: float


class _Arrangement(NamedTuple):
    """Groups in lines: what their breaks cost, the widest line, where each line ends."""

    cost: int
    widest: float
    ends: tuple[int, ...]


_Measured = Callable[[int, int], float]
"""The width of the groups from one index to before another, on one line."""


def compose(parts: Sequence[Group], box: Box, most: int, letters: Letters) -> Composition:
    """The groups in at most so many lines, as large as the box allows.

    Of the arrangements whose letters are nearly as large, the one with the best breaks; of equal
    ones that with fewer lines, then with larger letters.
    """
    whole = Composition((" ".join(part.text for part in parts),) if parts else (), 0.0)
    if not parts or min(box) <= 0:
        return whole
    measured = _measured(parts, letters)

    def size(arrangement: _Arrangement) -> float:
        lines = len(arrangement.ends)
        return min(box.width / arrangement.widest, box.height / letters.height(lines))

    free = [0] * len(parts)
    largest = max(map(size, _arrangements(free, most, measured, inf)))
    enough = NEARLY * largest
    costs = [int(part.end) for part in parts[:-1]] + [0]
    good = _arrangements(costs, most, measured, box.width / enough)
    best = min(
        (arrangement for arrangement in good if size(arrangement) >= enough),
        key=lambda one: (one.cost, len(one.ends), -size(one)),
    )
    return Composition(tuple(_lines(parts, best.ends)), size(best))


def _measured(parts: Sequence[Group], letters: Letters) -> _Measured:
    known: dict[tuple[int, int], float] = {}

    def measured(begin: int, end: int) -> float:
        if (begin, end) not in known:
            known[begin, end] = letters.width(" ".join(part.text for part in parts[begin:end]))
        return known[begin, end]

    return measured


def _arrangements(
    costs: Sequence[int], most: int, measured: _Measured, limit: float
) -> Iterator[_Arrangement]:
    """For each number of lines, the cheapest arrangement within the limit; the narrowest of those.

    `costs` has what a break after each group costs.
    """
    begun = {0: _Arrangement(0, 0.0, ())}
    for _ in range(min(most, len(costs))):
        longer: dict[int, _Arrangement] = {}
        for begin, sofar in begun.items():
            for end in range(begin + 1, len(costs) + 1):
                width = measured(begin, end)
                if width > limit:
                    break
                cost = sofar.cost + costs[end - 1]
                one = _Arrangement(cost, max(sofar.widest, width), (*sofar.ends, end))
                longer[end] = min(one, longer.get(end, one))
        begun = longer
        if len(costs) in begun:
            yield begun[len(costs)]


def _lines(parts: Sequence[Group], ends: Sequence[int]) -> Iterator[str]:
    for begin, end in pairwise((0, *ends)):
        yield " ".join(part.text for part in parts[begin:end])
