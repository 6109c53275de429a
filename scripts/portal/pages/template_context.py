"""What templates use: computed here, so that templates never parse addresses or names."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from portal.model.context import BuildContext
from portal.model.documents import OFFICIAL, Document
from portal.model.page_kinds import COMPARISON, PageKind
from portal.model.summary import DocumentSummary
from portal.pages.sharing import PageAddress, Sharing
from portal.pages.standing import standing
from portal.reference.addresses import SNAPSHOT, document_path, feed_path, language_root
from portal.reference.citation import format_day
from portal.reference.headings import minutes, opening
from portal.reference.localized import LocalizedDocument
from portal.reference.messages import messages_in
from portal.reference.qr import inline_qr


@dataclass(frozen=True)
class Link:
    """A link to a page: `path` is relative to the page that it stands on."""

    path: str
    name: str


@dataclass(frozen=True)
class Neighbour:
    """The page before or after: `rel` is "prev" or "next", `direction` says which and more."""

    rel: str
    direction: str
    title: str
    path: str


@dataclass(frozen=True)
class MovedId:
    """An id that was on the page: where it is now, relative to the page, and as people read it."""

    id: str
    path: str
    address: str


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language; `path` is below the site's root."""

    language: str
    name: str
    path: str


_OF_NO_DOCUMENT: Mapping[str, Any] = {
    "problems": (),
    "is_unofficial": False,
    "is_untranslated": False,
    "document_citation": "",
    "comparison_path": "",
    "standing": None,
    "reading_time": "",
    "shows_code": False,
}
"""What pages of documents say otherwise."""


def site_context(
    context: BuildContext,
    kind: PageKind,
    page: PageAddress,
    sharing: Sharing | None = None,
    cached: Document | DocumentSummary | None = None,
) -> dict[str, Any]:
    """What templates of any page use.

    `cached` is the document that browsers keep for reading offline after a visit to the page. Only
    the "not found" page has no `sharing`: any address that is wrong is its own.
    """
    language, messages = page.language, messages_in(page.language)
    path = language_root(language) + page.path
    root = _root(path) if sharing else urlsplit(_url(context)).path.rstrip("/")
    return {
        "build": context,
        "messages": messages,
        "all_messages": {name: messages_in(name) for name in context.settings.languages},
        "language": language,
        "official": OFFICIAL,
        "lang_root": language_root(language),
        "feed": feed_path(language),
        "here": page.path,
        "root": root,
        "assets": posixpath.normpath(f"{root}/{context.assets}"),
        "has_contents": kind.has_contents,
        "has_search_box": kind not in (PageKind.HOME, PageKind.SEARCH),
        **_OF_NO_DOCUMENT,
        "promise": messages["promise_of_all"],
        "text_language": language,
        "snapshot": _snapshot(cached, language) if cached else "",
        "short_site": _without_scheme(_url(context)),
        "minutes": minutes,
        "shorten": opening,
        "format_date": partial(format_day, language=language, messages=messages),
        "moved": _moved(context, path, root) if sharing else (),
        **_shared(context, language, sharing),
    }


def _snapshot(cached: Document | DocumentSummary, language: str) -> str:
    """The pages of a document for reading offline, in the language of its text."""
    return f"{document_path(cached, cached.text_language(language))}{SNAPSHOT}"


def _moved(context: BuildContext, path: str, root: str) -> list[MovedId]:
    return [
        MovedId(name, f"{root}/{target}", _url(context) + target)
        for name, target in context.moved_ids.get(path, {}).items()
    ]


def document_context(
    document: LocalizedDocument, kind: PageKind, here: str, sharing: Sharing
) -> dict[str, Any]:
    """What templates of a document's pages use."""
    page = PageAddress(document.context.settings, document.language, here)
    compared = f"{document.text_path}{COMPARISON}/" if document.document.original else ""
    return site_context(document.context, kind, page, sharing, document.document) | {
        "document": document.document,
        "edition": document.edition,
        "metadata": document.metadata,
        "standing": standing(document),
        "document_name": document.name,
        "document_path": document.path,
        "document_citation": document.citation,
        "comparison_path": compared,
        "promise": _promise(document) if compared else "",
        "is_unofficial": not document.is_official,
        "is_untranslated": document.is_untranslated,
        "has_contents": kind.has_contents and not document.is_untranslated,
        "text_language": document.text_language,
    }


def _promise(document: LocalizedDocument) -> str:
    """How far the page's text is that of the received transcription: all but what was corrected."""
    count = len(document.document.corrections)
    form = {0: "promise", 1: "promise_but_one"}.get(count, "promise_but")
    return document.messages[form].format(count=count)


def _shared(context: BuildContext, language: str, sharing: Sharing | None) -> dict[str, Any]:
    """What a page has that has an address: the code of it, and other languages' pages."""
    if not sharing:
        return {"sharing": None, "mending": None, "qr": "", "short_address": "", "translations": ()}
    return {
        "sharing": sharing,
        "mending": None,
        "qr": inline_qr(sharing.address),
        "short_address": _without_scheme(sharing.address),
        "translations": [
            LanguageLink(
                other, messages_in(other)["language_name"], address.removeprefix(_url(context))
            )
            for other, address in sharing.switches.items()
            if other != language
        ],
    }


def _url(context: BuildContext) -> str:
    return context.settings.site_url


def _without_scheme(address: str) -> str:
    return address.partition("://")[2]


def _root(path: str) -> str:
    """From a page's path below the root, which is empty or ends with a slash, back to the root."""
    return "/".join([".."] * path.count("/")) or "."
