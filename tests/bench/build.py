"""What whole processes cost: the check, and a full build beside stock MkDocs on the same pages."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.baseline import stock_project
from bench.table import row
from support.project import ROOT


def measure() -> None:
    """Seconds and megabytes, as medians."""
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


def timed(command: Sequence[str], folder: Path = ROOT) -> float:
    """Seconds that a command takes as a whole process. Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ})
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
