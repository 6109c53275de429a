"""Each kind of change by its cases: the small library of the rules before, and what is told.

`cases/<name>/before/…` and `after/…` hold the files that differ from that library, `gone.txt` lists
files that the change removes. `expected.txt` is the whole report, `expected.md` and `expected.html`
where they stand, the same as comment and page. After a change of wording, `pytest --write-expected`
writes them anew: read the diff before you commit.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from portal.changes.html import as_html
from portal.changes.markdown import as_markdown
from portal.changes.project import read_change
from portal.changes.report import NOTHING, report
from portal.changes.text import as_text
from support.folder_changes import compare_folders
from support.project import ROOT

BASE = ROOT / "tests/rules/cases/_base"
CASES = Path(__file__).with_name("cases")
FOLDERS = sorted(CASES.iterdir())
FORMS = {"txt": as_text, "md": as_markdown, "html": as_html}


def lay(folder: Path, *layers: Path) -> Path:
    for layer in (BASE, *layers):
        if layer.exists():
            shutil.copytree(layer, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_case_gives_the_expected_report(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    before = lay(tmp_path / "before", case / "before")
    after = lay(tmp_path / "after", case / "before", case / "after")
    gone = case / "gone.txt"
    for path in gone.read_text("utf-8").split() if gone.exists() else ():
        (after / path).unlink()
    told = report(read_change(compare_folders(before, after), ("vi", "en")))
    for suffix, write in FORMS.items():
        expected = case / f"expected.{suffix}"
        if suffix == "txt" and request.config.getoption("--write-expected"):
            expected.touch()
        if expected.exists():
            if request.config.getoption("--write-expected"):
                expected.write_text(write(told), "utf-8")
            assert write(told) == expected.read_text("utf-8")


def test_only_one_case_tells_that_nothing_changes() -> None:
    told = {case.name: (case / "expected.txt").read_text("utf-8") for case in FOLDERS}
    assert [name for name, text in told.items() if text == f"{NOTHING}\n"] == ["nothing"]
