"""The pure part of search, called in the browser with what a test gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from playwright.sync_api import Page

SEARCH = "tim-kiem/"
MODULES = ("spelling", "lexicon", "query", "reference", "matching", "ranking", "telling")
LOAD = """async names => {
  const place = document.querySelector("link[href$='/search/page.js']").href;
  const loaded = await Promise.all(names.map(name => import(place.replace("page", name))));
  window.logic = Object.assign({}, ...loaded);
}"""

Logic = Callable[..., Any]
"""`logic(code, *given)`: a JavaScript function of the modules' names, called with `given`."""

NAMES = (
    "lexiconOf, readings, split, understand, asks, referenceOf, isAt, textOf, rank, excerpt,"
    " meantBy, leftOut"
)
"""Those that the tests call."""


def logic_of(page: Page) -> Logic:
    """The modules of the search page, loaded into a page of their own."""
    page.goto(SEARCH)
    page.evaluate(LOAD, MODULES)

    def call(code: str, *given: Any) -> Any:
        return page.evaluate(
            f"given => {{ const {{{NAMES}}} = window.logic; return ({code})(...given); }}",
            list(given),
        )

    return call


def lexicon(
    words: str, *, small: str = "", otherwise: Sequence[Sequence[Any]] = ()
) -> Mapping[str, Any]:
    """Words that stand in one text each."""
    return {
        "records": 9,
        "syllables": True,
        "words": [words],
        "small": small,
        "otherwise": otherwise,
    }
