"""A library checked year by year has the problems and summaries of one checked at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.model.summary import summary_of
from portal.pages import whole_check
from portal.pages.all_rules import check_library
from portal.pages.whole_check import check_whole
from portal.source.loader import load, sources
from portal.source.trees import ReadFiles
from support.generated_library.files import generated_project

URL = "https://example.org/"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole") / "library"
    return generated_project(root, 8)


@pytest.fixture
def project(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that counts as a library of many documents."""
    monkeypatch.setattr(whole_check, "MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    shutil.copytree(library / "docs", tmp_path / "docs")
    return tmp_path


def unused_entry(root: Path) -> None:
    groups = root / "docs/word-groups.yml"
    text = groups.read_text("utf-8")
    groups.write_text(
        text.replace("kept_together:\n", "kept_together:\n  - không đâu có\n"), "utf-8"
    )


def broken_text(root: Path) -> None:
    page = next(one for one in sorted(root.glob("docs/20*/*/index.md")) if "113-kh" not in str(one))
    page.write_text(page.read_text("utf-8").replace("đoàn", "đòan", 1), "utf-8")


def same_number(root: Path) -> None:
    shutil.copytree(root / "docs/2025/113-kh-ldld", root / "docs/2025/113-kh-ldld-2")


def wrong_move(root: Path) -> None:
    moves = "moves:\n  - {from: /2025/9-kh-ldld/, to: /2025/8-kh-ldld/, reason: Sai số.}\n"
    (root / "docs/permalinks/moves.yml").write_text(moves, "utf-8")


def lost_year(root: Path) -> None:
    own = root / "docs/permalinks/portal.txt"
    own.write_text(own.read_text("utf-8") + "/2019/\n", "utf-8")


def nothing(_root: Path) -> None:
    pass


@pytest.mark.parametrize(
    "harm", [nothing, unused_entry, broken_text, same_number, wrong_move, lost_year]
)
def test_nothing_is_missed_and_nothing_added(project: Path, harm: Callable[[Path], None]) -> None:
    harm(project)
    files, library = ReadFiles(tuple(sources(project))), load(project)
    problems, summaries = check_whole(files, ("vi", "en"), URL)
    assert problems == check_library(library, URL)
    assert bool(problems) == (harm is not nothing)
    assert sorted(one.id for one in summaries) == sorted(library.by_id)
    assert set(map(repr, summaries)) == set(map(repr, map(summary_of, library.documents)))
