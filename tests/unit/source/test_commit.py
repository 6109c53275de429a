"""The commit that a site is built from, and what in the work tree differs from it."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from portal.model.context import VIETNAM
from portal.model.problems import UserError
from portal.source.commit import Commit, read_commit, source_date
from support.project_copy import commit

FALLBACK = datetime(2025, 1, 7, tzinfo=VIETNAM)
EARLY = datetime(2025, 2, 10, 6, 30, tzinfo=VIETNAM)
"""Still the day before in Greenwich."""

PAGE = "docs/a.md"


@pytest.fixture(autouse=True)
def _no_date_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / PAGE).write_text("a", "utf-8")
    commit(tmp_path, at="2025-02-10 06:30 +0700")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


def found(root: Path) -> Commit:
    read = read_commit(root)
    assert read
    return read


def test_a_commit_is_dated_as_clocks_in_vietnam_were(repository: Path) -> None:
    read = found(repository)
    assert (read.time.isoformat(), read.changed) == ("2025-02-10T06:30:00+07:00", ())


def test_changed_and_new_files_are_named(repository: Path) -> None:
    (repository / PAGE).write_text("b", "utf-8")
    (repository / "b c.md").write_text("b", "utf-8")
    (repository / "d.md").symlink_to("b c.md")
    assert found(repository).changed == ("b c.md", "d.md", PAGE)


def test_a_name_that_is_no_utf8_is_shown_escaped(repository: Path) -> None:
    Path(f"{repository}/é.md").touch()
    subprocess.run(["touch", bytes(repository / "docs") + b"/\xe9\n.md"], check=True)
    assert found(repository).changed == ("docs/\\xe9\\u000a.md", "é.md")


@pytest.mark.parametrize("mark", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_marked_as_unchanged_is_looked_at(repository: Path, mark: str) -> None:
    git(repository, "update-index", mark, PAGE)
    assert found(repository).changed == ()
    (repository / PAGE).write_text("b", "utf-8")
    assert found(repository).changed == (PAGE,)
    (repository / PAGE).unlink()
    assert found(repository).changed == (PAGE,)


def test_a_page_that_only_this_machine_ignores_is_named(repository: Path) -> None:
    (repository / ".git/info/exclude").write_text("*.md\n*.DS_Store\n", "utf-8")
    for name in ("docs/b.md", "docs/.DS_Store", "b.md"):
        (repository / name).touch()
    assert found(repository).changed == ("docs/b.md",)


def test_a_replaced_commit_is_read_as_it_was_made(repository: Path) -> None:
    made = found(repository)
    (repository / PAGE).write_text("b", "utf-8")
    commit(repository)
    git(repository, "replace", "HEAD", made.hash)
    assert found(repository).changed == ()


def test_the_date_is_that_of_the_commit(repository: Path) -> None:
    assert source_date(read_commit(repository), FALLBACK) == EARLY


def test_the_date_without_git_is_the_fallback(tmp_path: Path) -> None:
    assert source_date(read_commit(tmp_path), FALLBACK) == FALLBACK


@pytest.mark.parametrize("stated", ["0", " 0\n"])
def test_source_date_epoch_comes_first(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    date = source_date(Commit("a", EARLY, ()), FALLBACK)
    assert date.isoformat() == "1970-01-01T07:00:00+07:00"


@pytest.mark.parametrize("stated", ["", " "])
def test_an_empty_source_date_epoch_is_unset(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    assert source_date(None, FALLBACK) == FALLBACK


@pytest.mark.parametrize("stated", ["abc", "-5", "1e9", "1.5", "1_000", "١٢٣", "999999999999"])
def test_what_is_no_time_is_refused(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    with pytest.raises(UserError) as refused:
        source_date(None, FALLBACK)
    assert str(refused.value) == (
        f"SOURCE_DATE_EPOCH là «{stated}», không phải số giây kể từ năm 1970. Hãy sửa lại cho đúng,"
        " hoặc bỏ đi."
    )
