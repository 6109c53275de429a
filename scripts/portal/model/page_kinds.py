"""The kinds of page that the site has, and the kind of each file below docs/."""

import re
from enum import StrEnum

INDEX = "index"
"""The file of a document's head and metadata, and of the portal's home page."""

WHOLE_TEXT = "toan-van"
COMPARISON = "doi-chieu"
TRANSCRIPTION = "ban-chep"
UNITS = "don-vi"
VERSIONS = "phien-ban"
VERSION_CHANGES = "so-sanh"
VIEWS = (WHOLE_TEXT, COMPARISON, TRANSCRIPTION, UNITS, VERSIONS, VERSION_CHANGES)
"""Pages that show a document's text in another arrangement, as it was received, or as it was."""


GUIDES = "huong-dan"
"""The folder of the guides, and of their pictures."""


class PageKind(StrEnum):
    """A kind of page; the value names its template."""

    HOME = "home"
    DOCUMENT = "document"
    SECTION = "section"
    WHOLE_TEXT = "whole_text"
    COMPARISON = "comparison"
    TRANSCRIPTION = "transcription"
    UNITS = "units"
    VERSIONS = "versions"
    VERSION = "version"
    VERSION_CHANGES = "version_changes"
    PROVISION = "provision"
    GALLERY = "gallery"
    BANNER = "banner"
    SEARCH = "search"
    DATA = "data"
    VERIFY = "verify"
    LIST = "list"
    RULES = "rules"
    RULE = "rule"
    NOT_FOUND = "404"
    MOVED = "moved"
    GUIDE = "guide"
    PLAIN = "page"

    @property
    def is_view(self) -> bool:
        """Whether the page shows text that is on other pages, too."""
        return self in (
            PageKind.WHOLE_TEXT,
            PageKind.COMPARISON,
            PageKind.TRANSCRIPTION,
            PageKind.UNITS,
            PageKind.VERSIONS,
            PageKind.VERSION_CHANGES,
        )

    @property
    def is_own(self) -> bool:
        """Whether the page is one of the portal's own, not part of a document."""
        return self in (PageKind.HOME, PageKind.GUIDE, PageKind.PLAIN)

    @property
    def is_everywhere(self) -> bool:
        """Whether the site of each language has the page, in whichever language its text is."""
        return self in (PageKind.HOME, PageKind.DOCUMENT)

    @property
    def has_contents(self) -> bool:
        """Whether the page has the document's table of contents."""
        return self in (PageKind.DOCUMENT, PageKind.SECTION) or self.is_view


_PATH = re.compile(r"(?P<document>\d{4}/[^/]+/)?(?P<stem>[^/.]+)(\.[^/]*)?")
_OF_DOCUMENT = {
    INDEX: PageKind.DOCUMENT,
    WHOLE_TEXT: PageKind.WHOLE_TEXT,
    COMPARISON: PageKind.COMPARISON,
    TRANSCRIPTION: PageKind.TRANSCRIPTION,
    UNITS: PageKind.UNITS,
}


def page_kind(path: str) -> PageKind:
    """The kind of page that a Markdown file becomes; `path` is below docs/, in any language."""
    found = _PATH.fullmatch(path)
    if found and found["document"]:
        return _OF_DOCUMENT.get(found["stem"], PageKind.SECTION)
    if path.startswith(f"{GUIDES}/"):
        return PageKind.GUIDE
    return PageKind.HOME if found and found["stem"] == INDEX else PageKind.PLAIN
