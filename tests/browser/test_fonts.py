"""Each page has one family of letters, so that no word takes its letters from two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playwright.sync_api import CDPSession, Page

from support.page_kinds import Visit

CODE = "code, pre:has(code)"
TEXTS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, summary, figcaption, label, button, a, pre"


def families(session: CDPSession, selector: str) -> Iterator[tuple[str, ...]]:
    """The families that the browser took the letters of each element from."""
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    for node in nodes:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if fonts:
            yield tuple(sorted({font["familyName"] for font in fonts}))


def families_on(page: Page, places: Sequence[str], selector: str) -> dict[tuple[str, ...], str]:
    """Every choice of families on these pages, with one page that has it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    found: dict[tuple[str, ...], str] = {}
    for path in places:
        page.goto(path)
        for names in families(session, selector):
            found.setdefault(names, path)
    return found


def test_all_texts_of_all_pages_are_of_one_family(visit: Visit, places: list[str]) -> None:
    plain = ", ".join(f"{tag}:not(:has(code), {CODE}, {CODE} *)" for tag in TEXTS.split(", "))
    with visit() as page:
        found = families_on(page, places, plain)
    assert [len(names) for names in found] == [1], found


def test_no_code_takes_letters_from_two_families(visit: Visit, places: list[str]) -> None:
    with visit() as page:
        found = families_on(page, places, "code")
    assert {len(names) for names in found} == {1}, found
