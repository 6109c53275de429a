"""The table that `make bench` prints: what is measured, what was promised, what was seen."""

from __future__ import annotations


def heading() -> None:
    """The names of the columns."""
    row("figure", "promised", "seen")


def row(figure: str, promised: str, seen: str) -> None:
    """One line of the table."""
    print(f"{figure:62} {promised:>12} {seen:>12}", flush=True)
