"""What a reader can do with a provision: copy, share, show its QR code, go to its own page."""

from __future__ import annotations

import base64
import io
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import OpenPage
from plan.model import Document, Provision
from plan.settings import read_settings
from plan.wording import wording
from project import PLAN, ROOT

SITE = read_settings(ROOT).site_url
SAYS = wording("vi")
CITED = "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu"
READING = {"section": f"{PLAN}/ii/", "whole text": f"{PLAN}/toan-van/"}
OWN = f"{PLAN}/ii-1-1/"
ADDRESS = f"{SITE}{OWN}"
"""Where the portal is published, wherever a copy of it is read."""

PLACE = "điểm 1.1, mục 1, phần II"

NO_SHARE = "delete Navigator.prototype.share; delete Navigator.prototype.canShare"
REFUSED = (
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
)
MISSING = """
  window.clipboard = navigator.clipboard;
  Object.defineProperty(navigator, "clipboard", {value: undefined});
"""
NO_COPY = "document.execCommand = () => false"
READ = "() => (window.clipboard ?? navigator.clipboard).readText()"

ANDROID = "Mozilla/5.0 (Linux; Android 10; SM-A107F; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
FACEBOOK = ANDROID + (
    "Version/4.0 Chrome/90.0.4430.210 Mobile Safari/537.36 "
    "[FB_IAB/FB4A;FBAN/EMA;FBAV/320.0.0.37.119;]"
)
ZALO = ANDROID + (
    "Version/4.0 Chrome/92.0.4515.131 Mobile Safari/537.36 "
    "Zalo android/22060211 ZaloTheme/light ZaloLanguage/vi"
)
IN_APP = f"""
  {NO_SHARE};
  {MISSING};
  delete Navigator.prototype.serviceWorker;
  delete HTMLDialogElement.prototype.showModal;
  delete HTMLDialogElement.prototype.close;
  delete HTMLElement.prototype.hidePopover;
  delete window.requestIdleCallback;
  Object.defineProperty(window, "localStorage", {{get() {{ throw new Error("not here"); }}}});
"""
"""What browsers inside apps lack, all at once."""


def shared_by(outcome: str) -> str:
    """A system's sheet that notes what it gets and ends in `outcome`."""
    return f"""
      window.shared = [];
      navigator.canShare = () => true;
      navigator.share = (data) => {{ window.shared.push(data); return {outcome}; }};
    """


SHARED = shared_by("Promise.resolve()")


def control(page: Page, name: str = "ii-1-1") -> Locator:
    """The control that stands with a provision."""
    return page.locator(f'a.permalink[href$="/{name}/"]')


def sheet(page: Page) -> Locator:
    return page.locator("dialog.sheet")


def open_sheet(page: Page, path: str, name: str = "ii-1-1") -> Locator:
    page.goto(path)
    control(page, name).click()
    expect(sheet(page)).to_be_visible()
    return sheet(page)


def panel(page: Page, path: str) -> Locator:
    """The actions on clause 1.1: in the sheet of a page with others, or on its own page."""
    if path != OWN:
        return open_sheet(page, path)
    page.goto(path)
    actions = page.locator("[data-citation]")
    expect(action(actions, "link")).to_be_visible()
    return actions


def action(panel: Locator, name: str) -> Locator:
    return panel.locator(f"[data-action={name}]")


def lines(provision: Provision) -> list[str]:
    """What one reads of a provision, and of all inside it, on paper."""
    return [f"{inside.label} {inside.text}".strip() for inside in provision.walk()]


def copied(page: Page) -> str:
    text: str = page.evaluate(READ)
    return text


def decoded(image: Locator) -> list[str]:
    """What a phone's camera reads from the QR code on the screen."""
    picture = Image.open(io.BytesIO(image.screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.fixture(params=[*READING.values(), OWN], ids=[*READING, "own page"])
def path(request: pytest.FixtureRequest) -> str:
    """Each kind of page that clause 1.1 of section II stands on."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def reader(open_page: OpenPage, device: dict[str, Any]) -> Page:
    """A reader with a usual browser that has no system sheet to share with."""
    return open_page(NO_SHARE, permissions=["clipboard-read", "clipboard-write"], **device)


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
    action(actions, "text").click()
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
        action(sheet(reader), "text").click()
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


def test_where_nothing_can_be_copied_the_words_stand_selected(
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


def target(link: Locator) -> tuple[str, dict[str, list[str]]]:
    """Where a link leads, and what it asks there."""
    parts = urlsplit(link.get_attribute("href") or "")
    return f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)


def test_the_system_sheet_gets_the_place_and_the_address(
    open_page: OpenPage, device: dict[str, Any], path: str
) -> None:
    page = open_page(SHARED, **device)
    actions = panel(page, path)
    expect(action(actions, "facebook")).to_be_hidden()
    expect(action(actions, "zalo")).to_be_hidden()
    action(actions, "share").click()
    page.wait_for_function("window.shared.length === 1")
    name = f"{PLACE}, {CITED}"
    assert page.evaluate("window.shared") == [{"title": name, "text": name, "url": ADDRESS}]


def test_who_closes_the_system_sheet_may_open_it_again(open_page: OpenPage, path: str) -> None:
    page = open_page(shared_by("Promise.reject(new DOMException('', 'AbortError'))"))
    actions = panel(page, path)
    for times in (1, 2):
        action(actions, "share").click()
        page.wait_for_function(f"window.shared.length === {times}")


def test_where_the_system_sheet_fails_the_links_appear(open_page: OpenPage, path: str) -> None:
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
    assert [url for url in asked if url.endswith(".svg") and "qr" in url] == []
    button = action(actions, "qr")
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


def test_where_the_image_fails_the_address_still_stands(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/qr.svg", lambda route: route.fulfill(body="no drawing"))
    actions = panel(page, READING["section"])
    action(actions, "qr").click()
    expect(actions.locator("[data-address]")).to_have_text(ADDRESS)
    expect(actions.locator("figure img")).to_be_hidden()


# --- the sheet


def test_the_sheet_says_what_it_is_about_and_leads_to_its_own_page(reader: Page) -> None:
    actions = panel(reader, READING["section"])
    expect(reader.get_by_role("dialog", name=PLACE)).to_be_visible()
    action(actions, "open").click()
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
    action(actions, "qr").click()
    action(actions, "close").click()
    expect(actions).to_be_hidden()
    control(reader, "ii-2").click()
    expect(reader.get_by_role("dialog", name="mục 2, phần II")).to_be_visible()
    expect(actions.get_by_role("status")).to_be_empty()
    expect(actions.locator("figure")).to_be_hidden()
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
        passed.append(page.evaluate("document.activeElement.dataset.action"))
        if passed[-1] == "citation":
            page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    assert passed[:8] == ["close", "link", "citation", "text", "facebook", "zalo", "qr", "open"]
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
    link = reader.get_by_role("link", name=PLACE, exact=True)
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
