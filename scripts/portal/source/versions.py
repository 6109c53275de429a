"""The versions of a document that readers can tell apart, read from Git by the ordinary loader.

A version is a wording of the official text: the words or numbers of a provision, which provisions
there are, the head. A change of layout, of a translation or of another file makes none. Of several
changes on one day the last one counts. A version's files are those that it had last, so that its
translation is the best that it had.

A wording is left out that today's loader cannot read soundly: whose pages are not parsed, that has
no provisions, or that does not say what its own original says with its corrections. Either it was
never published, or its files were written in a form that the portal no longer has; shown as read,
it would tell readers of changes that nobody made.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from portal.model.change import DOCS
from portal.model.documents import Document
from portal.model.files import Source
from portal.model.history import EarlierState
from portal.model.library import Library
from portal.model.metadata import UNDATED, Metadata
from portal.model.problems import UserError
from portal.model.site_data import WordGroups
from portal.model.versions import State, Version, states_of
from portal.source.comparison import both_texts
from portal.source.git import blob_at, blob_sizes, read_blobs
from portal.source.history import read_histories
from portal.source.loader import build_library, max_bytes

HEAD = ("number", "type", "date", "place", "title", "issuers", "parent_body", "signers")
"""The metadata that readers see in the head and foot of a text."""

INCOMPLETE = (
    "Kho Git này thiếu một phần dữ liệu, nên không đọc được các phiên bản trước của văn bản. Hãy"
    " tải lại cả kho bằng «git clone»."
)

_UNREAD = (".pdf", ".png", ".jpg", ".svg")
"""Files of a folder that no wording depends on: scans, pictures."""


def read_versions(
    root: Path, document: Document, states: Sequence[State], languages: Iterable[str]
) -> tuple[Version, ...]:
    """The versions of a document, the oldest first; the last one is the document as it is.

    () where it has one alone. Raises UserError where Git lacks files of an earlier one.
    """
    if not states:  # as of nearly every document
        return ()
    read = _read(root, document.id, states[:-1], languages)
    sound = ((since, one) for since, one in read if is_sound(one))
    versions = _distinct(chain(sound, [(states[-1].since, document)]))
    return _dated(versions) if len(versions) > 1 else ()


def library_versions(
    root: Path, library: Library, today: dt.date
) -> Mapping[str, tuple[Version, ...]]:
    """The versions of each document that has more than one, by its id."""
    histories = read_histories(root)
    found = {
        one.id: read_versions(root, one, states_of(histories[one.id], today), library.languages)
        for one in library.documents
        if one.id in histories
    }
    return {name: versions for name, versions in found.items() if versions}


def is_sound(document: Document) -> bool:
    """Whether the official text could be read, and says what its original says."""
    edition, source = document.official, document.original
    if not edition.tree or not all(page.parsed for page in edition.pages):
        return False
    if source is None:
        return True
    wanted, published = both_texts(document)
    return [word.text for word in wanted] == [word.text for _, word in published]


def as_read(document: Document) -> tuple[object, ...]:
    """What readers of the official text see, whatever its layout."""
    edition = document.official
    head = [one.block.text.split() for one in edition.units if one.kind is None and not one.joined]
    rows = [one.table.rows if one.table else () for one in edition.provisions]
    return (
        [(one.id, one.label.split(), *map(str.split, one.lines)) for one in edition.provisions],
        [[(cell.text, cell.columns, cell.rows) for cell in row] for table in rows for row in table],
        head,
        head_of(edition.metadata),
    )


def head_of(metadata: Metadata) -> Mapping[str, object]:
    """The metadata that readers see, by name."""
    return {name: getattr(metadata, name) for name in HEAD}


def _read(
    root: Path, name: str, states: Sequence[State], languages: Iterable[str]
) -> Iterator[tuple[dt.date, Document]]:
    """The document in each of these states in which there is one."""
    files = [_read_files(name, state.blobs) for state in states]
    for state, library in zip(states, _libraries(root, files, languages), strict=True):
        if document := library.by_id.get(name):
            yield state.since, document


def earlier_libraries(
    root: Path, name: str, states: Sequence[EarlierState], languages: Iterable[str]
) -> Iterator[tuple[EarlierState, Library]]:
    """A document by itself, in each of these states that today's loader reads soundly.

    With it are the word groups of the state's commit. Raises UserError where Git lacks files of
    one.
    """
    files = [_read_files(name, state.blobs) | _word_groups(root, state.commit) for state in states]
    for state, library in zip(states, _libraries(root, files, languages), strict=True):
        document = library.by_id.get(name)
        if document and is_sound(document):
            yield state, library


def _libraries(
    root: Path, states: Sequence[Mapping[str, str]], languages: Iterable[str]
) -> Iterator[Library]:
    """What the loader reads from the objects of each state, which have the paths of its files."""
    languages = tuple(languages)
    asked = {blob for blobs in states for blob in blobs.values()}
    sizes = blob_sizes(root, asked)
    if asked - sizes.keys():
        raise UserError(INCOMPLETE)
    small = (
        blob for blobs in states for path, blob in blobs.items() if sizes[blob] <= max_bytes(path)
    )
    data = read_blobs(root, small)
    for blobs in states:
        sources = (_source(path, data.get(blob)) for path, blob in sorted(blobs.items()))
        yield build_library(sources, languages)


def _read_files(name: str, blobs: Mapping[str, str]) -> dict[str, str]:
    """Those of a document's files that its wording depends on, by their paths in the project."""
    return {f"{DOCS}{name}/{path}": blob for path, blob in blobs.items() if _is_read(path)}


def _word_groups(root: Path, commit: str) -> dict[str, str]:
    blob = blob_at(root, commit, WordGroups.path)
    return {WordGroups.path: blob} if blob else {}


def _is_read(path: str) -> bool:
    return not path.lower().endswith(_UNREAD)


def _source(path: str, data: bytes | None) -> Source:
    """A file as the loader reads it; one without data is too large."""
    return Source(path, data or b"", too_large=data is None)


def _distinct(read: Iterable[tuple[dt.date, Document]]) -> list[tuple[dt.date, Document]]:
    """Those that readers can tell from the one before, on days of their own."""
    found: list[tuple[dt.date, Document]] = []
    for since, document in read:
        if found and found[-1][0] == since:
            found.pop()
        if found and as_read(found[-1][1]) == as_read(document):
            since = found.pop()[0]  # noqa: PLW2901 - it has been so since then
        found.append((since, document))
    return found


def _dated(found: Sequence[tuple[dt.date, Document]]) -> tuple[Version, ...]:
    versions = [Version(since, since, document) for since, document in found]
    own = found[0][1].official.metadata.date
    if UNDATED < own < found[0][0]:
        versions[0] = replace(versions[0], date=own)
    return tuple(versions)
