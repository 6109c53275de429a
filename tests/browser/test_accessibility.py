"""No page has a fault that axe-core or IBM's engine knows, in any language, width or colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.page_kinds import ALONE, LANGUAGES, LONGEST, OF_VERSIONS, Visit, reading
from support.project import ROOT

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SECOND = ROOT / "tests/node_modules/accessibility-checker-engine/ace-window.js"
VIOLATIONS = """async () => {
  const {results} = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return results.filter(({value}) => value[0] === "VIOLATION" && value[1] === "FAIL")
    .map(({ruleId, message, snippet}) => `${ruleId}: ${message} ${snippet.slice(0, 160)}`);
}"""
"""What IBM's engine is sure of; of the rest it asks people to make sure themselves."""

COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """async ([what, values]) => {
  const {violations} = await axe.run({runOnly: {type: what, values}, resultTypes: ["violations"]});
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({target, any}) => `${id}: ${target.join(" ")} ${any[0]?.message ?? ""}`));
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.is_file():
        pytest.fail("No axe-core here: `npm ci` in tests/ installs it.")
    return AXE.read_text("utf-8")


def faults(page: Page, axe: str, rules: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it is shown now: by all its rules, or by these alone."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, ["rule", rules] if rules else ["tag", TAGS])
    return [f"{page.url}: {fault}" for fault in found]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_have_no_accessibility_violations(
    visit: Visit, axe: str, places: list[str], language: str, width: int
) -> None:
    found = []
    with visit(width=width, reduced_motion="reduce") as page:
        for path in (p for p in places if p.startswith("en/") == (language == "en")):
            page.emulate_media(color_scheme="light")
            page.goto(path)
            found += faults(page, axe)
            page.emulate_media(color_scheme="dark")
            found += [f"dark {fault}" for fault in faults(page, axe, COLOURS)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_pages_of_versions_have_no_violations(
    browser: Browser, corrected_address: str, axe: str, prefix: str, width: int
) -> None:
    found = []
    with reading(browser, corrected_address, width=width, reduced_motion="reduce") as page:
        for path in OF_VERSIONS:
            page.emulate_media(color_scheme="light")
            page.goto(prefix + path)
            found += faults(page, axe) + violations(page)
            page.emulate_media(color_scheme="dark")
            found += [f"dark {fault}" for fault in faults(page, axe, COLOURS)]
    assert not found, "\n".join(found)


def violations(page: Page) -> list[str]:
    """What IBM's engine finds on the page as it is shown now."""
    page.evaluate(SECOND.read_text("utf-8"))
    found: list[str] = page.evaluate(VIOLATIONS)
    return [f"{page.url}: {fault}" for fault in found]


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("vi", {"width": 360}),
        ("en", {"width": 360}),
        ("vi", {"width": 1280, "forced_colors": "active"}),
    ],
)
def test_a_second_engine_finds_no_violation(
    visit: Visit, places: list[str], language: str, options: dict[str, Any]
) -> None:
    found = []
    with visit(**options) as page:
        for path in (p for p in places if p.startswith("en/") == (language == "en")):
            page.goto(path)
            found += violations(page)
    assert not found, "\n".join(found)


def test_the_second_engine_knows_a_fault(visit: Visit) -> None:
    with visit() as page:
        page.goto("")
        page.locator("main img, main svg, main a").first.evaluate(
            "one => one.replaceWith(Object.assign(new Image(), {src: 'a.png'}))"
        )
        assert any("img_alt" in fault for fault in violations(page))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_the_open_contents_have_no_fault(visit: Visit, axe: str, prefix: str, scheme: Any) -> None:
    with visit(color_scheme=scheme, reduced_motion="reduce") as page:
        page.goto(prefix + LONGEST)
        page.locator("[popovertarget]").click()
        assert page.locator("#muc-luc").is_visible()
        assert faults(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("prefix", LANGUAGES.values())
def test_the_open_sheet_of_actions_has_no_fault(
    visit: Visit, axe: str, prefix: str, width: int, scheme: Any
) -> None:
    options = {"color_scheme": scheme, "reduced_motion": "reduce"}
    with visit(width=width, **options) as page:
        page.goto(prefix + LONGEST)
        page.locator("#ii-1-1 .permalink").first.click()
        page.locator("dialog[open]").wait_for()
        found = faults(page, axe)
        page.locator("dialog[open] summary").click()
        page.locator("dialog[open] [data-action=qr]").click()
        assert found + faults(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["tinh gonj booj mays xyz", "đoàn viên", "xổ số"])
def test_search_with_its_answers_has_no_fault(
    visit: Visit, axe: str, width: int, scheme: Any, query: str
) -> None:
    with visit(width=width, color_scheme=scheme, reduced_motion="reduce") as page:
        for path in ("tim-kiem/", "", f"{LONGEST}", ALONE[2]):
            page.goto(path)
            page.get_by_role("searchbox").fill(query)
            page.locator("[data-search-state=done]").wait_for(state="attached")
            assert faults(page, axe) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_has_the_contrast_of_the_systems(visit: Visit, axe: str, theme: str) -> None:
    """The choice wins over a system that says the opposite."""
    system: Any = "dark" if theme == "light" else "light"
    found = []
    with visit(color_scheme=system, reduced_motion="reduce") as page:
        page.add_init_script(f"localStorage.setItem('theme', '{theme}')")
        for path in (LONGEST, ALONE[0], ""):
            page.goto(path)
            light = page.evaluate(LIGHT)
            if light != (theme == "light"):
                found.append(f"{page.url}: not {theme}")
            found += faults(page, axe, COLOURS)
    assert not found, "\n".join(found)


LIGHT = """() => {
  const [red] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g) ?? ["255"];
  return Number(red) > 127;
}"""
