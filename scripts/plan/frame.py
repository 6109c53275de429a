"""What stands around the text on every page: names, words, edition, address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Any

import segno

from plan.citation import cite_document, say_date
from plan.downloads import document_downloads, galleries, source_downloads
from plan.model import OFFICIAL, Document
from plan.permalinks import SNAPSHOT, document_path, language_root
from plan.reading import minutes, opening
from plan.settings import Settings
from plan.wording import wording


@dataclass(frozen=True)
class Portal:
    """The site that pages belong to.

    `assets` is the folder of styles and scripts below the root; `style` is what pages carry in
    themselves to be drawn before anything else has come, "" where they load it; `commit` is ""
    where the text is not that of one commit; `offline` tells whether the site keeps copies for
    reading offline; `sizes` has the bytes of every file on paper, by its path below the root, and
    is empty where none was made.
    """

    settings: Settings
    date: datetime
    assets: str = "assets"
    style: str = ""
    commit: str = ""
    offline: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)


def frame(
    portal: Portal, language: str, here: str, document: Document | None, kept: Document | None
) -> dict[str, Any]:
    """What every template may use, whoever renders it.

    `here` is the page's path below the root, without language; `document` the one it is of;
    `kept` the one that browsers keep for reading offline after a visit to the page.
    """
    words = wording(language)
    context: dict[str, Any] = {
        "portal": portal,
        "words": words,
        "spoken": {name: wording(name) for name in portal.settings.languages},
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


@cache
def qr_code(address: str) -> segno.QRCode:
    """The QR code of an address, made once for all the places that it stands in.

    One mask for all: to score each of the eight takes ten times as long, and phones read any.
    """
    return segno.make_qr(address, error="m", mask=4)


@cache
def qr(address: str) -> str:
    """A QR code as an inline drawing, black on nothing."""
    return qr_code(address).svg_inline(omitsize=True, border=0, svgclass="qr", lineclass=None)
