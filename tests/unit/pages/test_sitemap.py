"""The sitemap: an index, a file for each year, every page with its addresses in other languages."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from portal.model.context import Settings
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.versions import Version
from portal.pages import sitemap
from portal.pages.sitemap import document_entries, own_pages, sitemap_files
from support.document_library import document_from, document_of

URL = "https://portal.example/"
SETTINGS = Settings(URL, ("vi", "en"))
PROTOCOL = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def located(file: bytes) -> list[str]:
    found = ET.fromstring(file).iter(f"{PROTOCOL}loc")  # noqa: S314 - our own
    return [(one.text or "").removeprefix(URL) for one in found]


def entry(file: bytes, path: str) -> tuple[str | None, dict[str | None, str | None]]:
    """When a page changed, and where it is in each language."""
    for one in ET.fromstring(file):  # noqa: S314 - our own
        if one.findtext(f"{PROTOCOL}loc") == URL + path:
            links = {link.get("hreflang"): link.get("href") for link in one.iter(LINK)}
            return one.findtext(f"{PROTOCOL}lastmod"), links
    raise LookupError(path)


def test_the_index_names_a_file_for_each_year_and_one_for_the_portal(plan: Document) -> None:
    entries = {"2024/9-kh": "<url><loc>a</loc></url>\n", plan.id: document_entries(plan, SETTINGS)}
    files = sitemap_files(entries, [{"vi": "", "en": "en/"}], SETTINGS)
    names = ["sitemap-portal.xml", "sitemap-2024.xml", "sitemap-2025.xml"]
    assert list(files) == ["sitemap.xml", *names]
    assert located(files["sitemap.xml"]) == names
    assert located(files["sitemap-portal.xml"]) == ["", "en/"]


def test_a_page_names_its_languages_and_the_day_of_its_document(plan: Document) -> None:
    files = sitemap_files({plan.id: document_entries(plan, SETTINGS)}, [], SETTINGS)
    both = {language: f"{URL}{root}{plan.id}/ii/" for language, root in (("vi", ""), ("en", "en/"))}
    for path in (f"{plan.id}/ii/", f"en/{plan.id}/ii/"):
        assert entry(files["sitemap-2025.xml"], path) == ("2025-01-07", both)


def test_the_last_version_is_what_counts(plan: Document) -> None:
    days = (date(2025, 1, 7), date(2026, 2, 3))
    written = document_entries(plan, SETTINGS, [Version(day, day, plan) for day in days])
    files = sitemap_files({plan.id: written}, [], SETTINGS)
    assert entry(files["sitemap-2025.xml"], f"{plan.id}/")[0] == "2026-02-03"


def test_an_untranslated_document_is_listed_in_its_own_language_alone() -> None:
    document = document_of("d12")
    files = sitemap_files({document.id: document_entries(document, SETTINGS)}, [], SETTINGS)
    found = located(files["sitemap-2025.xml"])
    base = f"{document.id}/"
    assert found[:4] == [base, f"{base}ban-chep/", f"{base}can-cu/", f"{base}chu-ky/"]
    assert not [path for path in found if path.startswith("en/")]
    assert entry(files["sitemap-2025.xml"], base) == ("2025-03-28", {})


def test_a_document_without_a_date_has_no_day() -> None:
    minutes = document_from("BIÊN BẢN\nHọp tổ công đoàn\nI. NỘI DUNG\n1. Bàn việc chung.\n")
    files = sitemap_files({minutes.id: document_entries(minutes, SETTINGS)}, [], SETTINGS)
    assert entry(files["sitemap-2025.xml"], f"{minutes.id}/") == (None, {})


def test_own_pages_have_their_path_in_each_language(library: Library) -> None:
    found = own_pages(library)
    assert {"vi": "", "en": "en/"} in found
    assert {"vi": "tim-kiem/", "en": "en/search/"} in found
    assert {"vi": "huong-dan/chia-se/"} in found
    assert {"vi": "quy-tac/"} in found


def test_pages_that_list_documents_are_there_in_each_language(library: Library) -> None:
    found = own_pages(library, ["2025/", "loai/ke-hoach/"])
    assert {"vi": "2025/", "en": "en/2025/"} in found
    assert {"vi": "loai/ke-hoach/", "en": "en/loai/ke-hoach/"} in found


def test_many_pages_are_divided_between_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 3)
    two = "<url><loc>{0}</loc></url>\n<url><loc>{0}b</loc></url>\n"
    entries = {f"2025/{name}": two.format(name) for name in "abc"}
    files = sitemap_files(entries, [], SETTINGS)
    assert [located(files[f"sitemap-2025{end}.xml"]) for end in ("", "-2", "-3")] == [
        ["a", "ab"],
        ["b", "bb"],
        ["c", "cb"],
    ]
