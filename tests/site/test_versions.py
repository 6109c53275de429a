"""The site of a project with a document that was corrected twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.reference.addresses import is_of_versions
from portal.reference.permalinks import listed, parse
from support.corrected_document import ID, PAGES
from support.failing_host import pages_of, read_snapshot

EVERY = {f"{root}{ID}/{path}" for root in ("", "en/") for path in PAGES}


def test_every_version_has_its_pages_in_both_languages_and_nothing_else_has(
    corrected_site: Path,
) -> None:
    files = (file.parent.relative_to(corrected_site) for file in corrected_site.rglob("index.html"))
    assert {path for file in files if is_of_versions(path := f"{file.as_posix()}/")} == EVERY


def test_the_list_of_the_site_has_their_addresses(corrected_site: Path) -> None:
    text = (corrected_site / "permalinks.txt").read_text("utf-8")
    addresses = listed(parse("permalinks.txt", text))
    assert {one[1:] for one in addresses if is_of_versions(one[1:])} == EVERY
    assert addresses[f"/{ID}/@2025-01-07/"] == {"i", "i-d2", "ii", "ii-1", "ii-2", "chu-ky"}


def test_search_engines_are_not_led_to_earlier_versions(corrected_site: Path) -> None:
    maps = [file.read_text("utf-8") for file in corrected_site.glob("sitemap*.xml")]
    assert any(f"/{ID}/" in text for text in maps)
    assert [text for text in maps if "/@" in text or "/so-sanh/" in text] == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_they_are_not_kept_for_reading_offline(corrected_site: Path, language: str) -> None:
    pages = pages_of(read_snapshot(corrected_site / language / ID / "offline.bin"))
    assert f"{language}{ID}/" in pages
    assert [path for path in pages if is_of_versions(path)] == []


def test_other_documents_do_not_speak_of_versions(corrected_site: Path) -> None:
    page = (corrected_site / "2025/113-kh-ldld/index.html").read_text("utf-8")
    assert "phien-ban" not in page
