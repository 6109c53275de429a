"""States of a folder between which the official text can differ, and pairs of versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from portal.model.history import Change, DocumentHistory
from portal.model.versions import ALL_PAIRS, State, Version, compared, states_of
from support.corrected_document import TEXT, TODAY
from support.document_library import document_from


def day(number: int) -> dt.date:
    return dt.date(2025, 1, number)


def history(*changes: tuple[int, Mapping[str, str]], whole: bool = True) -> DocumentHistory:
    oldest_first = [Change(str(number), day(number), blobs) for number, blobs in changes]
    return DocumentHistory("2025/1-kh-ldld", tuple(reversed(oldest_first)), whole)


def test_a_state_lasts_while_the_official_pages_stay_and_has_the_files_it_had_last() -> None:
    found = states_of(
        history(
            (1, {"index.md": "a", "ii.md": "b"}),
            (2, {"index.en.md": "c", "original/a.md": "d", "units.yml": "e"}),
            (3, {"ii.md": "f"}),
            (4, {"ii.md": "", "units.yml": ""}),
        ),
        TODAY,
    )
    first = {"index.md": "a", "ii.md": "b"}
    more = {"index.en.md": "c", "original/a.md": "d"}
    assert found == (
        State(day(1), {**first, **more, "units.yml": "e"}),
        State(day(3), {**first, **more, "units.yml": "e", "ii.md": "f"}),
        State(day(4), {}),
    )


def test_a_text_that_is_in_no_commit_is_so_since_today() -> None:
    first = history((1, {"index.md": "a"}))
    assert states_of(first, day(9)) == ()
    changed = replace(first, committed=False)
    assert states_of(changed, day(9)) == (State(day(1), {"index.md": "a"}), State(day(9), {}))


def test_days_never_go_back() -> None:
    found = history((5, {"index.md": "a"}), (2, {"index.md": "b"}))
    assert [one.since for one in states_of(found, TODAY)] == [day(5), day(5)]
    changed = replace(found, committed=False)
    assert [one.since for one in states_of(changed, day(1))] == [day(5)] * 3


def test_of_a_history_that_is_not_whole_no_state_is_known() -> None:
    found = history((1, {"index.md": "a"}), (2, {"index.md": "b"}), whole=False)
    assert states_of(found, TODAY) == ()


def test_pairs_are_all_of_the_oldest_then_neighbours_and_each_with_the_newest() -> None:
    document = document_from(TEXT)
    versions = [Version(day(1 + index), day(1 + index), document) for index in range(9)]

    def pairs(count: int) -> set[tuple[int, int]]:
        at = versions[:count]
        return {(at.index(one), at.index(other)) for one, other in compared(at)}

    assert [len(pairs(count)) for count in (1, 2, 3, ALL_PAIRS)] == [0, 1, 3, 15]
    assert pairs(9) - pairs(6) == {(5, 6), (6, 7), (7, 8), *((one, 8) for one in range(7))}


def test_no_pair_of_lasting_address_is_gone_when_there_is_one_version_more() -> None:
    document = document_from(TEXT)
    versions = [Version(day(1 + index), day(1 + index), document) for index in range(12)]
    for count in range(2, 12):
        before, after = list(compared(versions[:count])), list(compared(versions[: count + 1]))
        newest = versions[count - 1]
        assert all(pair in after for pair in before if pair[1] is not newest)
