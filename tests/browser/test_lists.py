"""The filter on a list of documents: rows by typed text, other lists by a choice."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from portal.reference.messages import messages_in
from support.http_server import serving_files
from support.page_kinds import reading

VI = messages_in("vi")


def test_typed_words_filter_the_rows_with_or_without_marks(
    browser: Browser, documents_site: Path
) -> None:
    with serving_files(documents_site) as address, reading(browser, address) as page:
        page.goto("van-ban/")
        rows = page.locator(".documents > li")
        every = rows.count()
        field = page.get_by_role("searchbox", name=VI["list_filter"])
        field.fill("ke hoach 113 tuyen truyen hoi nghi")
        expect(rows.filter(visible=True)).to_have_count(1)
        field.fill("không có văn bản nào như vậy")
        expect(rows.filter(visible=True)).to_have_count(0)
        expect(page.get_by_text(VI["list_none"])).to_be_visible()
        field.fill("")
        expect(rows.filter(visible=True)).to_have_count(every)


def test_a_choice_leads_to_its_list(browser: Browser, documents_site: Path) -> None:
    with serving_files(documents_site) as address, reading(browser, address) as page:
        page.goto("van-ban/")
        page.get_by_label(VI["facet_year"]).select_option(index=1)
        page.wait_for_url("**/20*/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Văn bản năm 20")


def test_without_scripts_the_lists_are_links(browser: Browser, documents_site: Path) -> None:
    with (
        serving_files(documents_site) as address,
        reading(browser, address, java_script_enabled=False) as page,
    ):
        page.goto("van-ban/")
        expect(page.get_by_role("searchbox", name=VI["list_filter"])).to_be_hidden()
        page.get_by_role("navigation").get_by_role("link", name="2025").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Văn bản năm 2025")
