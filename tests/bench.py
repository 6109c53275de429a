"""The promised figures, measured now, beside what they are compared with: `make bench`."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from mutations import KINDS, change, official_pages, relayout, with_texts
from plan.checks import check_library
from plan.library import load
from plan.progress import step

SEED = 113
STOCK = "site_name: Stock\ntheme: {name: material, language: vi}\nplugins: [search]\n"


def main() -> None:
    """Measure and print every figure: what it is, what was promised, what was seen."""
    print(f"{'figure':52} {'promised':>14} {'seen':>12}")
    fidelity()
    processes()


def fidelity() -> None:
    """1,000 single changes and 200 changes of layout to the plan's Vietnamese text."""
    library = load(ROOT)
    pages, random = official_pages(library), Random(SEED)
    caught = placed = 0
    for index in range(1000):
        with step(f"{index} changes"):
            changed = change(KINDS[index % len(KINDS)], pages, random)
            problems = check_library(with_texts(library, changed.texts))
        caught += bool(problems)
        placed += bool(changed.places & {(p.path, p.line) for p in problems})
    row(f"single changes caught, of 1000 (seed {SEED})", "1000", str(caught))
    row("  on the right line", ">= 990", str(placed))
    complaints = sum(
        bool(check_library(with_texts(library, relayout(pages, random).texts))) for _ in range(200)
    )
    row("layout-only changes that drew a complaint, of 200", "0", str(complaints))


def processes() -> None:
    """Whole processes: the check alone, and a full build beside stock MkDocs on the same pages."""
    check = [sys.executable, "scripts/build.py", "check"]
    row("check, seconds (median of 9)", "<= 1.0", f"{median(lambda: timed(check), 9):.2f}")
    row("check, peak memory, MB", "<= 120", f"{peak_memory(check):.0f}")
    with tempfile.TemporaryDirectory() as scratch:
        stock = stock_project(Path(scratch))
        ours = [sys.executable, "scripts/build.py", "build", "--out", f"{scratch}/ours"]
        theirs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(stock)]
        pairs = [(timed(ours), timed(theirs)) for _ in range(7)]
    row("full build, seconds (median of 7)", "", f"{statistics.median(a for a, _ in pairs):.2f}")
    row("stock mkdocs build of the same pages", "", f"{statistics.median(b for _, b in pairs):.2f}")
    ratio = statistics.median(a / b for a, b in pairs)
    row("  full build / stock, pair by pair", "<= 4.0", f"{ratio:.2f}")


def stock_project(folder: Path) -> Path:
    """The same pages under Material as it comes; returns its mkdocs.yml."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    config = folder / "mkdocs.yml"
    config.write_text(STOCK, "utf-8")
    return config


def timed(command: Sequence[str]) -> float:
    """Seconds that a command takes as a whole process. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ})
    return time.perf_counter() - started


def peak_memory(command: Sequence[str]) -> float:
    """Megabytes that a command holds at most, in a process that has had no other child."""
    probe = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, capture_output=True);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, *command],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return int(done.stdout) / unit


def median(measure: Callable[[], float], runs: int) -> float:
    """The median of several runs after one that does not count."""
    measure()
    return statistics.median(measure() for _ in range(runs))


def row(figure: str, promised: str, seen: str) -> None:
    """One line of the table."""
    print(f"{figure:52} {promised:>14} {seen:>12}", flush=True)


if __name__ == "__main__":
    main()
