"""How much of what can go wrong with official text the checks catch, and how fast they are."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.table import row
from portal.cli.project import step
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.documents import NAMES, lay_document
from support.mutations import KINDS, change, official_pages, relayout, with_texts
from support.project_copy import copy_project

SEED = 113


def measure() -> None:
    """1,000 changes of plan 113 and the twelve documents, 200 of layout; one document's check."""
    with TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "all")
        for name in NAMES:
            lay_document(root, name)
        _changes(root)
    with TemporaryDirectory() as folder:
        _speed(copy_project(Path(folder) / "one"))


def _changes(root: Path) -> None:
    library = load(root)
    pages, random = official_pages(library), Random(SEED)
    before = {(p.path, p.line, p.rule) for p in check_library(library)}
    caught = placed = 0
    for index in range(1000):
        with step(f"{index} changes"):
            changed = change(KINDS[index % len(KINDS)], pages, random)
            found = check_library(with_texts(library, changed.texts))
        new = {(p.path, p.line) for p in found if (p.path, p.line, p.rule) not in before}
        caught += bool(new)
        placed += bool(changed.places & new)
    row(f"single changes caught, of 1000 (seed {SEED})", "1000", str(caught))
    row("  on the right line", ">= 990", str(placed))
    plan = {path: text for path, text in pages.items() if "113-kh-ldld" in path}
    complaints = 0
    for _ in range(200):
        found = check_library(with_texts(library, relayout(plan, random).texts))
        complaints += bool({(p.path, p.line, p.rule) for p in found} - before)
    row("layout-only changes that drew a complaint, of 200", "0", str(complaints))


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
