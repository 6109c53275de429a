"""Symbols of documents stand on one line of a phone, and are copied as they are written."""

from __future__ import annotations

import pytest

from support.page_kinds import Visit

BROKEN = r"""() => {
  const symbol = /\d+\/[A-ZĐ]+ - [A-ZĐ]+|(?<![\w\/.-])\d+(?:[-\/][\dA-ZĐ]+)+(?![\w-]|[\/.]\w)/gu;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [], broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const around = text.parentElement;
    if (around.closest("script, style, code, pre") || !around.checkVisibility()) continue;
    for (const { 0: written, index } of text.data.matchAll(symbol)) {
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + written.length);
      const tops = [...range.getClientRects()].filter(({ width }) => width).map(({ top }) => top);
      seen.push(written);
      if (new Set(tops.map(Math.round)).size > 1) broken.push(`${written} ${around.outerHTML}`);
    }
  }
  return [seen, broken];
}"""
ENDS_IN_A_SIGN = """() => [...document.querySelectorAll("nav.breadcrumb a")].filter(
  (step) => getComputedStyle(step, "::after").content.includes("›"),
).length"""


@pytest.mark.parametrize("width", [320, 360])
def test_no_line_ends_within_a_symbol(visit: Visit, places: list[str], width: int) -> None:
    seen, broken = set(), []
    with visit(width=width) as page:
        for path in places:
            page.goto(path)
            found, parted = page.evaluate(BROKEN)
            seen |= set(found)
            broken += [f"{path}: {one}" for one in parted]
            assert page.evaluate(ENDS_IN_A_SIGN) == 0
    assert broken == []
    assert {"18-NQ/TW", "302-KH/TU", "113/KH-LĐLĐ", "113/KH - LĐLĐ", "25/11/2024"} <= seen


def test_a_symbol_is_found_and_copied_as_it_is_written(visit: Visit) -> None:
    with visit(width=360) as page:
        page.goto("2025/113-kh-ldld/ii/")
        assert page.evaluate("find('Nghị quyết số 18-NQ/TW và sắp xếp')")
        assert page.evaluate("getSelection().toString()") == "Nghị quyết số 18-NQ/TW và sắp xếp"
        assert page.locator(".breadcrumb a").first.inner_text() == "Kế hoạch 113/KH-LĐLĐ"


def test_answers_of_a_search_keep_symbols_on_one_line(visit: Visit) -> None:
    """Also where only the number is marked as found."""
    with visit(width=360) as page:
        page.goto("tim-kiem/?q=nghị quyết 18")
        page.locator("[data-search-state=done]").wait_for(state="attached")
        places = page.locator(".results__place").all_inner_texts()
        assert "Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1" in places
        shown = page.locator(".results__text").first
        assert "Nghị quyết số 18-NQ/TW và" in shown.inner_text()
        lines = shown.evaluate("""text => {
          const at = text.textContent.indexOf("18-NQ/TW");
          const texts = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const tops = new Set();
          let end = 0;
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            for (let index = 0; index < node.length; index += 1, end += 1) {
              if (end < at || end >= at + 8) continue;
              const range = new Range();
              range.setStart(node, index);
              range.setEnd(node, index + 1);
              tops.add(Math.round(range.getBoundingClientRect().bottom / 8));
            }
          }
          return tops.size;
        }""")
        assert lines == 1
