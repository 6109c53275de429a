"""What a page tells search engines, and the previews in Facebook and Zalo, of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.model.context import Settings
from portal.model.documents import OFFICIAL, VIEWS, Document, Edition
from portal.reference.addresses import document_path, language_root
from portal.reference.names import document_name, heading, whole_words
from portal.reference.reading_time import opening

DESCRIPTION = 160
"""Characters of a description that search engines and previews show."""

CARD = "card.png"
"""The preview's image, beside the page that it stands for."""


@dataclass(frozen=True)
class Sharing:
    """One page to the outside: addresses are absolute; `data` is JSON-LD, empty where none fits.

    `alternates` are the addresses of the same page by language, its own among them.
    """

    title: str
    description: str
    address: str
    image: str
    alternates: Mapping[str, str]
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A page below the site's root: its path without language, and whose card it shows."""

    settings: Settings
    language: str
    path: str
    card: str

    def address(self, language: str) -> str:
        """The page's address in a language."""
        return self.settings.site_url + language_root(language) + self.path

    def sharing(self, title: str, text: str, data: Mapping[str, Any] | None = None) -> Sharing:
        """The page under this title, described by the first words of `text`."""
        return Sharing(
            title,
            opening(text, DESCRIPTION),
            self.address(self.language),
            f"{self.settings.site_url}{language_root(self.language)}{self.card}{CARD}",
            {language: self.address(language) for language in self.settings.languages},
            data or {},
        )


def document_sharing(
    place: Place, document: Document, edition: Edition, words: Mapping[str, str]
) -> Sharing:
    """A page of a document: a section, the document itself, or one of its views."""
    stem = place.path.rstrip("/").rpartition("/")[2]
    name, title = document_name(document, edition), edition.metadata["title"]
    if section := next((top for top in edition.tree if top.id == stem), None):
        ours = replace(place, card=place.path)
        data = legislation(ours, document, f"{heading(section)} ({name})")
        return ours.sharing(
            f"{heading(section).rstrip(':')} · {name}", whole_words([section]), data
        )
    if stem in VIEWS:
        view = words["whole_text" if stem == "toan-van" else "comparison"]
        return place.sharing(f"{view} · {name}", title)
    full = f"{name}: {title}"
    return place.sharing(full, title, legislation(place, document, full))


def legislation(place: Place, document: Document, name: str, text: str = "") -> dict[str, Any]:
    """schema.org's description of a document, or of a part of it at a place of its own."""
    edition = document.editions.get(place.language, document.official)  # a preview may lack one
    official = document.official.metadata
    whole = place.settings.site_url + document_path(document, place.language)
    address = place.address(place.language)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "name": name,
        "inLanguage": place.language,
        "legislationIdentifier": official["number"],
        "legislationType": edition.metadata["type"],
        "legislationDate": str(official["date"]),
        "legislationPassedBy": {"@type": "Organization", "name": edition.metadata["issuer"]},
        "url": address,
    }
    if address != whole:
        data["isPartOf"] = {"@type": "Legislation", "@id": whole}
    if place.language != OFFICIAL:
        data["legislationLegalValue"] = "UnofficialLegalValue"
        data["translationOfWork"] = {"@type": "Legislation", "@id": place.address(OFFICIAL)}
    if text:
        data["text"] = text
    return data
