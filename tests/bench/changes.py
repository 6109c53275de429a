"""How long a pull request waits that changes one page among 300 documents."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.table import row
from support.many_documents import COUNT, copy_with_many
from support.project import PLAN

RUNS = 5
PAGE = f"docs/{PLAN}/ii.md"


def measure() -> None:
    """`check --since` and `diff` as whole processes, beside the check of everything."""
    with TemporaryDirectory() as folder:
        root = copy_with_many(Path(folder) / "many")
        page = root / PAGE
        page.write_text(page.read_text("utf-8").replace("CNVCLĐ", "công nhân", 1), "utf-8")
        row(f"one page changed among {COUNT} documents: `check`", "-", _median(root, 1, "check"))
        since = _median(root, RUNS, "check", "--since", "HEAD")
        row("  `check --since`, whole process, median", "<= 2 s", since)
        row("  `diff`, whole process, median", "<= 2 s", _median(root, RUNS, "diff", "HEAD"))


def _median(root: Path, runs: int, *arguments: str) -> str:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, root / "scripts/build.py", *arguments],
            check=False,
            capture_output=True,
        )
        times.append(time.perf_counter() - start)
    return f"{median(times):.2f} s"
