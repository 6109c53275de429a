"""A reader who follows the guides finds each button and each text by the name they use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from guides.steps import Act, Do, Walk, walks
from portal.reference.messages import messages_in
from support.browsing import DESKTOP, PHONE
from support.provision_actions import NO_SHARE, SHARED, copied

READERS = ("doc-va-trich-dan", "chia-se", "in-khau-hieu")
WALKS = [walk for guide in (*READERS, "loi-kiem-tra") for walk in walks(guide)]
SHARE = messages_in("vi")["share"]
Role = Literal["link", "button"]
PRESSED: tuple[Role, ...] = ("link", "button")
FILES = (".docx", ".pdf", ".png", ".txt")


def devices(walk: Walk) -> Iterator[tuple[str, dict[str, Any], str]]:
    """On what a section is walked through: on what its title names, else on both."""
    if "máy tính" not in walk.title:
        shares = SHARED if SHARE in [act.what for act in walk.acts] else NO_SHARE
        yield "phone", PHONE, shares
    if "điện thoại" not in walk.title:
        yield "desktop", DESKTOP, NO_SHARE


ON_DEVICES = [
    pytest.param(walk, options, script, id=f"{walk.guide}-{walk.title}-{name}")
    for walk in WALKS
    for name, options, script in devices(walk)
]


class Reader:
    """Somebody who does what a guide says; `asked` are the addresses of other sites they open."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: list[str] = []
        self.within: Locator | None = None
        page.context.route(re.compile("^(?!" + re.escape(address) + ")"), self._elsewhere)
        page.goto("")

    def _elsewhere(self, route: Route) -> None:
        self.asked.append(urlsplit(route.request.url).hostname or "")
        route.fulfill(body="")

    def follow(self, act: Act) -> None:
        match act.do:
            case Do.TYPE:
                self.page.get_by_role("searchbox").fill(act.what)
            case Do.SEE:
                self._see(act.what)
            case Do.PASTE:
                assert act.what in copied(self.page), act.step
            case Do.PRESS:
                self._press(act)

    def _see(self, words: str) -> None:
        region = self.page.get_by_role("region", name=words, exact=True)
        expect(self.page.get_by_text(words).filter(visible=True).first).to_be_visible()
        self.within = region if region.count() == 1 else None

    def _press(self, act: Act) -> None:
        control = self._control(act.what)
        target = control.evaluate("control => control.href ?? ''")
        if target.endswith(FILES):
            assert self.page.request.get(target).ok, f"{target} is not there: {act.step}"
        elif target and not target.startswith(self.address):
            before = len(self.asked)
            with self.page.context.expect_page():
                control.click()
            self.page.bring_to_front()
            assert self.asked[before:], act.step
        else:
            control.click()
            self.page.wait_for_load_state()

    def _control(self, name: str) -> Locator:
        """The first link or button of this name that can be seen: of just this name, if any is."""
        more = self.page.locator("summary").filter(has_text=name)  # which has no role of its own
        link, button = (self.page.get_by_role(role, name=name) for role in PRESSED)
        link.or_(button).or_(more).filter(visible=True).first.wait_for()
        if more.filter(visible=True).count():
            return more.first
        places: list[Locator | Page] = [self.within, self.page] if self.within else [self.page]
        found = [
            control
            for place in places
            for exact in (True, False)
            for role in PRESSED
            if (control := _shown(place, role, name, exact=exact)).count()
        ]
        return found[0].first


def _shown(place: Locator | Page, role: Role, name: str, *, exact: bool) -> Locator:
    return place.get_by_role(role, name=name, exact=exact).filter(visible=True)


@pytest.mark.parametrize(("walk", "options", "script"), ON_DEVICES)
def test_each_step_leads_where_the_guide_says(
    browser: Browser, address: str, walk: Walk, options: dict[str, Any], script: str
) -> None:
    context = browser.new_context(
        base_url=address,
        locale="vi-VN",
        permissions=["clipboard-read", "clipboard-write"],
        **options,
    )
    context.set_default_timeout(20_000)
    context.add_init_script(script)
    reader = Reader(context.new_page(), address)
    for act in walk.acts:
        reader.follow(act)
    presses = [act.what for act in walk.acts if act.do is Do.PRESS]
    if script == SHARED:
        assert reader.page.evaluate("window.shared.length") == presses.count(SHARE)
    context.close()
    assert {act.do for act in walk.acts} >= {Do.PRESS, Do.SEE}


@pytest.mark.parametrize(
    ("search", "name"),
    [("tim-kiem/?q=in+băng+rôn", "Hướng dẫn"), ("en/search/?q=xyz", "Guides (in Vietnamese)")],
)
def test_a_search_leads_to_the_guides_too(
    browser: Browser, address: str, search: str, name: str
) -> None:
    """What a reader asks for may be something to do, which no document tells."""
    page = browser.new_page(base_url=address)
    page.goto(search)
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hướng dẫn")
    page.close()
