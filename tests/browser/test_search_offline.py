"""Search without a network: the texts that a browser keeps answer, and the reader is told."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from support.failing_host import Host, lose_network, visit
from support.project import PLAN


def answers(page: Page) -> Locator:
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    return results.get_by_role("link")


def test_search_works_offline_after_one_visit(guest: Page, host: Host) -> None:
    visit(guest, host)
    assert not any("assets/search/" in path for path in host.asked)
    lose_network(guest, host)
    guest.goto("tim-kiem/?q=dien+hat+nhan")
    expect(answers(guest)).to_have_count(6)
    expect(guest.get_by_role("status")).to_have_text("6 kết quả")  # no text is missing
    answers(guest).first.click()
    expect(guest.locator(":target")).to_contain_text("điện hạt nhân")
    assert set(host.asked) <= {"sw.js"}


def test_search_continues_when_the_network_is_lost(guest: Page, host: Host) -> None:
    visit(guest, host, "tim-kiem/?q=dien+hat+nhan")
    expect(guest.get_by_role("status")).to_have_text("6 kết quả")
    lose_network(guest, host)
    guest.get_by_role("searchbox").fill("băng rôn")
    expect(answers(guest).first).to_contain_text("In khẩu hiệu")
    guest.reload()
    expect(answers(guest).first).to_contain_text("In khẩu hiệu")


def test_an_address_without_its_slash_keeps_the_query(guest: Page, host: Host) -> None:
    visit(guest, host)
    lose_network(guest, host)
    guest.goto("tim-kiem?q=dien+hat+nhan")
    expect(answers(guest)).to_have_count(6)


def test_the_box_on_a_page_answers_too(guest: Page, host: Host) -> None:
    visit(guest, host)
    lose_network(guest, host)
    guest.goto(f"{PLAN}/iii/")
    guest.get_by_role("searchbox").fill("khẩu hiệu 7")
    expect(answers(guest)).to_have_attribute("href", re.compile(r"/iii/#iii-7$"))
