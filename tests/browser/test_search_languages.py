"""Search in English, and the way from the search of one language to that of another."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from support.browsing import OpenPage
from support.project import PLAN
from support.search_box import answered, ask


def test_language_switch_keeps_a_query_that_is_answered_there(search: Page) -> None:
    ask(search, "nuclear power")
    search.get_by_role("link", name="English", exact=True).click()
    expect(search).to_have_url(re.compile(r"/en/search/\?q=nuclear\+power$"))
    expect(answered(search).first).to_contain_text("nuclear power")


def test_language_switch_leaves_a_query_that_is_not_answered_there(search: Page) -> None:
    ask(search, "xổ số")
    search.get_by_role("link", name="English", exact=True).click()
    expect(search).to_have_url(re.compile(r"/en/search/$"))


def test_what_another_language_answers_is_offered(search: Page) -> None:
    ask(search, "pursuant")
    offer = search.get_by_role("link", name="Có trong trang English: «pursuant»")
    expect(offer).to_have_attribute("href", re.compile(r"/en/search/\?q=pursuant$"))
    ask(search, "điện hạt nhân")
    expect(search.locator("[data-search-elsewhere]")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("nuclear energies", "ii-2"),  # stems
        ("disseminating orally", "ii-3-g2"),
        ("nuclaer power", "ii-2"),  # a mistyped word
        ("labor federation", "iv-1"),  # another spelling
        ("who signed it", "chu-ky"),
        ("slogan 7", "iii-7"),
        ("football match", None),
    ],
)
def test_english_has_its_own_index(open_page: OpenPage, query: str, place: str | None) -> None:
    page = open_page()
    page.goto("en/search/")
    links = ask(page, query)
    if place is None:
        expect(links).to_have_count(0)
    else:
        expect(links.first).to_have_attribute("href", re.compile(rf"/en/{PLAN}/.*#{place}"))
