"""A project's site in one piece, as plain MkDocs builds and previews it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from portal.export.archive import write_archives
from portal.export.digests import Digests, document_digests, file_digests, files_below, joined
from portal.export.security import security_files
from portal.model.context import BuildContext, day_of
from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.pages.assets import publish_assets
from portal.pages.build_context import read_context
from portal.pages.contract import moved_addresses
from portal.pages.earlier_files import earlier_files
from portal.pages.list_pages import ListPages
from portal.pages.portal_files import Listed, Portal, write_checks, write_portal_files, write_search
from portal.pages.preview import read_preview
from portal.pages.projections import Projections, make_projections, write_document_files
from portal.pages.rule_pages import write_rule_pages
from portal.pages.sitemap import BUILD, build_file, document_entries
from portal.reference.addresses import document_path
from portal.reference.catalogue import catalogue_of
from portal.reference.permalinks import FOLDER, formatted, published_versions
from portal.release.atomic import write_files
from portal.search.index import build_index
from portal.search.postings import Index, index_document, join
from portal.search.records import document_records
from portal.search.terms import with_terms
from portal.source.commit import clean_hash, read_commit, source_date
from portal.source.loader import load
from portal.source.settings import read_settings


def read_project(root: Path, *, preview: bool) -> Projections:
    """What is made of the project as it is now, with its problems.

    A preview prints nothing, and of a large library shows what is being worked on.
    """
    settings = read_settings(root)
    if preview:
        library, problems = read_preview(root, settings.languages, settings.site_url)
    else:
        library = load(root, settings.languages)
        problems = check_library(library, settings.site_url)
    return project(root, library, problems, preview=preview)


def project(
    root: Path, library: Library, problems: Sequence[Problem] = (), *, preview: bool = False
) -> Projections:
    """What is made of a library, all of it in this process."""
    date = source_date(read_commit(root), library.newest_date)
    catalogue = catalogue_of(library, day_of(date))
    moved, moved_ids = moved_addresses(library)
    context = replace(
        read_context(root, catalogue, library.paths), moved=moved, moved_ids=moved_ids
    )
    return make_projections(root, library, catalogue, context, problems, preview=preview)


def write_site(made: Projections, folder: Path) -> None:
    """Write all that MkDocs does not into the site that it has built at `folder`."""
    library, context = made.library, made.context
    publish_assets(folder, context.assets)
    write_document_files(made, folder)
    write_rule_pages(context, made.templates, folder)
    listing = ListPages(made.catalogue, library.topics.topics, context, made.templates)
    for one in listing.lists:
        listing.write(one, folder)
    index = build_index(
        _indexed(library, context, folder), with_terms(library.search_vocabulary, library.glossary)
    )
    write_files(folder, security_files(context.settings, made.catalogue.day))
    archived = write_archives(made.catalogue, folder)
    portal = Portal(made.root, library, made.catalogue, context)
    write_search(portal, index, folder)
    write_checks(portal, joined(_digests(made, folder)), folder)
    lists = [one for one in library.sources if one.path.startswith(FOLDER)]
    entries = {
        one.id: document_entries(one, context.settings, context.versions[one.id])
        for one in library.documents
    }

    def find(path: str) -> Path | None:
        return file if (file := folder / path).is_file() else None

    dated = formatted(published_versions(library, context.versions))
    write_portal_files(portal, Listed(entries, lists, [dated], archived), find, folder)
    commit = read_commit(made.root)
    date = source_date(commit, library.newest_date)
    (folder / BUILD).write_bytes(build_file(clean_hash(commit), date))


def _digests(made: Projections, folder: Path) -> Iterator[Digests]:
    """Those of each document, and of the archives, as they are written into the site."""
    languages, versions = made.library.languages, made.context.versions
    for document in made.library.documents:
        places = [document_path(document, language) for language in languages]
        below = files_below(folder, places)
        printed = earlier_files(made.root, document.id, made.context)
        earlier = printed if made.printed else ()
        yield document_digests(document, versions[document.id], below, earlier)
    archived = files_below(folder, ["library"]).items()
    yield file_digests({path: file for path, file in archived if path.endswith(".zip")})


def _indexed(library: Library, context: BuildContext, folder: Path) -> Index:
    """The search index of the library, whose texts are written into the site."""
    every = []
    for document in library.newest:
        index, texts = index_document(document_records(document, library.languages, context))
        write_files(folder, texts)
        every.append(index)
    return join(every)
