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
    return f"section:has(> #h-iii-{number})"


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
    links = page.locator(".downloads a, .all-sheets").all()
    assert len(links) == 91
    told = [
        link.evaluate("a => [a.download, a.target, a.getAttribute('onclick')]") for link in links
    ]
    assert told == [["", "", None]] * 91
    for link in links[:10]:
        answer = page.request.get(link.evaluate("a => a.href"))
        assert answer.ok
        assert len(answer.body()) > 20


def test_without_javascript_nothing_is_offered_that_needs_it(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(GALLERY)
    assert page.locator("main button:visible").count() == 0
    expect(page.locator("main .downloads a:visible")).to_have_count(90)
