"""How tests search: typed in the page's own box, until its answers are there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SEARCH = "tim-kiem/"


def results(page: Page) -> Locator:
    return page.locator("[data-search-results]")


def ask(page: Page, query: str) -> Locator:
    """Type a query and wait for its answers."""
    page.get_by_role("searchbox").fill(query)
    return answered(page)


def answered(page: Page) -> Locator:
    expect(results(page)).to_have_attribute("data-search-state", "done")
    return results(page).get_by_role("link")
