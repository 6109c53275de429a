"""document.json: the whole document as data."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from portal.export.documents import data_files, document_data, document_file
from portal.export.schemas import schema_data
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.reference.addresses import law_path
from portal.reference.catalogue import catalogue_of
from portal.reference.localized import localize
from portal.source.lines import evened
from portal.source.loader import load
from support.akoma_ntoso import faults
from support.document_library import document_from, document_of, library_of
from support.documents import MORE, NAMES, provisions_of, text_of
from support.generated_library.files import generate
from support.project import ROOT
from support.related import related

Row = dict[str, Any]

URL = "https://portal.example/"
BUILD = BuildContext(Settings(URL))


def test_json_has_the_whole_tree_in_both_languages(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    data: dict[str, Any] = json.loads(json.dumps(document_data(plan, BUILD), default=str))
    rows = list(walk(data["provisions"]))
    assert [row["id"] for row in rows] == [name for name, _ in agreed]
    texts = {e.language: {p.id: p.text for p in e.provisions} for e in plan.editions.values()}
    assert all(
        row["text"] == {spoken: texts[spoken][str(row["id"])] for spoken in ("vi", "en")}
        for row in rows
    )


def test_one_provision_has_all_its_fields(plan: Document) -> None:
    section = document_data(plan, BUILD)["provisions"][3]
    assert {**section["children"][7], "text": {}} == {
        "id": "iii-8",
        "kind": "slogan",
        "number": "8",
        "label": "8.",
        "citation": {"vi": "khẩu hiệu 8, phần III", "en": "slogan 8, section III"},
        "text": {},
        "address": {
            "vi": f"{URL}2025/113-kh-ldld/iii/#iii-8",
            "en": f"{URL}en/2025/113-kh-ldld/iii/#iii-8",
        },
        "children": [],
    }


def test_json_has_metadata_corrections_and_questions(plan: Document) -> None:
    data = document_data(plan, BUILD)
    assert data["id"] == "2025/113-kh-ldld"
    assert data["metadata"]["vi"]["number"] == "113/KH-LĐLĐ"
    assert data["metadata"]["en"]["type"] == "Plan"
    assert (len(data["corrections"]), len(data["questions"])) == (4, 5)


def walk(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from walk(row["children"])


def said(data: Row) -> Iterator[str]:
    """Every line of the official text, in order."""
    for row in walk(data["provisions"]):
        yield from row.get("before", {}).get("vi", [])
        yield row["label"]
        yield row["text"]["vi"]
    yield from data["end"]["vi"]


@pytest.mark.parametrize("name", NAMES)
def test_json_says_what_the_original_says(name: str) -> None:
    data = document_data(document_of(name), BUILD)
    assert " ".join(said(data)).split() == evened(text_of(name)).split()
    kept = [(row["id"], row["kind"], row["label"]) for row in walk(data["provisions"])]
    assert kept == [(id_, kind, label) for id_, kind, _, label, _ in provisions_of(name)]


def test_metadata_are_complete_with_nothing_invented() -> None:
    front = "amends: [113/KH-LĐLĐ]\neffective: 2025-05-05\n"
    (document,) = library_of("w2", front={"w2": front}).documents
    found = dict(document_data(document, BUILD)["metadata"]["vi"])
    assert found.pop("original")["file"] == "original/05-ctrph-ldld-sgddt.txt"
    bodies = ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")
    assert json.loads(json.dumps(found, default=str)) == {
        "number": "05/CTrPH-LĐLĐ-SGDĐT",
        "type": "Chương trình",
        "date": "2025-05-05",
        "place": "Lai Châu",
        "title": "Phối hợp công tác giai đoạn 2025 - 2030",
        "issuer": " · ".join(bodies),
        "issuer_short": " · ".join(bodies),
        "issuers": list(bodies),
        "parent_body": None,
        "signers": [
            {
                "authority": "",
                "title": "GIÁM ĐỐC",
                "name": "Nguyễn Văn B",
                "body": "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
            },
            {
                "authority": "TM. BAN THƯỜNG VỤ",
                "title": "CHỦ TỊCH",
                "name": "Nguyễn Văn A",
                "body": "LIÊN ĐOÀN LAO ĐỘNG TỈNH",
            },
        ],
        "basis": ["113/KH-LĐLĐ"],
        "recipients": 3,
        "scheme": "plan",
        "amends": ["113/KH-LĐLĐ"],
        "replaces": [],
        "repealed_by": [],
        "effective": "2025-05-05",
        "expires": None,
        "reconstructed": [],
    }


@pytest.fixture(scope="module")
def schema() -> jsonschema_rs.Draft202012Validator:
    data = schema_data("document", BUILD.settings)
    return jsonschema_rs.Draft202012Validator(data, validate_formats=True)


@pytest.mark.parametrize("name", [*NAMES, *MORE])
def test_every_document_is_valid_by_the_published_schema(
    schema: jsonschema_rs.Draft202012Validator, name: str
) -> None:
    data = json.loads(document_file(document_from(text_of(name)), BUILD))
    assert [str(error) for error in schema.iter_errors(data)] == []


def test_the_plan_is_valid_and_names_its_schema(
    schema: jsonschema_rs.Draft202012Validator, plan: Document
) -> None:
    data = json.loads(document_file(plan, BUILD))
    assert [str(error) for error in schema.iter_errors(data)] == []
    assert data["$schema"] == f"{URL}schemas/document.schema.json"


def test_a_document_with_relations_is_valid(schema: jsonschema_rs.Draft202012Validator) -> None:
    front = "amends: [113/KH-LĐLĐ]\neffective: 2025-05-05\nslogans: []\n"
    (document,) = library_of("w2", front={"w2": front}).documents
    data = json.loads(document_file(document, BUILD))
    assert [str(error) for error in schema.iter_errors(data)] == []


def test_the_file_has_no_spaces_between_its_values(plan: Document) -> None:
    file = document_file(plan, BUILD)
    assert b'", "' not in file
    assert len(file) < 60_000


def test_a_document_has_json_and_a_law_in_each_language(plan: Document) -> None:
    found = [list(data_files(localize(plan, language, BUILD))) for language in ("vi", "en")]
    assert found == [
        ["2025/113-kh-ldld/113-kh-ldld.akn.xml", "2025/113-kh-ldld/document.json"],
        ["en/2025/113-kh-ldld/113-kh-ldld-en.akn.xml"],
    ]


def test_generated_documents_have_valid_files(
    schema: jsonschema_rs.Draft202012Validator, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    generate(tmp_path, 40)
    library = load(tmp_path)
    catalogue = catalogue_of(library)
    assert len(library.documents) == 40
    for document in library.documents:
        data = json.loads(document_file(document, BUILD))
        assert [str(error) for error in schema.iter_errors(data)] == []
        relations = catalogue.relations(document.id)
        for language in document.editions:
            law = data_files(related(document, language, relations, BUILD))
            assert faults(law[law_path(document, language)]) == [], document.id


def test_a_table_is_data_by_row() -> None:
    rows = walk(document_data(document_of("d12"), BUILD)["provisions"])
    table = next(row["table"]["vi"] for row in rows if row["id"] == "i-1-b1")
    assert table["head"] == 1
    assert [[cell["text"] for cell in row] for row in table["rows"][:2]] == [
        ["STT", "Nội dung", "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"],
        ["1", "Kết nạp đoàn viên", "500", "620", "124"],
    ]


def test_a_signature_has_its_printed_lines(plan: Document) -> None:
    rows = walk(document_data(plan, BUILD)["provisions"])
    signature = next(row for row in rows if row["id"] == "chu-ky")
    assert signature["lines"]["vi"] == ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Hoàng Văn Trinh"]
