"""The outline of a page, at hand wherever one reads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from portal.reference.messages import messages_in
from support.browsing import PHONE, OpenPage
from support.page_kinds import LONGEST

SAYS = messages_in("vi")


@pytest.mark.parametrize("height", [360, 740])
@pytest.mark.parametrize("step", ["0", "3"])
def test_the_contents_can_be_opened_wherever_one_reads(
    open_page: OpenPage, height: int, step: str
) -> None:
    page = open_page(f"localStorage.setItem('text-size', '{step}')", **PHONE)
    page.set_viewport_size({"width": 360, "height": height})
    page.goto(LONGEST)
    page.evaluate("document.getElementById('ii-2').scrollIntoView({behavior: 'instant'})")
    button = page.get_by_role("button", name=SAYS["contents"])
    expect(button).to_be_in_viewport(ratio=1)
    sign, ground = button.evaluate(
        "one => [getComputedStyle(one, '::before'), getComputedStyle(one.closest('.top'))]"
        ".map(style => style.backgroundColor)"
    )
    own = button.evaluate("one => getComputedStyle(one).backgroundColor")
    assert sign != (ground if own.endswith(", 0)") else own)
    button.click()
    expect(page.locator("#muc-luc")).to_be_visible()
