"""Where a slogan's line may break."""

from __future__ import annotations

import pytest

from portal.model.site_data import WordGroups
from portal.reference.line_breaks import LONGEST_GROUP, Break, groups

SLOGAN = "Nhiệt liệt hưởng ứng Tháng Công nhân năm 2025!"


def test_a_long_group_may_break_between_any_words() -> None:
    found = groups(SLOGAN, WordGroups())
    assert [group.text for group in found] == SLOGAN.split()
    assert {group.end for group in found[:-1]} == {Break.INSIDE_SENTENCE}


def test_known_phrases_stay_together_in_it() -> None:
    found = groups(SLOGAN, WordGroups(kept_together=("hưởng ứng", "Tháng Công nhân")))
    texts = [group.text for group in found]
    assert texts == ["Nhiệt liệt hưởng ứng", "Tháng Công nhân năm 2025!"]


@pytest.mark.parametrize("text", ["An toàn là trên hết!", "Sống, làm việc theo pháp luật!"])
def test_a_short_group_is_not_broken(text: str) -> None:
    found = groups(text, WordGroups())
    assert " ".join(group.text for group in found) == text
    assert all(len(group.text) <= LONGEST_GROUP for group in found)
    assert Break.INSIDE_SENTENCE not in {group.end for group in found}
