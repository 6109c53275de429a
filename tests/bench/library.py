"""Search over generated libraries: what it finds of 300 documents, what it costs at 1,000."""

from __future__ import annotations

import re
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser

from bench.baseline import ours_built
from bench.counting_host import Host, counting
from bench.page_loads import reader
from bench.search import STATE, keystrokes
from bench.table import row
from portal.cli.project import step
from portal.model.library import Library
from portal.source.loader import load
from support.browsing import wait_until
from support.chromium import ALONE, chromium
from support.generated_library.files import generated_project
from support.library_index import index_of
from support.library_queries import library_queries, score

MIXED, QUERIES = 300, 200
"""Documents of a library that is asked, and queries over it."""

LARGE = 1000
"""Documents of the library whose costs are measured."""

FIRST_QUERIES = ("điện hạt nhân", "chủ tịch công đoàn cơ sở", "quyết định 14 năm 2021")


def measure() -> None:
    """The answers over a library, and in a browser the costs over a large one."""
    with tempfile.TemporaryDirectory() as folder, chromium(ALONE) as browser:
        scratch = Path(folder)
        _answers(scratch / "mixed")
        with step(f"generating {LARGE} documents"):
            library = load(generated_project(scratch / "large", LARGE))
        site = _searching(library, ours_built(scratch))
        with counting(site) as host:
            for query in FIRST_QUERIES:
                _first_query(browser, host, query)
            keystrokes(browser, host, 80, is_warm=True)


def _searching(library: Library, site: Path) -> Path:
    """A site whose search page asks the index of another library."""
    index, page = index_of(library, site), site / "tim-kiem/index.html"
    shown = page.read_text("utf-8")
    (words,) = re.findall(r'data-words="(?:\.\./)*([^"]+)"', shown)
    page.write_text(shown.replace(words, index.index.words["vi"]), "utf-8")
    return site


def _answers(folder: Path) -> None:
    """Whether what a query names or implies is found among many documents, and what that costs."""
    with step(f"generating {MIXED} documents"):
        library = load(generated_project(folder, MIXED))
    start = time.process_time()
    index = index_of(library, folder / "site")
    each = (time.process_time() - start) / MIXED
    asked = list(library_queries(library, QUERIES))
    with step(f"{QUERIES} queries"):
        answers = [one["found"] for one in index.ask(one.text for one in asked)]
    documents, provisions = score(asked, answers)
    row(f"{MIXED} documents, {QUERIES} queries: the document first", ">= 0.95", f"{documents:.3f}")
    row("  its provision in the first three", ">= 0.90", f"{provisions:.3f}")
    row("  records and index, s of processor a document", "<= 0.15", f"{each:.3f}")


def _first_query(browser: Browser, host: Host, query: str) -> None:
    """The bytes of the search page and of all that its first query loads."""
    with step(query), reader(browser, host) as someone:
        before = len(host.sent)
        someone.open("tim-kiem/")
        someone.page.get_by_role("searchbox").fill(query)
        wait_until(someone.page, STATE, "done")
        size = sum(one.bytes for one in host.sent[before:])
    row(f"{LARGE} documents: bytes of the first query, {query}", "<= 250000", str(size))
