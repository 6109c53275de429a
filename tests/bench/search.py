"""How well search answers, how fast and for how many bytes, beside the stock ones in one run."""

from __future__ import annotations

import gzip
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from bench.baseline import both_built
from bench.counting_host import Host, counting
from bench.page_loads import SLOWDOWN, Reader, reader
from bench.table import row
from portal.cli.project import step
from portal.model.documents import Document, Provision
from portal.model.library import Library
from portal.search.index import build_index
from portal.search.postings import index_document, join
from portal.search.records import document_records
from portal.source.loader import load
from support.browsing import wait_until
from support.chromium import ALONE, chromium
from support.project import ROOT
from support.queries import FIRST, WITHIN, Query, queries

RUNS = 7
QUERY = "dien hat nhan"
DOCUMENTS = 100
Search = Callable[[str], list[str]]
"""The addresses of the first results of a query."""


@dataclass(frozen=True)
class Score:
    """Of some queries: how many there are, answered by the first three results, by the first."""

    of: int
    three: int
    first: int


def measure() -> None:
    """Answers by kind, bytes, and milliseconds."""
    with tempfile.TemporaryDirectory() as scratch, chromium(ALONE) as browser:
        ours, stock = both_built(Path(scratch))
        with counting(ours) as our_host, counting(stock) as stock_host:
            _answers(browser, our_host, stock_host)
            keystrokes(browser, our_host, 50)
            _cold_starts(browser, our_host, stock_host)
    _growth()


# --- answers


def _answers(browser: Browser, ours: Host, stock: Host) -> None:
    engines: dict[str, tuple[Host, str, Callable[[Page], Search]]] = {
        "ours": (ours, "tim-kiem/", _our_search),
        "stock Material": (stock, "", _material_search),
    }
    scores = {}
    for name, (host, path, engine) in engines.items():
        with step(f"open queries, {name}"), reader(browser, host) as someone:
            someone.open(path)
            scores[name] = _scores(someone.page, engine(someone.page))
    for name, kinds in scores.items():
        three, first = (_share(kinds.values(), part) for part in ("three", "first"))
        promised = (">= 0.98", ">= 0.92") if name == "ours" else ("", "")
        row(f"open queries, {name}: answered in the first three", promised[0], three)
        row("  by the first", promised[1], first)
    for kind, reached in scores["ours"].items():
        others = [scores[name][kind] for name in list(engines)[1:]]
        seen = "  ".join(f"{one.three}/{one.first}" for one in (reached, *others))
        row(f"  {kind}, of {reached.of}: three/first, ours, Material", "", seen)


def _share(scores: Iterable[Score], part: str) -> str:
    scores = list(scores)
    return f"{sum(getattr(one, part) for one in scores) / sum(one.of for one in scores):.3f}"


def _scores(page: Page, search: Search) -> Mapping[str, Score]:
    scores: dict[str, Score] = {}
    read: dict[str, str] = {}
    for query in queries():
        hits = [_answers_it(query, _read(page, url, read)) for url in search(query.text)]
        hits = hits if query.passages else [not hits]
        known = scores.get(query.kind, Score(0, 0, 0))
        scores[query.kind] = Score(
            known.of + 1, known.three + any(hits), known.first + any(hits[:1])
        )
    return scores


def _answers_it(query: Query, text: str) -> bool:
    return any(passage in text for passage in query.passages)


READ = """async ([url, within]) => {
  const page = await new Promise((found) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.onload = () => found(request.responseXML);
    request.send();
  });
  const content = page.querySelector("article, main");
  const start = page.getElementById(decodeURIComponent(new URL(url).hash.slice(1))) ?? content;
  const range = page.createRange();
  range.setStartBefore(start);
  range.setEndAfter(content);
  return range.toString().replace(/\\s+/g, " ").trim().slice(0, within);
}"""


def _read(page: Page, url: str, read: dict[str, str]) -> str:
    """What one reads from where a result leads."""
    if url not in read:
        read[url] = page.evaluate(READ, [url, WITHIN])
    return read[url]


def _our_search(page: Page) -> Search:
    def search(query: str) -> list[str]:
        page.get_by_role("searchbox").fill(query)
        wait_until(page, STATE, "done")
        links: list[str] = page.evaluate(LINKS, "[data-search-results] a")
        return links[:FIRST]

    return search


STATE = "state => document.querySelector('[data-search-results]').dataset.searchState === state"
LINKS = "selector => [...document.querySelectorAll(selector)].map(link => link.href)"


MATERIAL_READY = """() => {
  const {translations} = JSON.parse(document.querySelector("#__config").textContent);
  const said = document.querySelector(".md-search-result__meta").textContent.trim();
  return said === translations["search.result.placeholder"];
}"""
"""Its worker has the index: the invitation to type has replaced the news that it is loading."""


def _material_search(page: Page) -> Search:
    """Material tells of no end: what has not changed for a while is taken for its answer."""

    def search(query: str) -> list[str]:
        page.locator(".md-search__input").first.fill(query)
        page.keyboard.press("End")  # it listens for keys
        seen: list[list[str]] = [[""]]
        for _ in range(250):  # half a minute
            page.wait_for_timeout(120)
            seen.append(page.evaluate(LINKS, ".md-search-result__item > a"))
            if len(seen) > 3 and seen[-1] == seen[-4]:
                return seen[-1][:FIRST]
        raise TimeoutError(query)

    page.locator(".md-search__input").first.click(force=True)
    page.wait_for_function(MATERIAL_READY)
    return search


# --- keystrokes

