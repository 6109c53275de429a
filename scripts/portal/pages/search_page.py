"""The page to search on, in every language at its own address."""

from collections.abc import Iterator
from pathlib import Path

from portal.model.context import BuildContext
from portal.model.page_kinds import WHOLE_TEXT, PageKind
from portal.model.site_data import SearchVocabulary
from portal.pages.mending import MISSED_SEARCH, mending
from portal.pages.rendering import write_page
from portal.pages.sharing import portal_page
from portal.pages.template_context import Link, site_context
from portal.reference.addresses import ALL_DOCUMENTS, language_root
from portal.reference.catalogue import Catalogue
from portal.reference.listed import ListedDocument
from portal.reference.localized import NO_BUILD
from portal.search.index import SearchIndex


def write_search_pages(
    catalogue: Catalogue, context: BuildContext, index: SearchIndex, templates: Path, folder: Path
) -> None:
    """Write each language's search page into the built site at `folder`, to ask this index."""
    cached = next(iter(catalogue.newest), None)
    for language in context.settings.languages:
        address, sharing = portal_page(context.settings, language, "search")
        vocabulary = SearchVocabulary.path
        shared = site_context(context, PageKind.SEARCH, address, sharing, cached) | {
            "mending": mending(context.settings, sharing.address, vocabulary, form=MISSED_SEARCH)
        }
        whole = {
            "whole_texts": list(_whole_texts(catalogue, index, language)),
            "all_documents": language_root(language) + ALL_DOCUMENTS,
        }
        place = folder / language_root(language) / address.path
        write_page(PageKind.SEARCH, shared | {"index": index} | whole, templates, place)


def _whole_texts(catalogue: Catalogue, index: SearchIndex, language: str) -> Iterator[Link]:
    """The documents to read where nothing can be searched; paths are below the site's root."""
    for summary in catalogue.newest:
        if summary.id in index.preloaded and language in summary.languages:
            shown = ListedDocument(summary, language, NO_BUILD)
            yield Link(f"{shown.path}{WHOLE_TEXT}/", shown.name)
