"""The search page where a part of it is lost, slow, or never comes: said, and asked for again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from portal.reference.messages import messages_in
from support.browsing import OpenPage, hold
from support.project import PLAN
from support.search_box import SEARCH, answered, results

SAYS = messages_in("vi")

LOSSES = {
    "all of it": (r"/assets/[0-9a-f]{12}/(?!css|js)", "search_failed"),
    "the words": (r"/vi\.json", "search_failed"),
    "a piece of the index": (r"\.pf_index", "search_partly"),
    "Pagefind": (r"/pagefind\.js", "search_partly"),
    "its engine": (r"/wasm\.", "search_partly"),
}
HASTE = "const now = setTimeout; setTimeout = (f, ms) => now(f, ms / 20);"
"""What is given up after a while is given up soon."""


@pytest.mark.parametrize(("part", "says"), LOSSES.values(), ids=LOSSES)
def test_failed_index_is_reported_and_can_be_retried(
    loose_page: OpenPage, part: str, says: str
) -> None:
    page = loose_page()
    page.route(re.compile(part), lambda route: route.abort())
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    # The texts of the newest documents come with the words, and answer without the index.
    expect(answered(page)).to_have_count(6 if says == "search_partly" else 0)
    expect(page.get_by_role("status")).to_contain_text(SAYS[says])
    expect(page.get_by_role("link", name=SAYS["whole_text"])).to_be_visible()
    page.unroute(re.compile(part))
    page.get_by_role("button", name=SAYS["try_again"]).click()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")
    expect(page.get_by_role("button", name=SAYS["try_again"])).to_be_hidden()


def test_index_that_never_loads_times_out(loose_page: OpenPage) -> None:
    page = loose_page(HASTE)
    go_on = hold(page, r"/vi\.json")
    page.goto(f"{SEARCH}?q=điện+hạt+nhân", wait_until="domcontentloaded")
    expect(page.get_by_role("status")).to_contain_text(SAYS["search_failed"])
    expect(results(page)).to_have_attribute("data-search-state", "done")
    go_on()


def test_slow_index_adds_results_when_it_loads(open_page: OpenPage) -> None:
    page = open_page(HASTE)
    go_on = hold(page, r"/wasm\.")
    page.goto(f"{SEARCH}?q=điện+hạt+nhân", wait_until="domcontentloaded")
    expect(answered(page)).to_have_count(6)
    expect(page.get_by_role("status")).to_contain_text(SAYS["search_partly"])
    go_on()
    expect(page.get_by_role("status")).to_have_text("6 kết quả")


def test_offline_search_says_when_texts_are_missing(open_page: OpenPage) -> None:
    def with_another(route: Route) -> None:
        data = route.fetch().json()
        route.fulfill(json={**data, "records": data["records"] + 1})

    offline = "Object.defineProperty(navigator, 'onLine', {get: () => false});"
    page = open_page(offline, service_workers="block")
    page.goto(f"{SEARCH}?q=điện+hạt+nhân")
    expect(page.get_by_role("status")).to_have_text("6 kết quả")
    page.route(re.compile(r"/vi\.json$"), with_another)
    page.reload()
    expect(page.get_by_role("status")).to_have_text(f"{SAYS['search_partly']} 6 kết quả")
    expect(page.get_by_role("button", name=SAYS["try_again"])).to_be_visible()


def test_cleared_query_is_not_announced_as_searching(loose_page: OpenPage) -> None:
    page = loose_page()
    page.clock.install()
    go_on = hold(page, r"/vi\.json")
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
