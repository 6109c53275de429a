"""Which built pages the browser visits: one of each kind, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from portal.pages.all_rules import RULES
from support.corrected_document import ID, PAGES
from support.project import PLAN

SECTIONS = ("i", "ii", "iii", "iv", "noi-nhan")
VIEWS = ("toan-van", "doi-chieu", "ban-chep", "don-vi")
LONGEST = f"{PLAN}/ii/"
"""The section with every kind of provision but slogans."""

PROVISIONS = (
    "can-cu",  # the legal basis
    "ii-2",  # an item with clauses in it
    "ii-1-1",  # a clause with points in it
    "ii-1-1-g3",  # a point
    "ii-1-2-d2",  # a further paragraph
    "iii-10",  # the longest number of a slogan
    "noi-nhan-g5",  # one of the recipients
    "chu-ky",  # the signature
)
ALONE = tuple(f"{PLAN}/{name}/" for name in PROVISIONS)
RULE = "number-sequence"
"""The rule whose page is visited: it has examples of several lines."""

DOCUMENT = (f"{PLAN}/", *(f"{PLAN}/{name}/" for name in (*SECTIONS, *VIEWS)))
LANGUAGES = {"vi": "", "en": "en/"}
OF_VERSIONS = tuple(f"{ID}/{path}" for path in PAGES)
"""Pages of earlier versions: of a document on a site of its own, as plan 113 has one version."""

Visit = Callable[..., AbstractContextManager[Page]]
"""`reading` with the browser and the site's address given."""


def one_of_each(site: Path, provisions: Sequence[str]) -> list[str]:
    """The paths of all built pages, but of provisions' own (named by their ids) the chosen ones.

    Of the pages of rules, one.
    """
    others = {*provisions, *RULES} - {*SECTIONS, *PROVISIONS, RULE}
    pages = (file.relative_to(site) for file in sorted(site.rglob("*.html")))
    return [
        page.as_posix().removesuffix("index.html")
        for page in pages
        if page.parent.name not in others
    ]


@contextmanager
def reading(
    browser: Browser, address: str, *, width: int = 360, height: int = 800, **options: Any
) -> Iterator[Page]:
    """A fresh page of a reader's browser; `options` are those of Playwright's contexts."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="vi-VN",
        service_workers="block",
        **options,
    )
    context.set_default_timeout(20_000)  # a busy machine is no fault of the page
    try:
        yield context.new_page()
    finally:
        context.close()
