"""What stands around the text on every page: names, words, edition, address."""

from __future__ import annotations

from functools import partial
from typing import Any

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document
from portal.pages.downloads import document_downloads, galleries, source_downloads
from portal.reference.addresses import SNAPSHOT, document_path, language_root
from portal.reference.citation import cite_document, say_date
from portal.reference.messages import messages
from portal.reference.qr import qr
from portal.reference.reading_time import minutes, opening


def frame(
    portal: BuildContext, language: str, here: str, document: Document | None, kept: Document | None
) -> dict[str, Any]:
    """What every template may use, whoever renders it.

    `here` is the page's path below the root, without language; `document` the one it is of;
    `kept` the one that browsers keep for reading offline after a visit to the page.
    """
    words = messages(language)
    context: dict[str, Any] = {
        "portal": portal,
        "words": words,
        "spoken": {name: messages(name) for name in portal.settings.languages},
        "language": language,
        "official": OFFICIAL,
        "lang_root": language_root(language),
        "here": here,
        "paths": {},
        "document": document,
        "snapshot": f"{document_path(kept, language)}{SNAPSHOT}" if kept else "",
        "short_site": portal.settings.site_url.partition("://")[2],
        "minutes": minutes,
        "shorten": opening,
        "qr": qr,
        "say_date": partial(say_date, language=language, words=words),
    }
    if document:
        edition = document.editions.get(language, document.official)
        context["edition"] = edition
        context["downloads"] = document_downloads(document, language, portal.sizes)
        context["sources"] = source_downloads(document, language, portal.sizes)
        context["galleries"] = galleries(document, language, portal.sizes)
        context["document_path"] = document_path(document, language)
        context["document_citation"] = cite_document(document, edition, words)
    return context
