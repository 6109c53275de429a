"""How much of what can go wrong with the plan's Vietnamese text the checks catch."""

from __future__ import annotations

from random import Random

from bench.table import row
from portal.cli.project import step
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.mutations import KINDS, change, official_pages, relayout, with_texts
from support.project import ROOT

SEED = 113


def measure() -> None:
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
