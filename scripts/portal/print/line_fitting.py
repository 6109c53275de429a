"""Break a text into lines so that it fits a box in the largest letters."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, starmap
from math import inf
from typing import NamedTuple

from portal.print.layout_rules import RULES
from portal.reference.line_breaks import Group


class Box(NamedTuple):
    """The room for the lines, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class Letters:
    """The size of text in ems: the width of a line, the height of a block of so many lines."""

    width: Callable[[str], float]
    height: Callable[[int], float]


@dataclass(frozen=True)
class FittedLines:
    """The lines, and the size of their letters in points; 0 where the box has no room at all."""

    lines: tuple[str, ...]
    size: float


class _Arrangement(NamedTuple):
    """Groups in lines: the cost of the breaks, the widest line, the index at which each line ends.

    Of two arrangements the better one is less.
    """

    cost: int
    widest: float
    ends: tuple[int, ...]


def fit_lines(parts: Sequence[Group], box: Box, max_lines: int, letters: Letters) -> FittedLines:
    """The groups in at most `max_lines` lines, as large as the box allows.

    Of the arrangements whose letters are nearly as large, the one with the best breaks; of equal
    ones that with fewer lines, then with larger letters.
    """

    def text(begin: int, end: int) -> str:
        return " ".join(part.text for part in parts[begin:end])

    @cache
    def width(begin: int, end: int) -> float:
        return letters.width(text(begin, end))

    def size(arrangement: _Arrangement) -> float:
        height = letters.height(len(arrangement.ends))
        return min(box.width / arrangement.widest, box.height / height)

    if not parts or min(box) <= 0:
        return FittedLines((text(0, len(parts)),) if parts else (), 0.0)
    largest = max(map(size, _arrangements([0] * len(parts), max_lines, width, inf)))
    enough = RULES.nearly * largest
    costs = [int(part.end) for part in parts[:-1]] + [0]
    narrow = _arrangements(costs, max_lines, width, box.width / enough)
    best = min(
        (arrangement for arrangement in narrow if size(arrangement) >= enough),
        key=lambda one: (one.cost, len(one.ends), -size(one)),
    )
    return FittedLines(tuple(starmap(text, pairwise((0, *best.ends)))), size(best))


def _arrangements(
    costs: Sequence[int], max_lines: int, width: Callable[[int, int], float], max_width: float
) -> Iterator[_Arrangement]:
    """For each number of lines the arrangement of the least cost, of equal ones the narrowest.

    `costs` has the cost of a break after each group; `width(begin, end)` is that of the groups
    from one index to before another on one line.
    """
    begun = {0: _Arrangement(0, 0.0, ())}
    for _ in range(min(max_lines, len(costs))):
        longer: dict[int, _Arrangement] = {}
        for begin, so_far in begun.items():
            for end in range(begin + 1, len(costs) + 1):
                line = width(begin, end)
                if line > max_width:
                    break
                lost = RULES.short_cost if line < RULES.short * max_width < inf else 0
                cost, widest = so_far.cost + costs[end - 1] + lost, max(so_far.widest, line)
                one = _Arrangement(cost, widest, (*so_far.ends, end))
                longer[end] = min(one, longer.get(end, one))
        begun = longer
        if len(costs) in begun:
            yield begun[len(costs)]
