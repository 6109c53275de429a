"""Each rule by its cases: a folder of files laid over a small sound library, and every problem.

`cases/<rule>/<name>/docs/…` replaces or adds files, `gone.txt` lists files to leave out,
`site_url.txt` is the portal's address where it matters, and `expected.txt` is the whole report; an
empty one says that nothing is wrong. After a change of wording, `pytest --write-expected` writes
the reports anew: read the diff before you commit.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.checks.report import as_text
from portal.model.library import Library
from portal.pages.all_rules import RULES, check_library
from portal.source.loader import load

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(case for rule in CASES.iterdir() if rule.name[0] != "_" for case in rule.iterdir())


def lay(case: Path, folder: Path) -> Library:
    """The base library with the case's files laid over it, read from `folder`."""
    for source in (CASES / "_base", case):
        shutil.copytree(source, folder, symlinks=True, dirs_exist_ok=True)
    gone = case / "gone.txt"
    for path in gone.read_text("utf-8").split() if gone.exists() else ():
        (folder / path).unlink()
    return load(folder)


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case_gives_the_expected_report(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = case / "expected.txt"
    address = case / "site_url.txt"
    site_url = address.read_text("utf-8") if address.exists() else ""
    report = as_text(check_library(lay(case, tmp_path), site_url))
    if request.config.getoption("--write-expected"):
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")


def test_base_library_has_no_problems(tmp_path: Path) -> None:
    assert check_library(lay(CASES / "_base", tmp_path)) == []


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.family != "pages"])
def test_every_rule_has_a_failing_and_a_passing_case(rule: str) -> None:
    reports = [path.read_text("utf-8") for path in (CASES / rule).glob("*/expected.txt")]
    assert any(f": {rule}: " in report for report in reports), "no case in which it fails"
    assert "" in reports, "no case in which it passes"


def test_every_folder_is_a_rule() -> None:
    assert {case.parent.name for case in FOLDERS} <= set(RULES)
