"""Search as people type: what a query is read as, and what it finds, in the built site."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browsing import OpenPage
from plan.model import Document
from plan.sharing import heading
from project import ROOT

SEARCH = "tim-kiem/"
WITHIN = 1600
"""Characters from where a result lands within which the answer stands."""

READ = """
async ([name, ...given]) => {
  const place = document.querySelector("script[src*='/js/page.js']").src;
  const query = await import(place.replace("page.js", "query.js"));
  const known = %s;
  return query[name](...given, ...(known ? [query.lexiconOf(known), false] : []));
}
"""
KNOWN = ["đoàn", "viên", "tuyên", "truyền", "nghị", "quyết", "hòa", "hóa", "kỷ", "luật", "phân"]


@pytest.fixture
def search_page(open_page: OpenPage) -> Page:
    page = open_page()
    page.goto(SEARCH)
    return page


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("đoàn", [("đoàn", 0)]),  # as it stands
        ("doan", [("đoàn", 1)]),  # without marks
        ("đoan", [("đoàn", 1)]),  # with some
        ("ĐOÀN", [("đoàn", 0)]),
        ("ðoàn", [("đoàn", 0)]),  # the Icelandic letter
        ("hoà", [("hòa", 0), ("hóa", 2)]),  # the newer place of the tone
        ("kỉ", [("kỷ", 1)]),
        ("ddoanf", [("đoàn", 0.2)]),  # Telex
        ("tuyeenf", []),  # a word that the text lacks
        ("d9oa2n", [("đoàn", 0.2)]),  # VNI
        ("quye6t1", [("quyết", 0.2)]),
        ("truyenf", [("truyền", 0.7)]),  # Telex, half of it
        ("luat65", [("luật", 0.2)]),
        ("nghịi", [("nghị", 3)]),  # a letter too many
        ("phấn", [("phân", 2)]),  # another mark
        ("xổ", []),
    ],
)
def test_what_a_word_is_read_as(
    search_page: Page, typed: str, expected: list[tuple[str, float]]
) -> None:
    known = str(KNOWN)
    read = search_page.evaluate(READ % known, ["readings", typed])
    assert [(one["word"], one["cost"]) for one in read] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("II.2.1", ("ii", "2.1.", False)),
        ("phần III", ("iii", "III.", False)),
        ("mục 1.3", ("", "1.3.", False)),
        ("mục 2, phần II", ("ii", "2.", False)),
        ("Phan IV muc 2", ("iv", "2.", False)),
        ("khẩu hiệu 7", ("", "7.", True)),
        ("section IV", ("iv", "IV.", False)),
        ("mục tiêu", None),
        ("7", None),
    ],
)
def test_which_place_a_query_names(
    search_page: Page, query: str, expected: tuple[str, str, bool] | None
) -> None:
    named = search_page.evaluate(READ % "null", ["reference", query])
    assert (tuple(named.values()) if named else None) == expected


def landings(page: Page, query: str) -> list[str]:
    """The provisions that the first three results lead to."""
    page.locator("input[name=q]").fill(query)
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    links: list[str] = results.evaluate("list => [...list.querySelectorAll('a')].map(a => a.hash)")
    return [link.removeprefix("#") for link in links[:3]]


@pytest.fixture
def reads(plan: Document) -> Callable[[str], str]:
    """What one reads from where a provision begins."""
    texts = {one.id: heading(one) for one in plan.official.provisions}
    whole, starts = "", {}
    for name, text in texts.items():
        starts[name] = len(whole)
        whole += f"{text} "
    return lambda name: whole[starts[name] : starts[name] + WITHIN]


def test_nearly_every_query_is_answered(search_page: Page, reads: Callable[[str], str]) -> None:
    rows = [
        line.split("\t")
        for line in (ROOT / "tests/queries.tsv").read_text("utf-8").splitlines()
        if not line.startswith("#")
    ]
    first, three = 0, 0
    missed = []
    for kind, query, passages in rows:
        found = landings(search_page, query)
        if passages == "-":
            hits = [not found]
        else:
            hits = [any(one in reads(name) for one in passages.split("||")) for name in found]
        first += any(hits[:1])
        three += any(hits)
        if not any(hits):
            missed.append((kind, query, found))
    assert three / len(rows) >= 0.98, missed
    assert first / len(rows) >= 0.90


def test_a_phrase_is_found_however_it_is_typed(search_page: Page, plan: Document) -> None:
    draw = random.Random(113)
    texts = [one.text.split() for one in plan.official.provisions if len(one.text.split()) > 8]
    lost = []
    for _ in range(40):
        text = draw.choice(texts)
        start = draw.randrange(len(text) - 6)
        phrase = " ".join(text[start : start + 6])
        (top, *_), changed = landings(search_page, phrase), forms(phrase)
        lost += [(form, top) for form in changed if top not in landings(search_page, form)]
    assert lost == []


def forms(phrase: str) -> list[str]:
    """The same phrase without marks, in capitals, and decomposed."""
    apart = unicodedata.normalize("NFD", phrase)
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return [bare.replace("đ", "d").replace("Đ", "D"), phrase.upper(), apart]


def test_the_query_stands_in_the_address_and_comes_back(search_page: Page) -> None:
    landings(search_page, "điện hạt nhân")
    assert search_page.evaluate("new URLSearchParams(location.search).get('q')") == "điện hạt nhân"
    search_page.locator("[data-search-results] a").first.click()
    expect(search_page.locator(":target")).to_be_visible()
    search_page.go_back()
    expect(search_page.locator("input[name=q]")).to_have_value("điện hạt nhân")
    expect(search_page.locator("[data-search-results] a").first).to_be_visible()
