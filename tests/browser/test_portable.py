"""The portal opened from a disk: read, searched and cited, and nothing is asked of any network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support.browsing import DESKTOP, OpenPage
from support.portable import unpacked
from support.project import PLAN
from support.provision_actions import NO_SHARE
from support.search_box import answered, ask


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of what was unpacked: with spaces and Vietnamese letters in it."""
    return f"{unpacked(site, tmp_path_factory.mktemp('portable')).as_uri()}/"


@pytest.fixture
def page(open_page: OpenPage, folder: str) -> Page:
    """A page whose every request must be for a file that was unpacked."""
    return open_page(NO_SHARE, base_url=folder, **DESKTOP)


def follow(page: Page, link: Locator, path: str) -> None:
    """Follow a link, which leads to this path of the site."""
    link.click()
    expect(page).to_have_url(re.compile(rf"/trang/{path}$"))


def test_it_is_opened_and_read(page: Page) -> None:
    page.goto("MO-TRANG-NAY.html")
    expect(page).to_have_url(re.compile("/trang/index.html$"))
    follow(page, page.locator(".documents > li > a"), f"{PLAN}/index.html")
    follow(page, page.get_by_role("link", name="II. ").first, f"{PLAN}/ii/index.html")
    page.locator("#ii-1-1 > a.permalink").click()
    opened = page.get_by_role("dialog").locator("a[data-action=open]")
    page.get_by_role("dialog").locator("[data-more] > summary").click()
    follow(page, opened, f"{PLAN}/ii-1-1/index.html")


def test_it_is_read_without_scripts(open_page: OpenPage, folder: str) -> None:
    page = open_page(base_url=folder, java_script_enabled=False)
    page.goto("MO-TRANG-NAY.html")
    follow(page, page.get_by_role("link", name="Mở trang đầu"), "index.html")
    follow(page, page.locator(".documents > li > a"), f"{PLAN}/index.html")
    follow(page, page.get_by_role("link", name="II. ").first, f"{PLAN}/ii/index.html")
    follow(page, page.locator("#ii-1-1 > a.permalink"), f"{PLAN}/ii-1-1/index.html")


@pytest.mark.parametrize("path", [f"{PLAN}/index.html", "tim-kiem/index.html"])
def test_what_is_found_is_read(page: Page, path: str) -> None:
    page.goto(f"trang/{path}")
    follow(page, ask(page, "điện hạt nhân").first, f"{PLAN}/ii/index.html#ii-2-2")


def test_the_form_of_a_page_leads_to_the_search_page(page: Page) -> None:
    page.goto("trang/index.html")
    ask(page, "điện hạt nhân")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/trang/tim-kiem/index\.html\?q="))
    expect(answered(page).first).to_contain_text("điện hạt nhân")


def test_what_is_cited_has_the_public_address(page: Page) -> None:
    page.goto(f"trang/{PLAN}/ii/index.html")
    public = page.locator("link[rel=canonical]").get_attribute("href")
    page.locator("#ii-1-1 > a.permalink").click()
    sheet = page.get_by_role("dialog")
    sheet.locator("[data-more] > summary").click()
    sheet.locator("[data-action=qr]").click()
    expect(sheet.locator("[data-qr] img")).to_have_attribute("src", re.compile("^data:image/png"))
    expect(sheet.locator("[data-qr]")).to_contain_text(str(public).replace("/ii/", "/ii-1-1/"))


def test_the_readers_choices_are_kept(page: Page) -> None:
    page.goto("trang/index.html")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.goto(f"trang/{PLAN}/index.html")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_banner_is_made(page: Page) -> None:
    page.goto(f"trang/{PLAN}/iii/bang-ron/index.html")
    expect(page.locator("[data-picture] svg")).to_be_visible()
