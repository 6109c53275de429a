"""A small sound library to spoil, and what must hold whatever was done to it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
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
    for report in (as_text, as_json, as_github):
        assert report(found).encode("utf-8").count(b"\n") == len(found)
    last: dict[str, int] = {}
    for problem in found:
        assert problem.path.isprintable()
        assert problem.message.isprintable()
        if problem.path not in last:
            last[problem.path] = last_line(root / problem.path)
        assert 1 <= problem.line <= last[problem.path] + 1
    return found


def last_line(file: Path) -> int:
    """The number of the last line, however lines end; what is missing belongs below it."""
    return max(1, len(file.read_bytes().splitlines())) if file.is_file() else 1


def rules(found: list[Problem], path: str) -> set[str]:
    """The rules that speak of this file."""
    return {problem.rule for problem in found if problem.path == path}
