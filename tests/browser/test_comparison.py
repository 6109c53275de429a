"""The comparison and the transcription that the portal received, on a phone and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.model.documents import Document
from support.browsing import OpenPage
from support.page_kinds import Visit
from support.project import PLAN

PHONE = {"width": 360, "height": 740}
SCREENS = 7
"""Screens of a phone for four differences and five questions: there were 35."""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_differences_come_first_and_the_rest_is_folded(visit: Visit, prefix: str) -> None:
    with visit(**PHONE) as page:
        page.goto(f"{prefix}{PLAN}/doi-chieu/")
        heads = page.locator("main h2").evaluate_all("all => all.map(one => one.id)")
        assert heads == ["dinh-chinh", "cau-hoi", "canh-nhau"]
        assert page.locator(".side-by-side").count() == 6
        assert page.locator(".side-by-side[open]").count() == 0
        assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["height"]


def test_part_opens_without_javascript(visit: Visit) -> None:
    with visit(**PHONE, java_script_enabled=False) as page:
        page.goto(f"{PLAN}/doi-chieu/")
        part = page.locator(".side-by-side").nth(2)
        part.locator("summary").click()
        rows = part.locator("tr")
        expect(rows.nth(1)).to_be_visible()
        same, differing = part.locator("tr.same").first, part.locator("tr.differs").first
        assert [cell.is_visible() for cell in same.locator("td").all()] == [True, False]
        assert [cell.is_visible() for cell in differing.locator("td").all()] == [True, True]


def test_correction_leads_to_its_line_and_its_provision(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    page.goto(f"{PLAN}/doi-chieu/")
    correction = page.locator(".corrections > li").nth(1)
    assert correction.locator("del").all_inner_texts() == ["công kênh"]
    assert correction.locator("ins").all_inner_texts() == ["cồng kềnh"]
    correction.get_by_role("link", name="Dòng 39").click()
    expect(page.locator(":target")).to_contain_text("nhiều tổ chức trung gian công kênh")
    page.go_back()
    correction.locator("h3 a").click()
    expect(page.locator(":target")).to_contain_text("nhiều tổ chức trung gian cồng kềnh")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_transcription_is_the_file_to_the_character(
    visit: Visit, plan: Document, site: Path, prefix: str
) -> None:
    assert plan.original is not None
    with visit(**PHONE) as page:
        page.goto(f"{prefix}{PLAN}/ban-chep/")
        assert page.evaluate("document.characterSet") == "UTF-8"
        text = page.locator(".transcription").evaluate("one => one.textContent")
        link = page.locator(".downloads a").first.evaluate("one => one.href")
        digest = page.locator(".fingerprint code").inner_text()
        served = page.request.get(link).body()
    assert text == plan.original.data.decode()
    assert served == plan.original.data
    assert digest == plan.official.metadata.original_sha256
