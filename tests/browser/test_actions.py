"""What a reader can do with a provision: copy, share, show its QR code."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from portal.model.documents import Document
from support.browsing import OpenPage, wait_until
from support.project import PLAN
from support.provision_actions import (
    ADDRESS,
    CITED,
    FACEBOOK,
    IN_APP,
    MISSING,
    NO_COPY,
    OWN,
    PLACE,
    READING,
    REFUSED,
    SAYS,
    SHARED,
    ZALO,
    action,
    control,
    copied,
    decoded,
    lines,
    open_sheet,
    panel,
    shared_by,
    sheet,
    target,
    with_more,
)


@pytest.fixture(params=[*READING.values(), OWN], ids=[*READING, "own page"])
def path(request: pytest.FixtureRequest) -> str:
    """Each kind of page that clause 1.1 of section II stands on."""
    chosen: str = request.param
    return chosen


# --- copying


def test_the_link_is_copied(reader: Page, path: str) -> None:
    actions = panel(reader, path)
    action(actions, "link").click()
    expect(actions.get_by_role("status")).to_have_text(SAYS["link_copied"])
    assert copied(reader) == ADDRESS


def test_the_citation_is_copied(reader: Page, path: str) -> None:
    actions = panel(reader, path)
    action(actions, "citation").click()
    expect(actions.get_by_role("status")).to_have_text(SAYS["citation_copied"])
    assert copied(reader) == f"{PLACE}, {CITED}, {ADDRESS}"


def test_the_text_is_copied_with_all_inside_it(reader: Page, path: str, plan: Document) -> None:
    actions = panel(reader, path)
    action(with_more(actions), "text").click()
    expect(actions.get_by_role("status")).to_have_text(SAYS["text_copied"])
    clause = next(p for p in plan.official.provisions if p.id == "ii-1-1")
    assert copied(reader).split("\n") == lines(clause)


def test_any_provision_is_copied_as_it_reads_on_paper(open_page: OpenPage, plan: Document) -> None:
    """On the whole text, and on each provision's own page."""
    reader = open_page(permissions=["clipboard-read", "clipboard-write"])
    expected = {p.id: lines(p) for p in plan.official.provisions}
    expected["chu-ky"] = ["TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH", "Hoàng Văn Trinh"]
    reader.goto(READING["whole text"])
    links = {link.get_attribute("href"): link for link in reader.locator("a.permalink").all()}
    seen = {}
    for href, link in links.items():
        link.evaluate("link => link.click()")
        action(with_more(sheet(reader)), "text").click()
        expect(sheet(reader).get_by_role("status")).not_to_be_empty()
        seen[str(href).strip("./")] = copied(reader).split("\n")
        action(sheet(reader), "close").click()
    assert seen == expected
    alone = {}
    for name in ("can-cu", "ii-2", "ii-1-1-g3", "ii-1-2-d2", "iii-7", "noi-nhan-g5", "chu-ky"):
        reader.goto(f"{PLAN}/{name}/")
        action(reader.locator("main"), "text").click()
        expect(reader.get_by_role("status")).not_to_be_empty()
        alone[name] = copied(reader).split("\n")
    assert alone == {name: expected[name] for name in alone}


