"""What the portal holds as data for programs: `library.json`, and the documents of each year.

The index has totals and leads to pages of bounded size. A page has a year's documents by date, the
oldest first: a new document changes the last page of its year, and the index.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.export.schemas import schema_address, schema_files
from portal.model.context import BuildContext, Settings
from portal.model.metadata import UNDATED
from portal.model.relations import Related, Relations
from portal.model.summary import DocumentSummary
from portal.reference.addresses import (
    LIBRARY,
    data_path,
    document_path,
    feed_path,
    law_path,
    library_page_path,
)
from portal.reference.catalogue import Catalogue
from portal.reference.listed import ListedDocument
from portal.release.atomic import write_files

PAGE = 200
"""Documents on a page at most."""

_RELATIONS = (
    "basis", "amends", "amended_by", "replaces", "replaced_by", "repeals", "repealed_by",
)  # fmt: skip


@dataclass(frozen=True)
class LibraryPage:
    """A page of the library: its path below the site's root, and its documents by date."""

    path: str
    year: str
    documents: Sequence[DocumentSummary]


def write_library(catalogue: Catalogue, context: BuildContext, folder: Path) -> None:
    """Write the index, its pages and the schemas into the built site at `folder`."""
    write_files(folder, library_files(catalogue, context))
    write_files(folder, schema_files(context.settings))


def library_files(catalogue: Catalogue, context: BuildContext) -> dict[str, bytes]:
    """The index and its pages by their paths."""
    pages = tuple(pages_of(catalogue))
    found = {page.path: page_data(page, catalogue, context) for page in pages}
    index = index_data(pages, catalogue, context.settings)
    return {path: _written(data) for path, data in ({LIBRARY: index} | found).items()}


def pages_of(catalogue: Catalogue) -> Iterator[LibraryPage]:
    """The pages, year by year: the year that a document's address begins with."""
    years: defaultdict[str, list[DocumentSummary]] = defaultdict(list)
    for summary in reversed(catalogue.newest):
        years[summary.id.partition("/")[0]].append(summary)
    for year, documents in sorted(years.items()):
        for number, found in enumerate(_divided(documents), 1):
            yield LibraryPage(library_page_path(year, number), year, found)


def index_data(
    pages: Sequence[LibraryPage], catalogue: Catalogue, settings: Settings
) -> dict[str, Any]:
    """The index: whose library this is, how many documents it has, where they are."""
    url = settings.site_url
    return {
        "$schema": schema_address("library", settings),
        "address": url,
        "name": dict(settings.names),
        "documents": len(catalogue.summaries),
        "newest": _date(catalogue.newest_date),
        "feed": {language: url + feed_path(language) for language in settings.languages},
        "pages": [
            {
                "address": url + page.path,
                "year": page.year,
                "documents": len(page.documents),
                "newest": _date(page.documents[-1].official.date),
            }
            for page in pages
        ],
    }


def page_data(page: LibraryPage, catalogue: Catalogue, context: BuildContext) -> dict[str, Any]:
    """A page: each document without its text, and where that is."""
    return {
        "$schema": schema_address("library-page", context.settings),
        "index": context.settings.site_url + LIBRARY,
        "year": page.year,
        "documents": [
            _document(summary, catalogue.relations(summary.id), context)
            for summary in page.documents
        ],
    }


def _document(
    summary: DocumentSummary, relations: Relations, context: BuildContext
) -> dict[str, Any]:
    official, url = summary.official, context.settings.site_url
    languages = summary.languages
    shown = {language: ListedDocument(summary, language, context) for language in languages}
    dates = {"effective": official.effective, "expires": official.expires}
    related = {name: list(map(_related, getattr(relations, name))) for name in _RELATIONS}
    return {
        "id": summary.id,
        "address": {one: url + document_path(summary, one) for one in languages},
        "data": url + data_path(summary),
        "akoma_ntoso": {one: url + law_path(summary, one) for one in languages},
        "number": official.number or None,
        "type": official.type or None,
        "date": _date(official.date),
        "name": {language: one.name for language, one in shown.items()},
        "title": {language: one.metadata.title for language, one in shown.items()},
        "issuers": list(official.issuers),
        "status": relations.status,
        **{name: _date(day) for name, day in dates.items() if day},
        **{name: listed for name, listed in related.items() if listed},
    }


def _related(one: Related) -> dict[str, str]:
    """Another document by its symbol, and by its id where the portal holds it."""
    return {"symbol": one.symbol, **({"id": one.id} if one.id else {})}


def _divided(documents: Sequence[DocumentSummary]) -> Iterator[Sequence[DocumentSummary]]:
    starts = range(0, len(documents), PAGE)
    yield from (documents[start : start + PAGE] for start in starts)


def _date(day: dt.date) -> str | None:
    return None if day == UNDATED else str(day)


def _written(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n".encode()
