"""The page for users of data: every kind of data with its address, and the archives by year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.model.documents import Document
from portal.model.library import Library
from portal.pages.data_page import Archive, data_page
from portal.reference.catalogue import Catalogue, catalogue_of
from portal.reference.messages import messages_in
from support.document_library import library_of
from support.documents import NAMES

URL = "https://portal.example/"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_of_data_is_offered(library: Library, plan: Document, language: str) -> None:
    catalogue = catalogue_of(replace(library, documents=(plan,)))
    page = data_page(catalogue, {}, language, URL)
    root, suffix = ("", "") if language == "vi" else ("en/", "-en")
    messages = messages_in(language)
    assert {one.name: one.paths for one in page["offers"]} == {
        messages["data_library"]: ("library.json", "library/2025.json"),
        messages["data_document"]: (f"{plan.id}/document.json",),
        messages["data_law"]: (f"{root}{plan.id}/113-kh-ldld{suffix}.akn.xml",),
        messages["data_schemas"]: (
            "schemas/document.schema.json",
            "schemas/library.schema.json",
            "schemas/library-page.schema.json",
        ),
        messages["data_feed"]: (f"{root}atom.xml",),
        messages["data_linked"]: (),
        messages["data_sitemap"]: ("sitemap.xml",),
    }
    assert page["example"] == "curl -s https://portal.example/library.json"


def test_archives_have_their_size_and_count_the_newest_year_first() -> None:
    catalogue = catalogue_of(library_of(*NAMES))
    years = sorted({one.id[:4] for one in catalogue.summaries}, reverse=True)
    sizes = {f"library/van-ban-{years[0]}.zip": 120_000}
    first, *others = data_page(catalogue, sizes, "vi", URL)["archives"]
    count = sum(one.id.startswith(years[0]) for one in catalogue.summaries)
    assert first == Archive(years[0], f"library/van-ban-{years[0]}.zip", "120 KB", count)
    assert [one.year for one in others] == years[1:]
    assert {one.size for one in others} == {""}


def test_an_empty_library_offers_what_there_is() -> None:
    page = data_page(Catalogue(()), {}, "vi", URL)
    assert page["archives"] == []
    assert next(one.paths for one in page["offers"]) == ("library.json",)
