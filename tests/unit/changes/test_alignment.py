"""Which provision is which after a change."""

from __future__ import annotations

import pytest

from portal.changes.alignment import MAX_PAIRS, align
from portal.model.blocks import Kind
from portal.model.documents import Provision


def provisions(**texts: str) -> list[Provision]:
    return [
        Provision(name.replace("_", "-"), Kind.BULLET, "-", (text,), "docs/a.md", 1)
        for name, text in texts.items()
    ]


def paired(before: list[Provision], after: list[Provision]) -> dict[str, str]:
    return {before[one].id: after[other].id for one, other in sorted(align(before, after).items())}


ONE, TWO, THREE = "Tổ chức sinh hoạt ở cơ sở", "In một trăm tờ rơi", "Báo cáo trước ngày 15"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"g1": ONE, "g2": TWO}, {"g1": "g1", "g2": "g2"}),
        ({"g1": TWO, "g2": ONE}, {"g1": "g2", "g2": "g1"}),
        ({"g1": THREE, "g2": ONE, "g3": TWO}, {"g1": "g2", "g2": "g3"}),
        ({"g1": ONE, "g2": THREE}, {"g1": "g1", "g2": "g2"}),
        ({"g1": THREE, "g2": f"{ONE} sở", "g3": f"{TWO} màu"}, {"g1": "g2", "g2": "g3"}),
        ({"g1": ONE}, {"g1": "g1"}),
        ({}, {}),
    ],
    ids=["same", "swapped", "added first", "rewritten", "moved and reworded", "removed", "none"],
)
def test_words_decide_before_addresses(after: dict[str, str], expected: dict[str, str]) -> None:
    assert paired(provisions(g1=ONE, g2=TWO), provisions(**after)) == expected


def test_of_equal_words_those_at_the_same_address_belong_together() -> None:
    before = provisions(g1=ONE, g2=ONE, g3=TWO)
    after = provisions(g1=THREE, g2=ONE, g3=ONE)
    assert paired(before, after) == {"g1": "g3", "g2": "g2"}


def test_of_too_many_changed_provisions_the_address_decides() -> None:
    count = int(MAX_PAIRS**0.5) + 1
    before = provisions(**{f"g{n}": f"một {n}" for n in range(count)})
    after = provisions(**{f"g{n}": f"hai {n + 1}" for n in range(count)})
    assert paired(before, after) == {f"g{n}": f"g{n}" for n in range(count)}


def test_repeated_addresses_are_no_obstacle() -> None:
    before = [*provisions(g1=ONE), *provisions(g1=TWO)]
    after = [*provisions(g1=TWO), *provisions(g1=ONE)]
    assert dict(align(before, after)) == {1: 0, 0: 1}
