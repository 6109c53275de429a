"""document.json: the whole document as data."""

from __future__ import annotations

import json
from typing import Any

from portal.export.documents import document_data
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document

URL = "https://portal.example/"
BUILD = BuildContext(Settings(URL))


def test_json_has_the_whole_tree_in_both_languages(
    plan: Document, agreed: list[tuple[str, str]]
) -> None:
    data: dict[str, Any] = json.loads(json.dumps(document_data(plan, BUILD), default=str))
    rows: list[dict[str, Any]] = []

    def walk(provisions: list[dict[str, Any]]) -> None:
        for provision in provisions:
            rows.append(provision)
            walk(provision["children"])

    walk(data["provisions"])
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
