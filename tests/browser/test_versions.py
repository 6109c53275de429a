"""Earlier versions in a real browser, with scripts and without, on a phone and a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.corrected_document import ID
from support.page_kinds import LANGUAGES, OF_VERSIONS, reading


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def plain(
    browser: Browser, corrected_address: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    options = {"width": request.param, "java_script_enabled": False}
    with reading(browser, corrected_address, **options) as page:
        yield page


def test_from_the_document_one_comes_to_any_version_and_any_comparison(plain: Page) -> None:
    plain.goto(f"{ID}/")
    plain.get_by_role("link", name="3 phiên bản").click()
    plain.get_by_role("link", name="Phiên bản 07/01/2025 và phiên bản 03/02/2025").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text(
        "Từ phiên bản 07/01/2025 đến phiên bản 03/02/2025"
    )
    plain.get_by_role("link", name="Đoạn thứ hai, phần I").click()
    expect(plain.get_by_role("note").first).to_contain_text("Đây không phải phiên bản mới nhất.")
    plain.get_by_role("link", name="So với phiên bản mới nhất").click()
    plain.get_by_role("link", name="Mục 2, phần II").click()
    expect(plain).to_have_url(f"{plain.url.split(ID)[0]}{ID}/#ii-2")


def test_an_address_leads_to_a_provision_of_an_earlier_version(plain: Page) -> None:
    plain.goto(f"{ID}/@2025-01-07/#ii-2")
    expect(plain.locator(":target")).to_contain_text("trước ngày 20/11/2025.")


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_no_page_of_versions_is_wider_than_the_screen(
    browser: Browser, corrected_address: str, prefix: str
) -> None:
    for width in (320, 360, 1280):
        with reading(browser, corrected_address, width=width) as page:
            for path in OF_VERSIONS:
                page.goto(prefix + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                expect(page.locator("h1")).to_have_count(1)


def test_deleted_and_inserted_words_show_without_colour(
    browser: Browser, corrected_address: str
) -> None:
    with reading(browser, corrected_address, forced_colors="active") as page:
        page.goto(f"{ID}/so-sanh/2025-01-07/2025-02-03/")
        for mark, line in (("del", "line-through"), ("ins", "underline")):
            expect(page.locator(mark)).to_have_css("text-decoration-line", line)
