"""Everything can be done by keyboard, and one always sees where the focus is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support.page_kinds import ALONE, LONGEST, Visit
from support.project import PLAN

LEAVING = 3
"""How often the focus may leave the page: before the first control and after the last, say."""

CONTROLS = """root => {
  const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";
  window.awaited = new Set([...document.querySelector(root).querySelectorAll(focusable)].filter(
    one => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true})));
  return awaited.size;
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return [];
  const style = getComputedStyle(one), [box] = one.getClientRects();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const inside = box.left >= -1 && box.right <= innerWidth + 1 && y >= 0 && y <= innerHeight;
  const hit = document.elementFromPoint(x, y);
  const marked = style.boxShadow !== "none" ||
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const faults = [
    marked ? "" : "no mark", inside ? "" : "outside the window",
    !inside || one.contains(hit) ? "" : `covered by ${hit?.tagName}.${hit?.className}`,
  ].filter(Boolean);
  awaited.delete(one);
  const name = (one.textContent.trim() || one.getAttribute("aria-label") || "").slice(0, 40);
  return faults.map(fault => `${one.tagName}.${one.className} ${name}: ${fault}`);
}"""
LEFT = """() => [...awaited].map(one =>
  `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}: not reached`)"""
PAGES = ["", f"{PLAN}/", LONGEST, f"{PLAN}/toan-van/", f"{PLAN}/doi-chieu/", *ALONE[2:3]]


def walk(page: Page, root: str = "body") -> list[str]:
    """Press Tab until the focus has been everywhere; returns what was wrong on the way."""
    controls: int = page.evaluate(CONTROLS, root)
    assert controls
    found: list[str] = []
    for _ in range(2 * controls + LEAVING):
        found += page.evaluate(FOCUSED)
        if not page.evaluate("awaited.size"):
            break
        page.keyboard.press("Tab")
    left: list[str] = page.evaluate(LEFT)
    return found + left


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_every_control_is_reachable_with_visible_focus(visit: Visit, path: str, width: int) -> None:
    with visit(width=width, reduced_motion="reduce") as page:
        page.goto(path)
        assert walk(page) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["tim-kiem/", "", LONGEST, ALONE[2]])
def test_every_search_result_is_reachable_with_visible_focus(
    visit: Visit, path: str, width: int
) -> None:
    with visit(width=width, reduced_motion="reduce") as page:
        page.goto(path)
        page.get_by_role("searchbox").fill("tinh gonj booj mays treo")
        page.locator("[data-search-state=done]").wait_for(state="attached")
        assert walk(page, "[data-search]") == []


def test_first_focusable_link_skips_the_header(visit: Visit) -> None:
    with visit(reduced_motion="reduce") as page:
        page.goto(LONGEST)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('header') === null")
        assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_contents_open_and_close_by_keyboard(visit: Visit) -> None:
    with visit(reduced_motion="reduce") as page:
        page.goto(LONGEST)
        page.locator("[popovertarget]").focus()
        page.keyboard.press("Enter")
        contents = page.locator("#muc-luc")
        contents.wait_for()
        assert walk(page, "#muc-luc") == []
        page.keyboard.press("Escape")
        contents.wait_for(state="hidden")


def test_the_sheet_of_actions_keeps_the_focus_and_gives_it_back(visit: Visit) -> None:
    with visit(reduced_motion="reduce") as page:
        page.goto(LONGEST)
        page.locator("#ii-1-1 .permalink").first.focus()
        page.keyboard.press("Enter")
        page.locator("dialog[open]").wait_for()
        assert walk(page, "dialog[open]") == []
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="hidden")
        assert page.evaluate("document.activeElement.matches('#ii-1-1 .permalink')")
