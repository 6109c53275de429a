"""The page for programmers and users of data: what is offered, where, under which terms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL
from portal.model.page_kinds import PageKind
from portal.model.summary import DocumentSummary
from portal.pages.downloads import format_size
from portal.pages.mending import mending
from portal.pages.rendering import write_page
from portal.pages.sharing import portal_page
from portal.pages.sitemap import INDEX
from portal.pages.template_context import site_context
from portal.reference.addresses import (
    LIBRARY,
    SCHEMAS,
    archive_path,
    data_path,
    feed_path,
    language_root,
    law_path,
    library_page_path,
    schema_path,
)
from portal.reference.catalogue import Catalogue
from portal.reference.messages import Messages, messages_in

MESSAGES = "scripts/portal/reference/messages/"
"""The folder of the site's messages, of which the page is written."""


@dataclass(frozen=True)
class Offer:
    """A kind of data: the name and the use of it in the messages, and examples or all of it.

    `paths` are below the site's root.
    """

    name: str
    use: str
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class Archive:
    """The archive of a year: its path below the site's root, its size, how many documents it has.

    The size is "" where it is not known.
    """

    year: str
    path: str
    size: str
    documents: int


def write_data_pages(
    catalogue: Catalogue,
    sizes: Mapping[str, int],
    context: BuildContext,
    templates: Path,
    folder: Path,
) -> None:
    """Write the page in each language; `sizes` are those of the archives in bytes by path."""
    cached = next(iter(catalogue.newest), None)
    for language in context.settings.languages:
        use = messages_in(language)["data_use"]
        page, sharing = portal_page(context.settings, language, "data", use)
        shared = site_context(context, PageKind.DATA, page, sharing, cached)
        data = data_page(catalogue, sizes, language, context.settings.site_url)
        place = folder / language_root(language) / page.path
        told = f"{MESSAGES}{language}.yml"
        links = {"mending": mending(context.settings, sharing.address, told)}
        write_page(PageKind.DATA, shared | data | links, templates, place)


def data_page(
    catalogue: Catalogue, sizes: Mapping[str, int], language: str, site_url: str
) -> dict[str, Any]:
    """What the template uses besides what every page has."""
    messages, newest = messages_in(language), next(iter(catalogue.newest), None)
    return {
        "offers": list(_offers(messages, newest, language)),
        "archives": list(_archives(catalogue.newest, sizes, language)),
        "example": f"curl -s {site_url}{LIBRARY}",
    }


def _offers(messages: Messages, newest: DocumentSummary | None, language: str) -> Iterator[Offer]:
    """Each kind of data; the newest document is the example of those that each document has."""
    year = newest.id.partition("/")[0] if newest else ""
    text = newest.text_language(language) if newest else OFFICIAL
    offered = {
        "library": (LIBRARY, *([library_page_path(year)] if year else [])),
        "document": [data_path(newest)] if newest else [],
        "law": [law_path(newest, text)] if newest else [],
        "schemas": map(schema_path, SCHEMAS),
        "feed": [feed_path(language)],
        "linked": (),
        "sitemap": [INDEX],
    }
    for name, paths in offered.items():
        yield Offer(messages[f"data_{name}"], messages[f"data_{name}_use"], tuple(paths))


def _archives(
    newest: Sequence[DocumentSummary], sizes: Mapping[str, int], language: str
) -> Iterator[Archive]:
    """The archives, that of the newest year first."""
    years = [summary.id.partition("/")[0] for summary in newest]
    for year in sorted(set(years), reverse=True):
        path = archive_path(year)
        size = format_size(sizes[path], language) if path in sizes else ""
        yield Archive(year, path, size, years.count(year))