TYPE = """async query => {
  const field = document.querySelector("input[name=q]");
  const list = document.querySelector("[data-search-results]");
  const settled = () => new Promise(resolve => {
    const watch = new MutationObserver(() => {
      if (list.dataset.searchState === "busy") return;
      watch.disconnect();
      resolve();
    });
    watch.observe(list, {attributes: true});
  });
  const times = [];
  for (let end = 1; end <= query.length; end += 1) {
    const start = performance.now();
    field.value = query.slice(0, end);
    field.dispatchEvent(new Event("input", {bubbles: true}));
    if (list.dataset.searchState === "busy") await settled();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise(resolve => setTimeout(resolve));
  }
  return times;
}"""


def keystrokes(browser: Browser, host: Host, promised: int, *, is_warm: bool = False) -> None:
    """From each keystroke of the open queries to its results laid out, on a phone's processor.

    `is_warm`: what they load is loaded before, so that no wait for it is measured.
    """
    times: list[float] = []
    with step("keystrokes"), reader(browser, host) as someone:
        session = someone.page.context.new_cdp_session(someone.page)
        someone.open(f"tim-kiem/?q={quote(QUERY)}")
        wait_until(someone.page, STATE, "done")
        for query in queries():
            if is_warm:
                someone.page.evaluate(TYPE, query.text)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            times += someone.page.evaluate(TYPE, query.text)
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    cuts = statistics.quantiles(times, n=100)
    row(
        f"keystroke to results, CPU x{SLOWDOWN}, ms, p95 of {len(times)}",
        f"<= {promised}",
        f"{cuts[94]:.0f}",
    )
    row("  median", "", f"{cuts[49]:.0f}")


# --- cold starts

WATCH = """
new MutationObserver(() => {
  if (!window.found && document.querySelector("%s")) window.found = performance.now();
}).observe(document, {subtree: true, childList: true});
"""


def _cold_starts(browser: Browser, ours: Host, stock: Host) -> None:
    """From nothing to the first result, over slow 4G; the first pair does not count."""
    pairs = [
        (
            _cold(browser, ours, f"tim-kiem/?q={quote(QUERY)}", "[data-search-results] a"),
            _cold(browser, stock, f"?q={quote('điện hạt nhân')}", ".md-search-result__item"),
        )
        for _ in range(RUNS + 1)
    ]
    mine, theirs = zip(*pairs[1:], strict=True)
    row(
        f"cold start to results, slow 4G, ms (median of {RUNS})",
        "<= 1500",
        _median(t for t, _ in mine),
    )
    row("  under stock Material", "", _median(t for t, _ in theirs))
    _, english = _cold(browser, ours, "en/search/?q=nuclear+power", "[data-search-results] a")
    row("  bytes in all", "<= 130000", str(max(size for _, size in mine)))
    row("  in English", "<= 130000", str(english))
    row("  bytes under stock Material", "", str(max(size for _, size in theirs)))


def _cold(browser: Browser, host: Host, path: str, result: str) -> tuple[float, int]:
    with step(f"cold start at {path}"), _phone(browser, host, WATCH % result) as someone:
        before = len(host.sent)
        someone.page.goto(host.address + path)
        wait_until(someone.page, "() => window.found")
        time: float = someone.page.evaluate("window.found")
        return time, sum(answer.bytes for answer in host.sent[before:])


@contextmanager
def _phone(browser: Browser, host: Host, script: str) -> Iterator[Reader]:
    with reader(browser, host, slow=True) as someone:
        someone.page.add_init_script(script)
        yield someone


def _median(values: Iterable[float]) -> str:
    return f"{statistics.median(values):.0f}"


# --- growth


def _growth() -> None:
    """What the index costs to build and what a search loads of it, of one document and of many."""
    library = load(ROOT)
    for count in (1, DOCUMENTS):
        with step(f"{count} documents"):
            copies = _copied(library, count)
            newest = [document_records(one, copies.languages) for one in copies.newest]
            start = time.process_time()
            made = [index_document(one) for one in newest]
            index = build_index(join([one for one, _ in made]), copies.search_vocabulary)
            each = (time.process_time() - start) / count
        texts = [data for _, files in made for data in files.values()]
        shards = [data for path, data in index.files.items() if path not in index.words.values()]
        promised = "<= 0.02" if count == DOCUMENTS else ""
        row(f"{count} documents: index, s of processor each", promised, f"{each:.4f}")
        row("  bytes each, compressed", "", f"{_sent([*texts, *index.files.values()]) / count:.0f}")
        row("  bytes of the words", "", str(_sent([index.files[index.words["vi"]]])))
        largest = max(_sent([data]) for data in shards)
        row("  shards of both languages, bytes of the largest", "", f"{len(shards)}, {largest}")


def _sent(files: Iterable[bytes]) -> int:
    """The bytes of these files on the wire."""
    return sum(len(gzip.compress(data)) for data in files)


def _copied(library: Library, count: int) -> Library:
    """So many documents, each of the plan's sentences in another order of words."""
    (plan,) = library.documents
    draw = Random(113)
    others = tuple(_other(plan, number, draw) for number in range(1, count))
    return replace(library, documents=(plan, *others))


def _other(document: Document, number: int, draw: Random) -> Document:
    editions = {
        language: replace(edition, tree=tuple(_shuffled(one, draw) for one in edition.tree))
        for language, edition in document.editions.items()
    }
    return replace(document, id=f"2024/{number}-kh", editions=editions)


def _shuffled(provision: Provision, draw: Random) -> Provision:
    words = provision.text.split()
    draw.shuffle(words)
    children: Any = tuple(_shuffled(child, draw) for child in provision.children)
    return replace(provision, lines=(" ".join(words),), children=children)
