"""What a printed page shows: the text and its source, nothing to click, nothing torn apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from portal.model.documents import Document
from portal.source.history import read_histories
from support import pdfs
from support.page_kinds import ALONE, DOCUMENT, LANGUAGES, LONGEST, Visit
from support.project import PLAN, ROOT

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
    visit: Visit, plan: Document, prefix: str, path: str
) -> None:
    with visit(**A4) as page:
        printed(page, prefix + path)
        told = page.locator(".imprint, .one__actions")  # a provision's own page has its code there
        words = " ".join(told.all_inner_texts())
        assert plan.official.metadata.number in words
        assert f"/{prefix}{path}" in words
        assert re.search(r"\b20\d\d\b", words.replace(plan.id, ""))
        latest = read_histories(ROOT)[plan.id].latest
        assert (latest.commit[:7] if latest else "") in words
        assert told.locator("img.qr").is_visible()
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


@pytest.mark.parametrize("path", [*DOCUMENT, f"{PLAN}/iii/in-an/", ALONE[2], f"en/{LONGEST}"])
def test_every_sheet_has_text_and_none_ends_with_a_heading(
    visit: Visit, tmp_path: Path, path: str
) -> None:
    sheets, headings, imprint = on_paper(visit, path, tmp_path / "page.pdf")
    assert sheets[0][-len(imprint) :] == imprint  # drawn last, at the head
    read = [sheets[0][: -len(imprint)], *sheets[1:]]
    assert [number for number, words in enumerate(read, 1) if len(words) < 8] == []
    ends = [
        (number, words[-len(one) :]) for number, words in enumerate(read, 1) for one in headings
    ]
    assert [end for end in ends if end[1] in headings] == []


def on_paper(
    visit: Visit, path: str, file: Path
) -> tuple[list[list[str]], list[list[str]], list[str]]:
    """The words of each sheet of a page, of each of its headings, and of where it came from."""
    with visit() as page:
        printed(page, path)
        shown = page.locator("main :is(h1, h2, h3), .imprint").locator("visible=true")
        *headings, imprint = (text.split() for text in shown.all_inner_texts())
        page.pdf(path=file, format="A4")
    with pikepdf.open(file) as opened:
        count = len(opened.pages)
    sheets = [pdfs.words(file, first=number, last=number) for number in range(1, count + 1)]
    return sheets, headings, imprint


def test_folded_parts_of_the_comparison_are_printed(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    with visit() as page:
        page.goto(f"{PLAN}/doi-chieu/")
        assert page.locator("details[open]").count() == 0
        rows = " ".join(page.locator(".comparison td").all_text_contents())
        page.pdf(path=file, format="A4")
    drawn = " ".join(pdfs.words(file))
    missing = Counter(parts(rows)) - Counter(parts(drawn))
    assert not missing


def parts(text: str) -> list[str]:
    """The words of a text, in parts where a line may break."""
    return text.replace("-", "- ").split()


def test_slogans_are_legible_without_backgrounds(visit: Visit) -> None:
    with visit() as page:
        printed(page, f"{PLAN}/iii/in-an/")
        words = page.locator(".banner")
        colours = words.evaluate_all(
            """all => all.map(one => {
              const style = getComputedStyle(one);
              return [style.color, style.backgroundColor];
            })"""
        )
    assert colours == [["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]] * 10


def test_section_ii_prints(visit: Visit, tmp_path: Path) -> None:
    with visit() as page:
        page.goto(LONGEST)
        paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 6
