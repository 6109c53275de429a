"""The page's search asks the index of a library as the build made it."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from portal.model.site_data import SearchVocabulary, Synonym
from portal.search.records import DOCUMENT, DocumentRecords, Record
from support.library_index import LibraryIndex, index_records
from support.syllables import SYLLABLES

COUNT = 150
"""Documents of the library, the newest first."""


def _document(number: int, draw: Random) -> DocumentRecords:
    """A document with a number, a name and an odd word of its own, and slogans."""
    name = f"{2026 - number // 20}/{number}-kh-ldld"
    title, syllables = f"Kế hoạch {number}/KH-LĐLĐ", [one.spelled() for one in SYLLABLES[:900]]
    head = f"Kế hoạch số {number} của công đoàn về {_name(number)} và w{number}x"
    records = [Record(name, DOCUMENT, f"{name}/", title, "", "", "", head)]
    for at in range(1, 9):
        text = " ".join(["Công đoàn", *draw.choices(syllables, k=20)])
        address, place = f"{name}/iii/#iii-{at}", f"Phần III › Khẩu hiệu {at}"
        records.append(Record(f"iii-{at}", "slogan", address, title, place, "", "", text))
    return DocumentRecords(name, {"vi": tuple(records)})


def _name(number: int) -> str:
    """Two syllables of which each is in other documents too, the pair in none."""
    syllables = [one.spelled() for one in SYLLABLES[1000:1100]]
    return f"{syllables[number % 100]} {syllables[(7 * number + number // 100) % 100]}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> LibraryIndex:
    draw = Random(113)
    documents = [_document(number, draw) for number in range(COUNT)]
    return index_records(documents, SearchVocabulary(), tmp_path_factory.mktemp("library"))


NUMBERS = (0, 9, 60, 113, COUNT - 1)
"""Of the newest document, of others, of the oldest."""


NOTHING = {"found": [], "answer": "none", "missing": [], "isCut": False, "isPartial": False}


def address(number: int) -> str:
    return f"{2026 - number // 20}/{number}-kh-ldld"


def test_a_name_is_found_whichever_the_age_of_its_document(library: LibraryIndex) -> None:
    replies = library.ask(_name(number) for number in NUMBERS)
    assert [one["found"][0] for one in replies] == [f"{address(number)}/" for number in NUMBERS]


def test_a_provision_is_found_by_its_number_and_its_documents(library: LibraryIndex) -> None:
    replies = library.ask(f"khẩu hiệu 7 kế hoạch {number}" for number in NUMBERS)
    assert [one["found"] for one in replies] == [
        [f"{address(number)}/iii/#iii-7"] for number in NUMBERS
    ]


def test_words_beside_the_name_of_a_document_are_looked_for_in_it(library: LibraryIndex) -> None:
    replies = library.ask(f"công đoàn kế hoạch {number}" for number in NUMBERS)
    for number, reply in zip(NUMBERS, replies, strict=True):
        assert {one.split("/iii/")[0].rstrip("/") for one in reply["found"]} == {address(number)}


def test_what_the_named_document_does_not_have_leads_to_it(library: LibraryIndex) -> None:
    (reply,) = library.ask(["w113x kế hoạch 60"])
    assert reply["found"] == [f"{address(60)}/"]


def test_the_last_of_a_document_is_found_by_its_name(library: LibraryIndex) -> None:
    replies = library.ask(f"khẩu hiệu cuối cùng kế hoạch {number}" for number in NUMBERS)
    assert [one["found"] for one in replies] == [
        [f"{address(number)}/iii/#iii-8"] for number in NUMBERS
    ]


def test_a_year_after_the_number_is_the_documents(library: LibraryIndex) -> None:
    there, elsewhere = library.ask(
        f"khẩu hiệu 7 kế hoạch 60 năm {year}" for year in (address(60)[:4], "2019")
    )
    assert there["found"] == [f"{address(60)}/iii/#iii-7"]
    assert (there["answer"], elsewhere["answer"]) == ("whole", "partial")
    assert elsewhere["missing"] == ["kế hoạch 60 năm 2019"]


def test_a_place_is_looked_for_in_the_document_that_is_being_read_first(
    library: LibraryIndex,
) -> None:
    for number in NUMBERS:
        (reply,) = library.ask(["khẩu hiệu 7"], here=address(number))
        assert reply["found"][0] == f"{address(number)}/iii/#iii-7"
        assert len(reply["found"]) > 1


@pytest.mark.parametrize("query", ["cho tôi xem {}", "{} là gì", "số {}"])
def test_small_words_beside_a_name_ask_for_nothing_else(library: LibraryIndex, query: str) -> None:
    vocabulary = SearchVocabulary(stop_words={"vi": ("cho", "tôi", "xem", "là", "gì")})
    index = index_records([_document(60, Random(1))], vocabulary, library.folder / "one")
    (reply,) = index.ask([query.format("kế hoạch 60/KH-LĐLĐ")])
    assert reply["found"][0] == f"{address(60)}/"
    assert reply["answer"] == "whole"


def test_a_document_of_another_year_is_told(library: LibraryIndex) -> None:
    (reply,) = library.ask(["kế hoạch 60 năm 2019"])
    assert reply["found"][0] == f"{address(60)}/"
    assert (reply["answer"], reply["missing"]) == ("partial", ["kế hoạch 60 năm 2019"])


def test_a_question_beside_a_document_that_there_is_not_asks_nothing_of_another(
    library: LibraryIndex,
) -> None:
    asked = Synonym(("ban hành khi nào",), "công đoàn", "", 1, question=True)
    vocabulary = SearchVocabulary(stop_words={"vi": ("khi", "nào")}, synonyms={"vi": (asked,)})
    records = [_document(60, Random(1))]
    index = index_records(records, vocabulary, library.folder / "asked")
    ours, other = index.ask([f"kế hoạch {number} ban hành khi nào" for number in (60, 999)])
    assert (ours["answer"], other["answer"]) == ("whole", "partial")


def test_an_old_document_is_found_among_many_with_its_number(library: LibraryIndex) -> None:
    vocabulary, number = SearchVocabulary(), 7
    copies = [
        replace(
            _document(number, Random(year)),
            id=f"{year}/{number}-kh-ldld",
            records={
                "vi": tuple(
                    replace(one, id=one.id.replace("2026", str(year)), address=address)
                    for one in _document(number, Random(year)).records["vi"]
                    for address in [one.address.replace("2026", str(year))]
                )
            },
        )
        for year in range(2026, 1976, -1)
    ]
    index = index_records(copies, vocabulary, library.folder / "copies")
    replies = index.ask([f"kế hoạch {number} năm 1980", f"khẩu hiệu 7 kế hoạch {number} năm 1980"])
    assert [one["found"][0] for one in replies] == [
        f"1980/{number}-kh-ldld/",
        f"1980/{number}-kh-ldld/iii/#iii-7",
    ]


def test_a_number_that_no_document_has_is_told(library: LibraryIndex) -> None:
    asked = ["kế hoạch 999", "kế hoạch 2026", f"kế hoạch {COUNT}", "60/KH-CĐVC"]
    assert [(one["answer"], one["missing"]) for one in library.ask(asked)] == [
        ("partial", ["999"]),
        ("partial", ["2026"]),
        ("partial", [str(COUNT)]),
        ("none", []),
    ]


def test_a_place_that_a_document_does_not_have_leads_to_it(library: LibraryIndex) -> None:
    (reply,) = library.ask(["khẩu hiệu 99 kế hoạch 60"])
    assert reply["found"][0] == f"{address(60)}/"
    assert (reply["answer"], reply["missing"]) == ("partial", ["khẩu hiệu 99"])


def test_one_document_is_searched_as_a_whole(library: LibraryIndex) -> None:
    for number in NUMBERS:
        (reply,) = library.ask(["công đoàn"], inside=address(number))
        assert {one.split("/iii/")[0].rstrip("/") for one in reply["found"]} == {address(number)}
        assert len(reply["found"]) == 9  # its head and eight slogans


def test_a_word_too_rare_for_the_list_is_found(library: LibraryIndex) -> None:
    replies = library.ask(f"w{number}x" for number in NUMBERS)
    assert [one["found"] for one in replies] == [[f"{address(number)}/"] for number in NUMBERS]


def test_of_what_all_documents_say_the_newest_is_first(library: LibraryIndex) -> None:
    (reply,) = library.ask(["công đoàn"])
    newest = [address(number) for number in range(COUNT)]
    found = {one.split("/iii/")[0].rstrip("/") for one in reply["found"]}
    assert found == set(newest[: len(found)])
    assert (reply["isCut"], reply["isPartial"]) == (True, False)


def test_what_is_in_no_text_is_not_found(library: LibraryIndex) -> None:
    (reply,) = library.ask(["w9999x"])
    assert reply == NOTHING


@pytest.mark.parametrize("lost", ["shards", "texts"])
def test_a_lost_file_is_told(library: LibraryIndex, lost: str) -> None:
    known = json.loads(library.index.files[library.index.words["vi"]])
    late = known[lost].split()[known["preloaded"] if lost == "texts" else 0 :]
    (reply,) = library.ask(["w113x"], "|".join(late))
    assert reply == NOTHING | {"isPartial": True}
