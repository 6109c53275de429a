"""Front matter: every field that belongs there, each of its type, as its schema tells."""

from collections.abc import Iterator

from portal.checks.parts import Part
from portal.checks.registry import rule
from portal.checks.shape import misshapen
from portal.model.documents import Page
from portal.model.problems import Finding


@rule(Page, needs=Part.PAGES, breaks=Part.FRONT_MATTER)
def front_matter_field(page: Page) -> Iterator[Finding]:
    """The index page's front matter has every field of a document, each of its type.

    Bad: date: 7/1/2025
    Good: date: 2025-01-07
    """
    yield from misshapen(page, "front-matter-field")


@rule(Page, needs=Part.PAGES)
def page_front_matter(page: Page) -> Iterator[Finding]:
    """Pages of a document take their titles from the text; only the portal's own may name theirs.

    Bad: title: Đã hết hiệu lực, above "# II. NỘI DUNG"
    Good: translation: unofficial
    """
    yield from misshapen(page, "page-front-matter")
