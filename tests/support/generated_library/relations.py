"""Which earlier documents a document is based on, amends, replaces or ends.

They depend on the schedule alone. A small library cites documents that it does not hold, as any
portal does that did not begin with the first document of its body.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from support.generated_library.bodies import PROVINCE
from support.generated_library.kinds import PLAN, Variant
from support.generated_library.schedule import Entry, Schedule

PLAN_113 = Entry(
    "", -1, dt.date(2025, 1, 7), "113/KH-LĐLĐ", PLAN, Variant.CAMPAIGN, PROVINCE
)  # fmt: skip
"""The plan that every library holds, as it is in docs/."""

ENDING = (Variant.AMENDING, Variant.REPLACING, Variant.REPEALING)
_CITED = ("KH", "QĐ", "HD", "NQ", "CTr")
_NEAR, _FAR = 150, 400
_AGAIN, _PLAN_113, _AS_BEFORE = 0.4, 0.15, 0.5


@dataclass(frozen=True)
class Relations:
    """What a document says of earlier ones, and what a later one did to it."""

    basis: tuple[Entry, ...] = ()
    target: Entry | None = None
    """What it amends, replaces or ends."""

    amended_before: Entry | None = None
    """The amendment of the same document before this one."""

    ended_by: Entry | None = None


def relations(entry: Entry, schedule: Schedule) -> Relations:
    """The relations of a document."""
    before = _amendment_before(entry, schedule)
    ended = (one for one in _newer(entry, schedule) if _target(one, schedule) == entry)
    return Relations(
        basis=tuple(_basis(entry, schedule)),
        target=_target(entry, schedule),
        amended_before=before,
        ended_by=next(ended, None),
    )


def _basis(entry: Entry, schedule: Schedule) -> Iterator[Entry]:
    """Up to two documents of the months before, in the order of their days."""
    chance = entry.random("basis")
    if entry.day.year == PLAN_113.day.year and chance.random() < _PLAN_113:
        yield PLAN_113
    wanted = chance.choice((0, 1, 1, 2))
    near = [schedule.entry(entry.index + step) for step in range(1, _NEAR)]
    fit = [one for one in near if one.kind.code in _CITED and one.body is PROVINCE]
    earlier = [one for one in fit if one.day < entry.day and one.variant not in ENDING]
    yield from sorted(chance.sample(earlier, wanted), key=lambda one: one.day)


def _target(entry: Entry, schedule: Schedule) -> Entry | None:
    """What a document amends, replaces or ends: of its kind, and no amendment itself."""
    if entry.variant not in ENDING:
        return None
    if before := _amendment_before(entry, schedule):
        return _target(before, schedule)
    if entry.variant is Variant.AMENDING and entry.kind is PLAN and entry.day.year == 2025:
        return PLAN_113
    passed = entry.random("target").randint(0, 3)
    held = (one for one in _older(entry, schedule) if one.variant not in ENDING)
    fit = [one for one in held if one.body is PROVINCE]
    return fit[min(passed, len(fit) - 1)]


def _amendment_before(entry: Entry, schedule: Schedule) -> Entry | None:
    """The amendment whose document this one amends again, if it does."""
    if entry.variant is not Variant.AMENDING:
        return None
    same_year = entry.kind is PLAN and entry.day.year == PLAN_113.day.year
    if not same_year and entry.random("again").random() > _AGAIN:
        return None
    earlier = (one for one in _older(entry, schedule) if one.variant is Variant.AMENDING)
    before = next(earlier, None)
    return None if before is None or (same_year and before.day.year != entry.day.year) else before


def _older(entry: Entry, schedule: Schedule) -> Iterator[Entry]:
    """The documents of the same kind before this one, the latest first."""
    for step in range(1, _FAR):
        other = schedule.entry(entry.index + step)
        if other.kind is entry.kind and other.day < entry.day:
            yield other


def _newer(entry: Entry, schedule: Schedule) -> Iterator[Entry]:
    """The documents after this one that end another."""
    for index in range(max(0, entry.index - _FAR), entry.index):
        other = schedule.entry(index)
        if other.variant is Variant.REPEALING and other.kind is entry.kind:
            yield other
