"""How soon a preview shows what an editor has changed."""

from __future__ import annotations

import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

from bench.table import row
from support.project import PLAN
from support.project_copy import copy_project

CHANGES = 7
LONGEST = 60
"""Seconds to wait for a page at most."""


def measure() -> None:
    """Seconds from writing a file to the page that shows the change, as a median."""
    with tempfile.TemporaryDirectory() as scratch:
        project = copy_project(Path(scratch, "project"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "scripts/build.py", "serve", "--address", host]
        with subprocess.Popen(
            command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as serving:
            address = f"http://{host}/{PLAN}/i/"
            _wait_for(address, "i-g1")
            for name in ("i.md", "i.en.md"):
                page = f"http://{host}/{'en/' if '.en' in name else ''}{PLAN}/i/"
                seen = [_change(project / "docs" / PLAN / name, page, n) for n in range(CHANGES)]
                median = statistics.median(seen)
                row(
                    f"a change of {name} in a preview, seconds (median of {CHANGES})",
                    "<= 1.5",
                    f"{median:.2f}",
                )
            serving.terminate()


def _change(file: Path, address: str, number: int) -> float:
    """Write a new word into a file, and wait for the page that has it."""
    text, word = file.read_text("utf-8"), f"word{number}"
    started = time.perf_counter()
    file.write_text(text.replace("- ", f"- {word} ", 1), "utf-8")
    _wait_for(address, word)
    spent = time.perf_counter() - started
    file.write_text(text, "utf-8")
    _wait_for(address, word, gone=True)
    return spent


def _wait_for(address: str, text: str, *, gone: bool = False) -> None:
    """Ask until the page has the text, or has it no more. Raises TimeoutError."""
    for _ in range(LONGEST * 20):
        with suppress(OSError), urlopen(address) as answer:  # noqa: S310 - of this machine
            if (text in answer.read().decode()) is not gone:
                return
        time.sleep(0.05)
    raise TimeoutError(address)
