"""The views of a document, which have no files: whole text, comparison, original."""

from pathlib import Path

from portal.model.context import BuildContext
from portal.model.library import Library
from portal.model.page_kinds import COMPARISON, TRANSCRIPTION, UNITS, WHOLE_TEXT, PageKind
from portal.pages.document_text import whole_html
from portal.pages.reading_pages import document_page
from portal.pages.rendering import write_page
from portal.reference.catalogue import Catalogue
from portal.reference.localized import LocalizedDocument, localize


def write_views(
    library: Library, catalogue: Catalogue, context: BuildContext, templates: Path, folder: Path
) -> None:
    """Write the views of every document, in each language of the site, into the site."""
    for document in library.documents:
        for language in context.settings.languages:
            relations = catalogue.relations(document.id)
            shown = localize(document, language, context, relations)
            for kind, name in _views(shown):
                here = f"{shown.id}/{name}/"
                page = document_page(shown, kind, here)
                text = whole_html(shown, f"{shown.path}{name}/")
                place = folder / shown.path / name
                write_page(kind, page | {"text": text}, templates, place)


def _views(document: LocalizedDocument) -> list[tuple[PageKind, str]]:
    """The views that there are: without an original, none is compared or shown."""
    found = [(PageKind.WHOLE_TEXT, WHOLE_TEXT)]
    if document.document.original:
        found += [(PageKind.COMPARISON, COMPARISON), (PageKind.TRANSCRIPTION, TRANSCRIPTION)]
    if document.document.bound.units:
        found.append((PageKind.UNITS, UNITS))
    return found
