"""The sign of each provision: in the margin, named when pointed at, its sheet beside the clause."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from portal.model.documents import Document
from support.browsing import OpenPage
from support.project import PLAN
from support.provision_actions import NO_SHARE, PLACE, READING, SAYS, control, open_sheet, sheet

NAME = SAYS["sign"].format(place=PLACE)

PLACED = """signs => signs.map(sign => {
  const box = sign.getBoundingClientRect();
  const icon = {left: box.right - 26, right: box.right - 6, middle: (box.top + box.bottom) / 2};
  const around = sign.parentElement, range = document.createRange();
  const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    if (walker.currentNode.data.trim()) lines.push(...range.getClientRects());
  }
  const [first] = lines, name = sign.getAttribute("href");
  const covered = lines.filter(line => line.right > icon.left && line.left < icon.right &&
    line.bottom > icon.middle - 8 && line.top < icon.middle + 8);
  const faults = [
    covered.length ? "over the text" : "",
    first && !around.matches(".tabled") &&
      Math.abs(icon.middle - (first.top + first.bottom) / 2) > first.height
      ? "not beside the first line" : "",
    box.right > document.documentElement.clientWidth ? "outside the page" : "",
    lines.some(line => line.left > icon.right) ? "not in the margin" : "",
  ].filter(Boolean);
  return faults.map(fault => `${name}: ${fault}`);
}).flat()"""


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280, 1440])
def test_signs_hang_in_the_margin_beside_the_first_line(
    open_page: OpenPage, plan: Document, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(READING["whole text"])
    signs = page.locator("a.permalink")
    assert signs.count() == len(list(plan.official.provisions))
    assert signs.evaluate_all(PLACED) == []


def label(sign: Locator) -> str:
    """The words that show beside a sign, "" where none do."""
    shown: str = sign.evaluate(
        """sign => {
          const {display, content} = getComputedStyle(sign, "::after");
          return display === "none" ? "" : content.replace("attr(aria-label)", sign.ariaLabel);
        }"""
    )
    return shown.partition(" / ")[0].strip('"')


def test_a_sign_says_what_it_is_for_when_it_is_pointed_at(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(READING["section"])
    sign = control(page)
    assert label(sign) == ""
    sign.hover()
    assert label(sign) == NAME
    page.mouse.move(0, 0)
    assert label(sign) == ""
    sign.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert label(sign) == NAME


def test_a_sign_says_so_to_the_keyboard_of_a_phone(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(READING["section"])
    control(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert label(control(page)) == NAME


# --- where the sheet shows


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found is not None
    return {
        "left": found["x"],
        "top": found["y"],
        "right": found["x"] + found["width"],
        "bottom": found["y"] + found["height"],
    }


@pytest.mark.parametrize("width", [1280, 1366, 1440, 1920])
def test_on_a_wide_screen_the_sheet_is_beside_its_clause(open_page: OpenPage, width: int) -> None:
    page = open_page(NO_SHARE, viewport={"width": width, "height": 800})
    opened = box(open_sheet(page, READING["section"]))
    clause = box(page.locator("#ii-1-1"))
    assert opened["left"] >= clause["right"]
    assert opened["right"] <= width
    assert opened["top"] < clause["bottom"]
    assert opened["bottom"] > clause["top"]


@pytest.mark.parametrize("width", [768, 1024])
def test_on_a_narrower_screen_it_is_below_its_sign(open_page: OpenPage, width: int) -> None:
    page = open_page(NO_SHARE, viewport={"width": width, "height": 900})
    opened = box(open_sheet(page, READING["section"]))
    sign = box(control(page))
    assert opened["top"] >= sign["bottom"]
    assert opened["right"] <= width
    assert opened["bottom"] <= 900


def test_on_a_phone_it_is_at_the_bottom(open_page: OpenPage) -> None:
    page = open_page(NO_SHARE, viewport={"width": 360, "height": 740})
    opened = box(open_sheet(page, READING["section"]))
    assert (opened["left"], opened["right"], opened["bottom"]) == (0, 360, 740)


def test_it_scrolls_with_the_clause_that_it_speaks_of(open_page: OpenPage) -> None:
    page = open_page(NO_SHARE, viewport={"width": 1440, "height": 800})
    actions = open_sheet(page, READING["section"])
    between = box(actions)["top"] - box(page.locator("#ii-1-1"))["top"]
    page.evaluate("scrollBy({top: 120, behavior: 'instant'})")
    assert box(actions)["top"] - box(page.locator("#ii-1-1"))["top"] == pytest.approx(between)


def test_what_is_behind_more_is_shown_whole(open_page: OpenPage) -> None:
    page = open_page(NO_SHARE, viewport={"width": 1280, "height": 800})
    page.goto(READING["section"])
    page.locator("#ii-1-1").evaluate("one => one.scrollIntoView({block: 'end'})")
    control(page).click()
    sheet(page).locator("summary").click()
    expect(sheet(page).locator("[data-action=open]")).to_be_in_viewport(ratio=1)


def marked(page: Page) -> list[str]:
    found: list[str] = page.locator(".is-open").evaluate_all("all => all.map(one => one.id)")
    return found


def test_the_clause_is_marked_while_its_sheet_is_open(open_page: OpenPage) -> None:
    page = open_page(NO_SHARE)
    open_sheet(page, f"{PLAN}/ii/")
    assert marked(page) == ["ii-1-1"]
    page.keyboard.press("Escape")
    expect(page.locator(".is-open")).to_have_count(0)
    expect(sheet(page)).to_be_hidden()


@pytest.mark.parametrize("name", ["ii-1-2", "ii-2-2"])
def test_the_page_stays_where_it_is_read(open_page: OpenPage, name: str) -> None:
    page = open_page(NO_SHARE, viewport={"width": 1280, "height": 800})
    page.goto(f"{PLAN}/ii/")
    control(page, name).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    control(page, name).click()
    expect(sheet(page)).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == before > 0
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    assert page.evaluate("scrollY") == before
