"""Addresses of provisions, in documents of one file and of several."""

from __future__ import annotations

import pytest

from portal.model.blocks import Kind
from portal.model.documents import Document, Provision
from portal.reference.addresses import (
    has_own_section,
    has_word_file,
    own_path,
    reading_path,
    section_path,
    section_word_path,
    sheet_path,
    word_path,
)


@pytest.mark.parametrize(
    ("file", "name", "section", "reading", "is_own"),
    [
        ("index.md", "can-cu", "", "#can-cu", False),
        ("ii.md", "ii", "ii/", "ii/#ii", True),
        ("ii.en.md", "ii-1-1", "ii/", "ii/#ii-1-1", False),
        ("noi-nhan.md", "chu-ky", "noi-nhan/", "noi-nhan/#chu-ky", False),
        ("index.md", "dieu-4-2-dd", "", "#dieu-4-2-dd", False),
        ("index.md", "i", "", "#i", False),  # one file holds the whole document
    ],
)
def test_provision_is_read_on_the_page_of_its_file(
    file: str, name: str, section: str, reading: str, *, is_own: bool
) -> None:
    provision = Provision(name, Kind.SECTION, "", (), f"docs/2025/1-kh/{file}", 1)
    assert section_path(provision) == section
    assert reading_path(provision) == reading
    assert has_own_section(provision) is is_own
    assert own_path(provision) == f"{name}/"


def test_files_for_word_are_named_as_the_document_and_its_section(plan: Document) -> None:
    section = Provision("ii", Kind.SECTION, "II.", (), "docs/2025/113-kh-ldld/ii.md", 1)
    assert word_path(plan, "en") == "en/2025/113-kh-ldld/113-kh-ldld-en.docx"
    assert section_word_path(plan, section, "vi") == "2025/113-kh-ldld/ii/113-kh-ldld-ii.docx"
    below = Provision("ii-1", Kind.ITEM, "1.", (), "docs/2025/113-kh-ldld/ii.md", 1)
    assert (has_word_file(section), has_word_file(below)) == (True, False)


@pytest.mark.parametrize(
    ("name", "label", "number"), [("iii-7", "7.", "7"), ("muc-3-g2", "-", "2")]
)
def test_sheet_is_named_by_the_number_of_its_slogan(
    plan: Document, name: str, label: str, number: str
) -> None:
    slogan = Provision(name, Kind.SLOGAN, label, (), "docs/2025/113-kh-ldld/iii.md", 1)
    assert sheet_path(plan, slogan, "a5.pdf") == (
        f"2025/113-kh-ldld/{name}/khau-hieu-{number}-a5.pdf"
    )
