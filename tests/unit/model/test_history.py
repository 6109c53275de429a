"""The states of a document's folder, from its changes."""

from __future__ import annotations

import datetime as dt

import pytest

from portal.model.history import MOST, Change, DocumentHistory, EarlierState

DAYS = [dt.date(2025, 1, number) for number in range(1, MOST + 4)]


def history(count: int, *, whole: bool = True, committed: bool = True) -> DocumentHistory:
    """One in which each of so many changes rewrote a page."""
    changes = [Change(f"c{n}", DAYS[n], {"index.md": f"b{n}"}) for n in range(count)]
    return DocumentHistory("2025/1-kh", tuple(reversed(changes)), whole, committed)


def state(number: int) -> EarlierState:
    return EarlierState(f"c{number}", DAYS[number], {"index.md": f"b{number}"})


@pytest.mark.parametrize(
    ("found", "numbers"),
    [
        (history(1), []),
        (history(3), [0, 1]),
        (history(3, committed=False), [0, 1, 2]),
        (history(3, whole=False), []),
        (history(MOST + 3), range(2, MOST + 2)),
    ],
)
def test_earlier_states_are_the_latest_before_the_one_that_is(
    found: DocumentHistory, numbers: list[int]
) -> None:
    assert found.earlier() == tuple(map(state, numbers))
