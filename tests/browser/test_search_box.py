"""The box on every page: loaded when one reaches for it, answering as one types, and leading on."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from portal.reference.messages import messages_in
from support.browsing import OpenPage, hold
from support.page_kinds import ALONE, DOCUMENT
from support.project import PLAN

PAGES = ("", *DOCUMENT, ALONE[2], f"en/{PLAN}/ii/", "404.html")
SAYS = messages_in("vi")
SEARCHING = re.compile(r"/js/search/|/tim-kiem/|/assets/search/")


@pytest.fixture
def page(open_page: OpenPage, device: dict[str, Any]) -> Page:
    return open_page(**device)


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox")


def answers(page: Page) -> Locator:
    panel = page.locator("[data-search-results]")
    expect(panel).to_have_attribute("data-search-state", "done")
    return panel.get_by_role("link")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_box(page: Page, path: str) -> None:
    page.goto(path)
    expect(box(page)).to_have_count(1)
    box(page).fill("dien hat nhan" if "en/" not in path else "nuclear power")
    expect(answers(page).first).to_be_visible()
    expect(answers(page).first).to_contain_text(
        re.compile("điện hạt nhân|nuclear power", re.IGNORECASE)
    )


@pytest.mark.parametrize("path", ["", f"{PLAN}/ii/", f"{PLAN}/ii-1-1/"])
def test_search_scripts_load_only_on_first_use(page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path, wait_until="networkidle")
    assert [url for url in asked if SEARCHING.search(url)] == []
    with page.expect_request(re.compile(r"/assets/search/")):
        box(page).focus()


@pytest.mark.parametrize("path", ["", f"{PLAN}/ii/", f"{PLAN}/iii-7/"])
def test_what_is_typed_goes_to_the_search_page(page: Page, path: str) -> None:
    page.goto(path)
    box(page).fill("băng rôn")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=b%C4%83ng\+r%C3%B4n$"))
    expect(answers(page).first).to_contain_text("In khẩu hiệu")


def test_an_answer_leads_to_its_provision(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("khẩu hiệu 7")
    answers(page).first.click()
    expect(page).to_have_url(re.compile(f"/{PLAN}/iii/#iii-7$"))
    expect(page.locator("#iii-7")).to_be_in_viewport()


def test_an_answer_on_the_same_page_uncovers_it(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("II.2.3")
    answers(page).first.click()
    expect(page.locator("#ii-2-3")).to_be_in_viewport()
    expect(page.locator("[data-search]")).to_be_hidden()


def test_escape_and_a_click_outside_close_the_results(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    panel = page.locator("[data-search]")
    box(page).fill("đoàn viên")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(box(page)).to_be_focused()
    box(page).fill("đoàn viên công đoàn")
    expect(panel).to_be_visible()
    page.mouse.click(5, 790 if page.viewport_size == {"width": 1280, "height": 800} else 5)
    expect(panel).to_be_hidden()


def test_escape_keeps_what_was_typed(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("đoàn viên")
    answers(page)
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("đoàn viên")


def test_a_button_closes_the_answers(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("đoàn viên")
    page.locator("[data-search]").get_by_role("button", name=SAYS["close"]).click()
    expect(page.locator("[data-search]")).to_be_hidden()


def test_filter_is_passed_to_the_search_page(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("tuyên truyền")
    answers(page)
    sections = page.get_by_role("combobox", name=SAYS["narrow_section"])
    sections.select_option("Phần I")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?.*section="))
    answers(page)
    expect(sections).to_have_value("Phần I")


def test_escape_among_the_answers_leads_back_to_the_field(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("đoàn viên")
    answers(page).first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(box(page)).to_be_focused()


def test_late_results_do_not_open_over_the_page(
    open_page: OpenPage, device: dict[str, Any]
) -> None:
    page = open_page(**device, service_workers="block")
    page.goto(f"{PLAN}/ii/")
    go_on = hold(page, r"/tim-kiem/$")
    box(page).fill("đoàn viên")
    box(page).blur()
    go_on()
    answers(page)
    expect(page.locator("[data-search]")).to_be_hidden()
    box(page).focus()
    expect(page.locator("[data-search]")).to_be_visible()


def test_an_answer_opened_beside_leaves_the_others_open(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("điện hạt nhân")
    with page.context.expect_page() as opened:
        answers(page).first.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    expect(page.locator("[data-search]")).to_be_visible()


def test_the_arrow_keys_lead_through_the_answers(page: Page) -> None:
    page.goto(f"{PLAN}/ii/")
    box(page).fill("điện hạt nhân")
    links = answers(page)
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    expect(page.locator("[data-search]")).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()


def test_without_scripts_the_box_leads_to_the_search_page(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{PLAN}/ii/")
    box(page).fill("băng rôn")
    box(page).press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q="))


def test_where_search_cannot_be_loaded_the_box_still_leads_to_it(loose_page: OpenPage) -> None:
    page = loose_page(service_workers="block")
    page.goto(f"{PLAN}/ii/")
    page.route(re.compile(r"/js/search/"), lambda route: route.abort())
    box(page).fill("băng rôn")
    box(page).blur()
    box(page).focus()
    expect(page.locator("[data-search]")).to_have_count(0)
    page.unroute(re.compile(r"/js/search/"))
    box(page).press("Enter")
    expect(answers(page).first).to_contain_text("In khẩu hiệu")
