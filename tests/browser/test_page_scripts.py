"""What the scripts do for who reads: theme, place in the contents, highlight on arrival."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.reference.messages import messages_in
from support.browsing import DESKTOP, PHONE, OpenPage
from support.project import PLAN

SECTION = f"{PLAN}/ii/"
OWN = f"{PLAN}/ii-1-1/"
SYSTEM, LIGHT, DARK = (messages_in("vi")[f"theme_{name}"] for name in ("system", "light", "dark"))
SHIFTS = """
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({type: "layout-shift", buffered: true});
"""


def theme(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-theme") or None


def targets(page: Page) -> list[str]:
    """The provisions that the page highlights."""
    found: list[str] = page.evaluate("[...document.querySelectorAll(':target')].map(e => e.id)")
    return found


# --- light and dark


@pytest.mark.parametrize("path", ["", SECTION, OWN], ids=["home", "section", "provision"])
def test_theme_button_cycles_system_light_dark(
    open_page: OpenPage, device: dict[str, Any], path: str
) -> None:
    page = open_page(**device)
    page.goto(path)
    seen = []
    for words in (SYSTEM, LIGHT, DARK, SYSTEM):
        button = page.get_by_role("button", name=words)
        expect(button).to_be_visible()
        seen.append(theme(page))
        button.click()
    assert seen == [None, "light", "dark", None]


def test_the_chosen_theme_is_kept_on_every_page(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("")
    page.get_by_role("button", name=SYSTEM).click()
    page.get_by_role("button", name=LIGHT).click()
    expect(page.get_by_role("button", name=DARK)).to_be_visible()
    for path in (SECTION, OWN, f"en/{SECTION}"):
        page.goto(path)
        assert theme(page) == "dark"
    page.get_by_role("button", name=messages_in("en")["theme_dark"]).click()
    expect(page.get_by_role("button", name=messages_in("en")["theme_system"])).to_be_visible()
    page.goto(SECTION)
    assert theme(page) is None


def test_a_page_without_javascript_offers_no_themes(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(SECTION)
    expect(page.locator("button[data-theme-toggle]")).to_be_hidden()


# --- where one is


def test_table_of_contents_marks_the_current_section(open_page: OpenPage) -> None:
    page = open_page(SHIFTS, **DESKTOP)
    page.goto(SECTION)
    here = page.locator("nav.contents [aria-current=location]")
    for name in ("ii-2", "ii-3", "ii-1"):
        page.locator(f"#{name}").evaluate("element => element.scrollIntoView()")
        expect(here).to_have_count(1)
        expect(here).to_have_attribute("href", re.compile(f"#{name}$"))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(here).to_have_attribute("href", re.compile("#ii-3$"))
    assert page.evaluate("window.shifts") == 0


def test_table_of_contents_closes_after_a_link(open_page: OpenPage) -> None:
    page = open_page(**PHONE)
    page.goto(SECTION)
    page.locator("[popovertarget=muc-luc]").tap()
    contents = page.locator("nav.contents")
    expect(contents).to_be_visible()
    contents.locator("a[href$='#ii-3']").tap()
    expect(contents).to_be_hidden()
    expect(page).to_have_url(re.compile("#ii-3$"))
    expect(page.locator("#ii-3")).to_be_in_viewport()


# --- on arrival


@pytest.mark.parametrize("query", ["", "?fbclid=IwAR0x", "?zarsrc=30&utm_source=zalo"])
def test_a_shared_link_highlights_its_provision(open_page: OpenPage, query: str) -> None:
    page = open_page(**PHONE)
    page.goto(f"{SECTION}{query}#ii-2-1")
    expect(page.locator("#ii-2-1")).to_be_in_viewport()
    assert targets(page) == ["ii-2-1"]


def test_the_highlight_follows_the_history(open_page: OpenPage) -> None:
    page = open_page(**DESKTOP)
    page.goto(f"{SECTION}#ii-1-1")
    page.evaluate("location.hash = 'ii-2'")
    assert targets(page) == ["ii-2"]
    page.go_back()
    expect(page).to_have_url(re.compile("#ii-1-1$"))
    assert targets(page) == ["ii-1-1"]


# --- the cost


@pytest.mark.parametrize(("path", "most"), [(SECTION, 2), (OWN, 2)])
def test_few_scripts_are_asked_for_before_anything_is_used(
    open_page: OpenPage, path: str, most: int
) -> None:
    page = open_page(SHIFTS, **PHONE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    scripts = [url for url in asked if re.search(r"/js/[\w/-]+\.js$", url)]
    assert len(scripts) <= most, scripts
    assert page.evaluate("window.shifts") == 0
