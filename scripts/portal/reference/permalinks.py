"""The list of permanent addresses: what is published, how the list is written, what is lost of it.

Versions of a document are promised by Git's history, not by the committed lists: only when a
correction is merged does its day become an address, and a shallow clone does not know of it. They
are in the site's own list, which `permalinks compare` holds against a whole history.

An address begins with "/", the site's root. A line of the list is the address of a page or a file
and the ids that are promised on it: "/2025/113-kh-ldld/i/ i i-g1 i-g2".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from portal.model.change import document_of as home_of_file
from portal.model.documents import OFFICIAL, Document, Edition, Provision, slogans_in
from portal.model.library import Library
from portal.model.page_kinds import COMPARISON, TRANSCRIPTION, UNITS, WHOLE_TEXT
from portal.model.versions import Version, compared
from portal.reference.addresses import (
    LIBRARY,
    PORTAL_PAGES,
    SCHEMAS,
    changes_path,
    data_path,
    document_path,
    feed_path,
    gallery_path,
    language_root,
    law_path,
    maker_path,
    own_path,
    printed_path,
    schema_path,
    version_path,
    versions_path,
    word_path,
)
from portal.reference.lists import DocumentList, Facet
from portal.reference.messages import messages_in

FOLDER = "docs/permalinks/"
"""The lists: a file for each document, named as its folder, and one for the portal's own pages."""

OWN = f"{FOLDER}portal.txt"

PUBLISHED = "permalinks.txt"
"""The whole list on the site, below its root."""

HEAD = (
    "# Địa chỉ đã công bố và các đơn vị văn bản trên đó. Không xóa dòng nào: người khác đã dẫn tới."
    "\n# Địa chỉ chuyển chỗ: ghi vào docs/permalinks/moves.yml. Thêm địa chỉ mới: build.py"
    " permalinks accept\n"
)

Addresses = Mapping[str, frozenset[str]]
"""The ids that are promised on each page, and none on a file, by address."""

_LINE_END = re.compile(r"\r\n?|\n")
_NAME = r"@?[a-z0-9_-][a-z0-9._-]*"
_LINE = re.compile(rf"/(?:{_NAME}/)*(?:{_NAME})?(?: [a-z0-9_-]+)*")
_DOCUMENT = re.compile(r"/(?:[a-z]{2,3}/)?(\d{4}/(?!trang-\d+/)[^/]+)/")
_NAMED = re.compile(r"/(\d{4}/[^/\s\"'#]+)")


@dataclass(frozen=True)
class ListedLine:
    """A line of a list, and where it stands; a line that is none has the address ""."""

    path: str
    line: int
    text: str
    address: str
    ids: frozenset[str]


def parse(path: str, text: str) -> Iterator[ListedLine]:
    """The lines of a list, but for empty ones and comments."""
    for number, line in enumerate(_LINE_END.split(text), 1):
        if not line or line.startswith("#"):
            continue
        address, *ids = line.split(" ") if _LINE.fullmatch(line) else ("",)
        yield ListedLine(path, number, line, address, frozenset(ids))


def listed_lines(library: Library) -> Iterator[ListedLine]:
    """The lines of all committed lists."""
    for source in library.sources:
        if source.path.startswith(FOLDER) and source.path.endswith(".txt") and source.is_text:
            yield from parse(source.path, source.text)


def listed(lines: Iterable[ListedLine]) -> Addresses:
    """What these lines promise."""
    return merged((line.address, line.ids) for line in lines if line.address)


def merged(pairs: Iterable[tuple[str, frozenset[str]]]) -> Addresses:
    """All ids of each address."""
    found: dict[str, frozenset[str]] = {}
    for address, ids in pairs:
        found[address] = found[address] | ids if address in found else ids
    return found


def formatted(addresses: Addresses) -> str:
    """The lines of a list, sorted."""
    rows = sorted(addresses.items())
    return "".join(f"{' '.join((address, *sorted(ids)))}\n" for address, ids in rows)


def lost(old: Addresses, new: Addresses) -> Addresses:
    """What the old list promises and the new one does not: ids, or an address with all its ids."""
    return {
        address: ids - new.get(address, frozenset())
        for address, ids in old.items()
        if address not in new or not ids <= new[address]
    }


def document_of(address: str) -> str:
    """The id of the document that an address is of: "2025/113-kh-ldld"; "" if of none."""
    found = _DOCUMENT.match(address)
    return found[1] if found else ""


def documents_in(text: str) -> frozenset[str]:
    """The ids of the documents whose addresses a text names."""
    return frozenset(_NAMED.findall(text))


def list_path(document_id: str) -> str:
    """The file with the addresses of a document, or of the portal's own pages: of ""."""
    return f"{FOLDER}{document_id}.txt" if document_id else OWN


