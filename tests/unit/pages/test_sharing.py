"""What pages say of themselves to search engines and previews."""

from __future__ import annotations

from portal.model.context import BuildContext, Settings
from portal.model.documents import Document
from portal.model.page_kinds import PageKind
from portal.pages.sharing import document_sharing
from portal.reference.localized import localize
from support.document_library import document_of

URL = "https://portal.example/"
BUILD = BuildContext(Settings(URL, ("vi", "en")))


def test_untranslated_page_names_the_official_one() -> None:
    document = localize(document_of("w2"), "en", BUILD)
    found = document_sharing(document, PageKind.DOCUMENT, f"{document.id}/")
    address = f"{URL}2025/05-ctrph-ldld-sgddt/"
    switch = f"{URL}en/2025/05-ctrph-ldld-sgddt/"
    assert (found.address, found.image) == (address, f"{address}card.png")
    assert (found.alternates, found.switches) == ({"vi": address}, {"vi": address, "en": switch})
    assert found.data["@id"] == address


def test_a_section_that_is_not_translated_is_in_one_language_alone() -> None:
    document = localize(document_of("d9"), "vi", BUILD)
    found = document_sharing(document, PageKind.SECTION, f"{document.id}/quy-che/")
    assert list(found.alternates) == list(found.switches) == ["vi"]


def test_translated_page_has_both_languages(plan: Document) -> None:
    document = localize(plan, "en", BUILD)
    found = document_sharing(document, PageKind.SECTION, f"{plan.id}/ii/")
    assert list(found.alternates) == list(found.switches) == ["vi", "en"]
    assert found.address == found.alternates["en"]
