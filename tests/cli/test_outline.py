"""`check --outline`: the tree of a document, or of a text that is not in the library yet."""

from __future__ import annotations

import json

import pytest

from portal.cli.main import main
from support.documents import DOCUMENTS, provisions_of
from support.project import PLAN


@pytest.mark.parametrize("name", [PLAN, f"docs/{PLAN}", f"docs/{PLAN}/ii.md"])
def test_a_document_is_named_by_address_folder_or_page(
    name: str, capsys: pytest.CaptureFixture[str], agreed: list[tuple[str, str]]
) -> None:
    assert main(["check", "--outline", name, "--format", "json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in found] == [name for name, _ in agreed]
    assert {tuple(one) for one in found} == {("id", "kind", "parent", "label", "text")}


@pytest.mark.parametrize("suffix", ["txt", "docx"])
def test_a_text_is_read_before_it_is_brought_in(
    suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(DOCUMENTS / f"d9.{suffix}")
    assert main(["check", "--outline", file, "--format", "json"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["id"] for one in found] == [row[0] for row in provisions_of("d9")]


def test_people_are_told_the_metadata_and_the_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--outline", PLAN]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["Loại: Kế hoạch", "Số: 113/KH-LĐLĐ", "Ngày: 2025-01-07"]
    assert next(line.split() for line in lines if line.startswith("  ii-1 "))[:3] == [
        "ii-1",
        "item",
        "1.",
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "Hãy ghi văn bản cần xem, như «check --outline 2025/113-kh-ldld»."),
        (["2025/9-kh"], f"Không có «2025/9-kh» trong docs/. Có phải «docs/{PLAN}» không?"),
    ],
)
def test_what_is_not_there_is_said(
    names: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--outline", *names]) == 1
    assert capsys.readouterr().err == f"{said}\n"
