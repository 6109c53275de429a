"""The page of slogans for print, in a browser: what is copied, and what a press brings."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from portal.model.documents import Document
from portal.print.slogans import slogans_of
from support.browsing import OpenPage
from support.project import PLAN
from support.provision_actions import FACEBOOK, IN_APP, ZALO, action, copied

GALLERY = f"{PLAN}/iii/in-an/"


def about(number: str) -> str:
    """The part of the page that is about one slogan."""
    return f"section#iii-{number}"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_each_slogan_is_copied_by_itself(open_page: OpenPage, plan: Document, prefix: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{prefix}{GALLERY}")
    seen = {}
    for slogan in slogans_of(plan):
        section = page.locator(about(slogan.number))
        action(section, "text").click()
        expect(section.get_by_role("status")).not_to_be_empty()
        seen[slogan.id] = copied(page)
    assert seen == {slogan.id: slogan.text for slogan in slogans_of(plan)}


@pytest.mark.parametrize("agent", [FACEBOOK, ZALO], ids=["Facebook", "Zalo"])
def test_inside_apps_files_are_plain_links(open_page: OpenPage, agent: str) -> None:
    page = open_page(IN_APP, user_agent=agent, viewport={"width": 360, "height": 640})
    page.goto(f"{GALLERY}?fbclid=IwAR0")
    links = page.locator(".downloads a:not([href*='/bang-ron/']), .slogan-list__file").all()
    assert len(links) == 90
    told = [
        link.evaluate("a => [a.download, a.target, a.getAttribute('onclick')]") for link in links
    ]
    assert told == [["", "", None]] * 90
    for link in links[:10]:
        answer = page.request.get(link.evaluate("a => a.href"))
        assert answer.ok
        assert len(answer.body()) > 20


def test_without_javascript_nothing_is_offered_that_needs_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(GALLERY)
    assert page.locator("main button:visible").count() == 0
    expect(page.locator("main .downloads a:visible")).to_have_count(90)
    expect(page.locator(".slogan-list__file:visible")).to_have_count(10)


def test_the_index_of_ten_slogans_and_their_banners_is_one_screen_of_a_phone(
    open_page: OpenPage,
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(GALLERY)
    tenth = page.locator(".slogan-list__file").last
    expect(tenth).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def test_words_stand_on_the_lines_of_the_banner(open_page: OpenPage, plan: Document) -> None:
    """No line of the picture is broken or cut, on the smallest phone or with a reader's font."""
    page = open_page(viewport={"width": 320, "height": 640})
    page.goto(GALLERY)
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".banner__words span, .banner__issuer span")]
          .filter((line) => {
            const inside = line.getBoundingClientRect();
            const range = document.createRange();
            range.selectNodeContents(line);
            const text = range.getBoundingClientRect();
            const box = line.closest(".banner").getBoundingClientRect();
            return range.getClientRects().length !== 1 || text.left < box.left - 0.5
              || text.right > box.right + 0.5 || inside.bottom > box.bottom + 0.5;
          })
          .map((line) => line.textContent)"""
    )
    assert outside == []
