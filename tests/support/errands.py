"""Errands that people come with, done on a phone: how often they tap, how far they scroll."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import yaml
from playwright.sync_api import Locator, Page, expect

from support.browsing import PHONE, wait_until
from support.project import ROOT
from support.provision_actions import NO_SHARE, copied

DATA = ROOT / "tests/support/data/errands.yml"
HEIGHT: int = PHONE["viewport"]["height"]

READER: dict[str, Any] = {**PHONE, "permissions": ["clipboard-read", "clipboard-write"]}
"""Whose phone it is: no system sheet to share with, so that the page's own actions are counted."""

SCRIPTS = (NO_SHARE,)

_REVEAL = """
(wanted) => {
  const scrolled = [document.scrollingElement];
  for (let one = wanted; one; one = one.parentElement) scrolled.push(one);
  const places = () => scrolled.map((one) => one.scrollTop);
  const before = places();
  wanted.scrollIntoView({block: "nearest", behavior: "instant"});
  return places().reduce((sum, now, index) => sum + Math.abs(now - before[index]), 0);
}
"""
"""Scroll as little as shows the element, and tell by how much."""


@dataclass(frozen=True)
class Cost:
    """What an errand takes: taps, and screens of 740 pixels that are scrolled, to a tenth."""

    taps: int
    screens: float


@dataclass(frozen=True)
class Errand:
    """What someone wants, how they get it, and what they then have.

    A step taps an element, types words and sends them, or reaches an element that leads to another
    site. At the end an element is `seen`, a file with this end of its name is `got`, or a text with
    this beginning is `copied`. `before` is what it took in the year before; None where it could not
    be done.
    """

    name: str
    start: str
    steps: Sequence[Mapping[str, str]]
    goal: Mapping[str, str]
    most: Cost
    before: Cost | None


def errands() -> list[Errand]:
    """The errands of the data file."""
    listed: list[dict[str, Any]] = yaml.safe_load(DATA.read_text("utf-8"))["errands"]
    return [_errand(one) for one in listed]


def _errand(entry: Mapping[str, Any]) -> Errand:
    before = entry["before"]
    return Errand(
        entry["errand"],
        entry["start"],
        entry["steps"],
        entry["goal"],
        Cost(**entry["most"]),
        Cost(before["taps"], before["screens"]) if before else None,
    )


def run_errand(page: Page, errand: Errand) -> Cost:
    """Do what the steps say, see that the goal is reached, and count."""
    page.goto(errand.start)
    taps, pixels, led = 0, 0.0, ""
    for step in errand.steps:
        ((verb, value),) = step.items()
        if verb == "type":
            page.keyboard.type(value)
            page.keyboard.press("Enter")
            taps += 1
            continue
        wanted = page.locator(value)
        pixels += _reveal(wanted)
        taps += 1
        led = urljoin(page.url, wanted.get_attribute("href") or "")
        if verb == "tap" and not ("got" in errand.goal and step is errand.steps[-1]):
            wanted.tap()
    return Cost(taps, _screens(pixels + _reach(page, errand.goal, led)))


def _reach(page: Page, goal: Mapping[str, str], led: str) -> float:
    """See that the goal is reached; how far one scrolls to it, in pixels."""
    ((kind, value),) = goal.items()
    if kind == "seen":
        wanted = page.locator(value)
        pixels = _reveal(wanted)
        expect(wanted).to_be_in_viewport()
        return pixels
    if kind == "got":
        answer = page.request.get(led)
        assert led.endswith(value)
        assert answer.ok
        assert answer.body()
    elif kind == "copied":
        wait_until(
            page, "async (text) => (await navigator.clipboard.readText()).startsWith(text)", value
        )
        assert copied(page).startswith(value)
    else:
        assert led.startswith(value)
    return 0


def _reveal(wanted: Locator) -> float:
    expect(wanted).to_be_visible()
    pixels: float = wanted.evaluate(_REVEAL)
    expect(wanted).to_be_in_viewport()
    return pixels


def _screens(pixels: float) -> float:
    return math.ceil(10 * pixels / HEIGHT) / 10
