"""Files to take away from a page: what they are, of which type, how large."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from portal.export.akoma_ntoso.metadata import FORMAT
from portal.export.documents import document_file
from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Provision
from portal.model.library import Library
from portal.model.page_kinds import TRANSCRIPTION
from portal.reference.addresses import (
    booklet_path,
    data_path,
    folded_booklet_path,
    gallery_path,
    law_path,
    printed_path,
    section_word_path,
    word_path,
)
from portal.reference.localized import LocalizedDocument
from portal.source.original import WORD


@dataclass(frozen=True)
class Download:
    """A link to a file: its name for readers, its path below the site's folder, type and size."""

    name: str
    path: str
    type: str
    size: str


def sizes(
    library: Library, context: BuildContext, printed: Mapping[str, int | None]
) -> dict[str, int | None]:
    """The bytes of every file that pages offer, by its path below the site's folder."""
    sources = {source.path.removeprefix("docs/"): len(source.data) for source in library.sources}
    data = {data_path(d): len(document_file(d, context)) for d in library.documents}
    return {**sources, **data, **printed}


def evidence(document: LocalizedDocument) -> list[Download]:
    """What a document's own page offers of `source_downloads`.

    A transcription that is plain text is shown on its page: browsers read the file as garbage where
    a host does not say that it is UTF-8, and no byte of it may change.
    """
    original = document.document.original
    offered = source_downloads(document)
    if original is None or original.path.lower().endswith(WORD):
        return offered
    page = f"{document.text_path}{TRANSCRIPTION}/"
    return [Download(document.messages["original_file"], page, "", ""), *offered[1:]]


def source_downloads(document: LocalizedDocument) -> list[Download]:
    """What the pages were made from and can be checked with: there even where nothing is printed.

    In a preview the sizes of printed files are not known.
    """
    messages, source = document.messages, document.document
    offered = []
    if source.original:
        offered.append((messages["original_file"], source.original.path.removeprefix("docs/")))
    if source.received:
        offered.append((messages["received_file"], source.received.path.removeprefix("docs/")))
    if source.scan:
        offered.append((messages["scan_file"], source.scan.removeprefix("docs/")))
    if source.corrections or source.questions:
        offered.append((messages["corrections_file"], f"{source.id}/original/corrections.yml"))
    offered.append((messages["data_file"], data_path(source)))
    return [download(name, path, document) for name, path in offered]


def data_alternates(document: LocalizedDocument) -> dict[str, str]:
    """The text of the page for programs: paths below the site's root by type."""
    source, language = document.document, document.text_language
    return {FORMAT: law_path(source, language), "application/json": data_path(source)}


def document_downloads(document: LocalizedDocument) -> list[Download]:
    """The document on paper and for Word, beside a translation the original, and the booklet.

    Only what was made: nothing in a preview, and a booklet where there is something to explain.
    """
    messages, source, language = document.messages, document.document, document.text_language
    offered = [
        (messages["printed"], printed_path(source, language)),
        (messages["word"], word_path(source, language)),
    ]
    if not document.is_official:
        offered.append((messages["printed_official"], printed_path(source, OFFICIAL)))
        offered.append((messages["word_official"], word_path(source, OFFICIAL)))
    offered.append((messages["booklet"], booklet_path(source, language)))
    offered.append((messages["booklet_folded"], folded_booklet_path(source, language)))
    sizes = document.context.sizes
    return [download(name, path, document) for name, path in offered if path in sizes]


def section_downloads(document: LocalizedDocument, section: Provision) -> list[Download]:
    """The section alone for Word, where that was made."""
    path = section_word_path(document.document, section, document.text_language)
    known = path in document.context.sizes
    return [download(document.messages["word_section"], path, document)] if known else []


def galleries(document: LocalizedDocument) -> dict[str, str]:
    """Where the slogans of each section are offered for print, by the section's id."""
    sections = document.document.official.slogan_sections if document.context.sizes else ()
    return {section.id: document.text_path + gallery_path(section) for section in sections}


def download(name: str, path: str, document: LocalizedDocument) -> Download:
    """The link to the file at `path`, with its size where that is known."""
    return download_of(name, path, document.context.sizes.get(path), document.language)


def download_of(name: str, path: str, size: int | None, language: str) -> Download:
    """The link to a file of this size, None where that is not known."""
    kind = path.rpartition(".")[2].upper()
    return Download(name, path, kind, "" if size is None else format_size(size, language))


_MEGABYTE = 1_000_000


def format_size(size: int, language: str) -> str:
    """Bytes as people read them: 119 KB, 1,2 MB (in Vietnamese), 1.2 MB."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1000))} KB"
    return f"{format_decimal(size / _MEGABYTE, '0.0', locale=language)} MB"
