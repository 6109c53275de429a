"""The history of each document's folder, read from small real repositories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portal.model.context import day_of
from portal.model.history import DocumentHistory
from portal.source.history import is_shallow, is_whole, read_histories
from support.project_copy import commit

ID = "2025/1-kh-ldld"
FOLDER = f"docs/{ID}"

Days = list[tuple[date, tuple[str, ...]]]


def _write(root: Path, *paths: str, text: str = "A\n") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def _git(root: Path, *arguments: str, **environment: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A document added on 7 January and corrected on 9 February, beside another one."""
    root = tmp_path / "project"
    _write(root, f"{FOLDER}/index.md", f"{FOLDER}/original/a.txt", "docs/index.md")
    commit(root, at="2025-01-07 08:00 +0700")
    _write(root, f"{FOLDER}/index.md", text="B\n")
    commit(root, at="2025-02-09 08:00 +0700")
    _write(root, "docs/2025/2-qd-ldld/index.md", "docs/index.md", text="C\n")
    commit(root, at="2025-03-10 08:00 +0700")
    return root


def _days(history: DocumentHistory) -> Days:
    return [(change.day, change.paths) for change in history.changes]


def _days_of(root: Path) -> Mapping[str, Days]:
    return {name: _days(history) for name, history in read_histories(root).items()}


OF_THE_FIRST = [
    (date(2025, 2, 9), ("index.md",)),
    (date(2025, 1, 7), ("index.md", "original/a.txt")),
]
OF_BOTH = {ID: OF_THE_FIRST, "2025/2-qd-ldld": [(date(2025, 3, 10), ("index.md",))]}


def test_each_document_has_the_changes_of_its_own_folder_the_newest_first(repository: Path) -> None:
    assert _days_of(repository) == OF_BOTH


def test_the_latest_change_is_the_commit_of_the_document_not_of_the_project(
    repository: Path,
) -> None:
    latest = read_histories(repository)[ID].latest
    assert latest is not None
    assert (latest.commit, latest.day) == (
        _git(repository, "rev-parse", "HEAD~1"),
        OF_THE_FIRST[0][0],
    )


def test_each_change_has_the_files_as_they_were_after_it(repository: Path) -> None:
    history = read_histories(repository)[ID]
    a, b = (_git(repository, "rev-parse", f"HEAD~{at}:{FOLDER}/index.md") for at in (2, 1))
    assert [dict(blobs) for _, blobs in history.states()] == [
        {"index.md": a, "original/a.txt": a},
        {"index.md": b, "original/a.txt": a},
    ]


@pytest.mark.parametrize("offset", ["+0700", "-1200", "+0000"])
def test_days_are_those_of_vietnam(tmp_path: Path, offset: str) -> None:
    half_past_six = {"+0700": "2025-01-07 06:30", "-1200": "2025-01-06 11:30"}
    _write(tmp_path, f"{FOLDER}/index.md")
    commit(tmp_path, at=f"{half_past_six.get(offset, '2025-01-06 23:30')} {offset}")
    assert _days_of(tmp_path) == {ID: [(date(2025, 1, 7), ("index.md",))]}
    assert day_of(datetime(2025, 1, 6, 23, 30, tzinfo=UTC)) == date(2025, 1, 7)


def test_a_merged_branch_is_one_change_on_the_day_of_the_merge(repository: Path) -> None:
    _git(repository, "switch", "-qc", "branch")
    for day in (11, 12):
        _write(repository, f"{FOLDER}/index.md", text=f"{day}\n")
        commit(repository, at=f"2025-03-{day} 08:00 +0700")
    _git(repository, "switch", "-q", "-")
    _write(repository, "docs/index.md", text="D\n")
    commit(repository, at="2025-03-13 08:00 +0700")
    at = "2025-03-14 08:00 +0700"
    _git(repository, "merge", "-q", "--no-ff", "branch", GIT_COMMITTER_DATE=at, GIT_AUTHOR_DATE=at)
    merged = [(date(2025, 3, 14), ("index.md",)), *OF_THE_FIRST]
    assert _days_of(repository) == {**OF_BOTH, ID: merged}


def test_a_detached_head_has_the_history_that_led_to_it(repository: Path) -> None:
    _git(repository, "checkout", "-q", "--detach", "HEAD~1")
    assert _days_of(repository) == {ID: OF_THE_FIRST}


