"""Queries that were written from the plan's text alone, before the search was looked at."""

from __future__ import annotations

import pytest

from portal.model.documents import Document
from portal.model.library import Library
from support.library_index import LibraryIndex, index_of
from support.queries import FIRST, queries, readings

LISTS = {
    "queries-new": ("vi", 0.95, 0.88),
    "queries-later": ("vi", 0.95, 0.88),
    "queries-en": ("en", 0.97, 0.93),
    "queries-en-later": ("en", 0.93, 0.86),
}
"""Of each list, which shares are answered by the first results and by the first, at least."""


@pytest.fixture(scope="module")
def index(library: Library, tmp_path_factory: pytest.TempPathFactory) -> LibraryIndex:
    return index_of(library, tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("name", LISTS)
def test_queries_are_answered_at_the_promised_rate(
    index: LibraryIndex, plan: Document, name: str
) -> None:
    language, three, first = LISTS[name]
    asked, reads = list(queries(name)), readings(plan, language)
    replies = index.ask((one.text for one in asked), language=language)
    hits = [
        [any(text in reads.get(at, "") for text in query.passages) for at in reply["found"][:FIRST]]
        if query.passages
        else [reply["answer"] != "whole"]
        for query, reply in zip(asked, replies, strict=True)
    ]
    missed = [one.text for one, hit in zip(asked, hits, strict=True) if not any(hit)]
    assert sum(map(any, hits)) >= three * len(asked), missed
    assert sum(hit[:1] == [True] for hit in hits) >= first * len(asked)


@pytest.mark.parametrize("name", LISTS)
def test_what_no_text_answers_is_not_told_as_answered(index: LibraryIndex, name: str) -> None:
    asked = [one.text for one in queries(name) if not one.passages]
    replies = index.ask(asked, language=LISTS[name][0])
    whole = [one for one, reply in zip(asked, replies, strict=True) if reply["answer"] == "whole"]
    assert whole == []
