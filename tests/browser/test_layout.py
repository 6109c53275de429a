"""Pages fit every screen: narrow ones, magnified ones, large type, thumbs."""

from __future__ import annotations

from typing import Any

import pytest

from support.page_kinds import LONGEST, Visit

SCREENS = {
    "320 px": {"width": 320},
    "1024 px": {"width": 1024},
    "1280 px at 400 %": {"width": 320, "height": 256, "device_scale_factor": 4},
    "360 px, text at 200 %": {"width": 360},
    "320 px, text at 200 %": {"width": 320},
    "1280 px, text at 200 %": {"width": 1280},
}
TOO_WIDE = """() => {
  const page = document.documentElement, wide = page.clientWidth;
  const scrolls = element => element && element !== page && element !== document.body &&
    (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(element).overflowX) ||
      scrolls(element.parentElement));
  const outside = [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && box.width > 1 && box.left >= 0 && box.right > wide + 1 &&
      !scrolls(element);
  });
  const inmost = outside.filter(one => !outside.some(other => one.contains(other.parentElement)));
  const told = inmost.map(one => `${one.tagName}.${one.className} ${one.textContent.trim()}`);
  return page.scrollWidth > wide ? [`${page.scrollWidth} > ${wide}`, ...told] : told;
}"""
LARGE = "document.documentElement.style.fontSize = '200%'"
BAR = "document.querySelector('.top').getBoundingClientRect().bottom"
CUT_OFF = """() => [...document.body.querySelectorAll("*")].filter(one => {
  const {overflowX, overflowY} = getComputedStyle(one), hides = ["hidden", "clip"];
  const cut = hides.includes(overflowX) && one.scrollWidth > one.clientWidth + 1 ||
    hides.includes(overflowY) && one.scrollHeight > one.clientHeight + 1;
  return cut && one.checkVisibility() && one.clientWidth > 1 && one.innerText?.trim();
}).map(one => `${one.tagName}.${one.className} ${one.innerText.slice(0, 40)}`)"""
SMALL = """root => {
  const inSentence = link => {
    if (getComputedStyle(link).display !== "inline" || !link.textContent.trim()) return false;
    let block = link.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const control of copy.querySelectorAll("a, button")) control.remove();
    return /\\p{L}/u.test(copy.textContent);
  };
  const answers = (element, x, y) => element.contains(document.elementFromPoint(x, y));
  const isLarge = element => {
    let {width, height} = element.getBoundingClientRect();
    if (width >= 44 && height >= 44) return true;
    element.scrollIntoView({block: "center", behavior: "instant"});
    const {left, top} = element.getBoundingClientRect();
    const x = left + width / 2, y = top + height / 2, reach = 21.5;
    return [[-reach, 0], [reach, 0], [0, -reach], [0, reach]].every(
      ([across, down]) => answers(element, x + across, y + down));
  };
  const isShown = element => {
    const {right, bottom} = element.getBoundingClientRect();
    return element.checkVisibility({visibilityProperty: true}) && right > 0 && bottom + scrollY > 0;
  };
  const tell = one => {
    const {width, height} = one.getBoundingClientRect();
    const name = one.textContent.trim() || one.getAttribute("aria-label");
    return `${width.toFixed()} x ${height.toFixed()} ${one.tagName}.${one.className} ${name}`;
  };
  const controls = "a[href], button, input, select, textarea, summary";
  return [...document.querySelector(root).querySelectorAll(controls)]
    .filter(one => isShown(one) && !inSentence(one) && !isLarge(one))
    .map(tell);
}"""


@pytest.mark.parametrize("screen", SCREENS)
def test_no_page_scrolls_sideways_or_cuts_off_its_text(
    visit: Visit, places: list[str], screen: str
) -> None:
    found = []
    options: dict[str, Any] = SCREENS[screen]
    with visit(**options) as page:
        for path in places:
            page.goto(path)
            if "200" in screen:
                page.evaluate(LARGE)
            found += [f"{path}: {wide}" for wide in page.evaluate(TOO_WIDE)]
            found += [f"{path}: cut off {part}" for part in page.evaluate(CUT_OFF)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_answers_of_a_search_fit_every_screen(visit: Visit, screen: str) -> None:
    found = []
    options: dict[str, Any] = SCREENS[screen]
    with visit(has_touch=True, is_mobile=True, **options) as page:
        for path in ("tim-kiem/", "", LONGEST):
            page.goto(path)
            if "200" in screen:
                page.evaluate(LARGE)
            page.get_by_role("searchbox").fill("tinh gonj booj mays treo")
            page.locator("[data-search-state=done]").wait_for(state="attached")
            found += [f"{path}: {wide}" for wide in page.evaluate(TOO_WIDE)]
            found += [f"{path}: cut off {part}" for part in page.evaluate(CUT_OFF)]
            found += [f"{path}: small {part}" for part in page.evaluate(SMALL, "[data-search]")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_bar_on_top_scrolls_away_where_letters_are_large(visit: Visit, width: int) -> None:
    with visit(width=width, height=740) as page:
        page.goto(LONGEST)
        page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
        assert 0 < page.evaluate(BAR) < 74
        page.evaluate(LARGE)
        page.evaluate("scrollTo({top: 1600, behavior: 'instant'})")
        assert page.evaluate(BAR) <= 0


def test_controls_are_at_least_44_pixels(visit: Visit, places: list[str]) -> None:
    """At least 44 by 44 CSS pixels answer to it; links within a sentence are text."""
    found = []
    with visit(has_touch=True, is_mobile=True) as page:
        for path in places:
            page.goto(path)
            found += [f"{path}: {small}" for small in page.evaluate(SMALL, "body")]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("opener", "menu"),
    [("[popovertarget]", "#muc-luc"), ("#ii-1-1 .permalink", "dialog[open]")],
    ids=["contents", "actions"],
)
def test_menu_controls_are_at_least_44_pixels(visit: Visit, opener: str, menu: str) -> None:
    with visit(has_touch=True, is_mobile=True) as page:
        page.goto(LONGEST)
        page.locator(opener).first.click()
        page.locator(menu).wait_for()
        assert page.evaluate(SMALL, menu) == []
