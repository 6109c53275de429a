"""The actions on a provision as the browser's tests use them: where they are, what they copied."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from portal.model.documents import Provision
from portal.reference.messages import messages_in
from portal.source.settings import read_settings
from support.project import PLAN, ROOT

SITE = read_settings(ROOT).site_url
SAYS = messages_in("vi")
CITED = "Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025 của LĐLĐ tỉnh Lai Châu"
READING = {"section": f"{PLAN}/ii/", "whole text": f"{PLAN}/toan-van/"}
OWN = f"{PLAN}/ii-1-1/"
ADDRESS = f"{SITE}{OWN}"
"""Where the portal is published, wherever a copy of it is read."""

PLACE = "tiểu mục 1.1, mục 1, phần II"

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


def with_more(panel: Locator) -> Locator:
    """The same actions, with those to be seen that few people want."""
    panel.wait_for()
    more = panel.locator("details:not([open]) > summary")
    if more.count():
        more.click()
    return panel


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


def target(link: Locator) -> tuple[str, dict[str, list[str]]]:
    """Where a link leads, and what it asks there."""
    parts = urlsplit(link.get_attribute("href") or "")
    return f"{parts.scheme}://{parts.netloc}{parts.path}", parse_qs(parts.query)
