"""What the index has of a document, and how the indexes of several are joined."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.library import Library
from portal.search.lexicon import words
from portal.search.postings import (
    FILE,
    MAX_PIECE,
    Index,
    from_json,
    gap,
    index_document,
    join,
    to_json,
)
from portal.search.records import DocumentRecords, Record, document_records, keys, records
from support.postings import numbers

TEXTS = st.lists(st.lists(st.sampled_from("abcd")), max_size=5)


def document(texts: Iterable[str], name: str = "2025/1-kh") -> DocumentRecords:
    """A document whose provisions say these texts."""
    made = [
        Record(f"i-{number}", "item", f"{name}/#i-{number}", "Kế hoạch 1", "", "", "", text)
        for number, text in enumerate(texts, 1)
    ]
    return DocumentRecords(name, {"vi": tuple(made)})


def indexed(texts: Iterable[str], name: str = "2025/1-kh") -> Index:
    return index_document(document(texts, name))[0]


@pytest.mark.parametrize(
    ("number", "digits"), [(0, "A"), (31, "f"), (32, "hA"), (1023, "_f"), (1024, "hgA")]
)
def test_a_gap_is_written_in_digits_of_five_bits(number: int, digits: str) -> None:
    assert gap(number) == digits
    assert numbers(digits) == [number]


def test_words_lead_to_the_records_that_have_them() -> None:
    postings = indexed(["Đoàn viên", "công đoàn", "…", "viên chức"])["vi"]
    assert postings.records == 3  # dots are no word
    assert {word: numbers(posting.numbers) for word, posting in postings.words.items()} == {
        "đoàn": [0, 1],
        "viên": [0, 2],
        "công": [1],
        "chức": [2],
    }
    assert {word: numbers(posting.numbers) for word, posting in postings.keys.items()} == {
        "zyitem1": [0], "zyitem2": [1], "zyitem4": [2],
        "zz1": [0, 1, 2], "zz2": [1], "zz4": [2],
        "zx1": [0, 1, 2],
    }  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_are_the_records_of_the_plan(library: Library, language: str) -> None:
    (plan,) = library.documents
    index, files = index_document(document_records(plan, library.languages))
    (piece,) = index[language].pieces
    sent = json.loads(files[FILE.format(piece.name)])
    every = list(records([plan], language))
    assert {one.document for one in every} == {sent["document"]}
    assert [(one + [""] * 4)[:5] for one in sent["records"]] == [
        [one.address, one.place, one.within, one.text, one.called] for one in every
    ]


def test_a_long_document_is_in_pieces() -> None:
    texts = [f"điều {number}" for number in range(2 * MAX_PIECE + 1)]
    index, files = index_document(document(texts))
    sizes = [piece.records for piece in index["vi"].pieces]
    assert sizes == [MAX_PIECE, MAX_PIECE, 1]
    read = [json.loads(files[FILE.format(piece.name)]) for piece in index["vi"].pieces]
    assert [record[3] for piece in read for record in piece["records"]] == texts


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_indexes_joined_are_that_of_all_records_in_a_row(library: list[list[list[str]]]) -> None:
    every = [[" ".join(text) for text in texts] for texts in library]
    joined = join([indexed(texts) for texts in every])["vi"]
    whole = indexed([text for texts in every for text in texts])["vi"]
    assert joined.words == whole.words
    assert joined.records == whole.records
    halves = [join([indexed(texts) for texts in part]) for part in (every[:1], every[1:]) if part]
    assert join(halves)["vi"] == joined


@given(TEXTS)
def test_a_note_is_read_as_it_was_written(texts: list[list[str]]) -> None:
    index = indexed(" ".join(text) for text in texts)
    assert from_json(to_json(index)) == index


def test_keys_and_words_of_the_plan_are_those_of_its_records(library: Library) -> None:
    (plan,) = library.documents
    postings = index_document(document_records(plan, ("vi",)))[0]["vi"]
    every = list(records([plan], "vi"))
    for posted, of in ((postings.words, lambda one: words(one.searched)), (postings.keys, keys)):
        found = {(word, n) for word, one in posted.items() for n in numbers(one.numbers)}
        assert found == {(word, n) for n, one in enumerate(every) for word in of(one)}
        assert all(one.amount == len(numbers(one.numbers)) for one in posted.values())
