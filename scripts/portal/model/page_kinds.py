"""What kinds of page the site has, and which of them a file below docs/ is."""

import re
from enum import StrEnum

INDEX = "index"
"""The file of a document's head and metadata, and of the portal's home page."""

WHOLE_TEXT = "toan-van"
COMPARISON = "doi-chieu"
RECIPIENTS = "noi-nhan"
"""The last part of a document: its file, and its id."""

VIEWS = (WHOLE_TEXT, COMPARISON)
"""Pages of a document that show its text again in another arrangement."""


class PageKind(StrEnum):
    """A kind of page; the value names its template."""

    HOME = "home"
    DOCUMENT = "document"
    SECTION = "section"
    WHOLE_TEXT = "whole_text"
    COMPARISON = "comparison"
    PROVISION = "provision"
    GALLERY = "gallery"
    SEARCH = "search"
    NOT_FOUND = "404"
    PLAIN = "page"

    @property
    def is_view(self) -> bool:
        """Whether the page shows again what other pages have."""
        return self in (PageKind.WHOLE_TEXT, PageKind.COMPARISON)

    @property
    def has_contents(self) -> bool:
        """Whether the document's contents stand beside the text."""
        return self in (PageKind.DOCUMENT, PageKind.SECTION) or self.is_view


_PATH = re.compile(r"(?P<document>\d{4}/[^/]+/)?(?P<stem>[^/.]+)(\.[^/]*)?")
_OF_DOCUMENT = {
    INDEX: PageKind.DOCUMENT,
    WHOLE_TEXT: PageKind.WHOLE_TEXT,
    COMPARISON: PageKind.COMPARISON,
}


def page_kind(path: str) -> PageKind:
    """The kind of the page that a Markdown file makes; `path` is below docs/, in any language."""
    found = _PATH.fullmatch(path)
    if found and found["document"]:
        return _OF_DOCUMENT.get(found["stem"], PageKind.SECTION)
    return PageKind.HOME if found and found["stem"] == INDEX else PageKind.PLAIN
