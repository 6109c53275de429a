"""How costs grow with a library: ours, stock Material, with pruned navigation, and Zensical."""

from __future__ import annotations

import shutil
import statistics
import subprocess
from collections.abc import Container, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.builders import ZENSICAL, Builder, builders, installed_zensical
from bench.counting_host import Host, counting
from bench.page_loads import Visit, reader
from bench.process_cost import cost
from bench.scale_figures import NAMES, Figures, keep, recorded, tell, tell_growth
from bench.table import row
from portal.cli.project import step
from support.chromium import ALONE, chromium
from support.generated_library.editing import correct_a_word
from support.project import PLAN
from support.project_copy import commit

SIZES = (10, 100, 300, 1000)
PAGE = f"{PLAN}/ii/"
TURNS = 5
"""Visits of which the median is told."""

CORRECTED = "@1782864000 +0000"
"""When the corrected word is committed: 1 July 2026, after the newest document."""

REST = 4
"""Seconds of silence after which a page has fetched everything."""


def measure(sizes: Sequence[int] = SIZES, names: Container[str] = tuple(NAMES)) -> None:
    """Build, change and visit libraries of these sizes; keep the figures, and plot them."""
    record = recorded()
    with TemporaryDirectory() as scratch, ExitStack() as stack:
        browser = _browser(stack)
        wanted = ZENSICAL in names
        zensical = installed_zensical(Path(scratch, "zensical")) if wanted else None
        sites: dict[tuple[str, int], Path] = {}
        for size in sorted(sizes):
            for builder in builders(Path(scratch, str(size)), size, zensical):
                figures = _figures(builder, size) if builder.name in names else {}
                if not figures:
                    continue
                if browser:
                    figures |= _bytes_of_pages(browser, builder.site)
                tell(size, builder.name, figures)
                record.setdefault(size, {})[builder.name] = figures
                sites[builder.name, size] = builder.site
                keep(record)
            if size not in (min(sizes), max(sizes)):
                shutil.rmtree(Path(scratch, str(size)))
        for (name, size), paints in _paints(browser, sites, (min(sizes), max(sizes))).items():
            record[size][name] |= paints
            tell(size, name, paints)
    keep(record)
    tell_growth({size: of for size, of in record.items() if size in sizes})


def _figures(builder: Builder, size: int) -> Figures:
    """What building costs: from nothing, with nothing changed, with a word corrected.

    Empty where the generator fails.
    """
    try:
        with step(f"{builder.name}: {size} documents"):
            return _costs(builder, size)
    except subprocess.CalledProcessError as error:
        last = error.output.decode(errors="replace").strip().splitlines()[-1:]
        row(f"{builder.name}, {size}: does not build", "", "-")
        print("".join(last), flush=True)
        return {}


def _costs(builder: Builder, size: int) -> Figures:
    figures: Figures = {}
    if builder.check:
        builder.forget()
        figures["check_seconds"] = cost(builder.check, builder.folder).seconds
    builder.forget()
    cold = cost(builder.command, builder.folder)
    figures |= {
        "cold_processor_each": cold.processor / size,
        "cold_processor": cold.processor,
        "cold_seconds": cold.seconds,
        "memory": cold.memory,
        "site": sum(one.stat().st_size for one in builder.site.rglob("*") if one.is_file()) / 1e6,
    }
    unchanged = cost(builder.command, builder.folder)
    figures |= {"unchanged_seconds": unchanged.seconds, "unchanged_processor": unchanged.processor}
    correct_a_word(builder.folder)
    if builder.check:
        commit(builder.folder, "C", CORRECTED)
    corrected = cost(builder.command, builder.folder)
    figures |= {"word_seconds": corrected.seconds, "word_processor": corrected.processor}
    if builder.check:
        correct_a_word(builder.folder)
        figures["check_word_seconds"] = cost(builder.check, builder.folder).seconds
    return figures


def _browser(stack: ExitStack) -> Browser | None:
    try:
        return stack.enter_context(chromium(ALONE))
    except LookupError:
        row("no Chromium here: pages are not measured", "", "-")
        return None


def _bytes_of_pages(browser: Browser, site: Path) -> Figures:
    """Bytes on the wire of a document's page, of the home page, and of first visits to them."""
    with counting(site) as host:
        page, home = (_visit(browser, host, path) for path in (PAGE, ""))
    return {
        "page": page.sent[0].bytes,
        "home": home.sent[0].bytes,
        "visit": page.bytes,
        "home_visit": home.bytes,
    }


def _paints(
    browser: Browser | None, sites: dict[tuple[str, int], Path], sizes: Sequence[int]
) -> dict[tuple[str, int], Figures]:
    """Paints of a page of the smallest and the largest library, by turns; medians."""
    if browser is None:
        return {}
    measured = [one for one in sites if one[1] in sizes]
    visits: dict[tuple[str, int], list[Visit]] = {one: [] for one in measured}
    with ExitStack() as stack:
        hosts = {one: stack.enter_context(counting(sites[one])) for one in measured}
        for host in hosts.values():
            _visit(browser, host, PAGE)  # so that all is compressed
        for _ in range(TURNS):
            for one, host in hosts.items():
                visits[one].append(_visit(browser, host, PAGE, slow=True))
    return {
        one: {
            "first_paint": statistics.median(visit.first for visit in seen),
            "paint": statistics.median(visit.paint for visit in seen),
        }
        for one, seen in visits.items()
    }


def _visit(browser: Browser, host: Host, path: str, *, slow: bool = False) -> Visit:
    """A first visit, with all that the page fetches in the seconds after it was shown."""
    before = len(host.sent)
    with step(f"visit to {path}"), reader(browser, host, slow=slow) as someone:
        visit = someone.open(path)
        if not slow:
            someone.rest(REST)
            visit.sent = host.sent[before:]
        return visit
