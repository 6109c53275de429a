"""The files of a work tree and of a revision, and what differs between two of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from portal.model.files import Source
from portal.model.problems import UserError
from portal.source.loader import MAX_PAGE_BYTES, max_bytes
from portal.source.trees import Extended, Revision, WorkTree, compare
from support.project_copy import commit

NAMED = ["docs/a.md", "docs/z.md", "docs/2025/b.md", "docs/2025/mất.txt"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit on the branch «main»."""
    _git(tmp_path, "init", "-q", "-b", "main")
    for path in NAMED:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"{path}\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("a\n", "utf-8")
    commit(tmp_path)
    return tmp_path


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _head(root: Path) -> Revision:
    return Revision(root, _git(root, "rev-parse", "HEAD"))


def test_a_revision_is_read_as_the_work_tree_is(repository: Path) -> None:
    (repository / "docs/link.md").symlink_to("/etc/passwd")
    (repository / "docs/huge.md").write_bytes(b"x" * (MAX_PAGE_BYTES + 1))
    (repository / "docs/empty.md").touch()
    (repository / "docs/.DS_Store").touch()
    (repository / "docs/tab\tand\nline.md").write_bytes(b"\0\r\n\xff")
    commit(repository)
    tree, revision = WorkTree(repository), _head(repository)
    assert list(revision.paths) == list(tree.paths)
    assert list(revision.paths)[:4] == [
        "docs/a.md",
        "docs/empty.md",
        "docs/huge.md",
        "docs/link.md",
    ]
    assert revision.read(revision.paths) == tree.read(tree.paths)


def test_only_what_is_asked_for_is_read(repository: Path) -> None:
    for tree in (WorkTree(repository), _head(repository)):
        read = tree.read(["docs/z.md", "docs/2025/mất.txt", "docs/no-such.md"])
        assert [(source.path, source.text) for source in read] == [
            ("docs/z.md", "docs/z.md\n"),
            ("docs/2025/mất.txt", "docs/2025/mất.txt\n"),
        ]


def test_changed_new_and_removed_files_differ(repository: Path) -> None:
    (repository / "docs/a.md").write_text("b\n", "utf-8")
    (repository / "docs/2025/mất.txt").unlink()
    (repository / "mới.txt").touch()
    found = compare(repository, "main")
    assert found.changed == {"docs/a.md", "docs/2025/mất.txt", "mới.txt"}
    assert [source.text for source in found.before.read(["docs/a.md"])] == ["docs/a.md\n"]
    assert [source.text for source in found.after.read(["docs/a.md"])] == ["b\n"]


def test_what_others_changed_since_then_is_not_told(repository: Path) -> None:
    _git(repository, "switch", "-q", "-c", "mine")
    (repository / "docs/a.md").write_text("mine\n", "utf-8")
    commit(repository)
    _git(repository, "switch", "-q", "main")
    (repository / "docs/z.md").write_text("theirs\n", "utf-8")
    commit(repository)
    assert compare(repository, "main", "mine").changed == {"docs/a.md"}
    _git(repository, "switch", "-q", "mine")
    assert compare(repository, "main").changed == {"docs/a.md"}


def test_an_older_revision_can_be_compared_with_a_newer_one(repository: Path) -> None:
    (repository / "docs/a.md").write_text("newer\n", "utf-8")
    commit(repository)
    found = compare(repository, "HEAD", "HEAD~1")
    assert found.changed == {"docs/a.md"}
    assert [source.text for source in found.after.read(["docs/a.md"])] == ["docs/a.md\n"]


@pytest.mark.parametrize("name", ["no-such", "--output=x", "HEAD:docs/a.md", "", "a\nb"])
def test_an_unknown_revision_is_an_error(name: str, repository: Path) -> None:
    with pytest.raises(UserError, match="Không có phiên bản «"):
        compare(repository, name)


def test_a_repository_cannot_make_git_run_programs(repository: Path) -> None:
    ran = repository / "ran"
    (repository / ".gitattributes").write_text("* diff=own\n", "utf-8")
    for name in ("core.fsmonitor", "diff.external", "diff.own.command", "diff.own.textconv"):
        _git(repository, "config", name, f"touch {ran};")
    (repository / "docs/a.md").write_text("b\n", "utf-8")
    assert compare(repository, "main").changed == {".gitattributes", "docs/a.md"}
    assert not ran.exists()


def test_what_a_partial_clone_lacks_is_unreadable(repository: Path) -> None:
    blob = _git(repository, "rev-parse", "HEAD:docs/a.md")
    (repository / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found = {source.path: source.readable for source in _head(repository).read(NAMED)}
    assert found == {path: path != "docs/a.md" for path in NAMED}


def test_a_tree_with_more_files_reads_as_if_they_were_on_disk(tmp_path: Path) -> None:
    (tmp_path / "docs/2025").mkdir(parents=True)
    (tmp_path / "docs/2025/a.md").write_text("A")
    (tmp_path / "docs/b.md").write_text("B")
    large = b"x" * (max_bytes("docs/c.md") + 1)
    tree = Extended(WorkTree(tmp_path), {"docs/b.md": b"C", "docs/c.md": large})
    assert sorted(tree.paths) == ["docs/2025/a.md", "docs/b.md", "docs/c.md"]
    assert tree.read(tree.paths) == [
        Source("docs/b.md", b"C"),
        Source("docs/c.md", b"", too_large=True),
        Source("docs/2025/a.md", b"A"),
    ]
    assert tree.read(["docs/2025/a.md", "docs/d.md"]) == [Source("docs/2025/a.md", b"A")]
