"""The index that the search page asks: Pagefind's files, and beside them the words of the texts.

All of it lies in one folder named by what it holds, so that a browser may keep it for ever and
never mixes two versions. Pagefind finds the records that have a word; its fragments hold their
texts, a file each. The texts of the newest documents come with the words: a small portal needs no
other.
"""

import gzip
import hashlib
import html
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable  # type: ignore[import-untyped]

from portal.model.blocks import Kind
from portal.model.documents import Document
from portal.model.library import Library
from portal.model.problems import UserError
from portal.search.lexicon import lexicon, words
from portal.search.records import Record, records

AT_HAND = 200
"""Records whose texts come with the words, those of the newest documents: 20 KB or so."""

FEW = 2
"""Pieces of the index that are all loaded at once; where there are more, a search says which."""

ENTRY = "pagefind-entry.json"

LOADED = ("pagefind.js", ENTRY, "*.pf_meta", "wasm.*", "index/*", "fragment/*")
"""What the search page may load of Pagefind, which also writes interfaces of its own."""

VERSION_TAG = "?ts=1"
"""Pagefind asks for its entry anew each time, unless told what to add: our folder is a version."""

SPACE = "␣"
"""What stands for a space where Pagefind lets none stand; index.js reads it."""

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True)
class SearchIndex:
    """The files by path below the site's root; `folder` ends with a slash.

    `words` is the file of words and texts in each language, `needed` what every search in it loads
    of Pagefind, and `at_hand` the documents whose texts come with the words, the newest first.
    """

    folder: str
    files: Mapping[str, bytes]
    words: Mapping[str, str]
    needed: Mapping[str, tuple[str, ...]]
    at_hand: tuple[str, ...]


def build_index(library: Library) -> SearchIndex:
    """Index all that can be found, each language for itself. Raises UserError and OSError."""
    documents = library.newest
    recent = documents[: _recent(documents)]
    found = {language: list(records(documents, language)) for language in library.languages}
    files = _pagefind(found)
    keys = _keys(files)
    for language, every in found.items():
        known = lexicon(every, library.search_vocabulary, language)
        at_hand = len(list(records(recent, language)))
        texts = {
            key: _told(record)
            for number, record in enumerate(every[:at_hand])
            if (key := keys.get(f"/{language}/{number}.html"))  # it keeps none without a word
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
    """Pagefind's files by name, of which the page of record 7 in Vietnamese is "/vi/7.html"."""
    with TemporaryDirectory() as scratch:
        pages, bundle = Path(scratch, "pages"), Path(scratch, "bundle")
        for language, listed in records.items():
            (pages / language).mkdir(parents=True)
            for number, record in enumerate(listed):
                (pages / language / f"{number}.html").write_text(_page(record, language), "utf-8")
        run_pagefind(pages, bundle)
        loaded = sorted({file for pattern in LOADED for file in bundle.glob(pattern)})
        files = {file.relative_to(bundle).as_posix(): file.read_bytes() for file in loaded}
    files[ENTRY] = _json(json.loads(files[ENTRY]))  # its languages come in any order
    return files


def run_pagefind(pages: Path, bundle: Path) -> None:
    """Index a folder of pages into another folder. Raises UserError.

    The program of its wheel is run as it is: through the wheel's Python API pages are given one by
    one, ten a second, and under load that stops the program before its last files are whole.
    """
    command = [str(get_executable()), "--site", str(pages), "--output-path", str(bundle)]
    done = subprocess.run([*command, "--silent"], capture_output=True, text=True, check=False)
    if done.returncode or not (bundle / ENTRY).is_file():
        raise UserError(done.stderr.strip() or f"Pagefind: {done.returncode}")


def _page(record: Record, language: str) -> str:
    """A record as a page: its words, and above them the whole of it as an element's id.

    The words are those that queries are read as: left to itself Pagefind makes others of "QĐ-TTg",
    "4.0" or "H'Mông". It keeps ids with a page's text, and indexes no word of them, unlike
    metadata. It takes spaces out of them, so that another sign stands for one.
    """
    whole = html.escape(_json(_told(record)).decode().replace(" ", SPACE))
    return (
        f'<!doctype html><html lang="{language}"><span id="{whole}"></span>'
        f"{html.escape(' '.join(words(record.searched)))}"
    )


def _told(record: Record) -> dict[str, str]:
    """What is sent of a record: not its id, which its address tells, and no kind but a slogan's."""
    unsent = {"id"} if record.kind == str(Kind.SLOGAN) else {"id", "kind"}
    return {name: value for name, value in asdict(record).items() if value and name not in unsent}


def _keys(files: Mapping[str, bytes]) -> dict[str, str]:
    """The name that Pagefind gave each page, by its address: "/vi/7.html" is "vi_13a7ea7"."""
    fragments = {name: data for name, data in files.items() if name.startswith("fragment/")}
    return {
        json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))["url"]: Path(name).stem
        for name, data in fragments.items()
    }


def _recent(documents: Sequence[Document]) -> int:
    """How many of the documents, the newest first, come with the words: at least one."""
    ends = accumulate(1 + len(document.official.provisions) for document in documents)
    return max(1, sum(end <= AT_HAND for end in ends))


def _needed(files: Mapping[str, bytes], language: str) -> Iterator[str]:
    entry = json.loads(files[ENTRY])["languages"].get(language)
    if entry is None:  # no document speaks it yet
        return
    yield ENTRY + VERSION_TAG
    yield f"pagefind.{entry['hash']}.pf_meta"
    yield f"wasm.{entry['wasm'] or 'unknown'}.pagefind"
    pieces = [name for name in files if name.startswith(f"index/{language}_")]
    yield from pieces if len(pieces) <= FEW else ()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(hashlib.sha256(name.encode()).digest() + hashlib.sha256(data).digest())
    return whole.hexdigest()[:12]
