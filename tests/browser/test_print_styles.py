"""What a printed page shows: the text and its source, nothing to click, nothing torn apart."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal.model.documents import Document
from support.page_kinds import ALONE, LANGUAGES, LONGEST, Visit
from support.project import PLAN

GUIDES = ".contents-list, .breadcrumb"
"""Links that also say something on paper: what is in the document, and where in it one is."""

CHROME = f"header, nav:not({GUIDES}), button, form, input, dialog, .permalink, .pager, .md-skip"
A4 = {"width": 794, "height": 1123}
"""210 x 297 mm in CSS pixels."""

TORN = """height => [...document.querySelectorAll(".provision")].filter(one => {
  const whole = one.getBoundingClientRect().height < height;
  return whole && one.matches(".point, .bullet, .paragraph, .slogan, .signature") &&
    getComputedStyle(one).breakInside !== "avoid";
}).map(one => one.id)"""
STRANDED = """() => [...document.querySelectorAll("main h1, main h2, main h3")].filter(one => {
  const boxes = [one, one.closest(".headed") ?? one];
  return boxes.every(box => getComputedStyle(box).breakAfter !== "avoid");
}).map(one => one.textContent)"""


def printed(page: Page, path: str) -> None:
    """Open a page as the printer gets it."""
    page.goto(path)
    page.emulate_media(media="print", color_scheme="light")


def test_controls_are_not_printed(visit: Visit, places: list[str]) -> None:
    found = []
    with visit(**A4) as page:
        for path in places:
            printed(page, path)
            shown = page.locator(CHROME).locator("visible=true")
            found += [f"{path}: {name}" for name in shown.all_inner_texts()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", [f"{PLAN}/", LONGEST, f"{PLAN}/toan-van/", ALONE[2]])
@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_printed_footer_has_title_and_address(
    visit: Visit, site: Path, plan: Document, prefix: str, path: str
) -> None:
    with visit(**A4) as page:
        printed(page, prefix + path)
        imprint = page.locator(".imprint")
        words = imprint.inner_text()
        assert plan.official.metadata.number in words
        assert f"/{prefix}{path}" in words
        assert re.search(r"\b20\d\d\b", words.replace(plan.id, ""))
        assert (json.loads((site / "build.json").read_text("utf-8"))["commit"] or "")[:7] in words
        assert imprint.locator("svg").is_visible()
        link = page.locator("link[rel=canonical]").get_attribute("href") or ""
        assert link.split("://")[1] in words


def test_dark_theme_prints_dark_on_white(visit: Visit) -> None:
    with visit(color_scheme="dark") as page:
        page.add_init_script("localStorage.setItem('theme', 'dark')")
        page.goto(LONGEST)
        page.emulate_media(media="print")
        ink, paper = page.evaluate(
            "['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name])"
        )
        assert max(map(int, re.findall(r"\d+", ink)[:3])) < 64
        assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_short_provisions_and_headings_stay_on_one_page(visit: Visit, places: list[str]) -> None:
    found = []
    with visit(**A4) as page:
        for path in places:
            printed(page, path)
            found += [f"{path}: {name} torn" for name in page.evaluate(TORN, A4["height"])]
            found += [f"{path}: {name} stranded" for name in page.evaluate(STRANDED)]
    assert not found, "\n".join(found)


def test_section_ii_prints(visit: Visit, tmp_path: Path) -> None:
    with visit() as page:
        page.goto(LONGEST)
        paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 6
