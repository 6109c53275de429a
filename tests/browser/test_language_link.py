"""The link to the other language: in words, and to the provision that is being read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from support.page_kinds import Visit

SECTION = "2025/113-kh-ldld/ii/"


def test_the_link_names_the_language_in_words_on_a_narrow_screen(visit: Visit) -> None:
    with visit(width=320) as page:
        page.goto(SECTION)
        link = page.get_by_role("link", name="English", exact=True)
        assert link.evaluate("(one) => one.getBoundingClientRect().right <= innerWidth")
        link.click()
        link = page.get_by_role("link", name="Tiếng Việt", exact=True)
        assert link.evaluate("(one) => one.getBoundingClientRect().right <= innerWidth")
        assert link.evaluate("(one) => getComputedStyle(one).whiteSpace") == "nowrap"


@pytest.mark.parametrize("id_", ["ii-1-4", "ii-3-g2"])
def test_the_switch_leads_to_the_provision_of_the_address(visit: Visit, id_: str) -> None:
    with visit(width=360) as page:
        page.goto(f"{SECTION}#ii-1")
        page.evaluate("(id) => { location.hash = id; }", id_)
        page.get_by_role("link", name="English", exact=True).click()
        page.wait_for_url(f"**/en/{SECTION}#{id_}")
        expect(page.locator(f"#{id_}")).to_be_in_viewport()


def test_after_scrolling_the_switch_leads_to_what_is_read(visit: Visit) -> None:
    with visit(width=360) as page:
        page.goto(f"{SECTION}#ii-1")
        page.locator("#ii-2-3").evaluate("(one) => one.scrollIntoView({behavior: 'instant'})")
        box = page.get_by_role("link", name="English", exact=True).bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url(f"**/en/{SECTION}#ii-2-3")


def test_from_the_top_of_a_page_the_switch_leads_to_the_top(visit: Visit) -> None:
    with visit(width=360) as page:
        page.goto(SECTION)
        page.get_by_role("link", name="English", exact=True).click()
        page.wait_for_url(f"**/en/{SECTION}")


def test_without_scripts_it_is_a_plain_link(visit: Visit) -> None:
    with visit(width=360, java_script_enabled=False) as page:
        page.goto(f"{SECTION}#ii-1-4")
        page.get_by_role("link", name="English", exact=True).click()
        page.wait_for_url(f"**/en/{SECTION}")
