"""States of a folder between which the official text can differ, and pairs of versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from portal.model.history import Change, DocumentHistory
from portal.model.versions import ALL_PAIRS, State, Version, compared, states_of
from support.corrected_document import TEXT
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
        )
    )
    first = {"index.md": "a", "ii.md": "b"}
    more = {"index.en.md": "c", "original/a.md": "d"}
    assert found == (
        State(day(1), {**first, **more, "units.yml": "e"}),
        State(day(3), {**first, **more, "units.yml": "e", "ii.md": "f"}),
        State(day(4), {"index.md": "a", **more}),
    )


def test_days_never_go_back() -> None:
    found = states_of(history((5, {"index.md": "a"}), (2, {"index.md": "b"})))
    assert [one.since for one in found] == [day(5), day(5)]


def test_of_a_history_that_is_not_whole_no_state_is_known() -> None:
    assert states_of(history((1, {"index.md": "a"}), whole=False)) == ()


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
