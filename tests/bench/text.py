"""How much of what can go wrong with official text the checks catch, and how fast they are."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.table import row
from portal.cli.project import step
from portal.model.library import Library
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.document_library import library_of
from support.documents import NAMES
from support.mutations import KINDS, change, official_pages, relayout, with_texts
from support.project import ROOT
from support.project_copy import copy_project
from support.word_files import ten_pages

SEED = 113


def measure() -> None:
    """1,000 changes of plan 113 and the twelve documents, 200 of layout; one document's check."""
    plan = load(ROOT)
    libraries = [plan, *(library_of(name) for name in NAMES)]
    random = Random(SEED)
    counts = [_change(libraries, index, random) for index in range(1000)]
    row(f"single changes caught, of 1000 (seed {SEED})", "1000", str(sum(c for c, _ in counts)))
    row("  on the right line", ">= 990", str(sum(right for _, right in counts)))
    pages = official_pages(plan)
    complaints = sum(
        bool(check_library(with_texts(plan, relayout(pages, random).texts))) for _ in range(200)
    )
    row("layout-only changes that drew a complaint, of 200", "0", str(complaints))
    with TemporaryDirectory() as folder:
        _speed(copy_project(Path(folder) / "one"))
        _imports(Path(folder))


def _change(libraries: Sequence[Library], index: int, random: Random) -> tuple[bool, bool]:
    """Whether a change of one document is caught, and whether on its line."""
    kind = KINDS[index % len(KINDS)]
    with step(f"{index} changes"):
        while True:  # not every document has a quotation
            library = random.choice(libraries[1:]) if index % 2 else libraries[0]
            with suppress(LookupError):
                changed = change(kind, official_pages(library), random)
                break
        found = check_library(with_texts(library, changed.texts))
    return bool(found), bool(changed.places & {(p.path, p.line) for p in found})


def _speed(root: Path) -> None:
    """`check` of one document as a whole process."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, root / "scripts/build.py", "check"], check=True, capture_output=True
        )
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    row("`check` of one document, whole process, median", "<= 0.5 s", f"{median(times):.2f} s")
    row("  peak memory", "<= 120 MB", f"{peak} MB")


def _imports(folder: Path) -> None:
    """`import` of ten pages of Word to a clean check, as a whole process, beside `check` alone."""
    root = copy_project(folder / "import")
    file = folder / "ten-pages.docx"
    file.write_bytes(ten_pages())
    run = [sys.executable, str(root / "scripts/build.py")]
    imported: list[float] = []
    checked: list[float] = []
    for _ in range(5):
        shutil.rmtree(root / "docs/2025/77-kh-ldld", ignore_errors=True)
        for command, times in ((["import", str(file)], imported), (["check"], checked)):
            start = time.perf_counter()
            subprocess.run([*run, *command], check=True, capture_output=True)
            times.append(time.perf_counter() - start)
    row("`import` of ten pages of Word, checked, median", "<= 3 s", f"{median(imported):.2f} s")
    row("  `check` of the two documents", "-", f"{median(checked):.2f} s")
