"""The contexts of MkDocs' pages: the home page, a document and its parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from portal.model.documents import Provision
from portal.model.page_kinds import PageKind
from portal.model.summary import summary_of
from portal.pages.comparison import comparison
from portal.pages.contents import Entry, contents, is_one_page, outline, views
from portal.pages.document_facts import known
from portal.pages.document_text import document_parts
from portal.pages.downloads import (
    Download,
    data_alternates,
    document_downloads,
    evidence,
    galleries,
    section_downloads,
)
from portal.pages.mending import Mending, mending
from portal.pages.sharing import Sharing, document_sharing, section_at, share_links
from portal.pages.tasks import tasks
from portal.pages.template_context import Neighbour, document_context
from portal.pages.transcription import transcription
from portal.pages.units import units_page
from portal.reference.headings import minutes
from portal.reference.listed import ListedDocument
from portal.reference.localized import LocalizedDocument


def document_page(
    document: LocalizedDocument, kind: PageKind, here: str, neighbours: Sequence[Neighbour] = ()
) -> dict[str, Any]:
    """A page of a document: the document itself, a section, or one of its views."""
    sharing = document_sharing(document, kind, here)
    section = section_at(document, here)
    return document_context(document, kind, here, sharing) | {
        "mending": provision_mending(document, section, sharing),
        "whole_document": Entry("", "", document.name, is_current=kind is PageKind.DOCUMENT),
        "contents": contents(document, here),
        "views": views(document, here),
        "outline": outline(section),
        "neighbours": neighbours,
        **_context_of_kind(document, kind, here),
    }


def _context_of_kind(document: LocalizedDocument, kind: PageKind, here: str) -> Mapping[str, Any]:
    offered, alone = galleries(document), list[Download]()
    match kind:
        case PageKind.DOCUMENT:
            return {
                "is_one_page": is_one_page(document),
                "known": known(document),
                "downloads": document_downloads(document),
                "galleries": list(offered.values()),
                "sources": evidence(document),
                "alternates": data_alternates(document),
                "tasks": tasks(_listed(document)),
                "share": share_links(document.address),
                "parts": document_parts(document),
            }
        case PageKind.COMPARISON:
            return comparison(document, here)
        case PageKind.TRANSCRIPTION:
            return transcription(document)
        case PageKind.VERSIONS | PageKind.VERSION_CHANGES:
            return {}
        case PageKind.UNITS:
            return units_page(document)
        case PageKind.WHOLE_TEXT:
            shown, linked = document.edition.tree, list(offered.values())
        case _:
            section = section_at(document, here)
            shown = (section,) if section else ()
            linked = [offered[section.id] for section in shown if section.id in offered]
            alone = [file for one in shown for file in section_downloads(document, one)]
    return {
        "downloads": [*alone, *document_downloads(document)],
        "galleries": linked,
        "reading_time": reading_time(document, shown),
    }


def _listed(document: LocalizedDocument) -> ListedDocument:
    return ListedDocument(summary_of(document.document), document.language, document.context)


def provision_mending(
    document: LocalizedDocument, provision: Provision | None, sharing: Sharing
) -> Mending | None:
    """How a page is mended that shows a provision, or with None the whole document."""
    settings, index = document.context.settings, document.edition.index
    if provision:
        line, cited = provision.line, document.cite(provision).rpartition(", ")[0]  # no address
        return mending(settings, sharing.address, provision.path, line=line, provision=cited)
    path = index.path if index else document.document.path
    return mending(settings, sharing.address, path, provision=document.citation)


def reading_time(document: LocalizedDocument, shown: Sequence[Provision]) -> str:
    """The reading time as shown to readers; "" for nothing to read."""
    if not shown:
        return ""
    return document.messages["reading_time"].format(minutes=minutes(shown))
