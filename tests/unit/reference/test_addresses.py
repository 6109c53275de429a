"""Addresses of provisions, in documents of one file and of several."""

from __future__ import annotations

import datetime as dt

import pytest

from portal.model.blocks import Kind
from portal.model.documents import Document, Provision
from portal.reference.addresses import (
    changes_path,
    has_own_section,
    has_word_file,
    is_of_versions,
    own_path,
    reading_path,
    section_path,
    section_word_path,
    sheet_path,
    version_path,
    versions_path,
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


def test_versions_have_their_dates_in_their_addresses(plan: Document) -> None:
    first, second = dt.date(2025, 1, 7), dt.date(2025, 3, 4)
    base = "2025/113-kh-ldld"
    paths = {
        versions_path(plan, "vi"): f"{base}/phien-ban/",
        version_path(plan, "en", first): f"en/{base}/@2025-01-07/",
        changes_path(plan, "vi", first): f"{base}/so-sanh/2025-01-07/",
        changes_path(plan, "en", first, second): f"en/{base}/so-sanh/2025-01-07/2025-03-04/",
    }
    assert list(paths) == list(paths.values())
    assert [is_of_versions(path) for path in paths] == [True] * 4


@pytest.mark.parametrize("path", ["2025/113-kh-ldld/", "2025/113-kh-ldld/ii/", "phien-ban/", ""])
def test_other_pages_are_of_no_version(path: str) -> None:
    assert not is_of_versions(path)
