"""Files to take away from a page: what they are, of which type, how large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel.numbers import format_decimal

from portal.export.documents import document_file
from portal.model.documents import OFFICIAL, Document
from portal.model.library import Library
from portal.reference.addresses import (
    booklet_path,
    data_path,
    document_path,
    gallery_path,
    printed_path,
)
from portal.reference.ancestry import sections_with_slogans
from portal.reference.messages import messages


@dataclass(frozen=True)
class Download:
    """A link to a file: its name for readers, its path below the site's folder, type and size."""

    name: str
    path: str
    type: str
    size: str


def sizes(library: Library, site_url: str, printed: Mapping[str, bytes]) -> dict[str, int]:
    """The bytes of every file that pages offer, by its path below the site's folder."""
    sources = {source.path.removeprefix("docs/"): len(source.data) for source in library.sources}
    data = {data_path(d): len(document_file(d, site_url)) for d in library.documents}
    return sources | data | {path: len(file) for path, file in printed.items()}


def source_downloads(document: Document, language: str, sizes: Mapping[str, int]) -> list[Download]:
    """What the pages were made from and can be checked with: there even where nothing is printed.

    In a preview their sizes are not known.
    """
    words = messages(language)
    offered = []
    if document.original:
        offered.append((words["original_file"], document.original.path.removeprefix("docs/")))
    if document.corrections or document.questions:
        offered.append((words["corrections_file"], f"{document.id}/original/corrections.yml"))
    offered.append((words["data_file"], data_path(document)))
    return [download(name, path, sizes, language) for name, path in offered]


def document_downloads(
    document: Document, language: str, sizes: Mapping[str, int]
) -> list[Download]:
    """The document on paper and the speaker's booklet, and beside a translation the original.

    Nothing where no paper was made: in a preview.
    """
    words = messages(language)
    offered = [(words["printed"], printed_path(document, language))]
    if language != OFFICIAL:
        offered.append((words["printed_official"], printed_path(document, OFFICIAL)))
    offered.append((words["booklet"], booklet_path(document, language)))
    return [download(name, path, sizes, language) for name, path in offered if path in sizes]


def galleries(document: Document, language: str, sizes: Mapping[str, int]) -> dict[str, str]:
    """Where the slogans of each section are offered for print, by the section's id."""
    root = document_path(document, language)
    sections = sections_with_slogans(document.official) if sizes else ()
    return {section.id: root + gallery_path(section) for section in sections}


def download(name: str, path: str, sizes: Mapping[str, int], language: str) -> Download:
    """The link to the file at `path`, with its size where that is known."""
    kind, size = path.rpartition(".")[2].upper(), sizes.get(path)
    return Download(name, path, kind, "" if size is None else say_size(size, language))


_MEGABYTE = 1_000_000


def say_size(size: int, language: str) -> str:
    """Bytes as people read them: 119 KB, 1,2 MB (in Vietnamese), 1.2 MB."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1000))} KB"
    return f"{format_decimal(size / _MEGABYTE, '0.0', locale=language)} MB"
