"""The views of a document, which have no files: whole text, comparison, original."""

from collections.abc import Iterable
from pathlib import Path

from portal.model.page_kinds import COMPARISON, TRANSCRIPTION, UNITS, WHOLE_TEXT, PageKind
from portal.pages.document_text import whole_html
from portal.pages.reading_pages import document_page
from portal.pages.rendering import write_page
from portal.reference.localized import LocalizedDocument


def write_views(documents: Iterable[LocalizedDocument], templates: Path, folder: Path) -> None:
    """Write the views of documents, each in the language of a site, into the site."""
    for document in documents:
        for kind, name in _views(document):
            page = document_page(document, kind, f"{document.id}/{name}/")
            text = whole_html(document, f"{document.path}{name}/")
            place = folder / document.path / name
            write_page(kind, page | {"text": text}, templates, place)


def _views(document: LocalizedDocument) -> list[tuple[PageKind, str]]:
    """The views that there are: without an original, none is compared or shown."""
    found = [(PageKind.WHOLE_TEXT, WHOLE_TEXT)]
    if document.document.original:
        found += [(PageKind.COMPARISON, COMPARISON), (PageKind.TRANSCRIPTION, TRANSCRIPTION)]
    if document.document.bound.units:
        found.append((PageKind.UNITS, UNITS))
    return found
