"""What people ask a large library, and which document and provision answer it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from portal.model.documents import Document
from portal.model.library import Library
from portal.search.records import Record, document_records

SEED = 17
WORDS = 4
"""Words in a row that are asked for beside the name of a document."""

PHRASE = 6
"""Words in a row that name a document, since no other has them."""

_SIGNS = re.compile(r"[,.;:()“”·]")
_DATED = re.compile(r"/[A-ZĐ]|\d/")
"""In a phrase, the symbol or the date of another document."""


@dataclass(frozen=True)
class LibraryQuery:
    """A query with the id of the document that it names or implies.

    `address` is of the provision that it asks for, "" where it asks for the document.
    """

    kind: str
    text: str
    document: str
    address: str = ""


@dataclass(frozen=True)
class _Asked:
    """A library as those know it who ask: what tells one document from the others."""

    library: Library

    @cached_property
    def records(self) -> Mapping[str, list[Record]]:
        """The provisions of each document."""
        return {
            one.id: [
                record for record in document_records(one, ["vi"]).records["vi"] if record.place
            ]
            for one in self.library.documents
        }

    @cached_property
    def said(self) -> Mapping[str, str]:
        """All that each document says."""
        return {
            name: " ".join(record.text.lower() for record in records)
            for name, records in self.records.items()
        }

    @cached_property
    def alike(self) -> Counter[tuple[str, ...]]:
        """How many documents there are of a number and type, and of a year besides."""
        every = self.library.documents
        return Counter(key for one in every for key in (_key(one), (*_key(one), _year(one))))

    def name(self, document: Document, draw: Random) -> str:
        """A name that people give the document, and no other has."""
        kind, number, year = *_key(document), _year(document)
        symbol = document.official.metadata.number
        if self.alike[_key(document)] == 1:
            typed = f"{number} {symbol.rpartition('/')[2].lower()}"
            return draw.choice([f"{kind} {number}", f"{kind} số {number}", typed, symbol])
        if self.alike[(*_key(document), year)] == 1:
            return draw.choice([f"{kind} {number} năm {year}", f"{kind} số {number} {year}"])
        return f"{symbol} năm {year}"


def _key(document: Document) -> tuple[str, str]:
    metadata = document.official.metadata
    found = re.match(r"\d+", metadata.number)
    return metadata.type.lower() or "công văn", str(int(found[0])) if found else metadata.number


def _year(document: Document) -> str:
    return document.id.partition("/")[0]


def library_queries(library: Library, count: int) -> Iterator[LibraryQuery]:
    """So many queries of all kinds by turns; the same library gives the same ones."""
    asked, draw = _Asked(library), Random(SEED)
    kinds = (_reference, _document, _words, _phrase, _title)
    found = 0
    while found < count:
        made = kinds[found % len(kinds)](asked, draw.choice(library.documents), draw)
        if made:
            found += 1
            yield made


Make = Callable[[_Asked, Document, Random], LibraryQuery | None]


def _reference(asked: _Asked, document: Document, draw: Random) -> LibraryQuery | None:
    """A numbered provision of a named document: "khoản 2 điều 4 quyết định 47"."""
    numbered = [one for one in asked.records[document.id] if re.search(r"\d|[IVX]+$", one.place)]
    record = draw.choice(numbered) if numbered else None
    if record is None or re.search("Gạch|Đoạn|Dòng", record.place):
        return None
    steps = " ".join(reversed(record.place.lower().split(" › ")))
    text = f"{steps} {asked.name(document, draw)}"
    return LibraryQuery("a place", text, document.id, record.address)


def _document(asked: _Asked, document: Document, draw: Random) -> LibraryQuery:
    return LibraryQuery("a document", asked.name(document, draw), document.id)


def _words(asked: _Asked, document: Document, draw: Random) -> LibraryQuery | None:
    """Some words of a provision, and the name of its document."""
    record = draw.choice(asked.records[document.id])
    words = _stretch(record, WORDS, draw)
    text = f"{words} {asked.name(document, draw)}"
    sole = sum(words in _plain(one.text) for one in asked.records[document.id]) == 1
    return LibraryQuery("words", text, document.id, record.address) if words and sole else None


def _phrase(asked: _Asked, document: Document, draw: Random) -> LibraryQuery | None:
    """A phrase that only one provision has."""
    record = draw.choice(asked.records[document.id])
    words = _stretch(record, PHRASE, draw)
    holders = sum(_plain(said).count(words) for said in asked.said.values()) if words else 0
    return LibraryQuery("a phrase", words, document.id, record.address) if holders == 1 else None


def _title(asked: _Asked, document: Document, _draw: Random) -> LibraryQuery | None:
    """A title that no other document has."""
    titles = Counter(one.official.metadata.title for one in asked.library.documents)
    title = document.official.metadata.title
    sole = title and titles[title] == 1
    return LibraryQuery("a title", title.lower(), document.id) if sole else None


def _stretch(record: Record, length: int, draw: Random) -> str:
    """Words in a row of a provision, which name no document; "" where there are none."""
    words = record.text.split()
    if len(words) <= length:
        return ""
    at = draw.randrange(len(words) - length)
    typed = " ".join(words[at : at + length])
    return "" if _DATED.search(typed) else _plain(typed)


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub("", text.lower()).split())


def score(queries: Iterable[LibraryQuery], answers: Iterable[list[str]]) -> tuple[float, float]:
    """How often the right document is first, and the right provision among the first three."""
    pairs = list(zip(queries, answers, strict=True))
    documents = [
        found[:1] != [] and found[0].startswith(f"{one.document}/") for one, found in pairs
    ]
    provisions = [one.address in found[:3] for one, found in pairs if one.address]
    return sum(documents) / len(documents), sum(provisions) / len(provisions)
