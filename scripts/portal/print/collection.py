"""Everything on paper that belongs to a library: made all together, or not at all."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from portal.model.context import CACHE, BuildContext
from portal.model.documents import OFFICIAL, Document
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.bundle import bundle
from portal.print.contents import document_sheets
from portal.print.render import render_sheets
from portal.print.sheet import Sheet
from portal.print.slogans import slogan_sheets, slogan_texts
from portal.print.typesetting import LettersError
from portal.reference.addresses import bundle_path, document_path, own_path
from portal.reference.localized import LocalizedDocument, localized


def print_library(library: Library, context: BuildContext, root: Path) -> dict[str, bytes]:
    """Every document set in every language, by path below the site's folder.

    What the project's cache holds is not set again. Raises UserError where the cache can't be used
    or the fonts lack a letter of the portal's own texts; of documents the rules tell that.
    """
    files: dict[str, bytes] = {}
    for document in localized(library, context):
        try:
            made = render_sheets(list(_sheets(document, library.word_groups)), root / CACHE)
        except LettersError as error:
            raise UserError(f"Không in được văn bản {document.id}: {error}") from error
        files |= made | (_in_one(document.document, made) if document.is_official else {})
    return files


def printed_paths(library: Library, context: BuildContext) -> Iterator[str]:
    """Where every file is that `print_library` makes, without making any."""
    for document in localized(library, context):
        yield from (sheet.path for sheet in _sheets(document, library.word_groups))
        if document.is_official:
            yield from slogan_texts(document.document)
            sections = document.document.official.slogan_sections
            yield from (bundle_path(document.document, section) for section in sections)


def _sheets(document: LocalizedDocument, word_groups: WordGroups) -> Iterator[Sheet]:
    yield from document_sheets(document, word_groups)
    if document.is_official:
        yield from slogan_sheets(document.document, word_groups)


def _in_one(document: Document, files: dict[str, bytes]) -> dict[str, bytes]:
    """The slogans' texts, and for each section of slogans all its files in one."""
    texts = slogan_texts(document)
    made = datetime.combine(document.official.metadata.date, time(), UTC)
    root = document_path(document, OFFICIAL)
    bundles = {}
    for section in document.official.slogan_sections:
        folders = tuple(root + own_path(slogan) for slogan in section.children)
        held = {path: file for path, file in (files | texts).items() if path.startswith(folders)}
        bundles[bundle_path(document, section)] = bundle(held, made)
    return texts | bundles
