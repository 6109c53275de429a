"""What the rules of a release cost a server: nginx with them beside the same nginx without any.

The bare server has the same site, worker and connections; of its configuration nothing but `root`
and `index`. It sends pages as they are; the released one sends them compressed where that is
accepted, with all its headers. Both are asked by turns, so that a busy machine slows both. wrk
shares the two cores with them.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import tempfile
from pathlib import Path

from bench.table import row
from portal.release.nginx import RULES
from support.commands import run
from support.project import PLAN, ROOT
from support.released import lay_configurations
from support.web_servers import nginx

TURNS = 7
SECONDS = 2
CONNECTIONS = 16
PAGES = (f"{PLAN}/ii/", f"{PLAN}/ii-1-1/", "")
"""A section, a provision, the home page."""

ACCEPTED = {"as browsers ask": "gzip, deflate, br, zstd", "uncompressed": "identity"}
LEAST = 0.95


def measure() -> None:
    """Requests answered a second, and the bytes sent of a page, by turns."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        run(ROOT, "build", "--out", str(folder / "bare")).check_returncode()
        shutil.copytree(folder / "bare", folder / "site")
        lay_configurations(folder / "site", folder)
        with (
            nginx(folder / "site", folder / RULES, folder / "released-run") as released,
            nginx(folder / "bare", None, folder / "bare-run") as bare,
        ):
            for name, accepted in ACCEPTED.items():
                for page in PAGES:
                    _compare(f"{name}: /{page}", released + page, bare + page, accepted)


def _compare(name: str, released: str, bare: str, accepted: str) -> None:
    pairs = [(_asked(released, accepted), _asked(bare, accepted)) for _ in range(TURNS)]
    ours, theirs = (statistics.median(figures) for figures in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    row(f"{name}, requests a second, bare", "", f"{theirs:.0f}")
    row(f"  released (median of {TURNS} turns)", "", f"{ours:.0f}")
    row("  released / bare, turn by turn", f">= {LEAST}", f"{ratio:.2f}")


def _asked(address: str, accepted: str) -> float:
    """Requests that wrk got answered a second; none may fail."""
    done = subprocess.run(
        [
            *("wrk", "--threads", "1", "--connections", str(CONNECTIONS)),
            *("--duration", f"{SECONDS}s", "--header", f"Accept-Encoding: {accepted}", address),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise ValueError(done.stdout)
    found = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if not found:
        raise ValueError(done.stdout)
    return float(found[1])
