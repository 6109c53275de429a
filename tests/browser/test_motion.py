"""Who asked their system for less motion sees none."""

from __future__ import annotations

from support.page_kinds import LONGEST, Visit

MOVING = """() => {
  const seconds = list => Math.max(...list.split(",").map(
    one => parseFloat(one) * (one.trim().endsWith("ms") ? 0.001 : 1)));
  const moves = style => style.scrollBehavior === "smooth" ||
    style.animationName !== "none" && seconds(style.animationDuration) > 0.01 ||
    seconds(style.transitionDuration) > 0.01;
  return [...document.querySelectorAll("*")].flatMap(one =>
    ["", "::before", "::after", "::backdrop"]
      .filter(part => moves(getComputedStyle(one, part || null)))
      .map(part => `${one.tagName}.${one.className}${part}`));
}"""


def test_reduced_motion_stops_animations_on_every_page(visit: Visit, places: list[str]) -> None:
    found = []
    with visit(reduced_motion="reduce") as page:
        for path in places:
            page.goto(path)
            found += [f"{path}: {moving}" for moving in page.evaluate(MOVING)]
    assert not found, "\n".join(found)


def test_reduced_motion_stops_animations_of_menus(visit: Visit) -> None:
    with visit(reduced_motion="reduce") as page:
        page.goto(LONGEST)
        page.locator("[popovertarget]").click()
        assert page.evaluate(MOVING) == []
        page.keyboard.press("Escape")
        page.locator("#ii-1-1 .permalink").first.click()
        page.locator("dialog[open]").wait_for()
        assert page.evaluate(MOVING) == []
