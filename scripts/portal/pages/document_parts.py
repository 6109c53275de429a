"""The parts of the site that are documents: made in batches, each document's files by themselves.

A batch is a small library. It is made by the same steps as a whole one, and then divided into the
folders of its documents, so that what is made of a document does not depend on its batch.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from portal.export.digests import document_digests, files_below, to_note
from portal.model.context import BuildContext
from portal.model.documents import Document
from portal.model.files import Source
from portal.model.problems import Problem
from portal.pages.all_rules import check_site
from portal.pages.banner_page import letters_of
from portal.pages.built_site import Site, read_site
from portal.pages.earlier_files import earlier_files
from portal.pages.mkdocs_build import build_pages
from portal.pages.projections import Projections, make_projections, write_document_files
from portal.pages.site_plan import SitePlan, batches
from portal.pages.sitemap import document_entries
from portal.reference.addresses import document_path
from portal.reference.catalogue import Catalogue
from portal.reference.permalinks import formatted, published_versions
from portal.release.atomic import write_files
from portal.release.parts import PartStore, note
from portal.search.postings import index_document, to_json
from portal.search.records import document_records
from portal.source.loader import build_library

REFERENCES = "references"
"""Noted of every part: what its pages lead to outside of it, a line each."""

INDEX = "index"
"""Noted of a document, and of those of a year: what the search index has of them."""

DIGESTS = "digests"
"""Noted of a document: the SHA-256 of its files, and of the words of its units."""

VERSIONS = "versions"
"""Noted of a document: the addresses of its versions, as lines of the list of addresses."""

SITEMAP = "sitemap"
"""Noted of a document: what the sitemap of its year says of its pages."""

MAX_BATCH = 24
"""Documents that a process makes at a time: they share the start of MkDocs, and its memory."""

FEW = 3
"""At most so many documents are made in this process: to start others takes longer."""

Progress = Callable[[int, int], None]
"""Shows people how many of how many documents are made."""


@dataclass(frozen=True)
class Batch:
    """Documents to make: their files and those that all share, and the key of each by its id."""

    root: Path
    store: PartStore
    context: BuildContext
    sources: tuple[Source, ...]
    keys: Mapping[str, str]


def make_documents(plan: SitePlan, missing: Mapping[str, str], progress: Progress) -> list[Problem]:
    """Make the parts of these documents, of each by its id under its key.

    Returns the problems of what was built; the documents with any are not kept. Raises UserError,
    and OSError where the store can't be written.
    """
    workers = min(os.cpu_count() or 1, len(missing)) if len(missing) > FEW else 1
    size = min(MAX_BATCH, -(-len(missing) // workers)) if missing else 1
    todo = [_batch(plan, names, missing) for names in batches(list(missing), size)]
    if workers == 1:
        return [problem for batch in todo for problem in make_batch(batch)]
    found: list[Problem] = []
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        running = {pool.submit(make_batch, batch): len(batch.keys) for batch in todo}
        done = 0
        for future in as_completed(running):
            found += future.result()
            done += running[future]
            progress(done, len(missing))
    return sorted(found)


def _batch(plan: SitePlan, names: Sequence[str], keys: Mapping[str, str]) -> Batch:
    sources, context = plan.batch(names)
    return Batch(plan.root, plan.store, context, sources, {name: keys[name] for name in names})


def make_batch(batch: Batch) -> list[Problem]:
    """Make the documents of a batch and keep them, or return the problems of what was built."""
    languages, url = batch.context.settings.languages, batch.context.settings.site_url
    library = build_library(batch.sources, languages)
    made = make_projections(batch.root, library, Catalogue(()), batch.context)
    with batch.store.workplace() as folder:
        if problems := build_pages(made, folder):
            return problems
        write_document_files(made, folder)
        places = [
            document_path(one, language) for one in library.documents for language in languages
        ]
        site = read_site(folder, url, library, places, is_part=True)
        if problems := check_site(site):
            return problems
        for document in library.documents:
            _keep(document, batch, made, site, folder)
    return []


def _keep(document: Document, batch: Batch, made: Projections, site: Site, folder: Path) -> None:
    """Put the files of one document into a part of its own."""
    settings = batch.context.settings
    languages = settings.languages
    places = tuple(document_path(document, language) for language in languages)
    index, texts = index_document(document_records(document, languages, made.context))
    versions = {document.id: made.context.versions[document.id]}
    dated = published_versions(site.library, versions)
    with batch.store.adding(batch.keys[document.id]) as files:
        for place in places:
            (files / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).rename(files / place)
        write_files(files, texts)
        if document.official.slogan_sections:
            path, letters = letters_of(document)
            write_files(files, {path: letters})
        note(files, REFERENCES, "\n".join(sorted(site.leading_out(places))).encode())
        entries = document_entries(document, settings, versions[document.id])
        note(files, SITEMAP, entries.encode())
        note(files, VERSIONS, formatted(dated).encode())
        note(files, INDEX, to_json(index))
        below = files_below(files, places)
        earlier = earlier_files(batch.root, document.id, made.context)
        digests = document_digests(document, versions[document.id], below, earlier)
        note(files, DIGESTS, to_note(digests))
