"""The search page where a part of it is lost, slow, or never comes: said, and asked for again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.reference.messages import messages_in
from support.browsing import OpenPage, hold
from support.project import PLAN
from support.search_box import SEARCH, add_texts, answered, index_files, results

SAYS = messages_in("vi")

LOSSES = {
    "the words": ("words", "search_failed"),
    "the newest texts": ("texts", "search_failed"),
    "where words are": ("shards", "search_partly"),
}
"""What is lost of the index, and what is said then."""
HASTE = "const now = setTimeout; setTimeout = (f, ms) => now(f, ms / 20);"
"""What is given up after a while is given up soon."""


@pytest.mark.parametrize(("part", "says"), LOSSES.values(), ids=LOSSES)
def test_failed_index_is_reported_and_can_be_retried(
    loose_page: OpenPage, site: Path, part: str, says: str
) -> None:
    page, files = loose_page(service_workers="block"), index_files(site)
    add_texts(page, files)
    lost = re.compile(getattr(files, part))
    page.route(lost, lambda route: route.abort())
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    # The newest texts come with the words, and answer without the index.
    expect(answered(page)).to_have_count(6 if says == "search_partly" else 0)
    expect(page.get_by_role("status")).to_contain_text(SAYS[says])
    expect(page.get_by_role("link", name=SAYS["whole_text"])).to_be_visible()
    page.unroute(lost)
    page.get_by_role("button", name=SAYS["try_again"]).click()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")
    expect(page.get_by_role("button", name=SAYS["try_again"])).to_be_hidden()


def test_index_that_never_loads_times_out(loose_page: OpenPage, site: Path) -> None:
    page = loose_page(HASTE)
    go_on = hold(page, index_files(site).words)
    page.goto(f"{SEARCH}?q=điện+hạt+nhân", wait_until="domcontentloaded")
    expect(page.get_by_role("status")).to_contain_text(SAYS["search_failed"])
    expect(results(page)).to_have_attribute("data-search-state", "done")
    go_on()


def test_slow_index_adds_results_when_it_loads(open_page: OpenPage, site: Path) -> None:
    page, files = open_page(HASTE, service_workers="block"), index_files(site)
    add_texts(page, files)
    go_on = hold(page, files.shards)
    page.goto(f"{SEARCH}?q=điện+hạt+nhân", wait_until="domcontentloaded")
    expect(answered(page)).to_have_count(6)
    expect(page.get_by_role("status")).to_contain_text(SAYS["search_partly"])
    go_on()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")


def test_cleared_query_is_not_announced_as_searching(loose_page: OpenPage, site: Path) -> None:
    page = loose_page()
    page.clock.install()
    go_on = hold(page, index_files(site).words)
    page.goto(SEARCH)
    box, list_ = page.get_by_role("searchbox"), results(page)
    box.fill("điện")
    box.fill("")
    expect(list_).to_have_attribute("data-search-state", "idle")
    box.fill("đ")
    page.clock.fast_forward(600)  # longer than until it is said that the search goes on
    expect(page.get_by_role("status")).to_have_text(SAYS["search_short"])
    expect(list_).not_to_have_attribute("aria-busy", "true")
    go_on()


def test_script_that_never_loads_is_reported(loose_page: OpenPage) -> None:
    page = loose_page(HASTE)
    go_on = hold(page, "/search/match/excerpt")
    page.goto(f"{SEARCH}?q=điện+hạt+nhân", wait_until="commit")
    expect(page.get_by_role("searchbox")).to_have_value("điện hạt nhân")
    expect(page.get_by_role("status")).to_have_text(SAYS["search_failed"])
    expect(results(page)).to_have_attribute("data-search-state", "done")
    go_on()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")  # unless it comes after all


def test_failed_script_is_reported_and_can_be_retried(loose_page: OpenPage) -> None:
    page = loose_page()
    page.route(re.compile("/search/match/excerpt"), lambda route: route.abort())
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    expect(page.get_by_role("status")).to_have_text(SAYS["search_failed"])
    page.unroute(re.compile("/search/match/excerpt"))
    page.get_by_role("button", name=SAYS["try_again"]).click()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")


@pytest.mark.parametrize("name", ["ui/page", "ui/box", "match/ranking"])
def test_a_script_that_comes_empty_is_reported(loose_page: OpenPage, name: str) -> None:
    page = loose_page()
    empty = {"content_type": "text/javascript", "body": ""}
    page.route(re.compile(f"/search/{name}"), lambda route: route.fulfill(**empty))
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    expect(page.get_by_role("status")).to_have_text(SAYS["search_failed"])


def test_without_scripts_what_was_typed_stays(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(SEARCH)
    page.get_by_role("searchbox").fill("điện hạt nhân")
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("điện hạt nhân")
    expect(page).to_have_url(re.compile(f"/{SEARCH}$"))


def test_query_typed_before_scripts_load_is_answered(open_page: OpenPage) -> None:
    page = open_page()
    go_on = hold(page, "/search/ui/page.js")
    page.goto(SEARCH, wait_until="commit")
    page.get_by_role("searchbox").fill("điện hạt nhân")
    go_on()
    expect(answered(page)).to_have_count(6)
    expect(page.get_by_role("searchbox")).to_have_value("điện hạt nhân")


def test_without_scripts_the_whole_plan_is_a_link_away(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    page.get_by_role("link", name=SAYS["whole_text"]).click()
    expect(page).to_have_url(re.compile(f"/{PLAN}/toan-van/$"))
