"""What is made of the portal as a whole, beside the pages that MkDocs builds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from portal.export.digests import Digests, digest_lists
from portal.export.feed import write_feeds
from portal.export.library_files import write_library
from portal.model.context import CACHE, BuildContext
from portal.model.files import Source
from portal.model.library import Library
from portal.pages.data_page import write_data_pages
from portal.pages.moved_pages import write_list, write_moved
from portal.pages.offline import write_manifests, write_portal_snapshots
from portal.pages.search_page import write_search_pages
from portal.pages.sitemap import Entries, write_sitemap
from portal.pages.verify_page import write_verify_pages
from portal.print.cards import write_cards
from portal.print.icons import write_icons
from portal.print.page_cards import home_cards
from portal.reference.addresses import language_root
from portal.reference.catalogue import Catalogue
from portal.reference.listed import ListedDocument
from portal.reference.lists import lists_of
from portal.release.atomic import write_files
from portal.search.index import SearchIndex


@dataclass(frozen=True)
class Portal:
    """What the portal's own files are made of.

    `library` has what is of no document: the portal's own pages and data files.
    """

    root: Path
    library: Library
    catalogue: Catalogue
    context: BuildContext

    @property
    def templates(self) -> Path:
        """The folder of templates, styles and scripts."""
        return self.root / "overrides"


def write_search(portal: Portal, index: SearchIndex, folder: Path) -> None:
    """Write the index, and the pages that ask it."""
    write_files(folder, index.files)
    write_search_pages(portal.catalogue, portal.context, index, portal.templates, folder)


def write_checks(portal: Portal, digests: Digests, folder: Path) -> None:
    """Write the lists of what is published by its SHA-256, and the pages to check with them."""
    names = {
        one.id: {
            language: ListedDocument(one, language, portal.context).citation
            for language in portal.context.settings.languages
        }
        for one in portal.catalogue.summaries
    }
    lists = digest_lists(digests, names)
    write_files(folder, lists.files)
    newest = next(iter(portal.catalogue.newest), None)
    write_verify_pages(newest, lists, portal.context, portal.templates, folder)


@dataclass(frozen=True)
class Listed:
    """What the lists of all addresses are made of.

    `entries` are what sitemaps say of each document; `lists` are the files of published addresses,
    and `versions` the addresses of each document's earlier versions, a line each; `archives` are
    the bytes of each year's archive by its path.
    """

    entries: Entries
    lists: Sequence[Source]
    versions: Sequence[str]
    archives: Mapping[str, int]


def write_portal_files(
    portal: Portal, listed: Listed, find: Callable[[str], Path | None], folder: Path
) -> None:
    """Write the feeds, the sitemaps, and what else is of all documents.

    `find` has the file that the site has at a path.
    """
    context, templates = portal.context, portal.templates
    for language in context.settings.languages:
        (folder / language_root(language)).mkdir(parents=True, exist_ok=True)
    write_feeds(portal.catalogue, context, folder)
    write_library(portal.catalogue, context, folder)
    write_data_pages(portal.catalogue, listed.archives, context, templates, folder)
    lists = lists_of(portal.catalogue, portal.library.topics.topics)
    listing = [page.path for one in lists for page in one.pages]
    write_sitemap(listed.entries, portal.library, context, folder, listing)
    write_list(listed.lists, listed.versions, folder)
    write_moved(context, templates, folder, find)
    write_cards(list(home_cards(context)), folder)
    write_icons(folder, portal.root / CACHE, templates / "assets/favicon.svg")
    if context.offline:
        write_manifests(context, folder)
        write_portal_snapshots(context, lambda path: _newest(folder / path) or find(path), folder)


def _newest(file: Path) -> Path | None:
    """A file where it is there."""
    return file if file.is_file() else None
