"""What readers come for, in the engines of Firefox and of Safari, each journey from its start."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portal.model.documents import Document
from portal.reference.messages import messages_in
from support.failing_host import KEPT
from support.http_server import serving_files
from support.project import PLAN
from support.provision_actions import ADDRESS
from support.webdriver import Browser

SAYS = messages_in("vi")
SECTION = f"{PLAN}/ii/"
LINKS = """[...document.querySelectorAll("dialog[open] a[data-action]")]
  .map(link => `${link.dataset.action} ${new URL(link.href).host}`)"""
IS_KEPT = f"""Promise.all([({KEPT})(false), ({KEPT})(true)])
  .then(kept => kept.every(names => names.length))"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served; ends with a slash."""
    with serving_files(site) as address:
        yield address


def shown(selector: str) -> str:
    """An expression: the words of an element that can be seen, on one line."""
    return f"""[...document.querySelectorAll({selector!r})]
      .filter(one => one.getClientRects().length)
      .map(one => one.innerText.replace(/\\s+/g, " ").trim())[0]"""


def is_at(path: str) -> str:
    """An expression: whether the page of a path is there."""
    return f'location.href.endsWith({path!r}) && document.readyState === "complete"'


def test_reading_from_home_to_a_provision(browser: Browser, address: str, plan: Document) -> None:
    provision = next(one for one in plan.official.provisions if one.id == "ii-1-1")
    browser.open(address)
    for selector, path in (
        (f'main a[href$="{PLAN}/"]', f"/{PLAN}/"),
        ("a[rel=next]", f"/{PLAN}/i/"),
        ("a[rel=next]", f"/{SECTION}"),
    ):
        browser.click(selector)
        browser.wait_for(is_at(path))
    browser.click('a.permalink[href$="/ii-1-1/"]')
    browser.click("dialog[open] summary")
    browser.click("dialog[open] [data-action=open]")
    browser.wait_for(is_at(f"/{PLAN}/ii-1-1/"))
    assert provision.text in browser.value(shown("#ii-1-1"))


def test_searching_and_opening_an_answer(browser: Browser, address: str) -> None:
    browser.open(f"{address}tim-kiem/")
    browser.type("main input[type=search]", "điện hạt nhân")
    browser.wait_for('document.querySelector("[data-search-state=done]") !== null')
    assert browser.value(shown("[data-search-status]")) == "6 kết quả"
    browser.click("[data-search-results] a")
    browser.wait_for('document.querySelector(":target") !== null')
    assert "điện hạt nhân" in browser.value(shown(":target")).lower()


def test_the_sheet_of_a_provision_offers_its_links(browser: Browser, address: str) -> None:
    browser.open(address + SECTION)
    browser.click('a.permalink[href$="/ii-1-1/"]')
    browser.click("dialog[open] summary")
    assert browser.value(LINKS) == [
        "zalo button-share.zalo.me",
        "facebook www.facebook.com",
        f"open {urlsplit(address).netloc}",
    ]
    browser.click("dialog[open] [data-action=qr]")
    assert browser.wait_for(shown("dialog[open] [data-address]")) == ADDRESS
    browser.click("dialog[open] [data-action=close]")
    browser.wait_for('document.querySelector("dialog[open]") === null')


def test_a_chosen_theme_stays(browser: Browser, address: str) -> None:
    browser.open(address + SECTION)
    browser.wait_for(shown("[data-theme-toggle]"))
    grounds = []
    for theme in ("light", "dark"):
        browser.click("[data-theme-toggle]")
        browser.wait_for(f"document.documentElement.dataset.theme === {theme!r}")
        grounds.append(browser.value("getComputedStyle(document.body).backgroundColor"))
    assert browser.value(shown("[data-theme-toggle]")) == SAYS["theme_dark"]
    browser.open(f"{address}{PLAN}/ii-1-1/")
    light, dark = grounds
    assert light != dark == browser.value("getComputedStyle(document.body).backgroundColor")


def test_the_other_language_of_what_is_read(browser: Browser, address: str) -> None:
    browser.open(f"{address}{SECTION}#ii-1-4")
    browser.click("header a[hreflang=en]")
    browser.wait_for(is_at(f"/en/{SECTION}#ii-1-4"))
    assert browser.value("document.documentElement.lang") == "en"


def test_reading_without_a_network(browser: Browser, site: Path) -> None:
    with ExitStack() as server:
        address = server.enter_context(serving_files(site))
        browser.open(address + SECTION)
        browser.wait_for(IS_KEPT)
        server.close()
        browser.reload()
        assert browser.wait_for(shown("[data-offline-notice]")) == SAYS["offline_notice"]
        browser.open(f"{address}{PLAN}/iii/")
        assert "năng lượng quốc gia" in browser.wait_for(shown("#iii-7"))
