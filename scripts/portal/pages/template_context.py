"""What every template may use, whoever renders it."""

from __future__ import annotations

from functools import partial
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document
from portal.pages.downloads import document_downloads, galleries, source_downloads
from portal.reference.addresses import SNAPSHOT, document_path, language_root
from portal.reference.citation import format_day
from portal.reference.headings import minutes, opening
from portal.reference.localized import LocalizedDocument
from portal.reference.messages import messages_in
from portal.reference.qr import inline_qr


def site_context(
    context: BuildContext, language: str, here: str, cached: Document | None = None
) -> dict[str, Any]:
    """What templates of any page use.

    `here` is the page's path below the root, without language; `cached` the document that browsers
    keep for reading offline after a visit to the page.
    """
    messages = messages_in(language)
    return {
        "portal": context,
        "words": messages,
        "spoken": {name: messages_in(name) for name in context.settings.languages},
        "language": language,
        "official": OFFICIAL,
        "lang_root": language_root(language),
        "here": here,
        "paths": {},
        "document": None,
        "snapshot": f"{document_path(cached, language)}{SNAPSHOT}" if cached else "",
        "short_site": context.settings.site_url.partition("://")[2],
        "minutes": minutes,
        "shorten": opening,
        "qr": partial(inline_qr, messages=messages),
        "say_date": partial(format_day, language=language, messages=messages),
    }


def document_context(document: LocalizedDocument, here: str) -> dict[str, Any]:
    """What templates of a document's pages use."""
    return site_context(document.context, document.language, here, document.document) | {
        "document": document.document,
        "edition": document.edition,
        "metadata": document.metadata,
        "downloads": document_downloads(document),
        "sources": source_downloads(document),
        "galleries": galleries(document),
        "document_path": document.path,
        "document_citation": document.citation,
    }
