"""The entry that a message offers makes `check` pass once it is pasted and has its reason."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portal.checks.report import as_text
from portal.model.files import Source
from portal.model.problems import Problem
from portal.pages.all_rules import check_library
from portal.source.loader import build_library, load
from support.project import ROOT

BASE = ROOT / "tests/rules/cases/_base"
FOLDER = "docs/2025/1-kh-ldld"
LEDGER = f"{FOLDER}/original/corrections.yml"


def vietnamese(files: Mapping[str, Source]) -> list[Problem]:
    """The problems of all but translations, which have to follow the change."""
    problems = check_library(build_library(files.values()))
    return [one for one in problems if not one.path.endswith(".en.md")]


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("i.md", "yêu cầu mới", "yêu cầu: mới"),
        ("i.md", "hòa nhịp", "“hòa” nhịp #1"),
        ("ii.md", "Kiểm tra việc", "Kiểm tra các việc"),
        ("ii.md", "hiện.\n\nBáo cáo", "hiện. Báo cáo"),
        ("ii.md", "Tổ chức sinh hoạt.", "Tổ chức\n\nsinh hoạt."),
        ("i.md", "- Giảm", "+ Giảm hẳn"),
    ],
)
def test_pasting_the_entry_makes_check_pass(page: str, old: str, new: str) -> None:
    files = {source.path: source for source in load(BASE).sources}
    path = f"{FOLDER}/{page}"
    changed = files[path].text.replace(old, new, 1)
    assert changed != files[path].text
    files[path] = Source(path, changed.encode())
    (problem,) = (one for one in check_library(build_library(files.values())) if one.paste)
    text = files[LEDGER].text
    assert text.count("corrections:\n") == 1
    pasted = text.replace("corrections:\n", f"corrections:\n{problem.paste}")
    files[LEDGER] = Source(LEDGER, pasted.encode())
    assert {one.rule for one in vietnamese(files)} == {"ledger-entry"}
    reasoned = pasted.replace('vi: ""', "vi: Chép sai.")
    files[LEDGER] = Source(LEDGER, reasoned.encode())
    assert as_text(vietnamese(files)) == ""
