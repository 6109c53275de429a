"""Front matter has the fields that its JSON Schema allows, each of the right type."""

import re
from collections.abc import Iterator

from portal.checks.link_address import shortened
from portal.checks.messages import say
from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.shape import misshapen
from portal.model.documents import OFFICIAL, Page
from portal.model.files import DataFile
from portal.model.problems import Finding

_UNFENCED = re.compile(r"\s*^[ ]{0,3}([A-Za-z0-9_-]+):", re.MULTILINE)
"""What MkDocs takes for a field at the beginning of a page without "---", and does not show."""

_DOCUMENT_PAGE = re.compile(r"docs/\d{4}/[^/]+/[^/]+\.md")


@rule(Page, needs=Part.PAGES, breaks=Part.FRONT_MATTER)
def front_matter_field(page: Page) -> Iterator[Finding]:
    """The index page's front matter has every field of a document, each of its type."""
    yield from misshapen(_front_matter(page), "front-matter-field")


@rule(Page, needs=Part.PAGES)
def page_front_matter(page: Page) -> Iterator[Finding]:
    """Pages of a document take their titles from the text; only the portal's own name theirs."""
    yield from misshapen(_front_matter(page), "page-front-matter")
    if page.kind.is_own and not page.has_front and (found := _UNFENCED.match(page.text)):
        message = say("page-front-matter", "unfenced", field=shortened(found[1]))
        yield Finding(page.path, page.text.count("\n", 0, found.start(1)) + 1, message)


def _front_matter(page: Page) -> DataFile:
    """The page's front matter, with the part of the schema for pages of its kind."""
    part = "page"
    if not _DOCUMENT_PAGE.fullmatch(page.path):
        part = "portal"
    elif page.stem == "index":
        part = "official" if page.language == OFFICIAL else "translated"
    return DataFile(page.path, f"front-matter/{part}", page.front)
