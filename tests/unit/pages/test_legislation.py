"""JSON-LD of documents and their parts: what it says, in terms that schema.org and ELI have."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.pages.legislation import document_data, part_data
from portal.reference.catalogue import catalogue_of
from portal.reference.localized import localize
from support.document_library import document_from, document_of, library_of
from support.documents import NAMES
from support.related import related
from support.schema_org import strangers

URL = "https://portal.example/"
BUILD = BuildContext(Settings(URL, ("vi", "en")), sizes={"2025/113-kh-ldld/113-kh-ldld.pdf": 9})


def test_the_plan_says_all_that_is_known(plan: Document) -> None:
    data = document_data(localize(plan, "vi", BUILD), "Kế hoạch 113")
    address = f"{URL}{plan.id}/"
    assert data == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": "Kế hoạch 113",
        "inLanguage": "vi",
        "legislationIdentifier": "113/KH-LĐLĐ",
        "legislationType": "Kế hoạch",
        "legislationDate": "2025-01-07",
        "legislationPassedBy": {
            "@type": "Organization",
            "name": "Liên đoàn Lao động tỉnh Lai Châu",
        },
        "legislationJurisdiction": "VN",
        "workTranslation": [{"@id": f"{URL}en/{plan.id}/"}],
        "hasPart": [{"@id": f"{address}{name}/"} for name in ("i", "ii", "iii", "iv")],
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": kind, "contentUrl": f"{address}{name}"}
            for kind, name in (
                ("application/pdf", "113-kh-ldld.pdf"),
                ("application/akn+xml", "113-kh-ldld.akn.xml"),
                ("application/json", "document.json"),
            )
        ],
    }


def test_a_part_says_what_it_is_a_part_of(plan: Document) -> None:
    document = localize(plan, "vi", BUILD)
    address = f"{URL}{plan.id}/iii-8/"
    assert part_data(document, f"{plan.id}/iii-8/", "Khẩu hiệu 8") == {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "name": "Khẩu hiệu 8",
        "inLanguage": "vi",
        "isPartOf": {"@type": "Legislation", "@id": f"{URL}{plan.id}/"},
    }


def test_a_translation_is_unofficial_and_names_its_source(plan: Document) -> None:
    document = localize(plan, "en", BUILD)
    found = document_data(document, "Plan"), part_data(document, f"{plan.id}/ii/", "II")
    for data, path in zip(found, (f"{plan.id}/", f"{plan.id}/ii/"), strict=True):
        assert data["@type"] == "LegislationObject"
        assert data["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
        assert data["@id"] == f"{URL}en/{path}"
        assert data["translationOfWork"] == {"@id": URL + path}


def both() -> tuple[dict[str, Any], dict[str, Any]]:
    """What a document says that amends and replaces others, and what one of those does."""
    front = {
        "w2": "amends: [45/BC-LĐLĐ, 9/XX-YY]\neffective: 2025-06-01\nexpires: 2025-12-31\n",
        "d9": "replaces: [45/BC-LĐLĐ]\n",
    }
    library = library_of("d12", "w2", "d9", front=front)
    catalogue = catalogue_of(library, dt.date(2025, 7, 1))
    amended, amending = (
        document_data(related(one, "vi", catalogue.relations(one.id), BUILD), "a")
        for name in ("2025/45-bc-ldld", "2025/05-ctrph-ldld-sgddt")
        for one in library.documents
        if one.id == name
    )
    return amended, amending


def test_relations_and_force_are_told_on_both_documents() -> None:
    amended, amending = both()
    assert amending["@context"] == [
        "https://schema.org",
        {"eli": "http://data.europa.eu/eli/ontology#"},
    ]
    assert amending["legislationAmends"] == [
        {
            "@type": "Legislation",
            "legislationIdentifier": "45/BC-LĐLĐ",
            "@id": f"{URL}2025/45-bc-ldld/",
        },
        {"@type": "Legislation", "legislationIdentifier": "9/XX-YY"},
    ]
    assert amending["legislationLegalForce"] == "https://schema.org/InForce"
    assert amending["eli:first_date_entry_in_force"] == "2025-06-01"
    assert amending["eli:date_no_longer_in_force"] == "2025-12-31"
    assert amended["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert [one["@id"] for one in amended["eli:amended_by"]] == [f"{URL}2025/05-ctrph-ldld-sgddt/"]
    assert [one["legislationIdentifier"] for one in amended["eli:repealed_by"]] == ["47/QĐ-LĐLĐ"]
    assert strangers(list(both())) == []


def test_force_is_not_claimed_where_nothing_is_stated() -> None:
    data = document_data(localize(document_of("d12"), "vi", BUILD), "a")
    assert "legislationLegalForce" not in data


@pytest.mark.parametrize("name", NAMES)
def test_schema_org_has_every_term(name: str) -> None:
    document = localize(document_of(name), "vi", BUILD)
    parts = (
        part_data(document, f"{document.id}/{one.id}/", one.label)
        for one in document.edition.provisions
    )
    assert strangers([document_data(document, "a"), *parts]) == []


def test_schema_org_has_every_term_of_a_translation(plan: Document) -> None:
    document = localize(plan, "en", BUILD)
    data = [document_data(document, "a"), part_data(document, f"{plan.id}/ii/", "II")]
    assert strangers(data) == []


def test_terms_that_schema_org_lacks_are_found() -> None:
    data = {"@type": "Legislation", "legislationLegalValue": "b", "encoding": {"@type": "File"}}
    assert strangers(data) == [
        "legislationLegalValue of Legislation",
        "b of legislationLegalValue",
        "type File",
    ]


def test_document_without_number_and_date_says_neither() -> None:
    minutes = document_from("BIÊN BẢN\nHọp tổ công đoàn\nI. NỘI DUNG\n1. Bàn việc chung.\n")
    document = localize(minutes, "vi", BUILD)
    data, part = document_data(document, "a"), part_data(document, f"{minutes.id}/i/", "I")
    assert {name for name in data if name.startswith("legislation")} == {
        "legislationType",
        "legislationJurisdiction",
    }
    assert part["isPartOf"] == {"@type": "Legislation", "@id": f"{URL}{minutes.id}/"}
