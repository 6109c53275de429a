"""The earlier versions of a document: each whole, the list of all, and comparisons of two.

Most documents have one version and none of these pages.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.model.documents import OFFICIAL
from portal.model.page_kinds import VERSIONS, PageKind
from portal.model.versions import Version, compared
from portal.pages.document_facts import related_link
from portal.pages.document_text import unlinked_html
from portal.pages.reading_pages import document_page
from portal.pages.rendering import write_page
from portal.pages.sharing import Sharing, page_of
from portal.pages.template_context import Link, document_context
from portal.pages.version_changes import differences_between, shared_language
from portal.reference.addresses import (
    changes_path,
    document_path,
    language_root,
    version_path,
    versions_path,
)
from portal.reference.citation import format_day
from portal.reference.localized import LocalizedDocument, localize


@dataclass(frozen=True)
class ShownVersion:
    """A version in the list of all, or as a page of its own names it: paths are below the root.

    `language` is that of its text; the comparisons lead to what changed since the version before
    it, and since it, "" where there is none.
    """

    name: str
    published: str
    path: str
    language: str
    is_newest: bool
    since_previous: str = ""
    until_newest: str = ""


def write_version_pages(
    documents: Iterable[LocalizedDocument], templates: Path, folder: Path
) -> None:
    """Write these pages of the documents that have earlier versions, each in its language."""
    for document in documents:
        if document.versions:
            _write(document, templates, folder)


def _write(document: LocalizedDocument, templates: Path, folder: Path) -> None:
    path = versions_path(document.document, document.language)
    write_page(PageKind.VERSIONS, _list_page(document), templates, folder / path)
    for version in document.versions[:-1]:
        if document.language in version.document.editions:
            path = version_path(document.document, document.language, version.date)
            write_page(PageKind.VERSION, _version_page(document, version), templates, folder / path)
    for before, after in compared(document.versions):
        path = comparison_path(document, before, after)
        page = _comparison_page(document, before, after)
        write_page(PageKind.VERSION_CHANGES, page, templates, folder / path)


def comparison_path(document: LocalizedDocument, before: Version, after: Version) -> str:
    """The page of what changed between two versions."""
    later = None if after is document.versions[-1] else after.date
    return changes_path(document.document, document.language, before.date, later)


def _list_page(document: LocalizedDocument) -> dict[str, Any]:
    here = f"{document.id}/{VERSIONS}/"
    pairs = list(compared(document.versions))
    return document_page(document, PageKind.VERSIONS, here) | {
        "versions": list(reversed(list(_shown(document)))),
        "pairs": [_pair(document, *one) for one in pairs] if len(document.versions) > 2 else [],  # noqa: PLR2004 - of two, the one pair is linked above
        "amended_by": [related_link(document, one) for one in document.relations.amended_by],
    }


def _shown(document: LocalizedDocument) -> Iterator[ShownVersion]:
    newest = document.versions[-1]
    for index, version in enumerate(document.versions):
        previous = document.versions[index - 1] if index else None
        since = comparison_path(document, previous, version) if previous else ""
        until = "" if version is newest else comparison_path(document, version, newest)
        yield ShownVersion(
            _message(document, "version_name", date=version.date),
            _published(document, version),
            _text_path(document, version),
            _text_language(document, version),
            version is newest,
            since,
            until if until != since else "",
        )


def _published(document: LocalizedDocument, version: Version) -> str:
    name = "version_posted" if version.date == version.since else "version_first"
    return _message(document, name, since=version.since)


def _pair(document: LocalizedDocument, before: Version, after: Version) -> Link:
    name = _message(document, "versions_pair", before=before.date, after=after.date)
    return Link(comparison_path(document, before, after), name)


def _text_path(document: LocalizedDocument, version: Version) -> str:
    """The text of a version, in the site's language or else the official one."""
    if version is document.versions[-1]:
        return document.path
    language = _text_language(document, version)
    return version_path(document.document, language, version.date)


def _text_language(document: LocalizedDocument, version: Version) -> str:
    return document.language if document.language in version.document.editions else OFFICIAL


def _version_page(document: LocalizedDocument, version: Version) -> dict[str, Any]:
    """An earlier version, whole: its own head and text, and where the newest one is."""
    at = document.versions.index(version)
    following, newest = document.versions[at + 1], document.versions[-1]
    shown = localize(version.document, document.language, document.context)
    path = version_path(document.document, document.language, version.date)
    here = path.removeprefix(language_root(document.language))
    name = _message(document, "version_name", date=version.date)
    texts = tuple(version.document.editions)
    sharing = _sharing(document, here, f"{name} · {shown.name}", texts)
    days = {"date": version.date, "since": version.since, "next": following.date}
    return document_context(shown, PageKind.VERSION, here, sharing) | {
        "text": unlinked_html(shown),
        "document_citation": f"{shown.citation} ({name})",
        "promise": "",
        "comparison_path": "",
        "version_name": name,
        "replaced": _message(document, "version_replaced", **days),
        "newest": document.path,
        "changes": comparison_path(document, version, newest),
        "versions": versions_path(document.document, document.language),
    }


def _comparison_page(
    document: LocalizedDocument, before: Version, after: Version
) -> dict[str, Any]:
    newest = document.versions[-1]
    path = comparison_path(document, before, after)
    here = path.removeprefix(language_root(document.language))
    title = _message(document, "version_changes_title", before=before.date, after=after.date)
    language = shared_language(before, after, document.language)
    return document_page(document, PageKind.VERSION_CHANGES, here) | {
        "sharing": _sharing(document, here, f"{title} · {document.name}", ()),
        "title": title,
        "ends": [one for one in _shown(document) if one.name in _names(document, before, after)],
        "differences": differences_between(before, after, language, newest.date),
        "compared_language": language,
        "official_comparison": comparison_path(replace(document, language=OFFICIAL), before, after),
        "versions": versions_path(document.document, document.language),
    }


def _names(document: LocalizedDocument, *versions: Version) -> list[str]:
    return [_message(document, "version_name", date=one.date) for one in versions]


def _sharing(document: LocalizedDocument, here: str, title: str, texts: tuple[str, ...]) -> Sharing:
    """What a page says of itself that search engines shall not list, but the document's page."""
    page = page_of(document, here, f"{document.id}/")
    page = replace(page, texts=texts) if texts else page
    instead = document.context.settings.site_url + document_path(
        document.document, page.text_language
    )
    return replace(page.sharing(title, document.metadata.title), instead=instead)


def _message(document: LocalizedDocument, name: str, **days: dt.date) -> str:
    shown = {
        one: format_day(day, document.language, document.messages) for one, day in days.items()
    }
    return document.messages[name].format(**shown)
