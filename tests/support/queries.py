"""The open queries, where each is answered, and how search answers it in a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from playwright.sync_api import Page, expect

from portal.model.documents import OFFICIAL, Document
from portal.reference.addresses import document_path, gallery_path, reading_path
from support.project import ROOT

WITHIN = 1600
"""Characters from where a result lands within which the answer stands."""

FIRST = 3
"""Results that are looked at."""


@dataclass(frozen=True)
class Query:
    """What someone typed; `passages` are the answers, none where nothing should be found."""

    kind: str
    text: str
    passages: tuple[str, ...]


def queries(name: str = "queries") -> Iterator[Query]:
    """The queries of a list, in the order of the file: the open ones, if no other is named."""
    for line in (ROOT / f"tests/support/data/{name}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            kind, text, passages = line.split("\t")
            yield Query(kind, text, () if passages == "-" else tuple(passages.split("||")))


def landings(page: Page, query: str) -> list[str]:
    """The addresses that the first results lead to, below the site's root."""
    page.get_by_role("searchbox").fill(query)
    results = page.locator("[data-search-results]")
    expect(results).to_have_attribute("data-search-state", "done")
    links: list[str] = results.evaluate("list => [...list.querySelectorAll('a')].map(a => a.href)")
    parts = [urlsplit(link) for link in links[:FIRST]]
    return [urlunsplit(("", "", part.path.lstrip("/"), "", part.fragment)) for part in parts]


def readings(plan: Document, language: str = OFFICIAL) -> Mapping[str, str]:
    """What one reads from each place that a result may lead to, by its address."""
    edition, path = plan.in_language(language), document_path(plan, language)
    found = {}
    whole: dict[str, str] = {}
    for provision in edition.provisions:
        place = path + reading_path(provision)
        page = place.partition("#")[0]
        found[place] = len(whole.get(page, ""))
        whole[page] = f"{whole.get(page, '')}{provision.text} "
    texts = {
        place: whole[place.partition("#")[0]][start : start + WITHIN]
        for place, start in found.items()
    }
    head = " ".join(unit.text for unit in edition.index.units) if edition.index else ""
    printed = {
        path + gallery_path(section): " ".join(one.text for one in section.children)[:WITHIN]
        for section in edition.slogan_sections
    }
    return {**texts, **printed, path: head[:WITHIN]}


def answered(query: Query, landings: list[str], reads: Mapping[str, str]) -> list[bool]:
    """Whether each of the first results answers; or that there is none where none should be."""
    if not query.passages:
        return [not landings]
    return [any(passage in reads[place] for passage in query.passages) for place in landings]
