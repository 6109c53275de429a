"""A page's metadata for search engines, and for previews in Facebook and Zalo."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from portal.model.context import Settings
from portal.model.documents import OFFICIAL, Provision
from portal.model.page_kinds import PageKind
from portal.reference.addresses import CARD, language_root, own_path
from portal.reference.headings import heading, opening, whole_text
from portal.reference.localized import LocalizedDocument

DESCRIPTION = 160
"""Characters of a description that search engines and previews show."""


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
class PageAddress:
    """Where a page is: its path below the site's root without language, and whose card it shows."""

    settings: Settings
    language: str
    path: str
    card: str = ""

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


def document_sharing(document: LocalizedDocument, kind: PageKind, here: str) -> Sharing:
    """A page of a document: a section, the document itself, or one of its views."""
    page = PageAddress(document.context.settings, document.language, here, f"{document.id}/")
    name, title = document.name, document.metadata.title
    if section := section_at(document, here):
        page = replace(page, card=here)
        data = legislation(page, document, f"{heading(section)} ({name})")
        return page.sharing(f"{heading(section).rstrip(':')} · {name}", whole_text([section]), data)
    if kind.is_view:
        return page.sharing(f"{document.messages[kind]} · {name}", title)
    full = f"{name}: {title}"
    return page.sharing(full, title, legislation(page, document, full))


def section_at(document: LocalizedDocument, here: str) -> Provision | None:
    """The section that is read on the page `here`."""
    paths = {f"{document.id}/{own_path(top)}": top for top in document.edition.tree}
    return paths.get(here)


def legislation(
    page: PageAddress, document: LocalizedDocument, name: str, text: str = ""
) -> dict[str, Any]:
    """schema.org's description of a document, or of the part of it that the page holds."""
    metadata, address = document.metadata, page.address(page.language)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "name": name,
        "inLanguage": page.language,
        "legislationIdentifier": metadata.number,
        "legislationType": metadata.type,
        "legislationDate": str(metadata.date),
        "legislationPassedBy": {"@type": "Organization", "name": metadata.issuer},
        "url": address,
    }
    if address != document.address:
        data["isPartOf"] = {"@type": "Legislation", "@id": document.address}
    if not document.is_official:
        data["legislationLegalValue"] = "UnofficialLegalValue"
        data["translationOfWork"] = {"@type": "Legislation", "@id": page.address(OFFICIAL)}
    if text:
        data["text"] = text
    return data