def by_document(addresses: Addresses) -> Mapping[str, Addresses]:
    """The addresses of each document by its id, of the portal's own pages by ""."""
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for address, ids in addresses.items():
        found[document_of(address)][address] = ids
    return found


def published(library: Library) -> Addresses:
    """Every permanent address of the site that is made of this library."""
    own = ((address, frozenset[str]()) for address in own_addresses(library))
    documents = (document_addresses(one, library.languages) for one in library.documents)
    return merged(chain(own, *documents))


def published_versions(library: Library, versions: Mapping[str, Sequence[Version]]) -> Addresses:
    """The addresses of the versions of documents, by their ids, and of what differs between two."""
    return {
        address: ids
        for name, those in versions.items()
        if those
        for address, ids in _versions(library.by_id[name], those, library.languages).items()
    }


def _versions(
    document: Document, versions: Sequence[Version], languages: Iterable[str]
) -> Addresses:
    found: dict[str, frozenset[str]] = {}
    for language in filter(document.editions.__contains__, languages):
        found[f"/{versions_path(document, language)}"] = frozenset()
        for one in versions[:-1]:
            if edition := one.document.editions.get(language):
                ids = frozenset(provision.id for provision in edition.provisions)
                found[f"/{version_path(document, language, one.date)}"] = ids
        for before, after in compared(versions):
            later = None if after is versions[-1] else after.date
            found[f"/{changes_path(document, language, before.date, later)}"] = frozenset()
    return found


def own_addresses(library: Library) -> Iterator[str]:
    """The portal's own pages and files: search, feed, data, lists; headings are no addresses."""
    lists = tuple(_lists(library))
    yield from (f"/{schema_path(name)}" for name in SCHEMAS)
    yield f"/{LIBRARY}"
    for language in library.languages:
        root = f"/{language_root(language)}"
        for name in PORTAL_PAGES:
            yield f"{root}{messages_in(language)[name]}"
        yield f"/{feed_path(language)}"
        for one in lists:
            yield from (f"{root}{one.path}", f"{root}{one.feed}")
        for page in library.pages:
            is_official = page.language == OFFICIAL
            if page.language == language or (is_official and page.kind.is_everywhere):
                folder = page.path.removeprefix("docs/").rpartition("/")[0]
                parts = (folder, "" if page.stem == "index" else page.stem)
                yield root + "".join(f"{part}/" for part in parts if part)


def _lists(library: Library) -> Iterator[DocumentList]:
    """The lists whose addresses are promised: of all documents, and of each year.

    Any other list can become empty: a day ends a status, a correction a wrong type or issuer.
    """
    unread = filter(None, map(home_of_file, library.unread))
    years = {name.partition("/")[0] for name in (*library.by_id, *unread)}
    if years:
        yield DocumentList(Facet.ALL, "", ())
    yield from (DocumentList(Facet.YEAR, year, ()) for year in sorted(years))


def document_addresses(
    document: Document, languages: Iterable[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """The pages and files of a document on the sites of these languages, with the ids on each.

    A site without its text has the document's own page alone, which has none of its ids.
    """
    for language in languages:
        base = f"/{document_path(document, language)}"
        if language not in document.editions:
            yield base, frozenset()
            continue
        edition = document.editions[language]
        for page in edition.pages:
            stem = "" if page is edition.index else f"{page.stem}/"
            yield base + stem, frozenset(one.id for one in edition.on_page(page.path))
        yield from ((f"{base}{view}/", ids) for view, ids in _views(document, edition))
        for provision in edition.provisions:
            yield base + own_path(provision), frozenset(_ids(provision))
        for section in document.official.slogan_sections:
            slogans = frozenset(one.id for one in slogans_in(section))
            yield base + gallery_path(section), slogans
            yield base + maker_path(section), frozenset()
        for file_path in (printed_path, word_path, law_path):
            yield f"/{file_path(document, language)}", frozenset()
    yield f"/{data_path(document)}", frozenset()
    for path in (document.original.path if document.original else "", document.scan):
        if path:
            yield f"/{path.removeprefix('docs/')}", frozenset()


def _views(document: Document, edition: Edition) -> Iterator[tuple[str, frozenset[str]]]:
    yield WHOLE_TEXT, frozenset(one.id for one in edition.provisions)
    if document.original:
        yield COMPARISON, frozenset()
        yield TRANSCRIPTION, frozenset()
    if document.bound.units:
        yield UNITS, frozenset(one.id for one in document.bound.units)


def _ids(provision: Provision) -> Iterator[str]:
    return (one.id for one in provision.walk())


def size(addresses: Addresses) -> int:
    """How many addresses these are: each page or file, and each id on it."""
    return sum(1 + len(ids) for ids in addresses.values())
