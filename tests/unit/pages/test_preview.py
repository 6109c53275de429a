"""A preview of a large library shows the documents that were saved last."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.pages import preview
from portal.pages.preview import left_out, read_preview
from portal.source.loader import load
from support.generated_library.files import generated_project
from support.project import PLAN

LANGUAGES = ("vi", "en")
URL = "https://example.org/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of eight documents, all saved at the same time."""
    project = generated_project(tmp_path / "library", 8)
    for file in project.glob("docs/**/*"):
        os.utime(file, (0, 0))
    return project


def test_all_of_a_small_library_is_shown(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "SHOWN", 8)
    library, problems = read_preview(root, LANGUAGES, URL)
    assert (library.by_id.keys(), problems) == (load(root).by_id.keys(), [])
    assert left_out(library) == frozenset()


def test_of_a_large_one_what_was_saved_last_and_what_the_home_page_leads_to(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "SHOWN", 2)
    every = sorted(load(root).by_id)
    oldest = min(one for one in every if one != PLAN)
    newest = max(one for one in every if one != PLAN)
    os.utime(root / "docs" / oldest / "index.md")
    library, problems = read_preview(root, LANGUAGES, URL)
    assert (set(library.by_id), problems) == ({oldest, newest, PLAN}, [])
    assert left_out(library) == {*every} - {oldest, newest, PLAN}
