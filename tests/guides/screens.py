"""The pictures of the guides: which page, how wide, what is done there first, what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from support.browsing import DESKTOP, PHONE
from support.project import PLAN
from support.provision_actions import NO_SHARE, control

DENSITY = 2
"""Dots of a picture for each pixel of the screen."""


def nothing(_page: Page) -> None:
    """Show the page as it opens."""


def search(page: Page) -> None:
    """Type as people do, and wait for the results."""
    page.get_by_role("searchbox").fill("tinh gon bo may")
    page.locator("[data-search-state=done]").wait_for(state="attached")


def contents(page: Page) -> None:
    page.locator("[popovertarget]").click()


def actions(page: Page) -> None:
    control(page, "iii-7").click()
    page.locator("dialog[open]").wait_for()


@dataclass(frozen=True)
class Screen:
    """A picture: `shown` are selectors of the parts that it shows, from the first to the last.

    `edge` is the space around them; `tallest` cuts the picture off, in pixels of the screen;
    `is_above` where they lie above the page, which does not scroll then.
    """

    path: str
    shown: tuple[str, ...]
    before: Callable[[Page], None] = nothing
    device: dict[str, Any] = field(default_factory=lambda: PHONE)
    edge: int = 12
    tallest: int = 640
    is_above: bool = False


SCREENS = {
    "trang-chu": Screen("", (".top", "main"), edge=0),
    "tim-kiem": Screen("tim-kiem/", (".top", "main"), search, edge=0),
    "muc-luc": Screen(f"{PLAN}/iii/", ("#muc-luc",), contents, edge=0, is_above=True),
    "bieu-tuong-lien-ket": Screen(f"{PLAN}/iii/", ("#iii-7",)),
    "trich-dan": Screen(f"{PLAN}/iii/", ("dialog[open]",), actions, edge=0, is_above=True),
    "trang-rieng": Screen(f"{PLAN}/iii-7/", (".top", "main"), edge=0, tallest=940),
    "doi-chieu": Screen(f"{PLAN}/doi-chieu/", ("#dinh-chinh", ".corrections"), device=DESKTOP),
    "in-khau-hieu": Screen(
        f"{PLAN}/iii/in-an/", ("section[aria-labelledby=h-iii-7]",), device=DESKTOP
    ),
    "quy-tac": Screen("quy-tac/text-differs/", (".top", "main"), edge=0, tallest=720),
}
"""By the name of the file in docs/huong-dan/anh/."""

FIRST = NO_SHARE
"""Before any page opens: the browser of a computer has no sheet to share with."""
