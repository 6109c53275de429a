"""What people type finds what they want: the open queries, and phrases typed in every way."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from portal.model.documents import Document
from support.browsing import OpenPage
from support.queries import answered, landings, queries, readings

PHRASES = 500


@pytest.fixture(scope="module")
def page(module_page: OpenPage) -> Page:
    page = module_page()
    page.goto("tim-kiem/")
    return page


def test_queries_are_answered_at_the_promised_rate(page: Page, plan: Document) -> None:
    reads = readings(plan)
    hits = {one: answered(one, landings(page, one.text), reads) for one in queries()}
    missed = [one for one, hit in hits.items() if not any(hit)]
    assert len(missed) <= 0.02 * len(hits), missed
    assert sum(hit[:1] == [True] for hit in hits.values()) >= 0.92 * len(hits)


ASK = """async queries => {
  const place = document.querySelector("link[href$='/search/ui/page.js']").href;
  const {indexAt} = await import(place.replace("ui/page.js", "backend/index.js"));
  const {words} = document.querySelector("[data-search]").dataset;
  const index = indexAt(new URL(words, location.href).href);
  const found = [];
  for (const query of queries) {
    const {answers} = await index.answer(query, () => true);
    found.push(answers.slice(0, 3).map(({record}) => record.id));
  }
  return found;
}"""


def test_a_phrase_is_found_however_it_is_typed(page: Page, plan: Document) -> None:
    """The top answer to a phrase of the text stays among the first three."""
    every = list(phrases(plan, random.Random(113)))
    forms = [form(phrase) for phrase in every for form in (str, bare, str.upper, apart)]
    found = page.evaluate(ASK, forms)
    lost = [
        (typed, rows[0], row)
        for index in range(0, len(forms), 4)
        for rows in [found[index : index + 4]]
        for typed, row in zip(forms[index : index + 4], rows, strict=True)
        if not rows[0] or rows[0][0] not in row
    ]
    assert len(every) == PHRASES
    assert lost == []


def phrases(plan: Document, draw: random.Random) -> Iterator[str]:
    """Three to eight words in a row from anywhere in the text."""
    texts = [text for one in plan.official.provisions if len(text := one.text.split()) > 8]
    for _ in range(PHRASES):
        text, length = draw.choice(texts), draw.randint(3, 8)
        start = draw.randrange(len(text) - length + 1)
        yield " ".join(text[start : start + length])


def bare(phrase: str) -> str:
    """A phrase without any mark."""
    letters = "".join(one for one in apart(phrase) if not unicodedata.combining(one))
    return letters.replace("đ", "d").replace("Đ", "D")


def apart(phrase: str) -> str:
    """A phrase with its marks apart from its letters."""
    return unicodedata.normalize("NFD", phrase)
