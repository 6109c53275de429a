"""Search without a network: the texts that a browser keeps answer, and the reader is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import OpenPage
from hosts import Host, hosted, lose_network, visit
from plan.wording import wording
from project import PLAN

SAYS = wording("vi")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    with hosted(site, tmp_path) as host:
        yield host


@pytest.fixture
def reader(open_page: OpenPage, host: Host) -> Page:
    """A reader whose network may go; even then no page may tell of an error."""
    return open_page(base_url=host.address)


def answers(page: Page) -> Locator:
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    return results.get_by_role("link")


def test_one_visit_is_enough_to_search_later(reader: Page, host: Host) -> None:
    visit(reader, host)
    assert not any("pagefind" in path for path in host.asked)
    lose_network(reader, host)
    reader.goto("tim-kiem/?q=dien+hat+nhan")
    expect(answers(reader)).to_have_count(6)
    expect(reader.get_by_role("status")).to_contain_text(SAYS["search_partly"])
    answers(reader).first.click()
    expect(reader.locator(":target")).to_contain_text("điện hạt nhân")
    assert host.asked == []


def test_who_searched_goes_on_when_the_network_goes(reader: Page, host: Host) -> None:
    visit(reader, host, "tim-kiem/?q=dien+hat+nhan")
    expect(reader.get_by_role("status")).to_have_text("6 kết quả")
    lose_network(reader, host)
    reader.get_by_role("searchbox").fill("băng rôn")
    expect(answers(reader).first).to_contain_text("băng zôn")
    reader.reload()
    expect(answers(reader).first).to_contain_text("băng zôn")


def test_the_box_on_a_page_answers_too(reader: Page, host: Host) -> None:
    visit(reader, host)
    lose_network(reader, host)
    reader.goto(f"{PLAN}/iii/")
    reader.get_by_role("searchbox").fill("khẩu hiệu 7")
    expect(answers(reader)).to_have_attribute("href", re.compile(r"/iii/#iii-7$"))


def test_when_the_network_is_back_all_of_it_is_asked(reader: Page, host: Host) -> None:
    visit(reader, host)
    lose_network(reader, host)
    reader.goto("tim-kiem/?q=dien+hat+nhan")
    expect(reader.get_by_role("status")).to_contain_text(SAYS["search_partly"])
    reader.context.set_offline(offline=False)
    host.down = False
    reader.get_by_role("button", name=SAYS["try_again"]).click()
    expect(reader.get_by_role("status")).to_have_text("6 kết quả")
    expect(reader.get_by_role("button", name=SAYS["try_again"])).to_be_hidden()
    assert any("pagefind.js" in path for path in host.asked)
