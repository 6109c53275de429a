"""The guides' pictures show what the screens show now, and all of them are shown by a guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from guides.pictures import COMMAND, PICTURES, SHOWN, picture_of, recorded, take
from guides.screens import SCREENS
from guides.steps import GUIDES
from support.page_kinds import Visit

MOST_BYTES = 1_000_000
"""All pictures together."""

MOVED = """() => new Promise(resolve => new PerformanceObserver(list =>
  resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
).observe({type: "layout-shift", buffered: true}) || setTimeout(resolve, 500, 0))"""


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_is_still_as_its_picture(browser: Browser, address: str, name: str) -> None:
    _, shown = take(browser, address, SCREENS[name])
    kept = (SHOWN / f"{name}.txt").read_text("utf-8")
    now = recorded(picture_of(name).read_bytes(), shown)
    assert now == kept, f"The screen has changed: `{COMMAND}` takes its picture anew."


def test_every_picture_is_shown_and_told_in_words() -> None:
    told = {
        name: words
        for guide in GUIDES.glob("*.md")
        for words, name in re.findall(
            r"!\[([^\]]*)\]\(anh/([\w-]+)\.png\)", guide.read_text("utf-8")
        )
    }
    assert set(told) == set(SCREENS) == {file.stem for file in PICTURES.iterdir()}
    assert {file.stem for file in SHOWN.iterdir()} == set(SCREENS)
    assert [name for name, words in told.items() if len(words.split()) < 5] == []


def test_pictures_weigh_little() -> None:
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) <= MOST_BYTES


def test_pictures_move_no_text_and_wait_until_they_are_near(visit: Visit, site: Path) -> None:
    with visit() as page:
        page.goto("huong-dan/chia-se/")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for image in page.locator("main img").all():
            assert image.get_attribute("loading") == "lazy"
            image.scroll_into_view_if_needed()
            image.evaluate("image => image.decode()")
        assert len(asked) > 0
        assert page.evaluate(MOVED) == 0
