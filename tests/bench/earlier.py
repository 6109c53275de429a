"""What check and a full build cost now, beside the same commands of an earlier commit."""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from bench.build import timed
from bench.table import row
from support.project import ROOT
from support.project_copy import COPIED

EARLIER = "fa161441e6e0a2ff16de41272311687665c7f2ed"
"""The last commit before the code was grouped into packages."""

RUNS = {"check": 15, "build": 7}


def measure() -> None:
    """Seconds of whole processes, in pairs, so that a busy machine slows both."""
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", EARLIER, *COPIED], capture_output=True, check=False
    )
    if archive.returncode:
        row(f"commit {EARLIER[:7]} is not in this clone", "", "")
        return
    with tempfile.TemporaryDirectory() as scratch:
        earlier = Path(scratch, "earlier")
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(earlier, filter="data")
        for name, runs in RUNS.items():
            out = ["--out", f"{scratch}/site"] if name == "build" else []
            command = [sys.executable, "scripts/build.py", name, *out]
            timed(command, earlier)  # fills its cache
            timed(command)
            pairs = [(timed(command), timed(command, earlier)) for _ in range(runs)]
            now, before = (statistics.median(times) for times in zip(*pairs, strict=True))
            ratio = statistics.median(a / b for a, b in pairs)
            row(f"{name}, seconds, at {EARLIER[:7]}", "", f"{before:.2f}")
            row(f"{name}, seconds, now (median of {runs})", "", f"{now:.2f}")
            row("  now / earlier, pair by pair", "<= 1.0", f"{ratio:.2f}")
