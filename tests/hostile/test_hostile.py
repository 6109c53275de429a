"""Hostile changes are refused with rule and line, and honest ones that look like them pass.

`refused/<name>/` and `honest/<name>/` are changes: `docs/…` is laid over a sound library, and
`recipe.yml` makes what a Git checkout cannot hold (see `support/recipes.py`). `expected.txt` is the
whole report of a refused one; honest ones have none. After a change of wording, `pytest
--write-expected` writes the reports anew: read the diff before you commit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.checks.report import as_text
from portal.pages.all_rules import check_library
from portal.source.loader import load
from support.recipes import lay_case

HERE = Path(__file__).parent
REFUSED = sorted(path for path in (HERE / "refused").iterdir() if path.is_dir())
HONEST = sorted(path for path in (HERE / "honest").iterdir() if path.is_dir())
REPORT = re.compile(r"(docs[^\n]*:\d+: [a-z0-9-]+: [^\n]+\n( [^\n]*\n)*)+")
"""Problems with path, line and rule; below one, what is to be pasted."""
SITE_URL = "https://congdoan-laichau.example/"


def report_on(case: Path, folder: Path) -> str:
    """The whole report on a library with this change."""
    return as_text(check_library(load(lay_case(case, folder)), SITE_URL))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_hostile_change_is_refused(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    report = report_on(case, tmp_path)
    expected = case / "expected.txt"
    if request.config.getoption("--write-expected"):
        expected.write_text(report, "utf-8")
    assert REPORT.fullmatch(report), "passes unseen"
    assert report == expected.read_text("utf-8")


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case.name)
def test_honest_change_passes(case: Path, tmp_path: Path) -> None:
    assert report_on(case, tmp_path) == ""


def test_there_are_enough_of_both() -> None:
    assert len(REFUSED) >= 80
    assert len(HONEST) >= 40
