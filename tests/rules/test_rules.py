"""Each rule by its cases: a folder of files laid over a small sound library, and every problem.

`cases/<rule>/<name>/docs/…` replaces or adds files, `gone.txt` lists files to leave out,
`site_url.txt` is the portal's address where it matters, `changed.txt` lists the files that a change
touches, `mkdocs.log.txt` has MkDocs' warnings, one a line, and `site/…` replaces or adds pages of a
sound built site. `expected.txt` is the whole report; an empty one says that nothing is wrong. After
a change of wording, `pytest --write-expected` writes the reports anew: read the diff before you
commit.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.checks.registry import run
from portal.checks.report import as_text
from portal.model.change import ChangedFiles
from portal.model.library import Library
from portal.model.problems import Problem
from portal.pages.all_rules import RULES, check_library, check_site
from portal.pages.built_site import read_site
from portal.pages.rules import GeneratorLog
from portal.reference.permalinks import published
from portal.source.loader import load

CASES = Path(__file__).parent / "cases"
SITE_URL = "https://example.org/"
FOLDERS = sorted(case for rule in CASES.iterdir() if rule.name[0] != "_" for case in rule.iterdir())


def lay(case: Path, folder: Path) -> Library:
    """The base library with the case's files laid over it, read from `folder`."""
    for source in (CASES / "_base", case):
        shutil.copytree(source, folder, symlinks=True, dirs_exist_ok=True)
    for path in text_in(case / "gone.txt").split():
        (folder / path).unlink()
    return load(folder)


def built_problems(library: Library, case: Path, folder: Path) -> list[Problem]:
    """The problems of the smallest sound site for the library, with the case's pages laid over."""
    for address, ids in published(library).items():
        file = folder / address[1:] / ("index.html" if address.endswith("/") else "")
        lines = [f'<p class="unofficial" id="{name}">\n' for name in sorted(ids)]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(lines) or '<p class="unofficial">\n', "utf-8")
    shutil.copytree(case / "site", folder, dirs_exist_ok=True)
    return check_site(read_site(folder, SITE_URL, library))


def text_in(file: Path) -> str:
    """The text of a file that not every case has."""
    return file.read_text("utf-8") if file.exists() else ""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_case_gives_the_expected_report(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = case / "expected.txt"
    library = lay(case, tmp_path / "library")
    problems = check_library(library, text_in(case / "site_url.txt"))
    log = GeneratorLog(tuple(text_in(case / "mkdocs.log.txt").splitlines()))
    change = ChangedFiles(frozenset(text_in(case / "changed.txt").splitlines()))
    problems += run(RULES.values(), log, change)
    if (case / "site").exists():
        problems += built_problems(library, case, tmp_path / "built")
    report = as_text(problems)
    if request.config.getoption("--write-expected"):
        expected.write_text(report, "utf-8")
    assert report == expected.read_text("utf-8")


def test_base_library_has_no_problems(tmp_path: Path) -> None:
    assert check_library(lay(CASES / "_base", tmp_path)) == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_failing_and_a_passing_case(rule: str) -> None:
    reports = [path.read_text("utf-8") for path in (CASES / rule).glob("*/expected.txt")]
    assert any(f": {rule}: " in report for report in reports), "no case in which it fails"
    assert "" in reports, "no case in which it passes"


def test_every_folder_is_a_rule() -> None:
    assert {case.parent.name for case in FOLDERS} <= set(RULES)
