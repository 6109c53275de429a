"""What pages cost a reader: on a phone, over slow 4G, beside stock Material on the same pages."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Browser

from bench.baseline import both_built
from bench.counting_host import Host, counting
from bench.page_loads import Visit, reader
from bench.table import row
from portal.cli.project import step
from portal.source.loader import load
from support.chromium import ALONE, chromium
from support.project import PLAN, ROOT

PAIRS = 7
SECTIONS = ("i", "ii", "iii", "iv", "noi-nhan")
SECTION = f"{PLAN}/ii/"


@dataclass(frozen=True)
class Places:
    """The addresses that are measured, below the site's root."""

    sections: tuple[str, ...]
    document: tuple[str, ...]
    provisions: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Bench:
    """A browser that reaches this machine alone, and the two sites."""

    browser: Browser
    ours: Host
    stock: Host
    places: Places


def measure() -> None:
    """Bytes, requests, paint, shifts, blocking and errors."""
    with _bench() as bench:
        _first_visits(bench)
        _provisions(bench)
        _second_pages(bench)
        _background(bench)
        _speed(bench)
        _every_kind(bench)


@contextmanager
def _bench() -> Iterator[Bench]:
    with tempfile.TemporaryDirectory() as scratch, chromium(ALONE) as browser:
        ours, stock = both_built(Path(scratch))
        with counting(ours) as our_host, counting(stock) as stock_host:
            yield Bench(browser, our_host, stock_host, _places())


def _places() -> Places:
    plan = next(document for document in load(ROOT).documents if document.id == PLAN)
    alone = [p for p in plan.official.provisions if p.id not in SECTIONS]
    one_of_each = {p.kind: f"{PLAN}/{p.id}/" for p in reversed(alone)}
    views = ("", *(f"{stem}/" for stem in (*SECTIONS, "toan-van", "doi-chieu")))
    document = tuple(f"{PLAN}/{view}" for view in views)
    return Places(
        sections=tuple(f"{root}{PLAN}/{s}/" for root in ("", "en/") for s in SECTIONS),
        document=document,
        provisions=tuple(f"{PLAN}/{p.id}/" for p in alone),
        kinds=(
            "",
            *document,
            "en/",
            f"en/{SECTION}",
            *one_of_each.values(),
            f"{SECTION}#ii-2-1",
            "404.html",
        ),
    )


def _first_visits(bench: Bench) -> None:
    visits = list(_fresh(bench, bench.ours, bench.places.sections))
    ii = next(visit for visit in visits if visit.address == bench.ours.address + SECTION)
    stock = next(_fresh(bench, bench.stock, [SECTION]))
    row("first visit, section II, bytes", "<= 32000", str(ii.bytes))
    row("  the costliest section, both languages", "<= 32000", _worst(visits))
    row("  section II under stock Material, without its fonts", "", str(stock.bytes))
    row("  requests, the most of any section", "<= 6", str(max(v.requests for v in visits)))
    row("  requests under stock Material", "", str(stock.requests))
    row("  requests to another host", "0", str(sum(len(v.elsewhere) for v in visits)))
    row("  requests to another host under stock Material", "", str(len(stock.elsewhere)))


def _provisions(bench: Bench) -> None:
    visits = list(_fresh(bench, bench.ours, bench.places.provisions))
    row(
        f"first visit, the costliest of {len(visits)} provisions, bytes", "<= 15000", _worst(visits)
    )
    row("  requests, the most of any provision", "", str(max(v.requests for v in visits)))


def _second_pages(bench: Bench) -> None:
    """Without the service worker, which would fetch even these bytes ahead."""
    document = bench.places.document
    for name, first in (("section II", SECTION), ("a provision", f"{PLAN}/ii-1-1/")):
        visits = [_after(bench, bench.ours, first, page) for page in document if page != first]
        row(f"second page after {name}, the costliest, bytes", "<= 12000", _worst(visits))
    stock = [_after(bench, bench.stock, SECTION, page) for page in document if page != SECTION]
    row("  after section II under stock Material", "", _worst(stock))


def _after(bench: Bench, host: Host, first: str, second: str) -> Visit:
    with step(f"{second} after {first}"), reader(bench.browser, host) as someone:
        someone.open(first)
        return someone.open(second)


def _background(bench: Bench) -> None:
    """What a first visit makes the service worker fetch, beyond what the page itself needs."""
    host = bench.ours
    alone = next(_fresh(bench, host, [SECTION]))
    before = len(host.sent)
    with reader(bench.browser, host, workers=True) as someone:
        someone.open(SECTION)
        someone.rest(3)
    sent = host.sent[before:]
    size = sum(answer.bytes for answer in sent) - alone.bytes
    row("fetched in the background after a first visit, bytes", "", str(size))
    row("  files", "", str(len(sent) - len(alone.sent)))


def _speed(bench: Bench) -> None:
    """Section II on a phone, our page and the stock one in turns; the first pair does not count."""
    pairs: list[tuple[Visit, Visit]] = []
    for turn in range(PAIRS + 1):
        order = (bench.ours, bench.stock) if turn % 2 else (bench.stock, bench.ours)
        seen = {host.address: _slow(bench, host, SECTION) for host in order}
        pairs.append((seen[bench.ours.address], seen[bench.stock.address]))
    ours, stock = zip(*pairs[1:], strict=True)
    ratio = _median(a.paint / b.paint for a, b in pairs[1:])
    row(f"largest paint, section II, ms (median of {PAIRS})", "", _ms(v.paint for v in ours))
    row("  under stock Material, without its fonts", "", _ms(v.paint for v in stock))
    row("  ours / stock, pair by pair", "<= 0.75", f"{ratio:.2f}")
    blocked, stock_blocked = _median(v.blocking for v in ours), _median(v.blocking for v in stock)
    row(f"blocking time, section II, ms (median of {PAIRS})", "", f"{blocked:.0f}")
    row("  under stock Material", "", f"{stock_blocked:.0f}")
    share = f"{blocked / stock_blocked:.2f}" if stock_blocked else "-"
    row("  ours / stock", "<= 0.50", share)


def _every_kind(bench: Bench) -> None:
    visits = [_slow(bench, bench.ours, path) for path in bench.places.kinds]
    shift = max(visit.shift for visit in visits)
    errors = sum(len(visit.errors) for visit in visits)
    row(f"layout shift, the worst of {len(visits)} pages", "0.00", f"{shift:.2f}")
    row("console errors on them", "0", str(errors))


def _fresh(bench: Bench, host: Host, paths: Iterable[str]) -> Iterator[Visit]:
    """A first visit to each page, each by another reader, on a fast line: bytes are bytes."""
    for path in paths:
        with step(f"first visit to {path}"), reader(bench.browser, host) as someone:
            yield someone.open(path)


def _slow(bench: Bench, host: Host, path: str) -> Visit:
    with (
        step(f"slow visit to {path}"),
        reader(bench.browser, host, slow=True, workers=True) as someone,
    ):
        return someone.open(path)


def _worst(visits: Iterable[Visit]) -> str:
    visits = list(visits)
    if any(visit.status != HTTPStatus.OK for visit in visits):
        return "no such page"
    return str(max(visit.bytes for visit in visits))


def _ms(values: Iterable[float]) -> str:
    return f"{_median(values):.0f}"


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)
