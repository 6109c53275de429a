"""A page whose scripts or styles are lost, as after a new version: it says so, and can be read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from portal.reference.messages import messages_in
from support.browsing import PHONE, OpenPage
from support.page_kinds import LONGEST
from support.project import PLAN

OWN = f"{PLAN}/iii-7/"


def lose(page: Page, lost: str) -> None:
    """Let the host know no file whose address has this pattern."""
    page.route(re.compile(lost), lambda route: route.fulfill(status=404))


@pytest.fixture
def phone(loose_page: OpenPage) -> Page:
    return loose_page(service_workers="block", **PHONE)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("place", ["", LONGEST, OWN, f"{PLAN}/iii/in-an/"])
def test_a_page_without_its_script_says_so_and_offers_links_alone(
    phone: Page, language: str, place: str
) -> None:
    lose(phone, r"/js/page\.js")
    phone.goto(("" if language == "vi" else "en/") + place)
    notice = phone.locator("[data-lost]")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(messages_in(language)["lost"])
    expect(phone.locator("[data-theme-toggle], main .by-script:visible")).to_have_count(1)
    expect(phone.locator("[data-theme-toggle]")).to_be_hidden()
    phone.unroute(re.compile(r"/js/page\.js"))
    notice.get_by_role("link", name=messages_in(language)["reload"]).click()
    expect(phone.locator("[data-theme-toggle]")).to_be_visible()
    expect(notice).to_be_hidden()


@pytest.mark.parametrize("control", ["[data-theme-toggle]", "[data-text-size='1']"])
def test_a_control_whose_script_is_lost_says_so(phone: Page, control: str) -> None:
    lose(phone, r"/js/reading/")
    phone.goto(OWN)
    expect(phone.locator("[data-lost]")).to_be_hidden()
    phone.locator(control).click()
    expect(phone.locator("[data-lost]")).to_be_in_viewport()


def test_an_action_whose_script_is_lost_says_so(phone: Page) -> None:
    lose(phone, r"/js/actions/")
    phone.goto(OWN)
    phone.locator("[data-action=citation]").click()
    expect(phone.locator("[data-lost]")).to_be_in_viewport()


@pytest.mark.parametrize("place", [OWN, f"{PLAN}/don-vi/", "tim-kiem/"])
def test_a_page_without_any_style_can_be_read_on_a_phone(phone: Page, place: str) -> None:
    lose(phone, r"\.css")
    phone.goto(place)
    expect(phone.locator("[data-lost]")).to_be_visible()
    expect(phone.locator("h1")).to_be_visible()
    html = phone.locator("html")
    assert html.evaluate("html => html.scrollWidth <= innerWidth")
    assert html.evaluate("html => getComputedStyle(html).paddingLeft") == "16px"


def test_a_page_that_has_its_style_in_itself_keeps_it(phone: Page) -> None:
    lose(phone, r"\.css")
    phone.goto(LONGEST)
    html = phone.locator("html")
    assert html.get_attribute("style") is None
    assert html.evaluate("html => html.scrollWidth <= innerWidth")


def test_the_maker_of_banners_without_its_script_leads_to_the_ready_files(phone: Page) -> None:
    lose(phone, r"/js/banner/")
    phone.goto(f"{PLAN}/iii/bang-ron/")
    expect(phone.locator("[data-lost]")).to_be_visible()
    expect(phone.locator(".without-script")).to_be_visible()
    expect(phone.locator(".by-script:visible")).to_have_count(0)
