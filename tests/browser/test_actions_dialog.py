"""The sheet of actions as a dialog; the control that opens it remains a link."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import OpenPage
from support.project import PLAN
from support.provision_actions import (
    ADDRESS,
    CITED,
    NO_SHARE,
    OWN,
    PLACE,
    READING,
    SAYS,
    SITE,
    action,
    control,
    copied,
    open_sheet,
    panel,
    sheet,
    target,
    with_more,
)

# --- the sheet


def test_the_sheet_says_what_it_is_about_and_leads_to_its_own_page(reader: Page) -> None:
    actions = panel(reader, READING["section"])
    expect(reader.get_by_role("dialog", name=PLACE)).to_be_visible()
    action(with_more(actions), "open").click()
    expect(reader).to_have_url(re.compile(f"/{OWN}$"))


def test_the_sheet_fits_the_screen(reader: Page) -> None:
    actions = panel(reader, READING["section"])
    size = reader.viewport_size
    box = actions.bounding_box()
    assert box is not None
    assert size is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= size["height"]
    for button in actions.locator("[data-action]:visible").all():
        target = button.bounding_box()
        assert target is not None
        assert min(target["width"], target["height"]) >= 44


def test_the_sheet_of_the_next_provision_remembers_nothing(reader: Page) -> None:
    actions = open_sheet(reader, READING["section"])
    action(actions, "link").click()
    expect(actions.get_by_role("status")).not_to_be_empty()
    action(with_more(actions), "qr").click()
    action(actions, "close").click()
    expect(actions).to_be_hidden()
    control(reader, "ii-2").click()
    expect(reader.get_by_role("dialog", name="mục 2, phần II")).to_be_visible()
    expect(actions.get_by_role("status")).to_be_empty()
    expect(actions.locator("figure")).to_be_hidden()
    expect(action(actions, "qr")).to_be_hidden()
    action(actions, "link").click()
    expect(actions.get_by_role("status")).not_to_be_empty()
    assert copied(reader) == f"{SITE}{PLAN}/ii-2/"
    expect(reader.locator("dialog")).to_have_count(1)


def test_a_touch_beside_the_sheet_closes_it(reader: Page) -> None:
    actions = panel(reader, READING["section"])
    actions.locator("h2").click()
    expect(actions).to_be_visible()
    reader.mouse.click(5, 5)
    expect(actions).to_be_hidden()


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page(NO_SHARE, permissions=["clipboard-read", "clipboard-write"])
    page.goto(READING["section"])
    control(page).focus()
    page.keyboard.press("Enter")
    expect(sheet(page)).to_be_visible()
    passed = []
    for _ in range(12):
        passed.append(page.evaluate("document.activeElement.dataset.action ?? 'more'"))
        if passed[-1] in ("citation", "more"):
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    expected = ["close", "zalo", "facebook", "link", "citation", "more", "text", "qr", "open"]
    assert passed[:9] == expected
    assert copied(page).startswith(PLACE)
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(control(page)).to_be_focused()


@pytest.mark.parametrize("way", ["button", "beside", "escape"])
def test_the_focus_returns_to_the_control(reader: Page, way: str) -> None:
    actions = panel(reader, READING["section"])
    if way == "button":
        action(actions, "close").click()
    elif way == "beside":
        reader.mouse.click(5, 5)
    else:
        reader.keyboard.press("Escape")
    expect(actions).to_be_hidden()
    expect(control(reader)).to_be_focused()


# --- the control remains a link


def test_the_control_tells_that_it_opens_a_dialog(reader: Page) -> None:
    reader.goto(READING["section"])
    link = reader.get_by_role("link", name=SAYS["sign"].format(place=PLACE), exact=True)
    expect(link).to_have_attribute("aria-haspopup", "dialog")


def test_the_control_opens_in_a_new_tab_like_any_link(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(READING["section"])
    with page.context.expect_page() as opened:
        control(page).click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile(f"/{OWN}$"))
    expect(sheet(page)).to_have_count(0)


def test_where_the_sheet_cannot_be_loaded_the_link_is_followed(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, service_workers="block")
    page = context.new_page()
    page.route("**/sheet.js", lambda route: route.abort())
    page.goto(READING["section"])
    control(page).click()
    expect(page).to_have_url(f"{address}{OWN}")
    context.close()


@pytest.mark.parametrize("path", READING.values(), ids=READING)
def test_without_javascript_every_control_leads_to_the_provisions_page(
    open_page: OpenPage, path: str, device: dict[str, Any]
) -> None:
    page = open_page(java_script_enabled=False, **device)
    page.goto(path)
    control(page).click()
    expect(page).to_have_url(re.compile(f"/{OWN}$"))
    expect(page.locator("h1")).to_have_text(PLACE[:1].upper() + PLACE[1:])


def test_without_javascript_a_provisions_page_shows_only_what_works(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(OWN)
    actions = page.locator("[data-citation]")
    assert actions.locator("button:visible").count() == 0
    expect(actions).to_contain_text(f"{PLACE}, {CITED}, {SITE}{OWN}")
    assert target(action(actions, "facebook"))[1] == {"u": [ADDRESS]}
    place, asked = target(action(actions, "zalo"))
    assert place == "https://button-share.zalo.me/share_external"
    assert json.loads(base64.b64decode(asked["d"][0])) == {"url": f"{SITE}{OWN}"}
