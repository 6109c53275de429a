"""The archive of a year: each document's text and data, the same bytes for the same documents."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest

from portal.export.archive import archives, plain_text
from portal.export.documents import document_data, document_file
from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.source.lines import evened
from support.document_library import document_from, document_of
from support.documents import NAMES, text_of

BUILD = BuildContext(Settings("https://portal.example/"))


def text(document: Document) -> str:
    return plain_text(json.loads(document_file(document, BUILD)))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_the_official_one_word_for_word(name: str) -> None:
    assert text(document_of(name)).split() == evened(text_of(name)).split()


def test_each_paragraph_is_a_line_and_each_row_has_tabs() -> None:
    lines = text(document_of("d12")).split("\n")
    start = lines.index("1. Công tác phát triển đoàn viên")
    assert lines[start + 2 : start + 4] == [
        "STT\tNội dung\tKế hoạch\tThực hiện\tTỷ lệ (%)",
        "1\tKết nạp đoàn viên\t500\t620\t124",
    ]
    assert lines[-4:] == ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Nguyễn Văn A", ""]


def test_lines_without_an_address_stand_where_they_are_printed() -> None:
    said = "SỐ 1\nTHÔNG BÁO\nVề việc nghỉ lễ\nI. THỜI GIAN\n1. Nghỉ năm ngày.\n"
    assert text(document_from(said)) == said


def test_a_year_has_an_archive_with_two_files_a_document(plan: Document) -> None:
    files = {"2024/9-kh": document_file(document_of("d9"), BUILD)}
    files[plan.id] = document_file(plan, BUILD)
    made = archives(files)
    assert list(made) == ["library/van-ban-2024.zip", "library/van-ban-2025.zip"]
    with zipfile.ZipFile(BytesIO(made["library/van-ban-2025.zip"])) as archive:
        names = [f"{plan.id}/document.json", f"{plan.id}/113-kh-ldld.txt"]
        assert archive.namelist() == names
        assert archive.read(names[0]) == files[plan.id]
        assert archive.read(names[1]).decode() == plain_text(
            json.loads(json.dumps(document_data(plan, BUILD), default=str))
        )
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_documents_give_the_same_bytes_in_any_order(plan: Document) -> None:
    files = {plan.id: document_file(plan, BUILD), "2025/1-kh": b'{"provisions":[],"end":{}}'}
    assert archives(files) == archives(dict(reversed(files.items())))
