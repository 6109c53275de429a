"""Akoma Ntoso of a whole document: valid, word for word, every provision by its public id."""

from __future__ import annotations

import pytest

from portal.export.akoma_ntoso.document import law_file, parts_of
from portal.model.blocks import Kind
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document, Provision
from portal.reference.localized import localize
from support.akoma_ntoso import faults, identifiers, pretty, words, words_of
from support.document_library import document_from, document_of
from support.documents import MORE, NAMES, text_of

BUILD = BuildContext(Settings("https://portal.example/", ("vi", "en"), names={"vi": "Văn bản"}))

BELOW_ANNEXES = ("f08", "v2")
"""Texts whose notes stand below the annexes; in the standard they come before them."""


def law(document: Document, language: str = "vi") -> bytes:
    return law_file(localize(document, language, BUILD))


@pytest.fixture(params=[*NAMES, *MORE, "plan", "plan in English"], scope="module")
def document(request: pytest.FixtureRequest, plan: Document) -> tuple[Document, str]:
    """Every document of the tests, and the plan in both languages."""
    name = str(request.param)
    if name.startswith("plan"):
        return plan, "en" if name.endswith("English") else "vi"
    return document_from(text_of(name)), "vi"


def test_it_is_valid_by_the_official_schema(document: tuple[Document, str]) -> None:
    assert faults(law(*document)) == []


def test_each_provision_is_there_once_by_its_public_id(document: tuple[Document, str]) -> None:
    known = [one.id for one in document[0].editions[document[1]].provisions]
    found = identifiers(law(*document))
    assert sorted(found) == sorted(known)
    assert None not in found.values()
    assert len(set(found.values())) == len(known)


def test_the_text_is_there_word_for_word(document: tuple[Document, str]) -> None:
    said = [
        word for unit in document[0].editions[document[1]].units for word in unit.block.text.split()
    ]
    found = words(law(*document))
    below = document[0].official.tree[-1].kind is Kind.NOTE and any(
        one.kind is Kind.ANNEX for one in document[0].official.tree
    )
    assert (sorted(found) if below else found) == (sorted(said) if below else said)


@pytest.mark.parametrize("name", NAMES)
def test_an_element_has_the_words_of_its_provision(name: str) -> None:
    document = document_of(name)
    file = law(document)
    for provision in document.official.provisions:
        said = " ".join(f"{one.label} {one.text}" for one in provision.walk() if not one.table)
        if not any(one.table or one.kind is Kind.ANNEX for one in provision.walk()):
            assert words_of(file, provision.id) == said.split(), provision.id


def test_eids_follow_the_naming_convention() -> None:
    found = identifiers(law(document_of("d9")))
    assert {name: found[name] for name in list(found)[:12]} == {
        "can-cu": "preamble__cits_1",
        "can-cu-d2": "preamble__cits_1__cit_2",
        "can-cu-d3": "preamble__cits_1__cit_3",
        "dieu-1": "art_1",
        "dieu-2": "art_2",
        "dieu-3": "art_3",
        "noi-nhan": "conclusions__blockContainer_1",
        "noi-nhan-g1": "conclusions__blockContainer_1__list_1__item_1",
        "noi-nhan-g2": "conclusions__blockContainer_1__list_1__item_2",
        "noi-nhan-g3": "conclusions__blockContainer_1__list_1__item_3",
        "chu-ky": "conclusions__signature_1",
        "quy-che": "att_1",
    }
    assert found["quy-che-chuong-i"] == "att_1__chp_i"
    assert found["quy-che-dieu-1-d2"] == "att_1__art_1__al_2"


def test_ids_are_the_same_in_each_language(plan: Document) -> None:
    assert identifiers(law(plan, "vi")) == identifiers(law(plan, "en"))


def test_the_parts_of_a_decision() -> None:
    file = law(
        document_from(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU\nSố: 5/QĐ-LĐLĐ\n"
            "Lai Châu, ngày 02 tháng 3 năm 2025\nQUYẾT ĐỊNH\nVề việc nghỉ lễ\n"
            "CHỦ TỊCH LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU\n"
            "Căn cứ Bộ luật Lao động;\nQUYẾT ĐỊNH:\n"
            "Điều 1. Nghỉ:\n1. Ngày 30/4.\n2. Ngày 01/5.\n"
        )
    )
    assert pretty(file, "doc/preface").split("\n") == [
        "<preface>",
        "  <p>",
        "    <docAuthority>LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU</docAuthority>",
        "  </p>",
        "  <p>Số: <docNumber>5/QĐ-LĐLĐ</docNumber></p>",
        "  <p>",
        '    <docDate date="2025-03-02">Lai Châu, ngày 02 tháng 3 năm 2025</docDate>',
        "  </p>",
        "  <p>",
        "    <docType>QUYẾT ĐỊNH</docType>",
        "  </p>",
        "  <p>",
        "    <docTitle>Về việc nghỉ lễ</docTitle>",
        "  </p>",
        "  <p>CHỦ TỊCH LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU</p>",
        "</preface>",
    ]
    assert pretty(file, "doc/preamble").split("\n") == [
        "<preamble>",
        '  <citations eId="preamble__cits_1" wId="can-cu">',
        '    <citation eId="preamble__cits_1__cit_1">',
        "      <p>Căn cứ Bộ luật Lao động;</p>",
        "    </citation>",
        "  </citations>",
        '  <formula eId="preamble__formula_1" name="enactingFormula">',
        "    <p>QUYẾT ĐỊNH:</p>",
        "  </formula>",
        "</preamble>",
    ]
    assert pretty(file, "doc/mainBody").split("\n") == [
        "<mainBody>",
        '  <article eId="art_1" wId="dieu-1">',
        "    <num>Điều 1.</num>",
        "    <intro>",
        "      <p>Nghỉ:</p>",
        "    </intro>",
        '    <clause eId="art_1__cl_1" wId="dieu-1-1">',
        "      <num>1.</num>",
        "      <content>",
        "        <p>Ngày 30/4.</p>",
        "      </content>",
        "    </clause>",
        '    <clause eId="art_1__cl_2" wId="dieu-1-2">',
        "      <num>2.</num>",
        "      <content>",
        "        <p>Ngày 01/5.</p>",
        "      </content>",
        "    </clause>",
        "  </article>",
        "</mainBody>",
    ]


def test_a_translation_says_that_it_is_unofficial(plan: Document) -> None:
    note = pretty(law(plan, "en"), "doc/meta/notes/note/p")
    assert note == f"<p>{localize(plan, 'en').messages['unofficial']}</p>"


def test_which_part_a_provision_belongs_to() -> None:
    kinds = "addressees basis item recipients paragraph signature annex annex note"
    row = [Provision(kind, Kind(kind), "", (), "", 1) for kind in kinds.split()]
    parts = parts_of(row)
    assert [
        [one.id for one in part]
        for part in (parts.preamble, parts.body, parts.conclusions, parts.annexes)
    ] == [
        ["addressees", "basis"],
        ["item", "recipients", "paragraph"],
        ["signature", "note"],
        ["annex", "annex"],
    ]


def test_the_same_document_gives_the_same_bytes(plan: Document) -> None:
    assert law(plan) == law(plan)
