"""Ten errands that people come with take no more taps and scrolling than the table promises."""

from __future__ import annotations

import pytest

from support.browsing import OpenPage
from support.errands import READER, SCRIPTS, Errand, errands, run_errand


@pytest.mark.parametrize("errand", errands(), ids=lambda errand: errand.name)
def test_an_errand_is_done_as_promised(open_page: OpenPage, errand: Errand) -> None:
    cost = run_errand(open_page(*SCRIPTS, **READER), errand)
    assert cost.taps == errand.most.taps
    assert cost.screens <= errand.most.screens


def test_no_errand_takes_more_taps_than_before() -> None:
    table = errands()
    assert len(table) >= 10
    assert [one.name for one in table if one.before and one.most.taps > one.before.taps] == []
