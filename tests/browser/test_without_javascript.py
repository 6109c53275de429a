"""Without JavaScript every page reads, and every way through the plan is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from portal.model.documents import Document
from support.page_kinds import LANGUAGES, LONGEST, SECTIONS, Visit
from support.project import PLAN

DEAD = "button:not([popovertarget]):not([type=submit]):not(form button):visible"


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def plain(visit: Visit, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    with visit(width=request.param, java_script_enabled=False) as page:
        yield page


def test_every_page_is_readable_without_javascript(plain: Page, places: list[str]) -> None:
    for path in places:
        plain.goto(path)
        expect(plain.locator("h1")).to_have_count(1)
        expect(plain.locator("h1")).to_be_visible()
        assert plain.locator("main").inner_text().strip(), path


def test_no_page_offers_what_only_a_script_can_do(plain: Page, places: list[str]) -> None:
    found = []
    for path in places:
        plain.goto(path)
        found += [f"{path}: {name}" for name in plain.locator(DEAD).all_inner_texts()]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_the_contents_lead_everywhere(plain: Page, prefix: str) -> None:
    for stem in (*SECTIONS, "don-vi", "toan-van", "doi-chieu"):
        plain.goto(f"{prefix}{LONGEST}")
        contents = plain.locator("#muc-luc")
        if not contents.is_visible():
            plain.locator("[popovertarget=muc-luc]").click()
        contents.locator(f"a[href$='/{stem}/'], a[href='{stem}/'], a[href='./']").first.click()
        expect(plain.locator("h1")).to_be_visible()


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_next_and_previous_lead_through_the_plan_and_back(plain: Page, prefix: str) -> None:
    way = ["", *(f"{stem}/" for stem in SECTIONS)]
    plain.goto(f"{prefix}{PLAN}/")
    for rel, stems in (("next", way[1:]), ("prev", way[-2::-1])):
        for stem in stems:
            plain.locator(f"a[rel={rel}]").click()
            assert urlsplit(plain.url).path == f"/{prefix}{PLAN}/{stem}"
        expect(plain.locator(f"a[rel={rel}]")).to_have_count(0)


@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_every_permalink_leads_to_a_page_of_its_provision(
    plain: Page, site: Path, plan: Document, prefix: str
) -> None:
    led = {}
    for stem in ("", *(f"{section}/" for section in SECTIONS)):
        plain.goto(f"{prefix}{PLAN}/{stem}")
        for link in plain.locator("a.permalink").all():
            address = urljoin(plain.url, link.get_attribute("href") or "")
            path, name = urldefrag(urlsplit(address).path)[0], urlsplit(address).path.split("/")[-2]
            file = site / path.lstrip("/") / "index.html"
            led[name] = file.is_file() and f'id="{name}"' in file.read_text("utf-8")
    assert [name for name, leads in led.items() if not leads] == []
    assert set(led) == {provision.id for provision in plan.official.provisions}
