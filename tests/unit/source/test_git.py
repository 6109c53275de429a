"""Git is asked about the project's own repository, and fails in its own words."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.source.commit import read_commit
from portal.source.git import find_head, has_repository
from portal.source.history import read_histories
from support.project_copy import commit

DOCUMENT = "docs/2025/1-kh-ldld"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "dự án"
    (root / DOCUMENT).mkdir(parents=True)
    (root / DOCUMENT / "index.md").write_text("a", "utf-8")
    commit(root)
    return root


def git(root: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", "-C", str(root), *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_an_archive_inside_another_repository_has_no_history(repository: Path) -> None:
    for name in ("cổng", "a:b"):  # Git lists folders between colons
        inner = repository / name / "cổng"
        (inner / DOCUMENT).mkdir(parents=True)
        (inner / DOCUMENT / "index.md").write_text("a", "utf-8")
        commit(repository)
        assert (find_head(inner), read_commit(inner), read_histories(inner)) == ("", None, {})


@pytest.mark.parametrize("place", ["worktree", "submodule", "link"])
def test_a_repository_may_be_kept_elsewhere(repository: Path, place: str, tmp_path: Path) -> None:
    root = tmp_path / place
    if place == "worktree":
        git(repository, "worktree", "add", "-q", "--detach", str(root))
    elif place == "submodule":
        git(tmp_path, "init", "-q", "outer")
        allowed = ("-c", "protocol.file.allow=always")
        git(tmp_path / "outer", *allowed, "submodule", "-q", "add", str(repository), "inner")
        root = tmp_path / "outer/inner"
    else:
        root.symlink_to(repository)
    assert find_head(root) == git(repository, "rev-parse", "HEAD")


VARIABLES = {
    "GIT_DIR": "other/.git",
    "GIT_WORK_TREE": "other",
    "GIT_INDEX_FILE": "other/.git/index",
    "GIT_OBJECT_DIRECTORY": "other/.git/objects",
    "GIT_COMMON_DIR": "other/.git",
    "GIT_CEILING_DIRECTORIES": "",
    "GIT_NAMESPACE": "other",
    "GIT_CONFIG_PARAMETERS": "'core.worktree=other'",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TRACE": "1",
}


@pytest.mark.parametrize("name", VARIABLES)
def test_what_a_hook_has_set_leads_to_no_other_repository(
    repository: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a").touch()
    commit(tmp_path / "other")
    before = (read_commit(repository), read_histories(repository))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(name, VARIABLES[name])
    assert (read_commit(repository), read_histories(repository)) == before


def test_every_variable_that_git_names_its_own_is_left_out(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_commit(repository)
    for name in git(repository, "rev-parse", "--local-env-vars").split():
        monkeypatch.setenv(name, "/no/such")
    assert read_commit(repository) == before


def test_a_signed_commit_is_read_whatever_is_set(repository: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    for setting in ("log.showSignature true", "gpg.format ssh", f"user.signingKey {key}"):
        git(repository, "config", *setting.split(" "))
    git(repository, "commit", "-q", "-S", "--allow-empty", "-m", "B")
    found = read_commit(repository)
    assert found
    assert found.hash == git(repository, "rev-parse", "HEAD")


def no_head(root: Path) -> str:
    (root / ".git/HEAD").write_text("?\n")
    return "not a git repository (or any of the parent directories): .git"


def no_objects(root: Path) -> str:
    name = git(root, "rev-parse", "HEAD")
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    return "bad object HEAD"


def broken_settings(root: Path) -> str:
    with (root / ".git/config").open("a") as config:
        config.write("[\n")
    count = len((root / ".git/config").read_text().splitlines())
    return f"bad config line {count} in file .git/config"


def a_lost_folder(root: Path) -> str:
    (root / ".git").rename(root.with_name("moved"))
    (root / ".git").write_text("gitdir: /no/such\n")
    return "not a git repository: /no/such"


@pytest.mark.parametrize("harm", [no_head, no_objects, broken_settings, a_lost_folder])
def test_a_broken_repository_is_told_in_the_words_of_git(
    repository: Path, harm: Callable[[Path], str]
) -> None:
    words = harm(repository)
    for read in (read_commit, read_histories):
        with pytest.raises(UserError) as refused:
            read(repository)
        assert str(refused.value) == (
            f"Git không đọc được kho của thư mục này ({words}). Hãy sửa điều Git nêu, hoặc tải lại"
            " kho bằng «git clone»."
        )


def test_a_repository_of_someone_else_is_told_with_the_remedy_of_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(UserError) as refused:
        has_repository(repository)
    assert str(refused.value) == (
        "Thư mục này thuộc về người dùng khác, nên Git không đọc lịch sử của nó. Nếu tin nó, hãy"
        " chạy lệnh sau rồi làm lại: git config --global --add safe.directory"
        f" '{os.fsdecode(repository.resolve())}'"
    )


def test_a_repository_without_the_program_is_told(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_head(tmp_path) == ""
    with pytest.raises(UserError) as refused:
        find_head(repository)
    assert str(refused.value) == "Thư mục này là một kho Git. Hãy cài lệnh git rồi chạy lại."


def test_a_repository_without_a_commit_has_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert (read_commit(tmp_path), read_histories(tmp_path)) == (None, {})
