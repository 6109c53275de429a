"""With forced colours, as in Windows' contrast themes, everything that matters is to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.test_accessibility import axe, faults
from support.page_kinds import LONGEST, Visit
from support.project import PLAN

__all__ = ["axe"]

SYSTEM = """names => Object.fromEntries(names.map(name => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  const {color} = getComputedStyle(probe);
  probe.remove();
  return [name, color];
}))"""
ICONS = """canvas => [...document.querySelectorAll("body *")].flatMap(one =>
  ["::before", "::after"].filter(part => {
    const {maskImage, content, display, backgroundColor} = getComputedStyle(one, part);
    return one.checkVisibility({visibilityProperty: true}) && content !== "none" &&
      display !== "none" && maskImage !== "none" &&
      [canvas, "rgba(0, 0, 0, 0)"].includes(backgroundColor);
  }).map(part => `${one.tagName}.${one.className}${part}`))"""
STYLE = "(one, names) => names.map(name => getComputedStyle(one)[name])"
COLOURS = ["Canvas", "CanvasText", "Highlight", "HighlightText", "LinkText"]


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def page(visit: Visit, request: pytest.FixtureRequest) -> Iterator[Page]:
    with visit(width=request.param, forced_colors="active", reduced_motion="reduce") as forced:
        yield forced


def system(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(SYSTEM, COLOURS)
    return found


def style(page: Page, selector: str, *names: str) -> list[str]:
    found: list[str] = page.locator(selector).first.evaluate(STYLE, names)
    return found


def test_no_page_has_an_accessibility_violation(page: Page, axe: str, places: list[str]) -> None:
    found = []
    for path in (one for one in places if not one.startswith("en/")):
        page.goto(path)
        found += faults(page, axe)
    assert not found, "\n".join(found)


def test_the_open_sheet_and_contents_have_none(page: Page, axe: str) -> None:
    page.goto(LONGEST)
    page.locator("#ii-1-1 .permalink").click()
    page.locator("dialog[open] summary").click()
    assert faults(page, axe) == []


def test_every_icon_has_a_colour_of_its_own(page: Page, places: list[str]) -> None:
    found = []
    for path in places:
        page.goto(path)
        found += [f"{path}: {icon}" for icon in page.evaluate(ICONS, system(page)["Canvas"])]
    assert not found, "\n".join(found)


def test_a_sign_has_the_colour_of_links(page: Page) -> None:
    page.goto(LONGEST)
    colour = page.locator("#ii-1-1 .permalink").evaluate(
        "one => getComputedStyle(one, '::before').backgroundColor"
    )
    assert colour == system(page)["LinkText"]


def test_the_current_page_stands_out_in_the_contents(page: Page) -> None:
    page.goto(LONGEST)
    if page.locator("[popovertarget]").is_visible():
        page.locator("[popovertarget]").click()
    known = system(page)
    names = ("backgroundColor", "color", "borderLeftColor")
    assert style(page, ".contents [aria-current]", *names) == [
        known["Highlight"],
        known["HighlightText"],
        known["Highlight"],
    ]
    other = style(page, ".contents a:not([aria-current])", *names)
    assert (other[0].endswith(", 0)"), other[2]) == (True, known["Canvas"])


@pytest.mark.parametrize(
    "target", ["ii/#ii-1-1", "ii/#ii-1", "ii/#ii-1-1-g1", "ii/#ii-1-2-d2", "iii/#iii-7", "#can-cu"]
)
def test_the_clause_arrived_at_is_outlined(page: Page, target: str) -> None:
    page.goto(f"{PLAN}/{target}")
    shown: list[Any] = style(page, ":target", "outlineStyle", "outlineColor", "outlineWidth")
    assert shown == ["double", system(page)["Highlight"], "4px"]


def test_the_sheet_has_a_border_and_its_clause_an_outline(page: Page) -> None:
    page.goto(LONGEST)
    page.locator("#ii-1-1 .permalink").click()
    page.locator("dialog[open]").wait_for()
    sides = ("Top", "Right", "Bottom", "Left")
    edges = style(page, "dialog[open]", *(f"border{side}Color" for side in sides))
    assert edges == [system(page)["CanvasText"]] * 4
    widths = style(page, "dialog[open]", *(f"border{side}Width" for side in sides))
    assert all(float(width.removesuffix("px")) >= 1 for width in widths)
    assert style(page, "#ii-1-1", "outlineStyle", "outlineColor") == [
        "solid",
        system(page)["Highlight"],
    ]


def test_the_focus_is_outlined(page: Page) -> None:
    page.goto(LONGEST)
    for _ in range(4):
        page.keyboard.press("Tab")
        shown = style(page, ":focus", "outlineStyle", "outlineWidth")
        assert shown == ["solid", "3px"]