def test_a_renamed_folder_keeps_its_history(repository: Path) -> None:
    _git(repository, "mv", FOLDER, "docs/2025/3-kh-ldld")
    _write(repository, "docs/2025/3-kh-ldld/index.md", text="D\n")
    commit(repository, at="2025-03-14 08:00 +0700")
    histories = read_histories(repository)
    paths = ("index.md", "original/a.txt")
    assert _days(histories["2025/3-kh-ldld"]) == [(date(2025, 3, 14), paths), *OF_THE_FIRST]
    assert ID not in histories


def test_a_folder_that_replaces_another_one_without_a_file_in_common_is_new(
    repository: Path,
) -> None:
    _git(repository, "rm", "-qr", FOLDER)
    _write(repository, "docs/2025/3-kh-ldld/index.md", text="D\n")
    commit(repository, at="2025-03-14 08:00 +0700")
    assert _days_of(repository) == {
        "2025/2-qd-ldld": OF_BOTH["2025/2-qd-ldld"],
        "2025/3-kh-ldld": [(date(2025, 3, 14), ("index.md",))],
    }


def test_a_document_that_is_removed_and_put_back_keeps_its_history(repository: Path) -> None:
    _git(repository, "rm", "-qr", FOLDER)
    commit(repository, at="2025-03-14 08:00 +0700")
    assert ID not in read_histories(repository)
    _git(repository, "checkout", "-q", "HEAD~1", "--", FOLDER)
    commit(repository, at="2025-03-15 08:00 +0700")
    assert [day for day, _ in _days_of(repository)[ID]] == [
        date(2025, 3, 15),
        date(2025, 3, 14),
        date(2025, 2, 9),
        date(2025, 1, 7),
    ]


@pytest.mark.parametrize("path", ["index.md", "new.md"])
def test_a_folder_with_changes_that_are_in_no_commit_has_no_latest_one(
    repository: Path, path: str
) -> None:
    _write(repository, f"{FOLDER}/{path}", text="E\n")
    histories = read_histories(repository)
    assert (histories[ID].committed, histories[ID].latest) == (False, None)
    assert histories["2025/2-qd-ldld"].committed


def test_what_systems_leave_behind_is_no_change(repository: Path) -> None:
    _write(repository, f"{FOLDER}/.DS_Store")
    assert read_histories(repository)[ID].committed
    commit(repository, at="2025-03-14 08:00 +0700")
    assert _days_of(repository) == OF_BOTH


def test_of_a_shallow_clone_only_the_changes_after_its_oldest_commits_are_known(
    repository: Path, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    _git(tmp_path, "clone", "-q", "--depth=2", f"file://{repository}", str(shallow))
    assert (is_shallow(shallow), is_whole(shallow)) == (True, False)
    assert (is_shallow(repository), is_whole(repository)) == (False, True)
    assert read_histories(shallow) == {
        "2025/2-qd-ldld": DocumentHistory(
            "2025/2-qd-ldld", read_histories(repository)["2025/2-qd-ldld"].changes, whole=False
        )
    }


def test_there_is_none_without_git_or_without_a_commit(tmp_path: Path) -> None:
    _write(tmp_path, f"{FOLDER}/index.md")
    assert read_histories(tmp_path) == {}
    _git(tmp_path, "init", "-q")
    assert read_histories(tmp_path) == {}
    assert (is_shallow(tmp_path / "docs"), is_whole(Path("/"))) == (False, False)
    unknown = DocumentHistory(ID)
    assert (unknown.latest, unknown.whole, list(unknown.states())) == (None, False, [])


def test_names_that_are_not_utf_8_are_shown_as_everywhere(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    with open(os.fsencode(folder) + b"/\xff\n.txt", "wb"):  # noqa: PTH123 - a path of bytes
        pass
    commit(tmp_path)
    assert _days_of(tmp_path) == {ID: [(date(2025, 1, 7), ("\\xff\\u000a.txt",))]}
    assert read_histories(tmp_path)[ID].committed


def test_settings_and_the_environment_of_a_hook_change_nothing(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read_histories(repository)
    for setting in (
        "log.showSignature=true",
        "log.showRoot=false",
        "log.diffMerges=off",
        "log.follow=true",
        "diff.renames=copies",
        "diff.noprefix=true",
        "color.ui=always",
        "core.quotePath=true",
    ):
        _git(repository, "config", *setting.split("=", 1))
    other = tmp_path / "other"
    _write(other, "docs/2025/9-kh-ldld/index.md")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert read_histories(repository) == expected
