"""An outline in the operators of PDF, with as few curves as look the same."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from portal.print.outlines import Step

Place = tuple[float, float]
Curve = tuple[Place, ...]
"""The first and the last point, and between them one or two that bend the line."""

TOLERANCE = 2.0
"""Units of the font by which a curve may miss the outline, a thousandth of the letters' size: less
than a millimetre on the longest banner."""

_OPERATORS = {"m": "m", "l": "l", "c": "c", "z": "h"}

_TRIED = (0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875)
"""Where two curves are compared, as parts of their length."""


@cache
def path_of(steps: tuple[Step, ...]) -> str:
    """The steps as PDF writes them; two curves of degree two are one of degree three where it fits.

    Fonts split such curves in two, and twice as many would be twice the file.
    """
    written = []
    for kind, points in _cubic(steps):
        numbers = (str(round(one)) for point in points for one in point)
        written.append(" ".join((*numbers, _OPERATORS[kind])))
    return "\n".join(written)


def _cubic(steps: Sequence[Step]) -> Iterator[tuple[str, tuple[Place, ...]]]:
    """The steps without curves of degree two: "c" has two points that bend the line."""
    here: Place = (0, 0)
    waiting: Curve = ()
    for kind, points in steps:
        curve = (here, *points) if kind == "q" else ()
        here = points[-1] if points else here
        if waiting and curve and (whole := _joined(waiting, curve)):
            yield "c", whole[1:]
            waiting = ()
            continue
        if waiting:
            yield "c", _raised(waiting)[1:]
        waiting = curve
        if not curve:
            yield kind, points
    if waiting:
        yield "c", _raised(waiting)[1:]


def _joined(first: Curve, second: Curve) -> Curve | None:
    """Two curves, one after the other, as one of degree three where that misses neither."""
    (start, bend, _), (_, other, end) = first, second
    whole = (start, _beyond(start, bend), _beyond(end, other), end)
    for part in _TRIED:
        half, along = (first, 2 * part) if part <= 1 / 2 else (second, 2 * part - 1)
        missed = zip(_at(whole, part), _at(half, along), strict=True)
        if any(abs(one - wanted) > TOLERANCE for one, wanted in missed):
            return None
    return whole


def _beyond(end: Place, bend: Place) -> Place:
    """Where a curve through both halves is bent: a third of the way beyond the half's own bend."""
    return ((4 * bend[0] - end[0]) / 3, (4 * bend[1] - end[1]) / 3)


def _raised(curve: Curve) -> Curve:
    """A curve of degree two as one of degree three."""
    start, bend, end = curve
    return (start, _towards(start, bend), _towards(end, bend), end)


def _towards(end: Place, bend: Place) -> Place:
    """Two thirds of the way from an end of a curve to the point that bends it."""
    return (end[0] + 2 * (bend[0] - end[0]) / 3, end[1] + 2 * (bend[1] - end[1]) / 3)


def _at(curve: Curve, part: float) -> Place:
    """The point of a curve of any degree after this part of it (De Casteljau)."""
    points = list(curve)
    while len(points) > 1:
        points = [
            (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])) for a, b in pairwise(points)
        ]
    return points[0]
