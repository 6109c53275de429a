"""The files of the search index: their names and contents, what is preloaded, their sizes."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from random import Random
from typing import Any

import pytest

from portal.model.blocks import Kind
from portal.model.library import Library
from portal.model.site_data import SearchVocabulary
from portal.search.index import MAX_PRELOADED, MAX_SHARD, SearchIndex, build_index, shard_of
from portal.search.lexicon import key
from portal.search.postings import FILE, Index, index_document, join
from portal.search.records import DocumentRecords, Record, document_records
from support.postings import numbers
from support.project import PLAN
from support.syllables import SYLLABLES


def joined(library: Library) -> Index:
    newest = [document_records(one, library.languages) for one in library.newest]
    return join([index_document(one)[0] for one in newest])


def indexed(library: Library) -> SearchIndex:
    return build_index(joined(library), library.search_vocabulary)


@pytest.fixture(scope="module")
def index(library: Library) -> SearchIndex:
    return indexed(library)


@pytest.fixture(scope="module")
def many() -> Index:
    """Forty documents of thirty texts, in Vietnamese syllables."""
    draw, syllables = Random(113), [one.spelled() for one in SYLLABLES]
    return join([index_document(_document(name, draw, syllables))[0] for name in range(40)])


def _document(name: int, draw: Random, syllables: list[str]) -> DocumentRecords:
    texts = [" ".join(draw.choices(syllables[:2000], k=40)) for _ in range(30)]
    records = [Record("i", "section", f"2025/{name}/#i", "", "", "", "", text) for text in texts]
    return DocumentRecords(f"2025/{name}", {"vi": tuple(records)})


def read(index: SearchIndex, language: str) -> Any:
    return json.loads(index.files[index.words[language]])


def shards(index: SearchIndex, language: str) -> list[dict[str, str]]:
    names = read(index, language)["shards"].split(" ")
    return [json.loads(index.files[FILE.format(name)]) for name in names]


def test_index_build_is_reproducible(library: Library, index: SearchIndex) -> None:
    assert indexed(library) == index


def test_files_are_named_by_their_content(index: SearchIndex) -> None:
    names = {FILE.format(sha256(data).hexdigest()[:12]) for data in index.files.values()}
    assert names == index.files.keys()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_document_comes_with_the_words(
    library: Library, index: SearchIndex, language: str
) -> None:
    (piece,) = joined(library)[language].pieces
    known = read(index, language)
    assert (known["texts"], known["sizes"], known["preloaded"]) == (piece.name, [piece.records], 1)
    assert index.texts[language] == (FILE.format(piece.name),)
    assert index.preloaded == (PLAN,)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_word_and_key_is_in_its_shard(
    library: Library, index: SearchIndex, language: str
) -> None:
    (shard,) = shards(index, language)
    postings = joined(library)[language]
    every = {**postings.words, **postings.keys}
    assert shard == {word: posting.numbers for word, posting in every.items()}


def test_the_texts_of_many_documents_come_when_they_are_asked_for(many: Index) -> None:
    index = build_index(many, SearchVocabulary())
    known = read(index, "vi")
    assert sum(known["sizes"]) == many["vi"].records == 1200
    assert known["texts"].split(" ") == [piece.name for piece in many["vi"].pieces]
    assert sum(known["sizes"][: known["preloaded"]]) <= MAX_PRELOADED
    assert index.preloaded == tuple(f"2025/{name}" for name in range(known["preloaded"]))


def test_words_are_divided_by_their_letters_without_marks(many: Index) -> None:
    every = shards(build_index(many, SearchVocabulary()), "vi")
    assert len(every) == 8
    for number, shard in enumerate(every):
        assert {shard_of(key(word, "vi"), len(every)) for word in shard} == {number}
        assert sum(len(numbers(gaps)) for gaps in shard.values()) < 2 * MAX_SHARD
    assert {word for shard in every for word in shard} == {*many["vi"].words, *many["vi"].keys}


def test_document_without_a_translation_is_found_by_its_official_text(library: Library) -> None:
    (plan,) = library.documents
    alone = replace(plan, editions={"vi": plan.official})
    _, files = index_document(document_records(alone, ("en",)))
    (data,) = files.values()
    addresses = {record[0].partition("#")[0] for record in json.loads(data)["records"]}
    assert addresses == {f"en/{PLAN}/"} | {
        f"{PLAN}/{section}"
        for section in ("", "i/", "ii/", "iii/", "iii/in-an/", "iv/", "noi-nhan/")
    }


def test_provision_without_words_has_no_record(library: Library) -> None:
    (plan,) = library.documents
    signature = plan.official.tree[-1]
    dots = replace(signature, id="d9", kind=Kind.PARAGRAPH, lines=("…………",))
    edition = replace(plan.official, tree=(*plan.official.tree, dots))
    spoiled = replace(plan, editions={"vi": edition})
    _, files = index_document(document_records(spoiled, ("vi",)))
    (data,) = files.values()
    found = {record[0].rpartition("#")[2] for record in json.loads(data)["records"]}
    assert signature.id in found
    assert "d9" not in found
