"""All printed files of a library, and its files for Word."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from portal.model.context import CACHE, BuildContext
from portal.model.library import Library
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.print.contents import document_sheets, has_booklet
from portal.print.imposition import folded
from portal.print.render import Sheet, render_sheets
from portal.print.slogans import slogan_sheets, slogan_texts
from portal.print.typesetting import MissingLettersError
from portal.print.word.files import word_files, word_paths
from portal.reference.addresses import booklet_path, folded_booklet_path
from portal.reference.localized import LocalizedDocument, localized


class UnprintableError(UserError):
    """The fonts lack letters of a document."""


def print_library(library: Library, context: BuildContext, root: Path) -> dict[str, bytes]:
    """The printed files of every document in every language, by path below the site's folder.

    What the project's cache has is not rendered again. Raises UnprintableError where the fonts lack
    a letter of the site's messages, or of a document that no rule has checked; UserError where the
    cache can't be used.
    """
    files: dict[str, bytes] = {}
    for document in localized(library, context):
        try:
            rendered = render_sheets(list(_sheets(document, library.word_groups)), root / CACHE)
        except MissingLettersError as error:
            raise UnprintableError(f"Không in được văn bản {document.id}: {error}") from error
        files |= rendered | _folded(document, rendered)
        files |= word_files(document, library.word_groups)
        if document.is_official:
            files |= slogan_texts(document.document)
    return files


def printed_paths(library: Library, context: BuildContext) -> Iterator[str]:
    """The path of every file that `print_library` renders, without rendering any."""
    for document in localized(library, context):
        yield from (sheet.path for sheet in _sheets(document, library.word_groups))
        yield from word_paths(document)
        if has_booklet(document.document):
            yield folded_booklet_path(document.document, document.language)
        if document.is_official:
            yield from slogan_texts(document.document)


def _sheets(document: LocalizedDocument, word_groups: WordGroups) -> Iterator[Sheet]:
    yield from document_sheets(document, word_groups)
    if document.is_official:
        yield from slogan_sheets(document.document, word_groups)


def _folded(document: LocalizedDocument, rendered: Mapping[str, bytes]) -> dict[str, bytes]:
    """The booklet on sheets to fold, where there is one."""
    if not has_booklet(document.document):
        return {}
    path = folded_booklet_path(document.document, document.language)
    return {path: folded(rendered[booklet_path(document.document, document.language)])}
