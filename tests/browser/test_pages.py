"""What a person sees: the pages at a phone's and a desktop's width."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.model.documents import Document
from support.project import PLAN

PAGES = [
    "",
    *(
        f"{PLAN}/{p}"
        for p in ("", "i/", "ii/", "iii/", "iv/", "noi-nhan/", "toan-van/", "doi-chieu/")
    ),
]


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_title_and_never_scrolls_sideways(
    page: Page, prefix: str, path: str
) -> None:
    page.goto(prefix + path)
    expect(page.locator("article h1")).to_have_count(1)
    expect(page.locator("article h1")).to_be_visible()
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_provisions_can_be_read_at_their_addresses(
    page: Page, plan: Document, language: str
) -> None:
    edition = plan.editions[language]
    stems = {provision.path.rpartition("/")[2].split(".")[0] for provision in edition.provisions}
    seen = {}
    for stem in sorted(stems):
        place = "" if stem == "index" else f"{stem}/"
        page.goto(("" if language == "vi" else "en/") + f"{PLAN}/{place}")
        for element in page.locator(".provision").all():
            seen[element.get_attribute("id")] = " ".join(element.inner_text().split())
            assert element.is_visible()
    # In this plan no bullet has bullets inside.
    assert seen == {p.id: f"{p.label} {p.text}".strip() for p in edition.provisions}


def test_a_link_to_a_provision_lands_below_the_header(page: Page) -> None:
    page.goto(f"{PLAN}/ii/#ii-2-1")
    header = page.locator(".top").bounding_box()
    provision = page.locator("#ii-2-1").bounding_box()
    assert header is not None
    assert provision is not None
    assert header["y"] + header["height"] <= provision["y"] < 800


def test_the_language_switch_keeps_the_page(page: Page) -> None:
    page.goto(f"{PLAN}/iii/")
    page.locator(".top [hreflang=en]").click()
    expect(page).to_have_url(page.url[: page.url.index("/", 8)] + f"/en/{PLAN}/iii/")
    expect(page.locator("#iii-8")).to_contain_text("Communist Party of Vietnam")
    expect(page.locator(".unofficial")).to_contain_text("Unofficial translation")
    page.locator(".unofficial a").click()
    expect(page.locator("#iii-8")).to_have_text("8. Đảng Cộng sản Việt Nam quang vinh muôn năm!")


def test_next_and_previous_follow_the_plan(page: Page) -> None:
    page.goto(f"{PLAN}/")
    for stem in ("i", "ii", "iii", "iv", "noi-nhan"):
        page.locator(".pager__next").click()
        expect(page).to_have_url(re.compile(f"/{stem}/$"))
    expect(page.locator(".pager__next")).to_have_count(0)


def test_the_home_page_leads_to_the_document(page: Page) -> None:
    page.goto("")
    page.get_by_role("link", name="Kế hoạch 113/KH-LĐLĐ").last.click()
    expect(page.locator("article h1")).to_have_text("KẾ HOẠCH")
    page.locator(".contents-list").get_by_role("link", name="III. KHẨU HIỆU").click()
    expect(page.locator("#iii-1")).to_be_visible()


def test_reconstructed_metadata_is_marked(page: Page) -> None:
    page.goto(f"{PLAN}/")
    marked = [
        row.inner_text()
        for row in page.locator(".metadata > div").all()
        if row.locator("em").count()
    ]
    assert [row.split("\n")[0] for row in marked] == ["Cơ quan ban hành", "Cơ quan cấp trên"]


def test_the_comparison_shows_each_correction_and_question(page: Page) -> None:
    page.goto(f"{PLAN}/doi-chieu/")
    expect(page.locator(".corrections > li")).to_have_count(4)
    expect(page.locator(".questions > li")).to_have_count(5)
    differing = page.locator(".comparison .differs")
    expect(differing).to_have_count(4)
    expect(differing.nth(1).locator("del")).to_have_text("công kênh.")
    expect(differing.nth(1).locator("ins")).to_have_text("cồng kềnh.")


@pytest.mark.parametrize("path", [f"{PLAN}/ii/", f"{PLAN}/doi-chieu/", f"en/{PLAN}/iv/"])
def test_without_javascript_the_text_is_there(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    assert len(page.locator("article").inner_text()) > 1500
    context.close()


def test_the_search_finds_a_word_of_the_plan(page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox").fill("dien hat nhan")
    page.keyboard.press("Enter")
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ kết quả$"))
    results.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(rf"/{PLAN}/ii/#ii-2-\d"))
