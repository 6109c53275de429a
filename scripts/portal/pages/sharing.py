"""A page's metadata for search engines, and for previews in Facebook and Zalo."""

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from portal.model.context import Settings
from portal.model.documents import OFFICIAL, Provision
from portal.model.page_kinds import PageKind
from portal.pages.legislation import document_data, part_data
from portal.reference.addresses import CARD, has_own_section, language_root, own_path
from portal.reference.headings import heading, opening, whole_text
from portal.reference.localized import LocalizedDocument
from portal.reference.messages import messages_in

DESCRIPTION = 160
"""Characters of a description that search engines and previews show."""


@dataclass(frozen=True)
class Sharing:
    """One page to the outside: addresses are absolute; `data` is JSON-LD, empty where none fits.

    `alternates` are the addresses of the same page by the language of its text; `switches` are
    those by the language of the site, which also has pages of texts that are not translated.
    `instead` is the address that search engines shall list and not this one, "" for none.
    """

    title: str
    description: str
    address: str
    image: str
    alternates: Mapping[str, str]
    switches: Mapping[str, str]
    data: Mapping[str, Any] = field(default_factory=dict)
    instead: str = ""


@dataclass(frozen=True)
class PageAddress:
    """Where a page is: its path below the site's root without language, and whose card it shows.

    `texts` are the languages in which the page has a text of its own, () for all; sites of others
    have the page at `instead`, which is another path of that kind, or none where it is None.
    """

    settings: Settings
    language: str
    path: str
    card: str = ""
    texts: tuple[str, ...] = ()
    instead: str | None = None

    @property
    def text_language(self) -> str:
        """The language of the page's text."""
        return self.language if self.language in (self.texts or (self.language,)) else OFFICIAL

    def address(self, language: str) -> str:
        """The page's address in a language."""
        return self._below(language, self.path)

    def sharing(self, title: str, text: str, data: Mapping[str, Any] | None = None) -> Sharing:
        """The page under this title, described by the first words of `text`."""
        languages = self.settings.languages
        texts = [one for one in languages if one in (self.texts or languages)]
        return Sharing(
            title,
            opening(text, DESCRIPTION),
            self.address(self.text_language),
            f"{self.settings.site_url}{language_root(self.text_language)}{self.card}{CARD}",
            {one: self.address(one) for one in texts},
            {
                one: self._below(one, path)
                for one in languages
                if (path := self.path if one in texts else self.instead) is not None
            },
            data or {},
        )

    def _below(self, language: str, path: str) -> str:
        return self.settings.site_url + language_root(language) + path


def page_of(document: LocalizedDocument, here: str, card: str) -> PageAddress:
    """Where a page of a document is: its own page is there in languages without its text, too."""
    settings, texts = document.context.settings, tuple(document.document.editions)
    instead = here if here == f"{document.id}/" else None
    return PageAddress(settings, document.language, here, card, texts, instead)


def document_sharing(document: LocalizedDocument, kind: PageKind, here: str) -> Sharing:
    """A page of a document: a section, the document itself, or one of its views."""
    page = page_of(document, here, f"{document.id}/")
    name, title = document.name, document.metadata.title
    if section := section_at(document, here):
        page = replace(page, card=here)
        data = part_data(document, here, f"{heading(section)} ({name})")
        return page.sharing(f"{heading(section).rstrip(':')} · {name}", whole_text([section]), data)
    if kind.is_view:
        return page.sharing(f"{document.messages[kind]} · {name}", title)
    full = ": ".join(filter(None, (name, title)))
    text = title or whole_text(document.edition.tree)
    return page.sharing(full, text, document_data(document, full))


def portal_page(
    settings: Settings, language: str, name: str, text: str = ""
) -> tuple[PageAddress, Sharing]:
    """One of the portal's own pages: the messages have its `name` and path in each language.

    Described by the `text`, by that of the portal where there is none.
    """
    paths = {one: messages_in(one)[f"{name}_path"] for one in settings.languages}
    page = PageAddress(settings, language, paths[language])
    title = f"{messages_in(language)[name]} · {settings.names[language]}"
    sharing = page.sharing(title, text or settings.descriptions[language])
    addresses = {one: replace(page, path=path).address(one) for one, path in paths.items()}
    return page, replace(sharing, alternates=addresses, switches=addresses)


def section_at(document: LocalizedDocument, here: str) -> Provision | None:
    """The section that is read on the page `here`."""
    sections = filter(has_own_section, document.edition.tree)
    return {f"{document.id}/{own_path(top)}": top for top in sections}.get(here)


def share_links(address: str) -> dict[str, str]:
    """Where an address is shared without a script; `actions.js` says where Zalo's form is from."""
    quoted = quote(address, safe="")
    data = b64encode(json.dumps({"url": address}, separators=(",", ":")).encode()).decode()
    return {
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={quoted}",
        "zalo": f"https://button-share.zalo.me/share_external?d={quote(data, safe='')}",
    }
