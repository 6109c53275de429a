"""library.json: what the portal holds, in pages by year, valid by the published schemas."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema_rs
import pytest

from portal.export import library_files as module
from portal.export.library_files import library_files
from portal.export.schemas import schema_data
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.relations import Status
from portal.reference.catalogue import Catalogue, catalogue_of
from support.document_library import document_from, library_of
from support.documents import NAMES

URL = "https://portal.example/"
BUILD = BuildContext(
    Settings(URL, ("vi", "en"), names={"vi": "Văn bản", "en": "Documents"}), commit="abc"
)


def read(catalogue: Catalogue) -> dict[str, Any]:
    """The files, after each was held to its schema."""
    files = {path: json.loads(data) for path, data in library_files(catalogue, BUILD).items()}
    for path, data in files.items():
        name = "library" if path == "library.json" else "library-page"
        assert data["$schema"] == f"{URL}schemas/{name}.schema.json"
        schema = schema_data(name, BUILD.settings)
        validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        assert [str(error) for error in validator.iter_errors(data)] == []
    return files


def of_plan(library: Library, plan: Document) -> Catalogue:
    return catalogue_of(replace(library, documents=(plan,)))


def test_the_index_leads_to_pages(library: Library, plan: Document) -> None:
    assert read(of_plan(library, plan))["library.json"] == {
        "$schema": f"{URL}schemas/library.schema.json",
        "address": URL,
        "name": {"vi": "Văn bản", "en": "Documents"},
        "documents": 1,
        "newest": "2025-01-07",
        "feed": {"vi": f"{URL}atom.xml", "en": f"{URL}en/atom.xml"},
        "pages": [
            {
                "address": f"{URL}library/2025.json",
                "year": "2025",
                "documents": 1,
                "newest": "2025-01-07",
            }
        ],
    }


def test_a_page_says_what_each_document_is(library: Library, plan: Document) -> None:
    (found,) = read(of_plan(library, plan))["library/2025.json"]["documents"]
    base, basis = f"2025/{plan.id.partition('/')[2]}/", found.pop("basis")
    assert found == {
        "id": "2025/113-kh-ldld",
        "address": {"vi": f"{URL}{base}", "en": f"{URL}en/{base}"},
        "data": f"{URL}{base}document.json",
        "akoma_ntoso": {
            "vi": f"{URL}{base}113-kh-ldld.akn.xml",
            "en": f"{URL}en/{base}113-kh-ldld-en.akn.xml",
        },
        "number": "113/KH-LĐLĐ",
        "type": "Kế hoạch",
        "date": "2025-01-07",
        "name": {"vi": "Kế hoạch 113/KH-LĐLĐ", "en": "Plan 113/KH-LĐLĐ"},
        "title": {one: edition.metadata.title for one, edition in plan.editions.items()},
        "issuers": ["Liên đoàn Lao động tỉnh Lai Châu"],
        "status": "in_force",
    }
    assert basis == [{"symbol": one} for one in plan.official.metadata.basis]


def test_documents_that_bear_on_one_another_say_so() -> None:
    front = "amends: [45/BC-LĐLĐ]\neffective: 2025-05-05\n"
    catalogue = catalogue_of(library_of("d12", "w2", front={"w2": front}), date(2026, 1, 1))
    pages = read(catalogue)
    found = {one["id"]: one for one in pages["library/2025.json"]["documents"]}
    amending, amended = found["2025/05-ctrph-ldld-sgddt"], found["2025/45-bc-ldld"]
    assert amending["amends"] == [{"symbol": "45/BC-LĐLĐ", "id": "2025/45-bc-ldld"}]
    assert amended["amended_by"] == [
        {"symbol": "05/CTrPH-LĐLĐ-SGDĐT", "id": "2025/05-ctrph-ldld-sgddt"}
    ]
    assert (amending["effective"], amended["status"]) == ("2025-05-05", "amended")


def test_all_twelve_documents_are_there_by_year_and_date() -> None:
    files = read(catalogue_of(library_of(*NAMES)))
    index = files.pop("library.json")
    assert [page["address"] for page in index["pages"]] == [URL + path for path in files]
    dates = {path: [one["date"] for one in page["documents"]] for path, page in files.items()}
    assert all(days == sorted(days) for days in dates.values())
    assert sum(map(len, dates.values())) == index["documents"] == len(NAMES)


def test_a_new_document_changes_the_last_page_of_its_year_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PAGE", 2)
    names = ("d12", "w2", "d13", "d14", "d9")
    catalogue = catalogue_of(library_of(*names))
    before = library_files(Catalogue(tuple(reversed(catalogue.newest[1:]))), BUILD)
    after = library_files(catalogue, BUILD)
    changed = [path for path in after if after[path] != before.get(path)]
    assert changed == ["library.json", list(after)[-1]]


def test_an_undated_document_and_an_empty_library_have_files() -> None:
    minutes = document_from("BIÊN BẢN\nHọp tổ công đoàn\nI. NỘI DUNG\n1. Bàn việc chung.\n")
    library = replace(library_of("d12"), documents=(minutes,))
    (found,) = read(catalogue_of(library))["library/2025.json"]["documents"]
    assert (found["date"], found["number"]) == (None, None)
    assert list(read(Catalogue(()))) == ["library.json"]


def test_the_schema_knows_every_status() -> None:
    schema = schema_data("library-page", BUILD.settings)
    known = schema["$defs"]["document"]["properties"]["status"]["enum"]
    assert known == [status.value for status in Status]
