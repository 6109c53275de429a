"""The commit that a site is built from."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.source.git import read_commit, source_date

FALLBACK = datetime(2025, 1, 7, tzinfo=UTC)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "a.md").write_text("a", "utf-8")
    for command in (
        "init -q",
        "add -A",
        "-c user.name=A -c user.email=a@example.org commit -qm A --date=@86400",
    ):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command.split()],
            check=True,
            env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": "@86400 +0700"},
        )
    return tmp_path


def test_clean_tree_has_no_changed_files(repository: Path) -> None:
    commit = read_commit(repository)
    assert commit is not None
    assert (commit.time, commit.changed) == (datetime(1970, 1, 2, tzinfo=UTC), ())


def test_changed_and_new_files_are_named(repository: Path) -> None:
    (repository / "a.md").write_text("b", "utf-8")
    (repository / "b c.md").write_text("b", "utf-8")
    commit = read_commit(repository)
    assert commit is not None
    assert commit.changed == ("a.md", "b c.md")


def test_build_date_is_the_commit_date(repository: Path) -> None:
    assert source_date(read_commit(repository), FALLBACK) == datetime(1970, 1, 2, tzinfo=UTC)


def test_source_date_epoch_overrides_the_commit_date(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    commit = read_commit(repository)
    assert source_date(commit, FALLBACK) == datetime(1970, 1, 1, tzinfo=UTC)


def test_build_date_without_git_is_the_fallback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date(read_commit(tmp_path), FALLBACK) == FALLBACK
