"""A small sound library to spoil, and what must hold whatever was done to it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.checks.report import as_github, as_json, as_text
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.project import ROOT

BASE = ROOT / "tests/rules/cases/_base"
DOCUMENT = "docs/2025/1-kh-ldld"
GUIDE = "docs/huong-dan.md"
SECTION = f"{DOCUMENT}/ii.md"
ORIGINAL = f"{DOCUMENT}/original/1-kh-ldld.txt"
LEDGER = f"{DOCUMENT}/original/corrections.yml"

SECONDS = 60
"""Far longer than any library here needs, far shorter than quadratic time takes."""


@contextmanager
def in_time() -> Iterator[None]:
    """Interrupt what hangs."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def problems(root: Path) -> list[Problem]:
    """What is found below `root`, after a look at how it is reported."""
    with in_time():
        found = check_library(load(root))
    reported(found, lambda path: last_line(root / path))
    return found


def reported(found: list[Problem], last: Callable[[str], int]) -> None:
    """Look at how problems are reported; `last` tells the last line of a file."""
    pasted = sum(problem.paste.count("\n") for problem in found)
    for report, more in ((as_text, pasted), (as_json, 0), (as_github, 0)):
        assert report(found).encode("utf-8").count(b"\n") == len(found) + more
    lines = {path: last(path) for path in {problem.path for problem in found}}
    for problem in found:
        assert problem.path.isprintable()
        assert problem.message.isprintable()
        assert 1 <= problem.line <= lines[problem.path] + 1


def last_line(file: Path) -> int:
    """The number of a file's last line; what is missing belongs below it."""
    return lines_in(file.read_bytes()) if file.is_file() else 1


def lines_in(data: bytes) -> int:
    """How many lines there are, however they end; one at least."""
    return max(1, len(data.splitlines()))


def rules(found: list[Problem], path: str) -> set[str]:
    """The rules that speak of this file."""
    return {problem.rule for problem in found if problem.path == path}
