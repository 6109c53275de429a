"""What paper costs: the time to make all of it, and again after no change, and what files weigh."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.table import row
from portal.print.formats import BANNERS, banner, in_metres
from portal.print.layout_rules import MILLIMETRE
from portal.print.slogan_layout import lay_out
from portal.print.slogans import slogans_of
from portal.print.word.files import word_files
from portal.reference.localized import NO_BUILD, localized
from portal.source.loader import load
from support.project import PLAN, ROOT

TWO_LINES = {6000: (13, 32, 133), 3000: (13, 28, 98), 5000: (15, 31, 164), 10_000: (14, 39, 298)}
"""What two lines at most filled, by the banner's width: before slogans had up to four."""

COPIED = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")


def measure() -> None:
    """Seconds as medians of whole processes in a copy of the project; bytes of single files."""
    with tempfile.TemporaryDirectory() as scratch:
        project = _copied(Path(scratch))
        cold = [_cold(project) for _ in range(5)]
        again = [_timed(project) for _ in range(9)]
        sizes = {path.name: path.stat().st_size for path in (project / "paper").rglob("*.*")}
    row("all of paper from nothing, seconds (median of 5)", "<= 6.0", f"{_median(cold):.2f}")
    row("paper after no change, seconds (median of 9)", "<= 0.3", f"{_median(again):.2f}")
    for name in ("113-kh-ldld.pdf", "113-kh-ldld-en.pdf"):
        row(f"{name}, bytes", "<= 150000", f"{sizes[name]}")
    for name in ("113-kh-ldld.docx", "113-kh-ldld-ii.docx", "113-kh-ldld-en.docx"):
        row(f"{name}, bytes", "<= 20000", f"{sizes[name]}")
    row("files for Word, two languages, processor s (median of 9)", "<= 0.20", f"{_word():.2f}")
    row("files on paper, and their bytes", "", f"{len(sizes) - 1}, {sum(sizes.values())}")
    _filling()


def _filling() -> None:
    """How much of a banner's height ten slogans fill, least and mean, and how high capitals are."""
    library = load(ROOT)
    (plan,) = (document for document in library.documents if document.id == PLAN)
    issuer = plan.official.metadata.issuer.upper()
    for size in BANNERS:
        form = banner(size)
        layouts = [
            lay_out(slogan.text, issuer, form, library.word_groups) for slogan in slogans_of(plan)
        ]
        shares = [100 * layout.block / form.height for layout in layouts]
        capitals = [layout.capitals / MILLIMETRE for layout in layouts]
        least, mean, high = TWO_LINES[size.width]
        row(
            f"banner {in_metres(size, 'en')}: % of the height filled, least and mean of 10",
            f"> {least}, {mean}",
            f"{min(shares):.0f}, {statistics.mean(shares):.0f}",
        )
        row("  capitals, mm, mean", f"> {high}", f"{statistics.mean(capitals):.0f}")


def _copied(scratch: Path) -> Path:
    for name in COPIED:
        source, copy = ROOT / name, scratch / name
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    _timed(scratch)  # so that Python has compiled every module
    return scratch


def _cold(project: Path) -> float:
    shutil.rmtree(project / ".cache")
    shutil.rmtree(project / "paper")
    return _timed(project)


def _timed(project: Path) -> float:
    """Seconds that the verb takes. Raises CalledProcessError where it fails."""
    command = [sys.executable, "scripts/build.py", "paper"]
    started = time.perf_counter()
    subprocess.run(command, cwd=project, check=True, capture_output=True, env={**os.environ})
    return time.perf_counter() - started


def _word() -> float:
    """Seconds of the processor for the plan and its sections, once fonts and codes are known."""
    library = load(ROOT)
    documents = list(localized(library, NO_BUILD))
    taken = []
    for _ in range(10):
        started = time.process_time()
        for document in documents:
            word_files(document, library.word_groups)
        taken.append(time.process_time() - started)
    return _median(taken[1:])


def _median(figures: list[float]) -> float:
    return statistics.median(figures)
