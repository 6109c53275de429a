"""The search index of a library, asked as the page's search asks it, without a browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL
from portal.model.library import Library
from portal.model.site_data import SearchVocabulary
from portal.release.atomic import write_files
from portal.search.index import SearchIndex, build_index
from portal.search.postings import index_document, join
from portal.search.records import DocumentRecords, document_records
from portal.search.terms import with_terms
from support.project import ROOT


@dataclass(frozen=True)
class LibraryIndex:
    """An index, with its files in a folder as the site has them."""

    folder: Path
    index: SearchIndex

    def ask(
        self,
        queries: Iterable[str],
        lost: str = "^$",
        here: str = "",
        inside: str = "",
        language: str = OFFICIAL,
    ) -> list[Any]:
        """The answers of the page's search; files whose paths match `lost` can't be loaded.

        `here` is the id of the document that is being read, `inside` of the only one to search.
        """
        asked = json.dumps(list(queries))
        options = [str(self.folder), self.index.words[language], asked, lost, here, inside]
        command = ["node", str(ROOT / "tests/js/ask.js"), *options]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        replies: list[Any] = json.loads(done.stdout)
        return replies


def index_of(library: Library, folder: Path) -> LibraryIndex:
    """The index of a library's documents, as the build makes it."""
    documents = sorted(library.documents, key=lambda one: one.official.metadata.date, reverse=True)
    records = [document_records(one, library.languages) for one in documents]
    return index_records(records, with_terms(library.search_vocabulary, library.glossary), folder)


def index_records(
    documents: Sequence[DocumentRecords], vocabulary: SearchVocabulary, folder: Path
) -> LibraryIndex:
    """The index of records, those of the newest document first."""
    every = []
    for one in documents:
        index, texts = index_document(one)
        write_files(folder, texts)
        every.append(index)
    made = build_index(join(every), vocabulary)
    write_files(folder, made.files)
    return LibraryIndex(folder, made)
