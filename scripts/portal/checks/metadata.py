"""Front matter has the fields that its JSON Schema allows, each of the right type."""

import re
from collections.abc import Iterator

from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.shape import misshapen
from portal.model.documents import OFFICIAL, Page
from portal.model.files import DataFile
from portal.model.problems import Finding

_DOCUMENT_PAGE = re.compile(r"docs/\d{4}/[^/]+/[^/]+\.md")


@rule(Page, needs=Part.PAGES, breaks=Part.FRONT_MATTER)
def front_matter_field(page: Page) -> Iterator[Finding]:
    """The index page's front matter has every field of a document, each of its type."""
    yield from misshapen(_front_matter(page), "front-matter-field")


@rule(Page, needs=Part.PAGES)
def page_front_matter(page: Page) -> Iterator[Finding]:
    """Pages of a document take their titles from the text; only the portal's own name theirs."""
    yield from misshapen(_front_matter(page), "page-front-matter")


def _front_matter(page: Page) -> DataFile:
    """The page's front matter, with the part of the schema for pages of its kind."""
    part = "page"
    if not _DOCUMENT_PAGE.fullmatch(page.path):
        part = "portal"
    elif page.stem == "index":
        part = "official" if page.language == OFFICIAL else "translated"
    return DataFile(page.path, f"front-matter/{part}", page.front)
