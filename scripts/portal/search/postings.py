"""What the index has of some documents: their texts, and where each word is in them.

Record numbers are one string: of each the gap to the one before, in digits of five bits, of which
those with 32 added go on. So the indexes of documents are joined, to that of a year and of a whole
library, by making the first gap of each anew.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from portal.search.lexicon import words
from portal.search.records import DocumentRecords, Record, keys

FILE = "assets/search/{}.json"
"""A file of the index, below the site's root, by a hash of its content."""

MAX_PIECE = 64
"""Records in one file of texts: about 4 KB, compressed."""

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Posting(NamedTuple):
    """The records with a word: how many, the first, the last, and the gaps after the first."""

    amount: int
    first: int
    last: int
    gaps: str

    @property
    def numbers(self) -> str:
        """The record numbers as browsers get them."""
        return gap(self.first) + self.gaps


class Piece(NamedTuple):
    """A file with texts of a document: its hash, its records, and the document's id."""

    name: str
    records: int
    document: str


@dataclass(frozen=True)
class Postings:
    """Documents in one language: their texts, and the records with each word, and each key.

    Keys are what queries ask for that name a provision by number, see `keys`.
    """

    pieces: Sequence[Piece]
    words: Mapping[str, Posting]
    keys: Mapping[str, Posting]

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(piece.records for piece in self.pieces)


Index = Mapping[str, Postings]
"""The postings of documents by language."""


def index_document(document: DocumentRecords) -> tuple[Index, dict[str, bytes]]:
    """The index of a document, and its files of texts by path."""
    files: dict[str, bytes] = {}
    index = {
        language: _postings(document.id, records, document.facts.get(language, {}), files)
        for language, records in document.records.items()
    }
    return index, files


def join(every: Sequence[Index]) -> Index:
    """One index of many, whose records are numbered in their order."""
    return {language: _joined([one[language] for one in every]) for language in every[0]}


def to_json(index: Index) -> bytes:
    """An index as a part notes it."""
    return packed(
        {
            language: [of.pieces, _columns(of.words), _columns(of.keys)]
            for language, of in index.items()
        }
    )


def from_json(data: bytes) -> Index:
    """The index that was noted."""
    return {
        language: Postings([Piece(*piece) for piece in pieces], _rows(words), _rows(keys))
        for language, (pieces, words, keys) in json.loads(data).items()
    }


def packed(data: object) -> bytes:
    """Data as JSON, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def add(files: dict[str, bytes], data: object) -> str:
    """Add a file of the index to `files`, and return its hash, by which it is asked for."""
    content = packed(data)
    name = hashlib.sha256(content).hexdigest()[:12]
    files[FILE.format(name)] = content
    return name


@lru_cache(2**14)
def gap(number: int) -> str:
    """A number in digits of five bits, the highest first."""
    digits = _DIGITS[number & 31]
    while number := number >> 5:
        digits = _DIGITS[32 + (number & 31)] + digits
    return digits


def _columns(posted: Mapping[str, Posting]) -> list[Any]:
    """Postings by column, which are read much faster than by row."""
    amounts, firsts, lasts, gaps = zip(*posted.values(), strict=True) if posted else ((),) * 4
    return [" ".join(posted), amounts, firsts, lasts, " ".join(gaps)]


def _rows(columns: Sequence[Any]) -> dict[str, Posting]:
    words, amounts, firsts, lasts, gaps = columns
    posted = map(Posting, amounts, firsts, lasts, gaps.split(" "))
    return dict(zip(words.split(" "), posted, strict=False))


def _postings(
    name: str, every: Iterable[Record], facts: Mapping[str, str], files: dict[str, bytes]
) -> Postings:
    """The postings of a document in one language; records without words are left out."""
    spoken = [(record, found) for record in every if (found := words(record.searched))]
    texts = [_sent(record) for record, _ in spoken]
    pieces = [texts[start : start + MAX_PIECE] for start in range(0, len(texts), MAX_PIECE)]
    shared = {"document": spoken[0][0].document if spoken else "", **facts}
    return Postings(
        [Piece(add(files, {**shared, "records": one}), len(one), name) for one in pieces],
        _posted(found for _, found in spoken),
        _posted(keys(record) for record, _ in spoken),
    )


def _sent(record: Record) -> list[str]:
    """The fields sent to browsers, without what is empty at the end; texts.js reads them."""
    fields = [record.address, record.place, record.within, record.text, record.called]
    while not fields[-1]:
        fields.pop()
    return fields


def _posted(every: Iterable[Iterable[str]]) -> dict[str, Posting]:
    """The postings of each word, given the words of each record."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(every):
        for word in set(record):
            found.setdefault(word, []).append(number)
    return {
        word: Posting(
            len(numbers),
            numbers[0],
            numbers[-1],
            "".join([gap(number - before - 1) for before, number in pairwise(numbers)]),
        )
        for word, numbers in found.items()
    }


def _joined(every: Sequence[Postings]) -> Postings:
    starts = [0]
    for one in every:
        starts.append(starts[-1] + one.records)
    return Postings(
        [piece for one in every for piece in one.pieces],
        _merged([one.words for one in every], starts),
        _merged([one.keys for one in every], starts),
    )


def _merged(every: Sequence[Mapping[str, Posting]], starts: Sequence[int]) -> dict[str, Posting]:
    """The postings of each word in all of them, the records of each numbered from its start."""
    found: dict[str, list[tuple[int, Posting]]] = {}
    for start, posted in zip(starts, every, strict=False):
        for word, posting in posted.items():
            found.setdefault(word, []).append((start, posting))
    return {word: _chained(postings) for word, postings in found.items()}


def _chained(postings: Sequence[tuple[int, Posting]]) -> Posting:
    """One posting of several, each with the number at which its records start."""
    start, (amount, first, last, gaps) = postings[0]
    first, last, every = start + first, start + last, [gaps]
    for start, posting in postings[1:]:
        every.append(gap(start + posting.first - last - 1) + posting.gaps)
        amount, last = amount + posting.amount, start + posting.last
    return Posting(amount, first, last, "".join(every))
