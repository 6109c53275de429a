"""The search index: Pagefind's files, and a vocabulary file for each language.

All files are in one folder named by a hash of their content, so that browsers can cache them for
ever and never mix two versions. Pagefind finds the records that contain a word; their texts are in
its fragments, one file per record. The vocabulary file also has the texts of the newest documents,
so that a small portal loads no fragments.
"""

import gzip
import hashlib
import html
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from portal.model.documents import OFFICIAL
from portal.model.problems import UserError
from portal.model.site_data import SearchVocabulary
from portal.search.lexicon import lexicon, words
from portal.search.records import DocumentRecords, Record, keys

MAX_PRELOADED_RECORDS = 200
"""Put the texts of at most this many records into the vocabulary file: about 20 KB."""

MAX_PRELOADED_CHUNKS = 2
"""Preload at most this many index chunks; above it, each query loads only the chunks it needs."""

ENTRY = "pagefind-entry.json"

LOADED = ("pagefind.js", ENTRY, "*.pf_meta", "wasm.*", "index/*", "fragment/*")
"""Pagefind's files that the search page loads; its own user interfaces are left out."""

VERSION_TAG = "?ts=1"
"""A fixed query in place of Pagefind's time stamp: the folder's name is the version."""

SPACE = "␣"
"""Replaces spaces in ids, which Pagefind would remove; index.js restores them."""

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True)
class SearchIndex:
    """The files by path below the site's root; `folder` ends with a slash.

    `words` is the vocabulary file of each language, `needed` the files of Pagefind that every
    search in it loads, `preloaded` the ids of the documents whose texts are in the vocabulary
    file, newest first.
    """

    folder: str
    files: Mapping[str, bytes]
    words: Mapping[str, str]
    needed: Mapping[str, tuple[str, ...]]
    preloaded: tuple[str, ...]


def build_index(
    documents: Sequence[DocumentRecords], vocabulary: SearchVocabulary, languages: Iterable[str]
) -> SearchIndex:
    """Index every record of the documents, the newest first, in every language.

    Raises UserError and OSError.
    """
    recent = documents[: _preloaded_count(documents)]
    found = {one: _records(documents, one) for one in languages}
    files = _pagefind(found)
    names = _names(files)
    for language, every in found.items():
        known = lexicon(every, vocabulary, language)
        preloaded = _records(recent, language)
        texts = {
            key: _sent(record)
            for number, record in enumerate(preloaded)
            if (key := names.get(f"/{language}/{number}.html"))  # records without words have none
        }
        files[f"{language}.json"] = _json(known | {"texts": texts})
    folder = f"assets/{_digest(files)}/"
    return SearchIndex(
        folder,
        {folder + name: data for name, data in files.items()},
        {language: f"{folder}{language}.json" for language in found},
        {language: tuple(folder + name for name in _needed(files, language)) for language in found},
        tuple(document.id for document in recent),
    )


def _pagefind(records: Mapping[str, Sequence[Record]]) -> dict[str, bytes]:
    """Pagefind's files by name; the address of record 7 in Vietnamese is "/vi/7.html"."""
    with TemporaryDirectory() as scratch:
        pages, bundle = Path(scratch, "pages"), Path(scratch, "bundle")
        for language, listed in records.items():
            (pages / language).mkdir(parents=True)
            for number, record in enumerate(listed):
                (pages / language / f"{number}.html").write_text(_page(record, language), "utf-8")
        run_pagefind(pages, bundle)
        loaded = sorted({file for pattern in LOADED for file in bundle.glob(pattern)})
        files = {file.relative_to(bundle).as_posix(): file.read_bytes() for file in loaded}
    files[ENTRY] = _json(json.loads(files[ENTRY]))  # Pagefind does not sort its languages
    return files


def run_pagefind(pages: Path, bundle: Path) -> None:
    """Index a folder of pages into another folder. Raises UserError.

    The program is run directly: its Python API takes ten pages a second, and under load stops the
    program before the last files are complete.
    """
    command = [str(get_executable()), "--site", str(pages), "--output-path", str(bundle)]
    done = subprocess.run([*command, "--silent"], capture_output=True, text=True, check=False)
    if done.returncode or not (bundle / ENTRY).is_file():
        raise UserError(done.stderr.strip() or f"Pagefind: {done.returncode}")


def _page(record: Record, language: str) -> str:
    """A record as a page: its words, and before them the record as JSON in an element's id.

    The words are split as queries are: Pagefind splits "QĐ-TTg", "4.0" and "H'Mông" differently.
    It stores ids with a page's text without indexing them, unlike metadata.
    """
    data = html.escape(_json(_sent(record)).decode().replace(" ", SPACE))
    found = words(record.searched)
    text = " ".join([*found, *(keys(record) if found else ())])
    return f'<!doctype html><html lang="{language}"><span id="{data}"></span>{html.escape(text)}'


def _sent(record: Record) -> dict[str, str]:
    """The fields sent to browsers: without the kind, and the id, which the address contains."""
    fields = asdict(record).items()
    return {name: value for name, value in fields if value and name not in ("id", "kind")}


def _names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Pagefind's name for each page, by its address: "/vi/7.html" is "vi_13a7ea7"."""
    fragments = {name: data for name, data in files.items() if name.startswith("fragment/")}
    return {
        json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))["url"]: Path(name).stem
        for name, data in fragments.items()
    }


def _records(documents: Iterable[DocumentRecords], language: str) -> list[Record]:
    return [record for document in documents for record in document.records[language]]


def _preloaded_count(documents: Iterable[DocumentRecords]) -> int:
    """How many documents, newest first, have their texts in the vocabulary file; at least one."""
    ends = accumulate(len(document.records[OFFICIAL]) for document in documents)
    return max(1, sum(end <= MAX_PRELOADED_RECORDS for end in ends))


def _needed(files: Mapping[str, bytes], language: str) -> Iterator[str]:
    entry = json.loads(files[ENTRY])["languages"][language]
    yield ENTRY + VERSION_TAG
    yield f"pagefind.{entry['hash']}.pf_meta"
    yield f"wasm.{entry['wasm'] or 'unknown'}.pagefind"
    chunks = [name for name in files if name.startswith(f"index/{language}_")]
    yield from chunks if len(chunks) <= MAX_PRELOADED_CHUNKS else ()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(data).digest())
    return digest.hexdigest()[:12]