def test_the_translation_is_cited_in_its_own_language(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    actions = open_sheet(page, f"en/{PLAN}/ii/")
    action(actions, "citation").click()
    expect(actions.get_by_role("status")).not_to_be_empty()
    assert copied(page).endswith(f"/en/{PLAN}/ii-1-1/")
    assert "113/KH-LĐLĐ" in copied(page)


@pytest.mark.parametrize("clipboard", [REFUSED, MISSING], ids=["refused", "missing"])
def test_without_the_clipboard_api_it_is_copied_by_selection(
    open_page: OpenPage, device: dict[str, Any], path: str, clipboard: str
) -> None:
    page = open_page(clipboard, permissions=["clipboard-read"], **device)
    actions = panel(page, path)
    action(actions, "citation").click()
    expect(actions.get_by_role("status")).to_have_text(SAYS["citation_copied"])
    assert copied(page) == f"{PLACE}, {CITED}, {ADDRESS}"
    expect(page.locator("textarea:visible")).to_have_count(0)
    expect(action(actions, "citation")).to_be_focused()


def test_text_is_selected_where_copying_fails(
    open_page: OpenPage, device: dict[str, Any], path: str
) -> None:
    page = open_page(REFUSED, NO_COPY, **device)
    actions = panel(page, path)
    action(actions, "citation").click()
    field = actions.locator("textarea")
    expect(field).to_have_value(f"{PLACE}, {CITED}, {ADDRESS}")
    expect(field).to_be_focused()
    selected = field.evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert selected == field.input_value()
    expect(actions.get_by_role("status")).to_be_empty()


def test_a_permission_denied_by_the_browser_breaks_nothing(open_page: OpenPage, path: str) -> None:
    page = open_page(permissions=["clipboard-read"])  # all others are denied
    actions = panel(page, path)
    action(actions, "link").click()
    told = actions.get_by_role("status").filter(has_text=SAYS["link_copied"])
    expect(told.or_(actions.locator("textarea:visible"))).to_have_count(1)


# --- sharing


def test_without_a_system_sheet_links_lead_to_facebook_and_zalo(reader: Page, path: str) -> None:
    actions = panel(reader, path)
    expect(action(actions, "share")).to_be_hidden()
    assert target(action(actions, "facebook")) == (
        "https://www.facebook.com/sharer/sharer.php",
        {"u": [ADDRESS]},
    )
    place, asked = target(action(actions, "zalo"))
    assert place == "https://button-share.zalo.me/share_external"
    assert json.loads(base64.b64decode(asked["d"][0])) == {"url": ADDRESS}
    for name in ("facebook", "zalo"):
        expect(action(actions, name)).to_be_visible()
        expect(action(actions, name)).to_have_attribute("rel", "noopener")


def test_the_system_sheet_gets_the_place_and_the_address(
    open_page: OpenPage, device: dict[str, Any], path: str
) -> None:
    page = open_page(SHARED, **device)
    actions = panel(page, path)
    shown = actions.locator("[data-action]:visible").evaluate_all(
        "all => all.map(one => one.dataset.action).filter(name => name !== 'close')"
    )
    assert shown[:5] == ["share", "zalo", "facebook", "link", "citation"]
    action(actions, "share").click()
    wait_until(page, "() => window.shared.length === 1")
    name = f"{PLACE}, {CITED}"
    assert page.evaluate("window.shared") == [{"title": name, "text": name, "url": ADDRESS}]


def test_cancelled_system_sheet_can_be_reopened(open_page: OpenPage, path: str) -> None:
    page = open_page(shared_by("Promise.reject(new DOMException('', 'AbortError'))"))
    actions = panel(page, path)
    for times in (1, 2):
        action(actions, "share").click()
        wait_until(page, "times => window.shared.length === times", times)


def test_where_the_system_sheet_fails_the_links_are_left(open_page: OpenPage, path: str) -> None:
    page = open_page(shared_by("Promise.reject(new DOMException('', 'NotAllowedError'))"))
    actions = panel(page, path)
    action(actions, "share").click()
    expect(action(actions, "facebook")).to_be_visible()
    expect(action(actions, "zalo")).to_be_visible()
    expect(action(actions, "share")).to_be_hidden()


# --- the QR code


def test_the_qr_code_leads_to_the_published_address(reader: Page) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    actions = panel(reader, READING["section"])
    assert [url for url in asked if url.endswith("/ii-1-1/")] == []
    button = action(with_more(actions), "qr")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    image = actions.locator("figure img")
    expect(image).to_be_visible()
    image.evaluate("image => image.decode()")
    assert decoded(image) == [ADDRESS]
    expect(actions.locator("[data-address]")).to_have_text(ADDRESS)
    button.click()
    expect(image).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_provisions_own_page_shows_its_qr_code(reader: Page) -> None:
    reader.goto(OWN)
    assert decoded(reader.locator("main figure")) == [ADDRESS]


def test_address_is_shown_where_the_qr_image_fails(loose_page: OpenPage) -> None:
    page = loose_page(service_workers="block")  # a worker's requests pass the route by
    page.route("**/ii-1-1/", lambda route: route.fulfill(body="no code"))
    actions = panel(page, READING["section"])
    action(with_more(actions), "qr").click()
    expect(actions.locator("[data-address]")).to_have_text(ADDRESS)
    expect(actions.locator("figure img")).to_be_hidden()


# --- browsers inside apps


@pytest.mark.parametrize("agent", [FACEBOOK, ZALO], ids=["Facebook", "Zalo"])
def test_inside_facebook_and_zalo_everything_works(
    open_page: OpenPage, path: str, agent: str
) -> None:
    page = open_page(
        IN_APP,
        user_agent=agent,
        viewport={"width": 360, "height": 640},
        has_touch=True,
        is_mobile=True,
        permissions=["clipboard-read"],
    )
    actions = panel(page, f"{path}?fbclid=IwAR0" if path != OWN else path)
    action(actions, "link").tap()
    expect(actions.get_by_role("status")).to_have_text(SAYS["link_copied"])
    assert copied(page) == ADDRESS
    expect(action(actions, "facebook")).to_be_visible()
    page.locator("[data-theme-toggle]").dispatch_event("click")
    if path != OWN:
        page.keyboard.press("Escape")
        expect(actions).to_be_hidden()
        expect(control(page)).to_be_focused()
        control(page, "ii-2").tap()
        expect(actions.locator("[data-place]")).to_have_text("mục 2, phần II")
        action(actions, "close").tap()
        expect(actions).to_be_hidden()
