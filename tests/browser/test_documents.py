"""Documents of other layouts as a person sees them, at a phone's and a desktop's width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.browsing import OpenPage
from support.documents import NAMES, folder_of
from support.http_server import serving_files
from support.page_kinds import Visit

VIEWS = ("", "toan-van/", "doi-chieu/", "ban-chep/")
OWN = (
    "2025/45-bc-ldld/i-1-b1/",
    "2025/47-qd-ldld/quy-che/",
    "2025/47-qd-ldld/quy-che-dieu-2-2-dd/",
    "2025/48-kh-ldld/i-1/",
    "2025/05-ctrph-ldld-sgddt/chu-ky-2/",
    "2026/03-hd-ldld/chu-thich-1/",
    "2026/01-2026-cv-cdcs/kinh-gui/",
)
"""Provisions of every kind that plan 113 does not have."""


@pytest.fixture(scope="module")
def documents(documents_site: Path) -> Iterator[str]:
    """Where the site with all kinds of documents is served."""
    with serving_files(documents_site) as address:
        yield address


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def shown(open_page: OpenPage, documents: str, request: pytest.FixtureRequest) -> Page:
    """A fresh page; anything it says wrong fails the test."""
    size = {"width": request.param, "height": 800}
    return open_page(base_url=documents, viewport=size)


@pytest.mark.parametrize("name", NAMES)
def test_every_view_has_one_title_and_never_scrolls_sideways(shown: Page, name: str) -> None:
    for view in VIEWS:
        shown.goto(f"{folder_of(name)}/{view}")
        assert shown.locator("main h1, article h1").locator("visible=true").count() == 1
        assert _beyond(shown) == 0


@pytest.mark.parametrize("path", OWN)
def test_provision_alone_fits_the_screen(shown: Page, path: str) -> None:
    shown.goto(path)
    assert shown.locator(".one__text .provision").first.is_visible()
    assert _beyond(shown) == 0


def _beyond(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return max(0, width)


def test_every_mark_stands_before_its_words(shown: Page) -> None:
    """On the same line, to the left, and not outside the screen."""
    for name in ("w4", "d7", "d9", "d1"):
        shown.goto(f"{folder_of(name)}/")
        misplaced = shown.evaluate(
            """() => [...document.querySelectorAll(".provision > .label")].filter(label => {
                const box = label.getBoundingClientRect();
                const words = label.nextSibling;
                if (box.left < 0) return true;
                if (!words?.data?.trim()) return false;
                const range = document.createRange();
                range.selectNodeContents(words);
                const [first] = [...range.getClientRects()].filter(one => one.width > 1);
                const below = getComputedStyle(label).display === "block"
                    && label.closest(".headed--section");
                return !below && first.left + 1 < box.left;
            }).map(label => label.parentElement.id)"""
        )
        assert misplaced == []


def test_wide_table_scrolls_in_its_frame_below_its_heads(visit: Visit, documents: str) -> None:
    with visit(width=360, height=640) as page:
        page.goto(f"{documents}{folder_of('d12')}/")
        frame = page.locator("#i-1-b1")
        assert frame.evaluate("one => one.scrollWidth > one.clientWidth")
        frame.evaluate("one => { one.style.maxHeight = '6rem'; one.scrollTop = 60 }")
        assert frame.evaluate(
            "one => Math.abs(one.querySelector('thead').getBoundingClientRect().top"
            " - one.getBoundingClientRect().top) < 3"
        )


def test_two_signatures_stand_side_by_side_where_there_is_room(shown: Page) -> None:
    shown.goto(f"{folder_of('w2')}/")
    first, second = (shown.locator(f"#{name}").bounding_box() for name in ("chu-ky", "chu-ky-2"))
    assert first is not None
    assert second is not None
    wide = (shown.viewport_size or {"width": 0})["width"] > 1000
    assert (first["y"] == second["y"]) == wide


def test_nation_stands_beside_the_issuer_where_there_is_room(shown: Page) -> None:
    shown.goto(f"{folder_of('d12')}/")
    left = shown.locator(".head-parent").bounding_box()
    right = shown.locator(".head-nation").bounding_box()
    assert left is not None
    assert right is not None
    wide = (shown.viewport_size or {"width": 0})["width"] > 1000
    assert (left["y"] == right["y"] and left["x"] < right["x"]) == wide


def test_copied_text_has_the_marks_that_are_printed(open_page: OpenPage, documents: str) -> None:
    page = open_page(base_url=documents)
    page.goto(f"{folder_of('d1')}/")
    text = page.evaluate(
        "import(document.querySelector('script[src]').src.replace(/page\\.js$/, "
        "'actions/provision_text.js')).then(({textOf}) => textOf('ii-1-a'))"
    )
    assert text.split("\n") == [
        "a) Đối tượng: Đoàn viên, người lao động có hoàn cảnh khó khăn, gồm:",
        "+ Người bị tai nạn lao động, bệnh nghề nghiệp;",
        "+ Người bị mất việc làm, giảm thu nhập do dịch bệnh;",
        "+ Người đang nuôi con nhỏ dưới 36 tháng tuổi.",
    ]
