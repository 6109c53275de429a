"""How long editors wait among 300 documents: for a changed page, for a new Word file."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.table import row
from support.generated_library.files import generated_project
from support.project import PLAN
from support.word_files import ten_pages

COUNT = 300
RUNS = 5
PAGE = f"docs/{PLAN}/ii.md"


def measure() -> None:
    """`check --since` and `diff` as whole processes, beside the check of everything."""
    with TemporaryDirectory() as folder:
        root = generated_project(Path(folder) / "many", COUNT)
        page = root / PAGE
        page.write_text(page.read_text("utf-8").replace("CNVCLĐ", "công nhân", 1), "utf-8")
        row(f"one page changed among {COUNT} documents: `check`", "-", _median(root, 1, "check"))
        since = _median(root, RUNS, "check", "--since", "HEAD")
        row("  `check --since`, whole process, median", "<= 2 s", since)
        row("  `diff`, whole process, median", "<= 2 s", _median(root, RUNS, "diff", "HEAD"))
        file = Path(folder) / "ten-pages.docx"
        file.write_bytes(ten_pages())
        tried = _median(root, RUNS, "import", str(file), "--dry-run")
        row(f"`import` of ten pages of Word among {COUNT}, checked, median", "<= 3 s", tried)


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
