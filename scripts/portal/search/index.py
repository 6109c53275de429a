"""The search index of all documents: which records have a word, in pieces of bounded size.

Every file is named by a hash of its content, so that browsers can keep it for ever and never mix
two versions. The texts are files of each document, see `postings`. The words of a language are in
one file, by which every query is read and which names all others. Where the words are is divided
into shards by a hash of their letters without marks: all readings of a typed word are in one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.model.documents import OFFICIAL
from portal.model.site_data import SearchVocabulary
from portal.search.lexicon import key, lexicon
from portal.search.postings import FILE, Index, Piece, Postings, add

MAX_PRELOADED = 200
"""Texts of a library that are all loaded with the words, about 15 KB; of a larger one none are."""

MAX_SHARD = 8192
"""Record numbers in a shard, on average at most: about 7 KB, compressed."""


@dataclass(frozen=True)
class SearchIndex:
    """The files by path below the site's root, but for the texts.

    `words` is the file of the words of each language, `texts` the files of texts that are loaded
    with it, and `preloaded` the ids of the documents that these texts are of.
    """

    files: Mapping[str, bytes]
    words: Mapping[str, str]
    texts: Mapping[str, tuple[str, ...]]
    preloaded: tuple[str, ...]


def build_index(documents: Index, vocabulary: SearchVocabulary) -> SearchIndex:
    """The index of documents that are joined in their order, the newest first."""
    files: dict[str, bytes] = {}
    words, texts = {}, {}
    for language, postings in documents.items():
        counts = {word: posting.amount for word, posting in postings.words.items()}
        first = _preloaded(postings.pieces)
        known = lexicon(counts, postings.records, vocabulary, language) | {
            "texts": " ".join(piece.name for piece in postings.pieces),
            "sizes": [piece.records for piece in postings.pieces],
            "preloaded": len(first),
            "shards": " ".join(add(files, shard) for shard in _shards(postings, language)),
        }
        words[language] = FILE.format(add(files, known))
        texts[language] = tuple(FILE.format(piece.name) for piece in first)
    first = _preloaded(documents[OFFICIAL].pieces)
    return SearchIndex(files, words, texts, tuple(dict.fromkeys(one.document for one in first)))


def _preloaded(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces whose texts are loaded with the words: all or none, as no document is special."""
    every = list(pieces)
    return every if sum(piece.records for piece in every) <= MAX_PRELOADED else []


def _shards(postings: Postings, language: str) -> list[dict[str, str]]:
    """The numbers of the records with each word, in as many shards as keep them small."""
    posted = {**postings.words, **postings.keys}
    total, count = sum(one.amount for one in posted.values()), 1
    while total > count * MAX_SHARD:
        count *= 2
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for word, posting in posted.items():
        shards[shard_of(key(word, language), count)][word] = posting.numbers
    return shards


def shard_of(key: str, count: int) -> int:
    """The shard, of so many, with the words of a key; `shardOf` in keys.js does the same."""
    number = 0
    for letter in key:
        number = (number * 31 + ord(letter)) % 2**32
    return number % count
