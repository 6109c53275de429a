"""The twelve documents of other layouts, built: every page says what the original says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portal.checks.report import as_text
from portal.model.library import Library
from portal.model.page_kinds import WHOLE_TEXT
from portal.pages.all_rules import check_site
from portal.pages.built_site import read_site
from portal.source.lines import evened
from portal.source.loader import load
from support.built_words import parsed, provision_ids, with_class, words
from support.documents import NAMES, folder_of, provisions_of, text_of
from support.project import PLAN

URL = "https://congdoan-laichau.example/"
HOME = f"{URL}2025/45-bc-ldld/"


@pytest.fixture(scope="module")
def pages(documents_site: Path, documents_project: Path) -> tuple[Path, Library]:
    return documents_site, load(documents_project)


def test_site_with_every_kind_of_document_has_no_problems(pages: tuple[Path, Library]) -> None:
    folder, library = pages
    assert as_text(check_site(read_site(folder, URL, library))) == ""


@pytest.mark.parametrize("place", ["", f"{WHOLE_TEXT}/"])
@pytest.mark.parametrize("name", NAMES)
def test_page_says_what_the_original_says(documents_site: Path, name: str, place: str) -> None:
    file = documents_site / folder_of(name) / place / "index.html"
    text = with_class(parsed(file.read_text("utf-8")), "letterhead")
    for tasks in text.findall("nav"):
        text.remove(tasks)
    assert words(text) == evened(text_of(name)).split()
    assert provision_ids(text) == [row[0] for row in provisions_of(name)]
    assert {part.get("lang") for part in text.findall("div[@lang]") or [text]} == {"vi"}


@pytest.mark.parametrize("name", NAMES)
def test_each_provision_has_a_page_in_the_language_of_its_text(
    documents_site: Path, name: str
) -> None:
    folder = documents_site / folder_of(name)
    ids = {row[0] for row in provisions_of(name)}
    assert {one for one in ids if (folder / one / "index.html").is_file()} == ids
    english = documents_site / "en" / folder_of(name)
    assert [file.relative_to(english).as_posix() for file in english.rglob("*")] == ["index.html"]


def test_inner_provisions_are_on_the_page_of_the_outer_one(documents_site: Path) -> None:
    page = parsed((documents_site / folder_of("d9") / "quy-che/index.html").read_text("utf-8"))
    expected = [row[0] for row in provisions_of("d9") if row[0].startswith("quy-che")]
    assert provision_ids(page) == expected


def test_untranslated_document_says_so_and_is_not_listed_twice(documents_site: Path) -> None:
    text = (documents_site / "en/2025/45-bc-ldld/index.html").read_text("utf-8")
    note = with_class(parsed(text), "untranslated")
    assert " ".join(words(note)).startswith("This is not translated: its text is in Vietnamese.")
    assert [link.get("href") for link in note.iter("a")] == ["../../../2025/45-bc-ldld/"]
    assert f'<link rel="canonical" href="{HOME}">' in text
    assert 'hreflang="en" href="https' not in text
    listed = (documents_site / "sitemap-2025.xml").read_text("utf-8")
    assert f"<loc>{HOME}</loc>" in listed
    assert "/en/2025/45-bc-ldld/" not in listed
    assert f"/en/{PLAN}/ii/" in listed


def test_cited_document_that_the_portal_holds_is_linked(documents_site: Path) -> None:
    page = parsed((documents_site / "2025/45-bc-ldld/index.html").read_text("utf-8"))
    found = with_class(page, "metadata").iter("a")
    links = [("".join(one.itertext()), one.get("href")) for one in found]
    assert links == [("Kế hoạch 113/KH-LĐLĐ", "../113-kh-ldld/")]


@pytest.mark.parametrize("name", NAMES)
def test_data_are_beside_each_document(documents_site: Path, name: str) -> None:
    data = json.loads((documents_site / folder_of(name) / "document.json").read_text("utf-8"))
    assert list(data["address"]) == ["vi"]
    assert data["id"] == folder_of(name)
