"""What is known of a document: only what there is, and what other documents say of it."""

from __future__ import annotations

from portal.model.documents import Document
from portal.model.library import Library
from portal.model.relations import NO_RELATIONS
from portal.pages.document_facts import known
from portal.pages.standing import DatedLink
from portal.reference.catalogue import catalogue_of
from support.document_library import document_from, library_of
from support.related import related


def facts(library: Library, id_: str) -> dict[str, list[tuple[str, str]]]:
    relations = catalogue_of(library).relations(id_)
    found = known(related(library.by_id[id_], "vi", relations))
    return {fact.name: [(one.name, one.path) for one in fact.values] for fact in found}


def test_only_fields_that_exist_are_shown() -> None:
    library = library_of("w2")
    assert facts(library, "2025/05-ctrph-ldld-sgddt") == {
        "number": [("05/CTrPH-LĐLĐ-SGDĐT", "")],
        "date": [("05/05/2025", "")],
        "issuer": [("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", ""), ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "")],
        "signer": [
            ("Nguyễn Văn B, GIÁM ĐỐC, SỞ GIÁO DỤC VÀ ĐÀO TẠO", ""),
            ("Nguyễn Văn A, CHỦ TỊCH, LIÊN ĐOÀN LAO ĐỘNG TỈNH", ""),
        ],
        "basis": [("113/KH-LĐLĐ", "")],
    }


def test_relations_are_shown_on_both_documents() -> None:
    front = "amends: [34/KH-LĐLĐ]\nreplaces: [2025/46-kh-ldld, 9/KH-LĐLĐ]\neffective: 2025-04-03\n"
    library = library_of("d1", "d13", "d14", front={"d14": front})
    own = facts(library, "2025/48-kh-ldld")
    assert own["amends"] == [("Kế hoạch 34/KH-LĐLĐ", "../../2021/34-kh-ldld/")]
    assert own["replaces"] == [("Kế hoạch 46/KH-LĐLĐ", "../46-kh-ldld/"), ("9/KH-LĐLĐ", "")]
    assert own["effective"] == [("03/04/2025", "")]
    back = [("Kế hoạch 48/KH-LĐLĐ", "../../2025/48-kh-ldld/")]
    assert facts(library, "2021/34-kh-ldld")["amended_by"] == back
    assert facts(library, "2025/46-kh-ldld")["replaced_by"] == [
        ("Kế hoạch 48/KH-LĐLĐ", "../48-kh-ldld/")
    ]


def test_another_document_is_shown_with_its_date_as_far_as_that_is_known() -> None:
    library = library_of("d1", "d14", front={"d14": "amends: [34/KH-LĐLĐ, 9/KH-LĐLĐ]\n"})
    relations = catalogue_of(library).relations("2025/48-kh-ldld")
    found = known(related(library.by_id["2025/48-kh-ldld"], "en", relations))
    assert [fact.values for fact in found if fact.name == "amends"] == [
        (
            DatedLink("../../2021/34-kh-ldld/", "Kế hoạch 34/KH-LĐLĐ", "8 December 2021"),
            DatedLink("", "9/KH-LĐLĐ"),
        )
    ]


def test_a_repealed_document_names_the_one_that_repeals_it() -> None:
    library = library_of("d1", "d13", front={"d1": "repealed_by: [46/KH-LĐLĐ]\n"})
    assert facts(library, "2021/34-kh-ldld")["repealed_by"][0][0] == "Kế hoạch 46/KH-LĐLĐ"
    assert facts(library, "2025/46-kh-ldld")["repeals"][0][0] == "Kế hoạch 34/KH-LĐLĐ"


def test_what_only_the_front_matter_says_is_marked(plan: Document) -> None:
    found = known(related(plan, "vi", NO_RELATIONS))
    assert [fact.name for fact in found if fact.is_reconstructed] == ["issuer", "parent_body"]


def test_minutes_without_a_number_show_none() -> None:
    document = document_from("BIÊN BẢN\nHọp tổ công đoàn\nI. NỘI DUNG\n1. Bàn việc chung.\n")
    found = known(related(document, "vi", NO_RELATIONS))
    assert [fact.values for fact in found if fact.name in ("number", "date")] == []
    assert DatedLink("", "") not in [value for fact in found for value in fact.values]
