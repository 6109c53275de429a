"""A folder is replaced completely or not at all, and only if a build made it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from portal.model.problems import UserError
from portal.release.atomic import replacing

MARK = "build.json"


def build(site: Path, text: str) -> None:
    with replacing(site, MARK) as folder:
        (folder / "index.html").write_text(text, "utf-8")
        (folder / MARK).write_text("{}", "utf-8")


def half_build(site: Path) -> None:
    """A build that fails after it has written something."""
    with replacing(site, MARK) as folder:
        (folder / "index.html").write_text("dở", "utf-8")
        raise RuntimeError


def state(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file() and file.name != MARK)
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def test_new_folder_replaces_the_old(tmp_path: Path) -> None:
    build(tmp_path / "site", "một")
    build(tmp_path / "site", "hai")
    assert state(tmp_path) == {"site/index.html": "hai"}


def test_failed_build_keeps_the_old_folder(tmp_path: Path) -> None:
    build(tmp_path / "site", "tốt")
    with pytest.raises(RuntimeError):
        half_build(tmp_path / "site")
    assert state(tmp_path) == {"site/index.html": "tốt"}


def test_interrupted_replacement_is_completed_by_the_next_run(tmp_path: Path) -> None:
    build(tmp_path / "site", "tốt")
    (tmp_path / "site").rename(tmp_path / ".site.last")
    (tmp_path / ".site.new-abcd_123").mkdir()
    with pytest.raises(RuntimeError):
        half_build(tmp_path / "site")
    assert state(tmp_path) == {"site/index.html": "tốt"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_running_build_is_left_alone(tmp_path: Path) -> None:
    with replacing(tmp_path / "site", MARK) as slow:
        build(tmp_path / "site", "nhanh")
        (slow / "index.html").write_text("chậm", "utf-8")
        (slow / MARK).write_text("{}", "utf-8")
    assert state(tmp_path) == {"site/index.html": "chậm"}


def test_empty_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "một")
    assert state(tmp_path) == {"site/index.html": "một"}


def test_symbolic_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "đâu đó/site")
    build(tmp_path / "link", "một")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "đâu đó/site/index.html").read_text("utf-8") == "một"


@pytest.mark.parametrize("taken", ["photos", "photos/one.jpg"])
def test_folder_without_a_build_marker_is_never_replaced(taken: str, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/one.jpg").write_text("ảnh", "utf-8")
    with pytest.raises(UserError, match="không ghi đè"):
        build(tmp_path / taken, "một")
    assert state(tmp_path) == {"photos/one.jpg": "ảnh"}


def test_named_pipe_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError):
        build(tmp_path / "pipe", "một")
    assert (tmp_path / "pipe").is_fifo()
