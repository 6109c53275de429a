"""Files to take away from a page."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portal.model.context import BuildContext
from portal.model.documents import Document
from portal.model.library import Library
from portal.pages.downloads import (
    Download,
    data_alternates,
    document_downloads,
    evidence,
    format_size,
    galleries,
    section_downloads,
    sizes,
    source_downloads,
)
from portal.reference.localized import LocalizedDocument, localize

SIZES = {
    "2025/113-kh-ldld/113-kh-ldld.pdf": 121_499,
    "2025/113-kh-ldld/113-kh-ldld.docx": 12_413,
    "2025/113-kh-ldld/ii/113-kh-ldld-ii.docx": 10_294,
    "2025/113-kh-ldld/113-kh-ldld-so-tay-bao-cao-vien.pdf": 1_150_000,
    "2025/113-kh-ldld/113-kh-ldld-so-tay-bao-cao-vien-gap-doi.pdf": 1_100_000,
    "en/2025/113-kh-ldld/113-kh-ldld-en.pdf": 119_000,
    "en/2025/113-kh-ldld/113-kh-ldld-en.docx": 12_559,
    "en/2025/113-kh-ldld/113-kh-ldld-speakers-booklet.pdf": 1_150_000,
}


@pytest.mark.parametrize(
    ("size", "language", "expected"),
    [
        (1, "vi", "1 KB"),
        (121_499, "vi", "121 KB"),
        (999_499, "en", "999 KB"),
        (1_150_000, "vi", "1,2 MB"),
        (12_340_000, "en", "12.3 MB"),
    ],
)
def test_file_sizes_are_formatted_for_readers(size: int, language: str, expected: str) -> None:
    assert format_size(size, language) == expected


def offering(plan: Document, language: str, sizes: Mapping[str, int | None]) -> LocalizedDocument:
    return localize(plan, language, BuildContext(sizes=sizes))


def test_document_offers_its_downloads(plan: Document) -> None:
    assert document_downloads(offering(plan, "vi", SIZES)) == [
        Download("Bản in khổ A4", "2025/113-kh-ldld/113-kh-ldld.pdf", "PDF", "121 KB"),
        Download("Tệp Word cả văn bản", "2025/113-kh-ldld/113-kh-ldld.docx", "DOCX", "12 KB"),
        Download(
            "Sổ tay báo cáo viên",
            "2025/113-kh-ldld/113-kh-ldld-so-tay-bao-cao-vien.pdf",
            "PDF",
            "1,2 MB",
        ),
        Download(
            "Sổ tay để gấp đôi: in hai mặt giấy A4, lật theo cạnh ngắn",
            "2025/113-kh-ldld/113-kh-ldld-so-tay-bao-cao-vien-gap-doi.pdf",
            "PDF",
            "1,1 MB",
        ),
    ]
    assert [file.path for file in document_downloads(offering(plan, "en", SIZES))] == [
        "en/2025/113-kh-ldld/113-kh-ldld-en.pdf",
        "en/2025/113-kh-ldld/113-kh-ldld-en.docx",
        "2025/113-kh-ldld/113-kh-ldld.pdf",
        "2025/113-kh-ldld/113-kh-ldld.docx",
        "en/2025/113-kh-ldld/113-kh-ldld-speakers-booklet.pdf",
    ]
    assert galleries(offering(plan, "en", SIZES)) == {"iii": "en/2025/113-kh-ldld/iii/in-an/"}


def test_section_offers_itself_for_word(plan: Document) -> None:
    document = offering(plan, "vi", SIZES)
    first, second = (document.edition.ancestry[name][-1] for name in ("i", "ii"))
    path = "2025/113-kh-ldld/ii/113-kh-ldld-ii.docx"
    expected = Download("Tệp Word riêng phần này", path, "DOCX", "10 KB")
    assert section_downloads(document, second) == [expected]
    assert section_downloads(document, first) == []


def test_document_offers_its_source_files(plan: Document, library: Library) -> None:
    known = sizes(library, BuildContext(), {"a.pdf": 2})
    assert known["a.pdf"] == 2
    offered = source_downloads(offering(plan, "vi", known))
    assert [(file.path, file.type) for file in offered] == [
        ("2025/113-kh-ldld/original/113-kh-ldld.txt", "TXT"),
        ("2025/113-kh-ldld/original/corrections.yml", "YML"),
        ("2025/113-kh-ldld/document.json", "JSON"),
    ]
    assert offered[0].size == "18 KB"
    assert [file.size for file in source_downloads(offering(plan, "vi", {}))] == ["", "", ""]


def test_a_document_shows_its_transcription_and_offers_the_rest(plan: Document) -> None:
    offered = evidence(offering(plan, "en", {}))
    assert [(file.path, file.type) for file in offered] == [
        ("en/2025/113-kh-ldld/ban-chep/", ""),
        ("2025/113-kh-ldld/original/corrections.yml", "YML"),
        ("2025/113-kh-ldld/document.json", "JSON"),
    ]


def test_a_page_leads_programs_to_its_text_as_data(plan: Document) -> None:
    assert data_alternates(offering(plan, "en", {})) == {
        "application/akn+xml": "en/2025/113-kh-ldld/113-kh-ldld-en.akn.xml",
        "application/json": "2025/113-kh-ldld/document.json",
    }


def test_preview_offers_no_missing_files(plan: Document) -> None:
    preview = offering(plan, "vi", {})
    assert (document_downloads(preview), galleries(preview)) == ([], {})
